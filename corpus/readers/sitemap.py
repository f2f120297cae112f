"""Sitemaps: lists of a site's pages, and of further lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.document import Details, Document, ReadFailure, Reading
from corpus.readers.markup import children, first_text, local, parse_xml
from corpus.readers.published import read_date
from corpus.web.address import safe_url

MAX_PAGES = 1000
MAX_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """One page a sitemap lists, or one further sitemap (`is_list`); `updated` is its lastmod as printed."""

    url: str
    details: Details
    updated: str
    is_list: bool


def read_sitemap(document: Document) -> Reading:
    """Yield the report of each page a sitemap lists, newest first where it says so; lists of lists are followed.

    Raises:
        ArticleError: pages cannot be fetched from here, or it lists none.
    """
    if document.fetch is None:
        raise ArticleError(f"{document.name}: a sitemap only lists pages; add it by its address to have them fetched")
    for place in find_places(document):
        yield from _read_place(place, document)


def find_places(document: Document) -> list[Place]:
    """Return what a sitemap lists, newest first where it says so, at most MAX_PAGES.

    Raises:
        ArticleError: it lists nothing, or is not well-formed XML.
    """
    root = parse_xml(document.read(), document.name)
    places = [_place(element) for element in children(root, "url", "sitemap") if first_text(element, "loc")]
    if not places:
        raise ArticleError(f"{document.name}: no pages in this sitemap; check its address")
    places.sort(key=lambda place: place.updated, reverse=True)
    return places[:MAX_PAGES]


def _place(element: Element) -> Place:
    url = safe_url(first_text(element, "loc"))
    published: date | None = read_date(first_text(element, "publication_date"), name=url)
    details = Details(title=first_text(element, "title"), outlet=first_text(element, "name"), published=published)
    return Place(url, details, first_text(element, "lastmod"), local(element) == "sitemap")


def _read_place(place: Place, document: Document) -> Reading:
    assert document.fetch is not None
    if document.depth >= MAX_DEPTH:
        yield ReadFailure(place.url, f"{place.url}: too many sitemaps inside each other; add this one by itself")
        return
    try:
        page = document.fetch(place.url)
    except ArticleError as error:
        yield ReadFailure(place.url, str(error))
        return
    yield from document.read_other(
        replace(page, details=place.details.over(document.details), depth=document.depth + 1)
    )
