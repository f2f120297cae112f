"""RSS and Atom: what the entries carry, or the pages they point to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.errors import ArticleError
from corpus.readers.decoding import declared_as_utf8
from corpus.readers.document import Details, Document, ReadFailure, Reading
from corpus.readers.fragments import text_of
from corpus.readers.published import day_first_of, read_date
from corpus.web.address import safe_url

FULL_TEXT = 600
"""Characters from which an entry without a content element is taken to be the report itself, not a summary of it."""
MAX_ENTRIES = 5000
MONTH = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `full` says whether `text` is the report or only a summary, `updated` is as printed."""

    id: str
    details: Details
    text: str
    full: bool
    updated: str = ""


def read_feed(document: Document) -> Reading:
    """Yield a report for each entry, from its page where the entry has only a summary and pages can be fetched.

    Raises:
        ArticleError: it is no feed, or has no entries.
    """
    number = 0
    for number, entry in enumerate(find_entries(document), 1):
        url = entry.details.url
        name = f"{document.name}: {url or entry.details.title or f'entry {number}'}"
        try:
            if entry.full or not url or document.fetch is None:
                yield document.article(entry.text, entry.details)
            else:
                yield from _read_page(document, entry)
        except ArticleError as error:
            yield ReadFailure(name, f"{name}: {str(error).removeprefix(document.name).lstrip(': ')}")
    if not number:
        raise ArticleError(f"{document.name}: no entries in this feed; check that it is the feed and not its page")


def find_entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a feed in its order; read with feedparser.

    Raises:
        ArticleError: it declares entities, which feeds have no need of and XML bombs are made of.
    """
    data = document.read()
    if b"<!entity" in data.lower():
        raise ArticleError(f"{document.name}: it declares XML entities, which no feed needs; ask its publisher")
    import feedparser  # type: ignore[import-untyped]  # ships no types

    feed = feedparser.parse(io.BytesIO(declared_as_utf8(data)))
    outlet = _line(feed.feed.get("title"))
    language = _line(feed.feed.get("language"))
    for entry in feed.entries[:MAX_ENTRIES]:
        content = _longest(entry)
        text = text_of(content or entry.get("summary", ""))
        details = Details(
            title=text_of(_line(entry.get("title"))).replace("\n", " "),
            outlet=_line((entry.get("source") or {}).get("title")) or outlet,
            url=_web(entry.get("link")),
            published=_day(entry, document.name, day_first_of(language)),
            language=language[:2].lower(),
        )
        updated = _line(dict.get(entry, "updated"))
        yield Entry(_line(entry.get("id")), details, text, bool(content) or len(text) >= FULL_TEXT, updated)


def _read_page(document: Document, entry: Entry) -> Reading:
    assert document.fetch is not None
    page = document.fetch(entry.details.url)
    for found in document.read_other(page):
        if isinstance(found, ReadFailure):
            yield found
        else:
            known = entry.details.over(Details(found.title, found.outlet, found.url, found.published, found.language))
            yield document.article(found.text, known)


def _longest(entry: Any) -> str:
    contents = [item.get("value") or "" for item in entry.get("content") or ()]
    return max((str(content) for content in contents), key=len, default="")


def _day(entry: Any, name: str, day_first: bool | None) -> date | None:
    # dict.get, because feedparser's own get gives one date for another.
    for field in ("published", "updated", "created"):
        if written := dict.get(entry, field):
            return _told(_line(written), dict.get(entry, f"{field}_parsed")) or read_date(
                _line(written), name=name, day_first=day_first
            )
    return None


def _told(written: str, moment: Any) -> date | None:
    """Return feedparser's reading of a date with the month in Greek or Hungarian, if day and year are written too."""
    numbers = {int(number) for number in re.findall(r"\d{1,4}", written)}
    known = moment and MONTH.search(written) and {moment.tm_year, moment.tm_mday} <= numbers
    return date(*moment[:3]) if known and not written.isascii() else None


def _web(link: object) -> str:
    """Return a link if it leads to a web page: feeds may carry any kind."""
    found = _line(link)
    return safe_url(found) if found.startswith(("http://", "https://")) else ""


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
