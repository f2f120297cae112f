"""Leads: what a news source lists at this moment, and what kind of source is behind an address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from corpus.child.helper import HelperError, borrow_helper
from corpus.errors import ArticleError
from corpus.readers.apart import SECONDS, open_packed
from corpus.readers.document import Document
from corpus.readers.format import sniff
from corpus.readers.opening import pack_page
from corpus.readers.reading import Details
from corpus.web.address import parse_address
from index.sources.followed import Kind, Source
from index.sources.pages import Lead

if TYPE_CHECKING:
    from corpus.web.fetcher import Fetcher, Page

MAX_LISTS = 50
"""Sitemaps inside a sitemap that are read, the newest first; older ones are archives."""
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
CALLED = {"feed": "a feed", "sitemap": "a sitemap", "page": "a page"}


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists, with the tags that a later question whether it changed is asked with."""

    leads: list[Lead]
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What is behind an address: the source to follow (`url` may be the feed of the site that was named).

    `listing` is None for a page, which lists nothing.
    """

    url: str
    kind: Kind
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page is (a key of `corpus.readers.reading.FORMATS`), what it lists, and the feeds it names."""

    form: str
    leads: tuple[Lead, ...]
    feeds: tuple[str, ...]


def find_source(url: str, fetcher: Fetcher) -> Found:
    """Return the feed, sitemap or page at an address; of a site, the feed it names, else its sitemap.

    Raises:
        ArticleError: the address cannot be read, or is the front page of a site with neither feed nor sitemap.
    """
    address = parse_address(url)
    page = fetcher.fetch(url)
    here = look_at(page)
    if here.form in LISTS:
        return _found(address.url, page, here)
    if here.form != "html":
        return _page(address.url)
    is_front = address.target == "/"
    places = [*here.feeds, *(_sitemaps(url, fetcher) if is_front else ())]
    for place in places:
        try:
            page = fetcher.fetch(place)
            there = look_at(page)
        except ArticleError:
            continue
        if there.form in LISTS:
            return _found(parse_address(place).url, page, there)
    if is_front:
        raise ArticleError(f"{address.url}: neither feed nor sitemap found; give the address of a feed or of one page")
    return _page(address.url)


def read_listing(source: Source, fetcher: Fetcher) -> Listing | None:
    """Return what a feed or sitemap lists now, None where it has not changed since it was last read.

    Raises:
        ArticleError: it cannot be had, or is something else by now.
    """
    page = fetcher.fetch(source.url, etag=source.etag, modified=source.modified)
    if not page.changed:
        return None
    seen = look_at(page)
    if seen.form != source.kind:
        raise ArticleError(
            f"{source.url}: {CALLED[source.kind]} before, {CALLED.get(seen.form, seen.form)} now; check the address"
        )
    return _listing(page, seen)


def read_list(page: Page) -> Listing:
    """Return what a sitemap inside a sitemap lists.

    Raises:
        ArticleError: it is none.
    """
    seen = look_at(page)
    if seen.form != "sitemap":
        raise ArticleError(f"{page.url}: no sitemap, though a sitemap says so; leave it out")
    leads = [lead for lead in seen.leads if not lead.is_list]
    return Listing(leads, page.etag, page.modified)


def _found(url: str, page: Page, seen: Seen) -> Found:
    return Found(url, "feed" if seen.form == "feed" else "sitemap", _listing(page, seen))


def _page(url: str) -> Found:
    return Found(url, "page", None)


def _listing(page: Page, seen: Seen) -> Listing:
    leads = list(seen.leads)
    # An empty list may be a fault: the next question is not whether it changed.
    return Listing(leads, page.etag, page.modified) if leads else Listing(leads)


def look_at(page: Page) -> Seen:
    """Return what a page is, and what it lists; it is read in another process, for it may hang whatever reads it.

    Raises:
        ArticleError: it cannot be read.
    """
    with borrow_helper() as helper:
        try:
            (seen,) = helper.call(_see, page, seconds=SECONDS, answer=_refuse)
        except HelperError as error:
            raise ArticleError(f"{page.url}: cannot be read ({error}); leave it out") from error
    assert isinstance(seen, Seen)
    return seen


def _refuse(question: object) -> object:
    raise ArticleError(f"{question}: not fetched by what only looks at a page")


def _see(page: Page) -> Iterator[Seen]:
    with open_packed(pack_page(page, Details(), {})) as packed:
        form, document = _unpacked(packed)
        leads = tuple(LISTS[form](document)) if form in LISTS else ()
        yield Seen(form, leads, tuple(_feeds(document.read(), page.url)) if form == "html" else ())


def _unpacked(document: Document) -> tuple[str, Document]:
    """Return the form of a document, and the one inside where it is a gzipped file."""
    form = sniff(document.head(), document.name)
    if form != "gzip":
        return form, document
    from corpus.readers.archive import unpack_gzip

    inner = unpack_gzip(document)
    return sniff(inner.head(), inner.name), inner


def _entries(document: Document) -> Iterator[Lead]:
    from corpus.readers.feed import find_entries

    for entry in find_entries(document):
        known = entry.details
        stamp = _digest(known.title, str(known.published), entry.updated, entry.text)
        url = known.url or "entry:" + _digest(entry.id or known.title or entry.text)
        text = entry.text if entry.full or not known.url else ""
        if entry.transcripts:
            # Its words stand there; the address to show stays the episode's.
            url, text = entry.transcripts[0], ""
        yield Lead(url, stamp, known, text, guid=entry.id)


def _places(document: Document) -> Iterator[Lead]:
    from corpus.readers.sitemap import find_places

    lists = 0
    for place in find_places(document):
        try:
            url = parse_address(place.url).url
        except ArticleError:
            continue
        lists += place.is_list
        if not place.is_list or lists <= MAX_LISTS:
            yield Lead(
                url, place.updated, place.details, always=place.is_list and not place.updated, is_list=place.is_list
            )


LISTS: dict[str, Callable[[Document], Iterator[Lead]]] = {"feed": _entries, "sitemap": _places}


def _feeds(page: bytes, url: str) -> Iterator[str]:
    """Yield the addresses of the feeds that a web page names, those of its comments left out."""
    from lxml import etree, html  # type: ignore[import-untyped]  # ships no types

    try:
        root = html.document_fromstring(page)
    except (etree.LxmlError, ValueError):
        return
    for link in root.iter("link"):
        named = f"{link.get('title', '')} {link.get('href', '')}".lower()
        if (
            "alternate" in link.get("rel", "").lower().split()
            and link.get("type", "").lower().strip() in FEED_TYPES
            and link.get("href")
            and "comment" not in named
        ):
            yield urljoin(url, link.get("href").strip())


def _sitemaps(url: str, fetcher: Fetcher) -> Iterator[str]:
    """Yield the addresses of the sitemaps that a site's robots.txt names, those of news first, then the usual one."""
    named: list[str] = []
    try:
        lines = fetcher.fetch(urljoin(url, "/robots.txt")).body.decode("utf-8", "replace").splitlines()
        named = [line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("sitemap:")]
    except ArticleError:
        pass
    yield from sorted(named, key=lambda place: "news" not in place.lower())
    yield urljoin(url, "/sitemap.xml")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
