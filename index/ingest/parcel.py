"""The parcel: an export on its way in, looked at whole before any of it is put into a library."""

from __future__ import annotations

import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from corpus.errors import ArticleError, LibraryError
from index.ingest.exchange import FORMAT, embed_record, read_record
from index.ingest.seal import Seal
from index.vectors.embedder import Embedder

if TYPE_CHECKING:
    from index.stores.store import Store

UNSEALED = "the export is of an earlier version, and nothing in it says whether it is whole; all that is in it went in"


@dataclass(frozen=True, slots=True)
class Parcel:
    """An export that was looked at: what its first line says, and its articles, kept in a file.

    `whole` is false where nothing says whether it is: an export of an earlier version has no seal.
    """

    header: Mapping[str, Any]
    lines: IO[str]
    whole: bool

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Yield the articles, in order."""
        self.lines.seek(0)
        for line in self.lines:
            yield json.loads(line)


def import_articles(store: Store, parcel: Parcel, *, embedder: Callable[[], Embedder]) -> Iterator[tuple[str, str]]:
    """Put exported articles into a store, each in a step of its own; yield (what became of it, its id).

    Vectors are taken as they are where the export was made with the model of this library; else `embedder` makes them.
    """
    for record in parcel.records():
        article, extractor, statements, vectors = read_record(record)
        if parcel.header.get("revision") != store.fact("revision"):
            vectors = embed_record(article, statements, embedder)
        with store.writing() as writer:
            if len(vectors):
                writer.note("dimension", str(vectors.shape[1]))
            writer.note("extractor", str(parcel.header.get("extractor", "")))
            corrected = int(record.get("corrected", 0))
            change = writer.put(store.known(article), statements, vectors, extractor=extractor, corrected=corrected)
        yield change, article.id


@contextmanager
def take_parcel(records: Iterable[Mapping[str, Any]], store: Store) -> Iterator[Parcel]:
    """Look through an export to its end, kept in a file that goes with the block, and give out what fits into `store`.

    Raises:
        LibraryError: it is no export, cut short, changed on its way, or damaged; the message says where.
    """
    with TemporaryFile("w+", encoding="ascii") as kept:
        numbered = enumerate(records, 1)
        _, header = next(numbered, (0, {}))
        if header.get("format") != FORMAT:
            raise LibraryError("this is no export of a library; make one with 'onrecord export'")
        seal, closing = Seal(), None
        seal.add(header)
        ours = header.get("revision") == store.fact("revision")
        dimension = int(store.fact("dimension") or 0) if ours else 0
        for number, record in numbered:
            if closing is not None:
                raise LibraryError(f"line {number} stands behind the end of the export; give one export at a time")
            if "end" in record:
                closing = record
                continue
            try:
                dimension = _look_at(record, dimension, needed=ours)
            except (KeyError, TypeError, ValueError, AttributeError, ArticleError, binascii.Error) as error:
                raise LibraryError(f"line {number} of the export is damaged ({error}); export again") from error
            kept.write(seal.add(record) + "\n")
        _compare(header, closing, seal.closing())
        yield Parcel(header, kept, whole=closing is not None)


def _look_at(record: Mapping[str, Any], dimension: int, *, needed: bool) -> int:
    """Return how many numbers the vectors of an article have, which are to be `dimension` where that is not 0.

    Raises:
        KeyError, TypeError, ValueError, AttributeError, ArticleError, binascii.Error: the record is damaged.
    """
    _, _, statements, vectors = read_record(record)
    int(record.get("corrected", 0))
    if len({statement.id for statement in statements}) < len(statements):
        raise ValueError("two of its statements have one id")
    if not statements or not needed:
        return dimension
    found = int(vectors.shape[1])
    if not found or (dimension and found != dimension):
        raise ValueError(f"its vectors have {found} numbers, not {dimension or 'any'}")
    if not np.isfinite(vectors).all():
        raise ValueError("its vectors hold what is no number")
    return found


def _compare(header: Mapping[str, Any], said: Mapping[str, Any] | None, found: Mapping[str, Any]) -> None:
    if said is None:
        if header.get("sealed"):
            raise LibraryError(
                f"the export is cut short: it ends after {found['articles']:,} articles without its last line; "
                "copy it again, nothing was put in"
            )
        return
    if said.get("articles") != found["articles"]:
        raise LibraryError(
            f"the export is not whole: {found['articles']:,} of {said.get('articles')} articles are there; "
            "copy it again, nothing was put in"
        )
    if said.get("sha256") != found["sha256"]:
        raise LibraryError(
            "the export was changed after it was made; export again, "
            'or take its last line and "sealed" out of its first to import it as it is'
        )
