"""Few: the texts of a few rows, as they came from the server, found by their words and ranked here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.stores.postgres.words.tokens import joined
from index.stores.postgres.words.words import Asked, Phrase, score_text


@dataclass(frozen=True, slots=True)
class FewTexts:
    """Texts by their tokens, one a line, each with its row and how long it is; the rows ascend."""

    rows: Sequence[int]
    lines: str
    sizes: Sequence[int]

    def best(self, asked: Asked, weights: Mapping[Phrase, float], average: float, *, limit: int) -> list[int]:
        """Return the rows of the `limit` texts with the best BM25 scores that are asked for, equal ones by row."""
        lines = self.lines.split("\n")
        ends = [*accumulate(len(line) + 1 for line in lines)]
        found = {phrase: {bisect_right(ends, at) for at in self._places(phrase)} for phrase in asked.phrases}
        there = set[int]().union(*(set.intersection(*map(found.__getitem__, group)) for group in asked.alternatives))
        scores = {self.rows[at]: score_text(asked, lines[at], self.sizes[at], average, weights) for at in sorted(there)}
        return sorted(scores, key=lambda row: (scores[row], row))[:limit]

    def _places(self, phrase: Phrase) -> list[int]:
        """Return where a phrase stands in all of the lines together."""
        wanted, places, at = joined(phrase), [], -1
        while (at := self.lines.find(wanted, at + 1)) >= 0:
            places.append(at)
        return places
