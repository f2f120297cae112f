"""Words: the sentences that have them, found and counted in SQLite's full-text table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from itertools import combinations

import numpy as np

from corpus.store.connections import Connections, parts_of
from corpus.store.postings.columns import Rows, first_column
from corpus.store.words.scores import Scored, Scores

Read = Callable[[Sequence[str], int], list[int]]

COUNTED = 3000
COUNTS_KEPT = 50_000


class Words:
    """The words of all sentences; safe to use from several threads.

    Raises:
        LibraryError: (any method) the database is missing, damaged or locked.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        # How often words occur, as far as anybody asked, in one generation.
        self._counts: dict[tuple[str, int], int] = {}
        self._counted = -1
        # What sentences with a word have for it, in one generation.
        self._scores = Scores()

    def find(
        self,
        terms: Sequence[str],
        *,
        generation: int | None,
        often: Collection[str] = (),
        rows: Rows | None = None,
        limit: int = 100,
    ) -> Rows:
        """Return the rows of statements with any of the terms in their sentence, `limit` with the best BM25 scores.

        A term of several words means these words next to each other; nothing in it has a meaning for SQLite. Terms
        that are in `often` count only where two of them meet. With `rows`, exactly these compete. `generation` says
        which state of the library is read, None where nothing says so.
        """
        plain = {term: f'"{plain_phrase(term)}"' for term in terms if plain_phrase(term)}
        alone = [quoted for term, quoted in plain.items() if term not in often]
        common = (quoted for quoted in plain.values() if quoted not in alone)
        pairs = [f"({one} AND {two})" for one, two in combinations(common, 2)]
        query = " OR ".join((*alone, *pairs))
        if not query or limit < 1:
            return np.empty(0, np.int64)
        # What two words have together is no sum to the last bit, unless it is all there is.
        if scored := self._by_heart(alone or pairs, generation) if not pairs or query == pairs[0] else None:
            scored = scored if rows is None else scored.among(rows)
            return scored.best(limit) if rows is None or len(scored.rows) > limit else scored.rows
        best = "ORDER BY bm25(words), rowid LIMIT ?"
        if rows is None:
            return first_column(
                self._connections.all(f"SELECT rowid FROM words WHERE words MATCH ? {best}", (query, limit))
            )
        # One text of all rows is read in a quarter of the time of a row each.
        ((listed,),) = self._connections.all("SELECT group_concat(rowid) FROM words WHERE words MATCH ?", (query,))
        found = np.fromstring(listed or "", np.int64, sep=",")
        found = found[np.isin(found, rows, kind="table")]
        if len(found) <= limit:
            return found
        sql = f"SELECT rowid FROM words WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?)) {best}"
        return first_column(self._connections.all(sql, (query, json.dumps(found.tolist()), limit)))

    def _by_heart(self, phrases: Sequence[str], generation: int | None) -> Scored | None:
        """Return the rows with any of these phrases of a query, scored; None where that is not to be had by heart."""
        if generation is None:
            return None
        if self._scores.generation != generation:
            self._scores = Scores(generation)
        sql = "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY rowid"
        return self._scores.of(phrases, lambda phrase: self._connections.all(sql, (phrase,)))

    def count(self, terms: Sequence[str], *, most: int, generation: int, read: Read) -> list[int]:
        """Return in how many sentences each term stands, as `find` reads it; no more than `most` are counted.

        `read` counts those that have not been asked for in this generation.
        """
        if self._counted != generation or len(self._counts) > COUNTS_KEPT:
            self._counts, self._counted = {}, generation
        counts = self._counts
        missing = [term for term in dict.fromkeys(terms) if (term, most) not in counts]
        found = read(missing, most)
        counts.update(((term, most), count) for term, count in zip(missing, found, strict=True))
        return [counts[term, most] for term in terms]


def count_each(connections: Connections, terms: Sequence[str], most: int) -> list[int]:
    """Return in how many sentences each term stands, counted now, no further than `most`."""
    query = (
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH term.value LIMIT ?))"
        " FROM json_each(?) AS term ORDER BY term.key"
    )
    return [
        int(count)
        for part in parts_of(terms)
        for (count,) in connections.all(query, (most, json.dumps([f'"{plain_phrase(term)}"' for term in part])))
    ]


def plain_phrase(text: str) -> str:
    """Return a phrase for FTS5, which reads a quoted string as words in a row; quotation marks and NUL would end it."""
    return " ".join(re.sub(r'["\x00\ud800-\udfff]', " ", text).split())
