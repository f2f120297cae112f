"""Embeddings: the vectors that lie in the database, and the order in which they are to lie in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import LibraryError
from corpus.store.codes import Codes
from corpus.store.connections import Connections
from corpus.store.postings.columns import Columns, Rows

# Vectors of a quarter of all days are read in runs where they lie by days; a speaker's lie in no more pieces than so.
MAX_STRETCHES = 32
MIN_STRETCH = 5000


def read_embeddings(connections: Connections, *, above: int, last: int | None) -> tuple[Rows, Codes]:
    """Return the rows above `above` up to `last`, ascending, and the codes of their vectors: (n, dimension).

    These are the vectors that lie in the database: those that no file holds yet.
    """
    between = "FROM embeddings WHERE row > ? AND row <= coalesce(?, row)"
    ((count, size),) = connections.all(f"SELECT count(*), coalesce(max(length(vector)), 0) {between}", (above, last))
    rows, codes = np.empty(count, np.int64), np.empty((count, size), np.int8)
    filled = 0
    for found in connections.some(f"SELECT row, vector {between} ORDER BY row", (above, last)):
        part = found[: count - filled]  # more may have come since they were counted
        own = np.frombuffer(b"".join(vector for _, vector in part), np.int8)
        if len(own) != len(part) * size:
            raise damaged_vectors(connections.folder)
        rows[filled : filled + len(part)] = [row for row, _ in part]
        codes[filled : filled + len(part)] = own.reshape(len(part), size)
        filled += len(part)
    return rows[:filled], codes[:filled]


def order_to_lie(connections: Connections, rows: Rows, columns: Columns) -> npt.NDArray[np.int64]:
    """Return the places of `rows`, which ascend, in the order in which their vectors are to lie in a file.

    Statements of one stretch of days lie together, in large files, and in it those of one speaker.
    """
    if not len(rows):
        return np.empty(0, np.int64)
    speakers = np.zeros(len(rows), np.int64)
    for part in connections.some(
        "SELECT said.statement, coalesce(n.speaker, 0) FROM said JOIN namings AS n ON n.row = said.naming"
        " WHERE said.statement BETWEEN ? AND ? AND said.place = 0",
        (int(rows[0]), int(rows[-1])),
    ):
        said, by = np.array(part, np.int64).T
        at = np.searchsorted(rows, said)
        known = rows[at] == said
        speakers[at[known]] = by[known]
    stretches = min(MAX_STRETCHES, len(rows) // MIN_STRETCH)
    return np.lexsort((rows, speakers, columns.stretches(rows, stretches)))


def damaged_vectors(folder: Path) -> LibraryError:
    """Return the error that vectors in the database are not what they should be."""
    return LibraryError(f"vectors in {folder} are damaged; run 'onrecord doctor --repair'")
