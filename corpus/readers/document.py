"""A document: the bytes of one source before they become articles, and what is known about them beforehand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from corpus.article import Article, Turn, new_article
from corpus.errors import ArticleError
from corpus.readers.published import warn_of_future

HEAD = 1 << 16
MAX_DOCUMENT = 64 << 20
"""Bytes of a document that has to be read whole (a page, a PDF, one JSON file); JSON Lines and WARC are streamed."""
MAX_ARTICLE = 1_000_000
"""Characters of one report, which is also what the parser takes; a whole book has 500,000."""


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One report, or one whole source, that could not be read: `name` says which, `message` the whole line to show."""

    name: str
    message: str


Reading = Iterator[Article | ReadFailure]
"""What a reader yields: articles and, between them, failures; it raises ArticleError where nothing can follow."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about a report apart from its text; blank or None where unknown."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""

    def over(self, other: Details) -> Details:
        """Return these details with the blanks filled from `other`."""
        return Details(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            published=self.published or other.published,
            language=self.language or other.language,
        )


NOTHING_KNOWN = Details()


def details_of(article: Article) -> Details:
    """Return what an article says of itself apart from its text."""
    return Details(article.title, article.outlet, article.url, article.published, article.language)


@dataclass(frozen=True, slots=True)
class Document:
    """One source's bytes (`stream`, seekable, at its start) under the name to call it by.

    `details` fill what the format leaves blank. `fields` maps an article's field to the name it has in records
    (`{"title": "headline"}`). `depth` counts the archives the document was taken out of. `fetch` gets the page
    at an address, for feeds and sitemaps; None where nothing may be fetched. `reader` reads a document of any format,
    for formats that hold or name others; whoever reads this one has put it there. `day_first` is the order of
    day and month that other dates of the source show.
    """

    name: str
    stream: BinaryIO
    details: Details = NOTHING_KNOWN
    fields: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    fetch: Callable[[str], Document] | None = None
    reader: Callable[[Document], Reading] | None = None
    day_first: bool | None = None

    def head(self) -> bytes:
        """Return the first 64 KB and go back to the start."""
        head = self.stream.read(HEAD)
        self.stream.seek(0)
        return head

    def read(self) -> bytes:
        """Return all bytes.

        Raises:
            ArticleError: there are more than MAX_DOCUMENT.
        """
        data = self.stream.read(MAX_DOCUMENT + 1)
        if len(data) > MAX_DOCUMENT:
            raise ArticleError(
                f"{self.name}: larger than {MAX_DOCUMENT >> 20} MB; split it, or use JSON Lines, which has no limit"
            )
        return data

    def inside(self, name: str, stream: BinaryIO) -> Document:
        """Return a document found inside this one."""
        return replace(self, name=f"{self.name}: {name}", stream=stream, depth=self.depth + 1)

    def read_other(self, other: Document) -> Reading:
        """Yield the articles and failures of a document found inside this one, or by way of it, whatever its format."""
        assert self.reader is not None, "a document inside another is read by whoever reads that"
        return self.reader(other)

    def article(
        self, text: str, found: Details = NOTHING_KNOWN, *, id: str = "", turns: Iterable[Turn] = ()
    ) -> Article:
        """Return the article with this text, what was found about it and, for the rest, the document's details.

        Raises:
            ArticleError: the text is blank, or longer than MAX_ARTICLE.
        """
        if len(text) > MAX_ARTICLE:
            raise ArticleError(
                f"{self.name}: {len(text):,} characters in one report, more than the {MAX_ARTICLE:,} it may have;"
                " split it into its articles"
            )
        if not text.strip():
            raise ArticleError(f"{self.name}: no text in it; give a file that holds a report")
        known = found.over(self.details)
        warn_of_future(known.published, self.name)
        return new_article(
            text,
            id=id,
            title=known.title,
            url=known.url,
            outlet=known.outlet,
            published=known.published,
            language=known.language,
            turns=turns,
        )


def document_of(data: bytes, name: str, details: Details = NOTHING_KNOWN) -> Document:
    """Return a document of bytes already at hand."""
    return Document(name, io.BytesIO(data), details)
