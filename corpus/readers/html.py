"""The report in a web page, without what stands around it."""

from __future__ import annotations

import warnings

from corpus.errors import ArticleError
from corpus.readers.cleaning import clean_page
from corpus.readers.decoding import decode_declared
from corpus.readers.document import Details, Document, Reading
from corpus.readers.metadata import read_metadata
from corpus.readers.published import parse_date

DATES = {"original_date": True, "extensive_search": False}
"""The search at length takes the year of a copyright line for the day of publication."""


def read_html(document: Document) -> Reading:
    """Yield the one report of a page: its main text, a paragraph a line, found by trafilatura (2.3.1 or later).

    Raises:
        ArticleError: the page holds no report.
    """
    yield document.article(*extract_page(decode_declared(document.read()), document.name, document.details.url))


def extract_page(page: str, name: str, url: str = "") -> tuple[str, Details]:
    """Return the main text of a page and the title, outlet, date, url and language the page gives.

    Raises:
        ArticleError: the page holds no report.
    """
    import trafilatura
    from trafilatura.utils import load_html

    root = load_html(page)
    if root is None:
        raise _nothing_found(name)
    with warnings.catch_warnings():
        # dateutil's, about zones of time: the day is the one written.
        warnings.simplefilter("ignore")
        found = trafilatura.bare_extraction(
            page,
            url=url or None,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    text = getattr(found, "text", None) or ""
    if found is None or isinstance(found, dict) or not text.strip():
        raise _nothing_found(name)
    guessed = Details(
        title=found.title or "",
        outlet=found.sitename or "",
        url=url or found.url or "",
        published=parse_date(found.date),
        language=found.language or "",
    )
    return clean_page(text), read_metadata(root, name, url, text, guessed)


def _nothing_found(name: str) -> ArticleError:
    return ArticleError(f"{name}: no report found in this page; give the page of one article, or its text")
