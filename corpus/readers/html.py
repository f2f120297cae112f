"""The report in a web page, without what stands around it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from logging import CRITICAL, getLogger
from typing import Any

from corpus.errors import ArticleError
from corpus.readers.cleaning import clean_page
from corpus.readers.decoding import decode_declared
from corpus.readers.document import Details, Document, Reading
from corpus.readers.fragments import text_of
from corpus.readers.page.bodies import join_bodies
from corpus.readers.page.linked import Linked, fold, posts_of, quotations_in, text_in
from corpus.readers.page.marking import make_visible
from corpus.readers.page.metadata import linked_of, read_metadata
from corpus.readers.published import day_first_of, parse_date
from corpus.readers.transcripts.headed import find_speech
from corpus.readers.transcripts.speech import article_of_speech

DATES = {"original_date": True, "extensive_search": False}
"""The search at length takes the year of a copyright line for the day of publication."""
TALKATIVE = ("trafilatura", "htmldate", "charset_normalizer")
"""Libraries that log what they think of a page; what a reader needs to know is in our messages."""
MIN_SHARE = 0.7
"""Share of the words which a page says its report has, from which the report found is taken to be whole."""
MIN_WORDS = 80
"""Words a page has to say its report has, for the count to be more than that of a teaser or a slip."""


def read_html(document: Document) -> Reading:
    """Yield the report of a page, a paragraph a line, found by trafilatura (2.3.1 or later); of a live blog each post.

    A page that prints a transcript, each name alone above the words, becomes the article of its turns.

    Raises:
        ArticleError: the page holds no report, or only part of it was found.
    """
    from trafilatura.utils import load_html

    page = decode_declared(document.read())
    root = load_html(page)
    if root is not None and (pieces := find_speech(root)):
        yield article_of_speech(document, pieces, _details_of(page, root, document))
        return
    for text, found in find_reports(page, document.name, document.details.url):
        yield document.article(text, found)


def find_reports(page: str, name: str, url: str = "") -> Iterator[tuple[str, Details]]:
    """Yield the main text of a page and the title, outlet, date, url and language the page gives.

    A page whose JSON-LD is a live blog has a report for each post, with its own day, title and address.

    Raises:
        ArticleError: the page holds no report, or says that it is much longer than what was found.
    """
    from trafilatura.utils import load_html

    for library in TALKATIVE:
        getLogger(library).setLevel(CRITICAL)
    root = load_html(page)
    if root is None:
        raise _nothing_found(name)
    text, guessed = _extract(page, url)
    linked = linked_of(root, url or guessed.url)
    text = _whole_text(text, linked)
    if not text.strip():
        raise _nothing_found(name)
    details = read_metadata(root, linked, name, text, replace(guessed, url=url or guessed.url))
    posts = list(_posts(linked, details))
    if posts:
        yield from posts
        return
    _check_length(text, linked, name)
    yield text, details


def _details_of(page: str, root: Any, document: Document) -> Details:
    text, guessed = _extract(page, document.details.url)
    linked = linked_of(root, document.details.url or guessed.url)
    return read_metadata(root, linked, document.name, text, guessed)


def _extract(page: str, url: str) -> tuple[str, Details]:
    """Return what trafilatura finds: the text, cleaned, and its details, the day as htmldate guesses it."""
    import trafilatura
    from trafilatura.utils import load_html

    tree = load_html(page)
    make_visible(tree)
    join_bodies(tree)
    with warnings.catch_warnings():
        # dateutil's, about zones of time: the day is the one written.
        warnings.simplefilter("ignore")
        found: Any = trafilatura.bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    if found is None:
        return "", Details(url=url)
    details = Details(
        title=found.title or "",
        outlet=found.sitename or "",
        url=found.url or "",
        published=parse_date(found.date),
        language=found.language or "",
    )
    return clean_page(found.text or ""), details


def _whole_text(text: str, linked: Linked) -> str:
    """Return the text, or the one in the page's data where that is much longer, and the quotations only that has."""
    body = text_of(linked.article.get("articleBody") or "") if _has_body(linked) else ""
    # trafilatura takes a text from the data too, and loses its paragraphs.
    if len(text) < len(body) * MIN_SHARE or (body.count("\n") > text.count("\n") and fold(text) == fold(body)):
        text = body
    quotations = [f"“{words}”\n— {speaker}" for words, speaker in quotations_in(linked) if words not in text]
    return "\n".join([text, *quotations]).strip()


def _has_body(linked: Linked) -> bool:
    return isinstance(linked.article.get("articleBody"), str)


def _posts(linked: Linked, details: Details) -> Iterator[tuple[str, Details]]:
    for number, post in enumerate(posts_of(linked), 1):
        if text := text_of(str(post.get("articleBody") or "")):
            published = parse_date(text_in(post, "datePublished"), day_first_of(details.language))
            own = text_in(post, "url", "@id")
            yield (
                text,
                Details(
                    title=text_in(post, "headline") or details.title,
                    outlet=details.outlet,
                    url=own if own.startswith("http") else f"{details.url}#post-{number}" if details.url else "",
                    published=published or details.published,
                    language=details.language,
                ),
            )


def _check_length(text: str, linked: Linked, name: str) -> None:
    count = text_in(linked.article, "wordCount").replace(",", "")
    there, told = len(text.split()), int(count) if count.isdecimal() else 0
    if told >= MIN_WORDS and there < told * MIN_SHARE and text.isascii() | (" " in text[:60]):
        raise ArticleError(
            f"{name}: only part of the text was found ({there} of {told} words); give its text, or the page to print"
        )


def _nothing_found(name: str) -> ArticleError:
    return ArticleError(f"{name}: no report found in this page; give the page of one article, or its text")
