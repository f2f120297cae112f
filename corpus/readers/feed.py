"""RSS and Atom: what the entries carry, or the pages they point to."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from logging import getLogger
from typing import Any
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers.decoding import declared_as_utf8
from corpus.readers.document import Details, Document, ReadFailure, Reading, details_of
from corpus.readers.fragments import text_of
from corpus.readers.published import day_first_of, read_date
from corpus.readers.transcripts.named import find_transcripts
from corpus.web.address import safe_url, without_tracking

log = getLogger(__name__)

MAX_ENTRIES = 5000
NAMESPACE = re.compile(rb"xmlns:([\w.-]{1,40})\s*=\s*[\"']([^\"'<>]{1,200})")
SUMMARY = re.compile(rb"(</?)([\w.-]{1,40}):(description|summary|subtitle|text)(?=[\s/>])")
CONTENT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:encoded|content|body)[\s>]")
ASIDE = "aside"
"""Put before the name of an element that describes a picture, an episode or a page rather than reports it."""
MONTH = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `full` says whether `text` is the report or only a summary, `updated` is the last time it
    names, as printed.

    `id` stays when its title or address changes; "" where the entry has no guid of its own. `transcripts` are the web
    addresses at which an episode's words are to be had, the best first.
    """

    id: str
    details: Details
    text: str
    full: bool
    updated: str = ""
    transcripts: tuple[str, ...] = ()


def read_feed(document: Document) -> Reading:
    """Yield a report for each entry, from its page where the entry has only a summary and pages can be fetched.

    Of an episode with transcripts it is the best of them that can be read.

    Raises:
        ArticleError: it is no feed, or has no entries.
    """
    number = 0
    for number, entry in enumerate(find_entries(document), 1):
        url = entry.details.url
        name = f"{document.name}: {url or entry.details.title or f'entry {number}'}"
        try:
            if entry.transcripts and document.fetch and (told := _read_transcript(document, entry)):
                yield told
            elif entry.full or not url or document.fetch is None:
                yield document.article(entry.text, entry.details, id=entry.id)
            else:
                yield from _read_page(document, entry)
        except ArticleError as error:
            yield ReadFailure(name, f"{name}: {str(error).removeprefix(document.name).lstrip(': ')}")
    if not number:
        raise ArticleError(f"{document.name}: no entries in this feed; check that it is the feed and not its page")


def find_entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a feed in its order; read with feedparser.

    Only `content:encoded` and Atom's `content` are the report; a description of a picture or an episode is not even the
    summary where there is another. Addresses go without the parameters that only count readers.

    Raises:
        ArticleError: it declares entities, which feeds have no need of and XML bombs are made of.
    """
    data = document.read()
    if b"<!entity" in data.lower():
        raise ArticleError(f"{document.name}: it declares XML entities, which no feed needs; ask its publisher")
    import feedparser  # type: ignore[import-untyped]  # ships no types

    feed = feedparser.parse(io.BytesIO(_set_aside(declared_as_utf8(data))))
    # A second description is content to feedparser.
    whole = CONTENT.search(data) is not None
    outlet = _line(feed.feed.get("title"))
    language = _line(feed.feed.get("language"))
    guids = Counter(_line(entry.get("id")) for entry in feed.entries)
    transcripts = find_transcripts(data, language)
    for number, entry in enumerate(feed.entries[:MAX_ENTRIES]):
        content = _longest(entry)
        text = text_of((content if whole else "") or entry.get("summary") or content or _aside(entry))
        details = Details(
            title=text_of(_line(entry.get("title"))).replace("\n", " "),
            outlet=_line((entry.get("source") or {}).get("title")) or outlet,
            url=_web(entry.get("link")),
            published=_day(entry, document.name, day_first_of(language)),
            language=language[:2].lower(),
        )
        # RSS has no day of a change, so that papers print the time of a correction as that of the report.
        updated = _line(dict.get(entry, "updated") or dict.get(entry, "published"))
        guid = _line(entry.get("id"))
        # A guid that several entries share tells nothing about which is which.
        id = id_of_entry(guid, details) if guids[guid] == 1 else ""
        named = transcripts[number] if len(transcripts) == len(feed.entries) else ()
        yield Entry(id, details, text, whole and bool(content), updated, named)


def id_of_entry(guid: str, details: Details) -> str:
    """Return an article's id made from an entry's guid and its site, for many sites number from 1; "" without guid."""
    if not guid:
        return ""
    try:
        site = urlsplit(details.url).hostname or details.outlet
    except ValueError:  # an address that is none
        site = details.outlet
    return sha256(f"{site}\x1f{without_tracking(guid)}".encode("utf-8", "replace")).hexdigest()[:12]


def _read_transcript(document: Document, entry: Entry) -> Article | None:
    """Return the article of an episode from the first of its transcripts that can be read."""
    assert document.fetch is not None
    for url in entry.transcripts:
        try:
            (found,) = document.read_other(document.fetch(url))
        except (ArticleError, ValueError) as error:
            log.debug("%s: %s", url, error)
            continue
        if isinstance(found, Article):
            known = entry.details.over(Details(url=url)).over(details_of(found))
            return document.article(found.text, known, id=entry.id, turns=found.turns)
    return None


def _read_page(document: Document, entry: Entry) -> Reading:
    assert document.fetch is not None
    page = document.fetch(entry.details.url)
    reports = list(document.read_other(page))
    for found in reports:
        if isinstance(found, ReadFailure):
            yield found
        else:
            known = entry.details.over(details_of(found))
            yield document.article(found.text, known, id=entry.id if len(reports) == 1 else "")


def _set_aside(data: bytes) -> bytes:
    """Return a feed whose `media:description`, `itunes:summary` and the like feedparser takes for no content."""
    known = {prefix for prefix, uri in NAMESPACE.findall(data) if b"/Atom" in uri or b"purl.org/rss/1.0/" in uri}

    def renamed(match: re.Match[bytes]) -> bytes:
        start, prefix, name = match.groups()
        return match[0] if prefix in known else b"%s%s:%s%s" % (start, prefix, ASIDE.encode(), name)

    return SUMMARY.sub(renamed, data)


def _aside(entry: Any) -> str:
    found = (value for key, value in entry.items() if ASIDE in key and isinstance(value, str))
    return max(found, key=len, default="")


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
    return without_tracking(safe_url(found)) if found.startswith(("http://", "https://")) else ""


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
