"""Allowed: the rows that filters allow, fetched as far as they are going to be asked for.

Of a few all that is shown comes, of more their vectors and words, of many only that they are many.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from math import isqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from index.stores.postgres.contents import VECTORS, PostgresContents
from index.stores.postgres.gathered.gathering import read_gathered
from index.stores.postgres.nearness import INDEXES, NearIndex, index_there
from index.stores.postgres.scoring import ANY
from index.stores.postgres.selecting import count_rows, gather_allowed, look_up, select_rows
from index.stores.postgres.words.words import TOTALS

if TYPE_CHECKING:
    from corpus.store.postings.columns import Rows
    from index.stores.filters import Filters
    from index.stores.searcher import Wanted

# So few rows are scored here; of more the server says first which are near.
MAX_FEW = 1000
# So many rows that filters allow are scored exactly, in some 12 ms; of more the index says which may be near.
MAX_EXACT = 5000
# Of somebody's statements, which an index finds at once, so many; and in a large library as many as take no longer than
# the index, which is followed the further the less of all of it is theirs.
MAX_SAID, SAID_AND_ALL = 20_000, 360
MAX_COUNTED = 20
EVERY = 1 << 30
ALL = "all"
COUNT, MANY, SILENT, TEXTS = "count", "many", "silent", "texts"
"""Under what a block of reading keeps what was fetched."""


class PostgresAllowed(PostgresContents):
    """What a library in PostgreSQL holds, and what of it filters allow."""

    @property
    def _totals(self) -> tuple[int, int]:
        """The numbers of all statements and of their tokens, of the state in which words are counted too."""
        known = self.connections.found
        found = None if known is None else known.get(ALL)
        if found is None:
            ((texts, size),) = self.query(TOTALS["words"])
            found = int(texts), int(size)
            if known is not None:
                known[ALL] = found
        return found

    @property
    def _average(self) -> float:
        """How many tokens a statement has."""
        return self._totals[1] / max(self._totals[0], 1)

    @cached_property
    def _index(self) -> NearIndex | None:
        """The index of vectors of this library's dimension, None where there is none."""
        return index_there(self.query(INDEXES), int(self.fact("dimension") or 0))

    def few(self, filters: Filters, *, most: int) -> Rows | None:
        """Return the rows that the filters allow, ascending, None where they are more than `most`."""
        known = self.connections.found
        if known is not None and (MANY, filters) in known:
            return None
        rows = self.allowed(filters)
        return rows if len(rows) <= most else None

    def count(self, filters: Filters) -> int:
        """Return how many statements the filters allow."""
        known = self.connections.found or {}
        if filters in known or filters.since is not None or filters.without:
            return len(self.allowed(filters))
        if (COUNT, filters) in known:
            return int(known[COUNT, filters])
        ((count,),) = self.query(*count_rows(filters))
        return int(count)

    def _allow(self, wanted: Wanted, filters: Filters, known: dict[Any, Any]) -> bool:
        """Fetch what filters allow; return whether these are so few that nothing more is to be fetched."""
        if (MANY, filters) in known:
            return False
        others = replace(filters, speakers=())
        if filters.told and {*filters.speakers} <= known.get((SILENT, others), set()):
            known[filters], known[VECTORS, filters], known[TEXTS, filters] = np.empty(0, np.int64), b"", None
        if filters not in known:
            # Behind what somebody said comes what they tell of others, and how much each of several has said.
            other = [replace(filters, told=True)] if filters.speakers and not filters.told else []
            each = [replace(filters, speakers=(one,)) for one in filters.speakers] if len(filters.speakers) > 1 else []
            asked = [filters, *other]
            each = each if len(each) <= MAX_COUNTED else []
            found = self.connections.queries(
                [
                    *(gather_allowed(one, few=wanted.few, most=self._most(one), scored=MAX_FEW) for one in asked),
                    *map(count_rows, each),
                ]
            )
            for one, rows in zip(asked, found, strict=False):
                gathered = read_gathered(rows)
                self.keep(gathered)
                if gathered.rows is None:
                    known[MANY, one] = True
                else:
                    known[one], known[VECTORS, one], known[TEXTS, one] = gathered.rows, gathered.codes, gathered.texts
                    if one.told and not len(gathered.rows):
                        # Nor does any of them on their own.
                        known.setdefault((SILENT, replace(one, speakers=())), set()).update(one.speakers)
                    dimension = len(gathered.codes) // max(len(gathered.rows), 1)
                    for at, row in enumerate(gathered.rows.tolist() if gathered.codes else ()):
                        known.setdefault(VECTORS, {})[row] = gathered.codes[at * dimension : (at + 1) * dimension]
            for one, ((count,),) in zip(each, found[len(asked) :], strict=True):
                known[COUNT, one] = count
        return filters in known and len(known[filters]) <= wanted.few

    def _most(self, filters: Filters) -> int:
        """Return how many rows that filters allow are all scored."""
        if not (filters.speakers or filters.told):
            return MAX_EXACT
        return max(MAX_SAID, isqrt(SAID_AND_ALL * self._totals[0])) if self._index else EVERY

    def _condition(self, filters: Filters, rows: Rows | None, *, of_all: bool = False) -> tuple[str, list[Any]]:
        """Return the SQL that holds for what filters allow of a table `t` of rows, and its values.

        The rows of the table are few, or `of_all` there are.
        """
        if filters.open:
            return ANY, []
        if rows is not None:
            return "t.row = ANY(%s)", [rows]
        known = self.connections.found
        if known is not None and (MANY, filters) in known:
            if not of_all:
                return look_up(filters)
            sql, values = select_rows(filters)
            return f"t.row IN ({sql})", values
        return self.narrowed(filters)
