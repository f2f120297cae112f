"""Documents read apart: in another process, because a document may hang or crash whatever reads it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from corpus.article import Article
from corpus.child.helper import HelperError, TimeOutError, ask_back, borrow_helper
from corpus.readers.document import NOTHING_KNOWN, Details, Document, ReadFailure, Reading

SECONDS = 30.0
# So many documents inside one (the files of an archive, the pages of a feed) may hang before the rest is left out.
MAX_HANGING = 5


@dataclass(frozen=True, slots=True)
class Packed:
    """A document that can travel to another process: `body` is its bytes, or the file that holds them.

    `fetches` says whether the pages it names may be fetched.
    """

    name: str
    body: bytes | Path
    details: Details = NOTHING_KNOWN
    fields: Mapping[str, str] = field(default_factory=dict)
    fetches: bool = False


@dataclass(frozen=True, slots=True)
class Hanging:
    """A document inside another at which reading stopped: what it gave until then, and why it gives no more."""

    articles: int
    reason: str


def read_apart(
    packed: Packed,
    reader: Callable[[Document], Reading],
    *,
    fetch: Callable[[str], Packed] | None = None,
    seconds: float = SECONDS,
) -> Reading:
    """Yield what `reader` makes of a document in another process, which may take `seconds` for each article.

    Where one document inside another takes longer, or kills the process, the others are read all the same. Pages are
    fetched here, by `fetch`.
    """
    given, begun, inside = 0, 0, 0
    hanging: dict[int, Hanging] = {}

    def answer(question: str | int) -> Packed | None:
        nonlocal begun, inside
        if isinstance(question, int):
            begun, inside = given, question
            return None
        assert fetch is not None, "the document was said not to fetch"
        return fetch(question)

    with borrow_helper() as helper:
        while True:
            inside = 0
            try:
                for found in helper.call(_read, packed, reader, hanging, given, seconds=seconds, answer=answer):
                    given += 1
                    yield found
                return
            except TimeOutError:
                reason = f"not read within {seconds:g} s; left out (--seconds N gives more time)"
            except HelperError:
                reason = "the process that read it died; left out"
            if not inside or inside in hanging or len(hanging) == MAX_HANGING:
                yield ReadFailure(packed.name, f"{packed.name}: {reason}")
                return
            hanging[inside] = Hanging(given - begun, reason)


def _read(
    packed: Packed, reader: Callable[[Document], Reading], hanging: Mapping[int, Hanging], done: int
) -> Iterator[Article | ReadFailure]:
    """Yield what is read but for the first `done`; `hanging` are the documents inside that are not read on."""
    number = 0

    def read_inner(document: Document) -> Reading:
        nonlocal number
        number += 1
        known = hanging.get(number)
        ask_back(number)
        yield from islice(reader(document), known.articles if known else None)
        if known:
            yield ReadFailure(document.name, f"{document.name}: {known.reason}")
        ask_back(0)

    with open_packed(packed) as plain:
        document = replace(plain, reader=read_inner)
        fetch = partial(_fetched, document) if packed.fetches else None
        yield from islice(reader(replace(document, fetch=fetch)), done, None)


def _fetched(document: Document, url: str) -> Document:
    page: Packed = ask_back(url)
    with open_packed(page) as found:
        return replace(found, reader=document.reader, fetch=partial(_fetched, document))


@contextmanager
def open_packed(packed: Packed) -> Iterator[Document]:
    """Open what was packed as a document, which fetches nothing."""
    if isinstance(packed.body, bytes):
        stream: BinaryIO = io.BytesIO(packed.body)
        yield Document(packed.name, stream, packed.details, packed.fields)
        return
    with packed.body.open("rb") as stream:
        yield Document(packed.name, stream, packed.details, packed.fields)
