"""Columns: what filters ask of many statements, packed, so that each filter is a few comparisons of whole arrays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.statement import Kind
from corpus.store.postings.postings import KINDS, UNDATED, Postings, to_day

Rows = npt.NDArray[np.int64]


class Columns:
    """The rows of statements, ascending and each once, with day, outlet and kind beside: 17 bytes a statement."""

    def __init__(self, postings: Postings) -> None:
        rows = postings["row"].astype(np.int64)
        if not (rows[1:] > rows[:-1]).all():
            order = np.argsort(rows)
            ordered = rows[order]
            # A joint statement stands in the postings of both its speakers.
            postings = postings[order[np.append(ordered[:-1] != ordered[1:], True)]]
            rows = postings["row"].astype(np.int64)
        self._rows = rows
        self._days, self._outlets, self._kinds = (postings[name].copy() for name in ("day", "outlet", "kind"))

    def select(
        self,
        *,
        after: date | None = None,
        before: date | None = None,
        outlets: Collection[int] | None = None,
        kind: Kind | None = None,
        undated: bool = False,
    ) -> Rows:
        """Return the rows that all of these allow, ascending.

        `after` is inclusive, `before` exclusive; what has no day is left out where days are asked for, unless
        `undated`. `outlets` are given by row, any of which will do.
        """
        allowed = []
        if after is not None or before is not None:
            least = 1 if after is None else to_day(after)
            within = self._days >= least
            if before is not None:
                within &= self._days < to_day(before)
            allowed.append(within | (self._days == UNDATED) if undated else within)
        if outlets is not None:
            allowed.append(np.isin(self._outlets, np.array(sorted(outlets), self._outlets.dtype)))
        if kind is not None:
            allowed.append(self._kinds == KINDS.index(kind))
        # Places first: picking by a mask costs a processor a wrong guess at every second change in it.
        return self._rows.take(np.flatnonzero(np.logical_and.reduce(allowed))) if allowed else self._rows

    def stretches(self, rows: Rows, count: int) -> npt.NDArray[np.int64]:
        """Return for each row in which of at most `count` stretches of days it is; these hold about as many rows each.

        All rows of one day are in one stretch. What has no day comes before all days, as does a row that is not here.
        """
        at = np.minimum(np.searchsorted(self._rows, rows), max(len(self._rows) - 1, 0))
        if count < 2 or not len(self._rows):
            return np.zeros(len(rows), np.int64)
        days = np.where(self._rows[at] == rows, self._days[at], UNDATED)
        starts = np.sort(days)[np.arange(1, count) * len(days) // count]
        return np.searchsorted(starts, days, side="right")


def first_column(found: Sequence[Sequence[Any]]) -> Rows:
    """Return the first value of each record of a query as rows."""
    return np.fromiter((record[0] for record in found), np.int64, len(found))
