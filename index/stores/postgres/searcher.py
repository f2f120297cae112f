"""One state of a library in PostgreSQL, searched by the server and scored here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.store.codes import lengths_of
from corpus.store.store import Rows
from index.stores.filters import Filters
from index.stores.postgres.contents import PostgresContents
from index.stores.postgres.names import PostgresLookups

if TYPE_CHECKING:
    from index.stores.postgres.connection import PostgresConnections

Floats = npt.NDArray[np.float32]

# So few rows are scored here; of more the server says first which are near.
MAX_FEW = 1000
MORE_CANDIDATES = 100
# What half precision does to a cosine, at most.
ROUNDING = 2e-3
# What is equal in these digits is equal, as in SQLite's vectors.
SAME_DIGITS = 6


class PostgresSearcher(PostgresContents):
    """See `index.stores.searcher.Searcher`. It finds what is there when it is asked, so that it is always whole."""

    def __init__(self, connections: PostgresConnections, taken_at: int) -> None:
        super().__init__(connections)
        self.taken_at = taken_at
        self.lookups = PostgresLookups(connections)

    def is_whole(self) -> bool:
        """Return that it is."""
        return True

    def is_newest(self) -> bool:
        """Return whether nothing has come, gone or changed since."""
        return self.generation == self.taken_at

    def __len__(self) -> int:
        return self._length

    @cached_property
    def _length(self) -> int:
        ((count,),) = self.query("SELECT count(*) FROM statements")
        return int(count)

    def nearest(self, vector: Floats, filters: Filters, *, limit: int) -> tuple[Rows, Floats]:
        """Return the rows nearest to a unit vector and their cosines, best first, equal ones by row; exact."""
        if limit <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if filters.speakers and len(allowed := self.allowed(filters)) <= MAX_FEW:
            return _best(*self._score(vector, self._vectors(allowed)), limit)
        count = 2 * limit + MORE_CANDIDATES
        while True:
            found = self._near(vector, filters, count)
            rows, scores = _best(*self._score(vector, [(row, codes) for row, codes, _ in found]), limit)
            # Whatever lies behind the last candidate is farther than the last of the best, rounded or not.
            if len(found) < count or float(found[-1][2]) < float(scores[-1]) - ROUNDING:
                return rows, scores
            count *= 4

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with a unit vector, NaN where a row is not there."""
        found, scores = self._score(vector, self._vectors(rows))
        by_row = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([by_row.get(int(row), np.nan) for row in rows], np.float32)

    def worded(self, terms: Sequence[str], filters: Filters, *, often: Collection[str] = (), limit: int) -> Rows:
        """Return the rows of statements with any of the terms in their sentence."""
        return self._worded(terms, often, None if filters.open else self.narrowed(filters), limit)

    def _near(self, vector: Floats, filters: Filters, count: int) -> list[tuple[int, bytes, float]]:
        """Return row, codes and rounded cosine of the `count` nearest by half precision, the nearest first."""
        condition, values = ("true", []) if filters.open else self.narrowed(filters)
        near = f"[{','.join(f'{number:.6g}' for number in vector.tolist())}]"
        # First all that are allowed, then the order: an index that filters afterwards would find too few.
        found = self.query(
            "WITH few AS MATERIALIZED (SELECT t.row, -(t.near <#> %s::halfvec) AS cosine FROM embeddings AS t"
            f" WHERE {condition})"
            " SELECT few.row, e.vector, few.cosine FROM (SELECT * FROM few ORDER BY cosine DESC, row LIMIT %s) AS few"
            " JOIN embeddings AS e ON e.row = few.row ORDER BY few.cosine DESC, few.row",
            (near, *values, count),
        )
        return [(int(row), bytes(codes), float(cosine)) for row, codes, cosine in found]

    def _vectors(self, rows: Rows) -> list[tuple[Any, ...]]:
        return self.query("SELECT row, vector FROM embeddings WHERE row = ANY(%s) ORDER BY row", (rows.tolist(),))

    @staticmethod
    def _score(vector: Floats, found: Sequence[tuple[Any, ...]]) -> tuple[Rows, Floats]:
        rows = np.fromiter((row for row, _ in found), np.int64, len(found))
        codes = np.frombuffer(b"".join(codes for _, codes in found), np.int8).reshape(len(found), len(vector))
        scores: Floats = (codes.astype(np.float32) @ vector) / lengths_of(codes)
        return rows, scores


def _best(rows: Rows, scores: Floats, limit: int) -> tuple[Rows, Floats]:
    best = np.lexsort((rows, -scores.round(SAME_DIGITS)))[:limit]
    return rows[best], scores[best]
