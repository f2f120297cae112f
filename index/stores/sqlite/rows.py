"""Rows: what a store keeps, table by table as it is, to be loaded into an empty store of either kind.

Ids, rows, generation, what was withdrawn and what could not be read stay what they are, so that both stores answer
alike, and a mark somebody has of the one holds in the other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.errors import LibraryError
from corpus.store.packing import unpack_text
from index.stores.sqlite.nametables import are_made

if TYPE_CHECKING:
    from index.stores.sqlite.contents import SqliteContents

# Those that are the same in both, in an order in which what is referred to is there first.
TABLES = {
    "facts": ("key", "value"),
    "articles": (
        *("row", "id", "title", "url", "outlet", "published", "language", "text", "sha256", "extractor"),
        *("corrected", "turns", "story"),
    ),
    "speakers": ("row", "id", "block", "name", "kind", "aliases", "roles"),
    "namings": ("row", "block", "name", "kind", "aliases", "roles", "first", "last", "speaker"),
    "statements": ("row", "id", "article", "spans", "kind", "confidence", "spoken"),
    "said": ("statement", "place", "naming"),
    "told": ("statement", "place", "naming"),
    "outlets": ("row", "name"),
    "failed": ("article", "name", "url", "reason", "extractor"),
    "marks": ("mark", "article"),
}
NAMES = {
    "name_forms": ("form", "speaker", "kind"),
    "role_words": ("word", "speaker", "role"),
    "named_speakers": ("id", "record"),
}
"""What questions look names up in; an older library may not have made it yet."""
NUMBERED = ("articles", "speakers", "namings", "statements", "outlets")
FILES = "vectors"
"""Facts that begin so are of files beside a library in a folder."""
ROWS_A_STEP = 1000

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)


def rows_of(source: SqliteContents, table: str, columns: str, joined: str = "") -> Iterator[Sequence[Any]]:
    """Yield these columns of all records of a table `t`, some at a time where it has row numbers, ascending."""
    if table not in NUMBERED:
        for record in source.execute(f"SELECT {columns} FROM {table} AS t"):
            if table != "facts" or not record[0].startswith(FILES):
                yield record
        return
    last = 0
    while found := source.execute(
        f"SELECT t.row, {columns} FROM {table} AS t {joined} WHERE t.row > ? ORDER BY t.row LIMIT ?",
        (last, ROWS_A_STEP),
    ):
        last = found[-1][0]
        yield from (record[1:] for record in found)


def all_rows(source: SqliteContents) -> Iterator[tuple[str, Sequence[str], Iterator[Sequence[Any]]]]:
    """Yield every table with its columns and its records, texts of articles as they are."""
    for table, columns in (TABLES | NAMES if are_made(source.execute) else TABLES).items():
        rows = rows_of(source, table, ", ".join(f"t.{column}" for column in columns))
        yield table, columns, _with_texts(rows, columns.index("text")) if "text" in columns else rows


def vectors_of(source: SqliteContents) -> Iterator[tuple[int, bytes]]:
    """Return what yields row and codes of every statement's vector, ascending; its files are open from now on."""
    source.filed([])
    return _vectors(source)


def _vectors(source: SqliteContents) -> Iterator[tuple[int, bytes]]:
    joined = "LEFT JOIN embeddings AS e ON e.row = t.row"
    records = rows_of(source, "statements", "t.row, e.vector", joined)
    lost = 0
    while step := list(islice(records, ROWS_A_STEP)):
        filed = source.filed([row for row, vector in step if vector is None])
        for row, vector in step:
            if codes := filed.get(row) if vector is None else vector:
                yield row, codes
            else:
                lost += 1
    if lost:
        log.error(
            "%d statements are copied without their vectors, which are lost; run 'onrecord doctor --repair'", lost
        )


def _with_texts(rows: Iterator[Sequence[Any]], at: int) -> Iterator[Sequence[Any]]:
    for row in rows:
        yield (*row[:at], unpack_text(row[at]), *row[at + 1 :])


def check_empty(counts: tuple[int, int, int], place: str) -> None:
    """Check that a store to be loaded holds nothing.

    Raises:
        LibraryError: it does.
    """
    if any(counts):
        raise LibraryError(f"the library in {place} holds articles already; copy into an empty one")
