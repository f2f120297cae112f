"""The report in a web page, without what stands around it."""

from __future__ import annotations

import re
from datetime import date

from corpus.errors import ArticleError
from corpus.readers.cleaning import clean_page
from corpus.readers.decoding import decode_declared
from corpus.readers.document import Details, Document, Reading
from corpus.readers.published import read_date

DATES = {"original_date": True, "extensive_search": False}
"""The search at length takes the year of a copyright line for the day of publication."""
DATE_LINE = re.compile(r"(?:first )?(?:published|posted)(?: on| at)?\s*:?\s+(.{6,40})", re.IGNORECASE)
FIRST_LINES = 6


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
        raise ArticleError(f"{name}: no report found in this page; give the page of one article, or its text")
    published: date | None = read_date(found.date, name=name) or _printed_date(text)
    details = Details(
        title=found.title or "",
        outlet=found.sitename or "",
        url=url or found.url or "",
        published=published,
        language=(found.language or "")[:2].lower(),
    )
    return clean_page(text), details


def _printed_date(text: str) -> date | None:
    """Return the day of a line such as "Published: 16 March 2021" near the top of the text."""
    for line in text.split("\n")[:FIRST_LINES]:
        match = DATE_LINE.fullmatch(line.strip())
        if match and (day := read_date(match[1])):
            return day
    return None
