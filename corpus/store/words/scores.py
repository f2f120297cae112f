"""Scores: what each sentence with a word has for it (BM25), kept for the words that are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MAX_KEPT = 500_000
"""Sentences of all words kept: 16 bytes each."""
MAX_SEEN = 50_000
"""Words known to have been asked for."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows, ascending, and their BM25 scores, of which the lowest is the best, as FTS5 gives them."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]

    def best(self, limit: int) -> npt.NDArray[np.int64]:
        """Return the rows of the `limit` best scores, the best first, equal ones by row."""
        rows, scores = self.rows, self.scores
        if len(rows) > limit:
            near = scores <= np.partition(scores, limit - 1)[limit - 1]
            rows, scores = rows[near], scores[near]
        return rows[np.lexsort((rows, scores))[:limit]]

    def among(self, rows: npt.NDArray[np.int64]) -> Scored:
        """Return those that are among `rows`, which are each there once."""
        here = np.isin(self.rows, rows, kind="table")
        return Scored(self.rows[here], self.scores[here])


class Scores:
    """The scores of words in one state of a library; safe to use from several threads.

    A word's are read when it is asked for the second time: one question does not pay for what no other wants.
    """

    def __init__(self, generation: int = -1) -> None:
        self.generation = generation
        self._seen: set[str] = set()
        self._kept: dict[str, Scored] = {}
        self._size = 0

    def of(self, phrases: Sequence[str], read: Callable[[str], Sequence[Sequence[Any]]]) -> Scored | None:
        """Return the rows with any of the phrases, and their scores; None where one has not been asked for before.

        `read` gives the rows of one phrase, ascending, and their scores. A row's is the sum of those that its phrases
        have, in their order, to the last bit what FTS5 gives a query that has `OR` between them.
        """
        known = self._kept
        new = [phrase for phrase in phrases if phrase not in known and phrase not in self._seen]
        if new:
            if len(self._seen) > MAX_SEEN:
                self._seen = set()
            self._seen.update(new)
            return None
        parts = [known.get(phrase) or self._keep(phrase, read(phrase)) for phrase in phrases]
        if len(parts) == 1:
            return parts[0]
        return _sum(parts)

    def _keep(self, phrase: str, found: Sequence[Sequence[Any]]) -> Scored:
        scored = Scored(
            np.fromiter((row for row, _ in found), np.int64, len(found)),
            np.fromiter((score for _, score in found), np.float64, len(found)),
        )
        if self._size + len(found) > MAX_KEPT:
            self._kept, self._size = {}, 0
        if len(found) <= MAX_KEPT:
            self._kept[phrase] = scored
            self._size += len(found)
        return scored


def _sum(parts: Sequence[Scored]) -> Scored:
    """Return the rows of all parts, each once, with the sum of its scores in their order."""
    rows = np.concatenate([part.rows for part in parts])
    # Sorted parts are merged, in a tenth of the time that `np.unique` takes for them.
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    first = np.diff(ordered, prepend=-1) > 0
    place = np.empty(len(rows), np.int64)
    place[order] = np.cumsum(first) - 1
    scores = np.zeros(int(first.sum()))
    start = 0
    for part in parts:
        end = start + len(part.rows)
        scores[place[start:end]] += part.scores
        start = end
    return Scored(ordered[first], scores)
