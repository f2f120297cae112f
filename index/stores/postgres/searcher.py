"""One state of a library in PostgreSQL, searched by the server and scored here.

A question asks one thing after the other, and each is a way to the server and back. What is about to be asked is
therefore fetched at once (`understand`, `foresee`), and kept for as long as the block of `reading()` lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.store.postings.columns import Rows
from index.stores.filters import Filters
from index.stores.postgres.allowed import ALL, MANY, MAX_FEW, TEXTS, PostgresAllowed
from index.stores.postgres.contents import BEGUN, FACTS, VECTORS, keep_facts
from index.stores.postgres.gathered.gathering import CHOSEN, WORDED, Gathered, Part, read_gathered
from index.stores.postgres.names import PostgresLookups, Query
from index.stores.postgres.nearness import MIN_LED, NARROWED, NearIndex, nearest_to_worded, search_list, together
from index.stores.postgres.scoring import are_all, ask_near, best_scored, score, score_each, surely
from index.stores.postgres.selecting import look_up
from index.stores.postgres.server.connection import SNAPSHOT
from index.stores.postgres.server.values import Texts
from index.stores.postgres.words.few import FewTexts
from index.stores.postgres.words.tokens import tokens_of
from index.stores.postgres.words.words import COUNTS, TOKENS, TOTALS, Asked, any_of, best_ranked, weigh_phrases
from index.stores.searcher import Result, Wanted

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections

Floats = npt.NDArray[np.float32]

# So many are looked at that are near to the best by words in a large library. A clump of more statements that nearly
# say the same than have room in a node's links may hardly be linked to others, and who begins inside of it finds it.
LED = 100
# The index is asked for four times as many each time that filters leave fewer than are wanted; from so many on it is
# faster to read all they allow.
MAX_CLOSE = 20_000


class PostgresSearcher(PostgresAllowed):
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
        return self._totals[0]

    def _followed(self, index: NearIndex, limit: int, filters: Filters) -> int:
        """Return how many of the index's first are looked at for the `limit` nearest of those that filters allow."""
        return max(index.reach(self._totals[0]), 2 * limit, 0 if filters.open else NARROWED)

    def understand(self, text: str, read: Callable[[], Result]) -> Result:
        """Return what `read` makes of a question, its words and names fetched at once."""
        known = self.connections.found
        if known is None:
            return read()
        shared = [(SNAPSHOT, ())] if self._index else []
        tokens = Texts()

        def asked() -> Iterator[Query]:
            # The server works on these while the text is read.
            yield from (*shared, FACTS, (TOTALS["words"], ()))
            yield from self.lookups.likely(text)
            tokens.extend(dict.fromkeys(tokens_of(text)))
            yield COUNTS, (tokens,)

        *states, facts, totals, newest, bearers, people, counts = self.connections.queries(asked())
        if shared:
            (((known[SHARED],),),) = states
        keep_facts(known, facts)
        ((texts, size),) = totals
        known[ALL] = int(texts), int(size)
        known[TOKENS] = {**dict.fromkeys(tokens, 0), **dict(counts)}
        self.lookups.keep_likely(text, (newest, bearers, people))
        return self.lookups.guessing(read)

    @property
    def lost(self) -> int:
        """Never any: they lie in the database."""
        return 0

    @property
    def approximate(self) -> bool:
        """Whether anything in this block of `reading()` was looked for by an index that may miss some."""
        self.finish()
        known = self.connections.found
        return known is not None and APPROXIMATE in known

    def foresee(self, wanted: Wanted, filters: Filters) -> None:
        """Fetch what filters allow; of few all, of many those with the words, and begin to fetch the nearest.

        The words are asked for while the model still reads the question, and the nearest of another connection, so
        that the server looks for both at once.
        """
        known = self.connections.found
        if known is None or filters.since is not None or filters.without:
            return
        if not filters.open and self._allow(wanted, filters, known):
            return
        self.finish()
        rows: Rows | None = known.get(filters)
        if rows is not None and (codes := known[VECTORS, filters]):
            self._choose(wanted, filters, rows, codes, known)
            return
        # In a large library what is near is looked for from the best by words, too.
        led = self._index if rows is None and self._totals[0] >= MIN_LED else None
        worded = self._begin_worded(wanted, filters, rows, known, led)
        self._begin_nearest(wanted, filters, rows, known)
        if worded is not None:
            gathered = read_gathered(worded()[-1])
            self.keep(gathered)
            known[LED_TO, filters] = [*gathered.vectors]
            known[WORDS, filters, wanted.terms, wanted.often, wanted.worded] = np.array(gathered.worded, np.int64)
            # Most of what is shown has the words, but of somebody's, and where the other connection alone follows an
            # index, this one has time until that has come.
            if not filters.speakers and self._index is not None and len(self._index.sides) == 1:
                self.foresee_shown(gathered.worded[:MAX_LIKELY])

    def _choose(self, wanted: Wanted, filters: Filters, rows: Rows, codes: bytes, known: dict[Any, Any]) -> None:
        """Choose from rows whose vectors and words are here, and begin to fetch what is shown of those chosen."""
        asked, weights = self._weighed(wanted)
        texts: FewTexts | None = known[TEXTS, filters]
        worded: list[int] = []
        if texts is not None and weights is not None:
            worded = texts.best(asked, weights, self._average, limit=wanted.worded)
            known[WORDS, filters, wanted.terms, wanted.often, wanted.worded] = np.array(worded, np.int64)
        near = best_scored(*score(wanted.vector(), rows, codes), wanted.near)
        known[NEAREST, filters, wanted.near] = near
        self.begin_statements([*dict.fromkeys([*worded, *near[0].tolist()])])

    def nearest(self, vector: Floats, filters: Filters, *, limit: int) -> tuple[Rows, Floats]:
        """Return the rows nearest to a unit vector and their cosines, best first, equal ones by row."""
        known = self.connections.found
        if known is not None:
            if (NEAREST, filters, limit) not in known:
                self.finish_roles()
                self.finish()
            if (NEAREST, filters, limit) in known:
                found: tuple[Rows, Floats] = known[NEAREST, filters, limit]
                return found
        if limit <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        many = known is not None and (MANY, filters) in known
        if filters.speakers and not many and len(allowed := self.allowed(filters)) <= MAX_FEW:
            return best_scored(*self._scored(vector, allowed), limit)
        condition, values = self._condition(filters, None, of_all=True)
        if filters.open and self._index:
            count = self._index.share(self._followed(self._index, limit, filters))
            gathered = self._gather_near(vector, condition, values, limit, count, self._index.parts)
            self._note_approximate()
            return best_scored(*score_each(vector, gathered), limit)
        count = limit
        while True:
            gathered = self._gather_near(vector, condition, values, count, 0, ())
            rows, scores = best_scored(*score_each(vector, gathered), limit)
            if are_all(gathered, count, scores):
                return rows, scores
            count *= 4

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with a unit vector, NaN where a row is not there."""
        found, scores = self._scored(vector, rows)
        by_row = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([by_row.get(int(row), np.nan) for row in rows], np.float32)

    def worded(self, terms: Sequence[str], filters: Filters, *, often: Collection[str] = (), limit: int) -> Rows:
        """Return the rows of statements with any of the terms in their sentence."""
        known = self.connections.found
        if known is not None:
            key = WORDS, filters, tuple(terms), frozenset(often), limit
            if key in known:
                rows: Rows = known[key]
                return rows
        return self._worded(terms, often, None if filters.open else self._condition(filters, None), limit)

    # What is near

    def _begin_nearest(self, wanted: Wanted, filters: Filters, rows: Rows | None, known: dict[Any, Any]) -> None:
        """Begin to fetch the nearest of many, and what is shown of them; who looks for words follows half."""
        snapshot, index = known.get(SHARED, ""), self._index if rows is None else None
        reach = self._followed(index, wanted.near, filters) if index else 0
        reach = reach if reach <= MAX_CLOSE else 0
        if snapshot:
            self.connections.join(snapshot)
        vector = wanted.vector()

        def begin(reach: int) -> list[Callable[[], list[list[tuple[Any, ...]]]]]:
            condition, narrower = self._condition(filters, rows, of_all=not reach)
            count, sides = (index.share(reach), index.sides) if index and reach else (0, [()])
            asked = (ask_near(vector, condition, narrower, wanted.near, count, side, of=len(sides)) for side in sides)
            return [
                self.connections.begin(each, snapshot=state) for each, state in zip(asked, (snapshot, ""), strict=False)
            ]

        def settle(reach: int, begun: list[Callable[[], list[list[tuple[Any, ...]]]]]) -> None:
            while True:
                found = read_gathered(row for rows_of in begun for row in rows_of()[-1])
                self.keep(found)
                if self._settle(wanted, filters, found, vector, known, by_index=reach > 0):
                    return
                reach = reach * 4 if reach * 4 <= MAX_CLOSE else 0
                begun = begin(reach)

        known[BEGUN] = partial(settle, reach, begin(reach))

    def _gather_near(self, *asked: Any) -> Gathered:
        """Return what comes of `ask_near`."""
        return read_gathered(self.connections.queries(ask_near(*asked, of=0))[-1])

    def _settle(
        self,
        wanted: Wanted,
        filters: Filters,
        found: Gathered,
        vector: Floats,
        known: dict[Any, Any],
        *,
        by_index: bool,
    ) -> bool:
        """Keep the nearest where these are they; return whether nothing more is to be asked of the index."""
        if by_index and len(found.near) < surely(wanted.near):
            return False
        candidates = {*[row for row, _ in found.near], *(known.get((LED_TO, filters), ()) if by_index else ())}
        rows, scores = best_scored(*self._scored(vector, np.array([*candidates], np.int64)), wanted.near)
        if by_index:
            self._note_approximate()
        elif not are_all(found, wanted.near, scores):
            return True
        known[NEAREST, filters, wanted.near] = rows, scores
        return True

    def _note_approximate(self) -> None:
        if self.connections.found is not None:
            self.connections.found[APPROXIMATE] = True

    def _scored(self, vector: Floats, rows: Rows) -> tuple[Rows, Floats]:
        """Return those of some rows that are there, and their cosines."""
        known = {} if self.connections.found is None else self.connections.found.setdefault(VECTORS, {})
        missing = [row for row in rows.tolist() if row not in known]
        fetched = {}
        if missing:
            fetched = dict(self.query("SELECT row, vector FROM embeddings WHERE row = ANY(%s)", (missing,)))
            known.update(fetched)
        there = [row for row in rows.tolist() if row in known]
        return score(vector, np.array(there, np.int64), b"".join(known[row] for row in there))

    # What has the words

    def _begin_worded(
        self, wanted: Wanted, filters: Filters, rows: Rows | None, known: dict[Any, Any], led: NearIndex | None
    ) -> Callable[[], list[list[tuple[Any, ...]]]] | None:
        """Begin to fetch those with the words, and what is shown of them; None where the server cannot rank them.

        Where an index is `led` to, what is near to the best of these comes with them.
        """
        asked, weights = self._weighed(wanted)
        if weights is None:
            return None
        # Either theirs are read, or those with the words.
        by_row = rows is not None
        narrower = self._condition(filters, rows)
        if rows is not None and len(rows) > sum(known[TOKENS][phrase[0]] for phrase in asked.phrases):
            by_row, narrower = False, look_up(filters)
        best, values = best_ranked(asked, weights, self._average, narrower, limit=wanted.worded, of_few=by_row)
        sql = f"WITH {best}, chosen AS MATERIALIZED (SELECT row FROM worded), {CHOSEN} UNION ALL {WORDED}"
        if led is None:
            return self.connections.begin([(sql, values)])
        condition, those = narrower
        among = led.share(LED)
        led_to = together(nearest_to_worded(part, among=among) for part in led.parts)
        sql = f"{sql} UNION ALL SELECT {Part.VECTOR:d}, t.row, 0, NULL, t.vector FROM ({led_to}) AS t WHERE {condition}"
        return self.connections.begin([search_list(among), (sql, [*values, *those])])

    def _weighed(self, wanted: Wanted) -> tuple[Asked, dict[tuple[str, ...], float] | None]:
        """Return what is asked for, and what each phrase is worth; None where the server cannot rank by it."""
        asked = any_of(wanted.terms, wanted.often)
        kept = (self.connections.found or {}).get(TOKENS, {})
        if not asked.alternatives or any(len(phrase) > 1 or phrase[0] not in kept for phrase in asked.phrases):
            return asked, None
        return asked, weigh_phrases(self._totals[0], {phrase: int(kept[phrase[0]]) for phrase in asked.phrases})


APPROXIMATE, LED_TO, NEAREST, SHARED, WORDS = "approximate", "led to", "nearest", "shared", "words"
"""Under what a block of reading keeps what was fetched."""
MAX_LIKELY = 10
"""Of so many statements with the words it is fetched what their articles call their speakers."""
