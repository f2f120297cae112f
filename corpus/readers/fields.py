"""The names an article's fields go by in records and front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from corpus.article import Span, Turn
from corpus.errors import ArticleError
from corpus.readers.document import Details, Document
from corpus.readers.fragments import is_html, text_of
from corpus.readers.published import day_first_of, read_date

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,8});")
ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "_id", "guid", "uid"),
    "text": ("text", "body", "content", "maintext", "article", "body_text", "article_text", "articlebody",
             "content_text", "content_html", "body_html"),
    "title": ("title", "headline", "title_text"),
    "published": ("published", "date", "published_at", "publishedat", "date_published", "date_publish", "datepublished",
                  "pubdate", "pub_date", "publish_date", "publication_date", "datetime", "timestamp", "created"),
    "outlet": ("outlet", "publisher", "publication", "source", "source_name", "sitename", "site", "newspaper"),
    "url": ("url", "link", "canonical", "href", "permalink", "source_url"),
    "language": ("language", "lang"),
}  # fmt: skip
FIELDS = tuple(ALIASES)


def take(record: Mapping[str, object], field: str, fields: Mapping[str, str]) -> object:
    """Return what `record` holds for an article's field, under its mapped name or the first usual one; None if nothing.

    Names are compared without case.
    """
    if field in fields:
        return record.get(fields[field])
    folded = {str(key).lower(): value for key, value in record.items()}
    for name in ALIASES[field]:
        value = folded.get(name)
        # WordPress wraps what it has rendered.
        if isinstance(value, Mapping) and isinstance(value.get("rendered"), str):
            value = value["rendered"]
        if value is not None and value != "":
            return value
    return None


def take_details(record: Mapping[str, object], document: Document) -> Details:
    """Return title, outlet, url, date and language of a record, blank where it has none."""
    value = take(record, "published", document.fields)
    language = _line(take(record, "language", document.fields))
    order = day_first_of(language) if document.day_first is None else document.day_first
    published: date | None = read_date(value, name=document.name, day_first=order)
    return Details(
        title=_title(take(record, "title", document.fields)),
        outlet=_line(take(record, "outlet", document.fields)),
        url=_line(take(record, "url", document.fields)),
        published=published,
        language=language[:2].lower(),
    )


def take_turns(value: object, name: str) -> list[Turn]:
    """Return the turns of a record's field, `[{"span": [0, 40], "label": "Ora Lindqvist", "place": "00:12"}, ...]`.

    Raises:
        ArticleError: they are written in another way.
    """
    if value is None:
        return []
    turns = [_turn(each) for each in value] if isinstance(value, list) else [None]
    if None in turns:
        wrong = turns.index(None) + 1
        form = '{"span": [START, END], "label": NAME, "place": TIME}'
        raise ArticleError(f"{name}: turn {wrong} cannot be read; write {form} for each")
    return [turn for turn in turns if turn is not None]


def _turn(value: object) -> Turn | None:
    if not isinstance(value, Mapping):
        return None
    span, label, place = value.get("span"), value.get("label"), value.get("place", "")
    if not isinstance(span, list) or len(span) != 2 or not all(type(edge) is int for edge in span):
        return None
    if not isinstance(label, str) or not isinstance(place, str | int | None):
        return None
    return Turn(Span(*span), label, "" if place is None else str(place))


def _title(value: object) -> str:
    line = _line(value)
    return " ".join(text_of(line).split()) or line if is_html(line) or ENTITY.search(line) else line


def _line(value: object) -> str:
    """Return a value as one line; of an object the name in it, as `{"source": {"name": "The Mail"}}` has it."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("url")
    if isinstance(value, list):
        value = next(iter(value), None)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
