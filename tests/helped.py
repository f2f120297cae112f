"""What helper processes do in tests: hang, die, ask back, take times. They import it, which test files are not for."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from functools import partial

from work import seconds_of

from corpus.article import Article
from corpus.child.helper import ask_back
from corpus.errors import ArticleError
from corpus.readers.document import Document, Reading, document_of
from corpus.readers.format import _sniff_markup
from corpus.readers.reading import read_bytes, read_document
from corpus.readers.sitemap import find_places

NESTED = {
    "pages": ("<urlset>", "<url>", "<loc>http://post.example/</loc>", "</url>", "</urlset>"),
    "places": ("<urlset>", "<url><loc>", "", "</loc></url>", "</urlset>"),
}


def hang_at(document: Document) -> Reading:
    """Read a document as always, but for those that say how they fare; what stood before comes first."""
    head = b"" if document.name == "all.zip" else document.head()
    if b"half of it" in head:
        yield document.article("The first half is good.")
    if b"hangs" in head:
        time.sleep(60)
    if b"dies" in head:
        os._exit(1)
    yield from read_document(document)


def own_number() -> list[int]:
    return [os.getpid()]


def known_names() -> list[bool]:
    return ["DISCORD_TOKEN" in os.environ]


def ask_and_fail(question: str) -> list[str]:
    return [ask_back(question)]


def endless() -> list[str]:
    while True:
        pass


def times_of_looks(piece: str) -> Iterator[float]:
    for length in (8_000, 64_000):
        start = ("<!DOCTYPE " + piece * (length // len(piece)))[:length]
        yield seconds_of(partial(_sniff_markup, start))


def times_of_nested(kind: str) -> Iterator[float]:
    begin, opening, inside, closing, end = NESTED[kind]
    for depth in (250, 2000):
        document = (begin + opening * depth + inside + closing * depth + end).encode()

        def look(document: bytes = document) -> None:
            with contextlib.suppress(ArticleError):
                find_places(document_of(document, "x"))

        yield seconds_of(look)


def time_to_read(text: str) -> Iterator[float]:
    began = time.process_time()
    (found,) = read_bytes(text.encode(), name="a.md")
    assert isinstance(found, Article)
    yield time.process_time() - began
