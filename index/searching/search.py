"""A search: the statements that may answer one question, weighed, and how sure it is that they do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.statement import Speaker
from corpus.store.excerpts import Excerpt
from corpus.store.words.words import COUNTED
from index.question.names import Names
from index.question.question import Question
from index.searching.calibration import ANY_MODEL, Calibration, calibration_for
from index.searching.candidates import Shelf, Unread
from index.searching.moods import moods_of
from index.searching.ranking import MAX_BEST, Ranked, read_evidence, signs_of, signs_of_one, weigh
from index.searching.terms import TermFinder, names_in, search_words, subjects_in
from index.stores.filters import Filters
from index.stores.searcher import Wanted
from index.vectors.passage import passage

if TYPE_CHECKING:
    from index.stores.contents import Rows
    from index.stores.searcher import Floats, Searcher

# How many are looked at by their meaning; half as many by their words.
DEPTH = 40
DEEP = 4 * DEPTH
MAX_DEPTH = 640
SHOWN = 6
"""Of so many of the best it is fetched what is asked of what is shown, before it is settled which that is."""
COMMON = 0.1
PASSES = 0.3
NEARLY = 0.9
"""The share of what is sure that words alone come to at most."""


class Source(Protocol):
    """What questions are answered from: one state of a library."""

    searcher: Searcher

    @property
    def names(self) -> Names:
        """The names the library knows."""

    def embed(self, text: str) -> Floats:
        """Return the unit vector of `text`."""

    def begin_embedding(self, text: str, *, stressed: str) -> Future[Floats]:
        """Begin to make the unit vector of `text`, a part of which counts more; return at once."""

    def reread(self, question: str, texts: Iterable[str]) -> list[float] | None:
        """Return how well each text answers by the library's reranker, None where it has none."""


class Search:
    """One question's search: whom it may answer with, and what it looks for.

    The model reads the question while the words of what may answer are read.
    """

    def __init__(self, source: Source, question: Question, filters: Filters) -> None:
        self.source = source
        self.question = question
        self.filters = filters
        weights = calibration_for(source.searcher.fact("model"))
        # "Who besides Lind spoke of tolls?" asks for whatever they say of them.
        who = question.intent == "who_said" and not question.excepted
        self.calibration: Calibration = weights.for_who_said() if who else weights
        self.words = search_words(question.topic)
        if self.words:
            topic, core = question.topic, question.core
            text = core if topic in core else f"{core} {topic}".strip()
            self._vector = source.begin_embedding(text, stressed=topic)
        self.names = names_in(question.text)
        # "Who said it should close?" tells what was said, and asks for a name.
        self.moods = () if who else moods_of(question.text)
        self.total = len(source.searcher)
        # Of whom nothing is wanted may have said most of what is near.
        self.depth = DEEP if question.excepted else DEPTH
        self._excepted = frozenset(speaker.id for speaker in (*question.excepted, *question.spoken_of))
        self._shelf = Shelf(source.searcher)
        self._evidence: dict[int, dict[str, float]] = {}
        counted = source.searcher.count_words([*self.words.values()])
        # What is in very many is in all of them, for what it tells.
        self.counts = {
            term: min(count if count < COUNTED else self.total, self.total)
            for term, count in zip(self.words, counted, strict=True)
        }
        # The weight of a term is its surprise, as in BM25.
        self.rarity: Mapping[str, float] = {
            term: math.log(1 + (self.total - count + 0.5) / (count + 0.5)) for term, count in self.counts.items()
        }

    @property
    def vector(self) -> Floats:
        """The unit vector of the question, in which the words of the topic count most."""
        return self._vector.result()

    def within(
        self, speakers: Sequence[Speaker], *, dated: bool = True, undated: bool = False, told: bool = False
    ) -> Filters:
        """Return what a statement must be to answer for these speakers, for anybody where there are none.

        Without `dated` it may be of any day, with `undated` of none. With `told` it is what they tell of others.
        """
        asked = self.filters if dated else replace(self.filters, after=None, before=None)
        return replace(asked, speakers=tuple(speaker.id for speaker in speakers), undated=undated, told=told)

    def rank(self, filters: Filters) -> list[Ranked]:
        """Return the statements that the filters allow most worth a look, best first."""
        if not self.rarity:
            return []
        searcher = self.source.searcher
        few = self.depth * 3 // 2
        terms, often = self._looked_for()
        searcher.foresee(Wanted(lambda: self.vector, terms, often, self.depth, self.depth // 2, few), filters)
        found = None if filters.open else searcher.few(filters, most=few)
        if found is not None and not len(found):
            return []
        if found is not None:
            self._read(found)
            cosines = searcher.scores(self.vector, found)
        else:
            worded = searcher.worded(terms, filters, often=often, limit=self.depth // 2)
            self._read(worded)
            near, close = searcher.nearest(self.vector, filters, limit=self.depth)
            self._read(near)
            others = np.setdiff1d(worded, near, assume_unique=True)
            found = np.append(near, others)
            cosines = np.append(close, searcher.scores(self.vector, others))
        ranked = weigh(
            (
                (Unread(self._shelf.excerpts[row], self._shelf), {**self._evidence[row], "meaning": cosine})
                for row, cosine in zip(found.tolist(), cosines.tolist(), strict=True)
                if row in self._evidence and not math.isnan(cosine)
            ),
            self.calibration,
        )
        return (
            [one for one in ranked if self._excepted.isdisjoint(one.candidate.speakers)] if self._excepted else ranked
        )

    def deepen(self) -> bool:
        """Look at more from now on; return whether that may bring more."""
        self.depth *= 4
        return self.depth <= MAX_DEPTH

    def _looked_for(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the words to look for, the rarest of those asked for, and which of them are in very many."""
        limit = COMMON * self.total
        rare = sorted(self.counts, key=self.counts.__getitem__)
        chosen = [self.words[term] for at, term in enumerate(rare) if at < 2 or self.counts[term] < limit]
        often = {self.words[term] for term, count in self.counts.items() if count >= COUNTED}
        return tuple(chosen), frozenset(often)

    def _read(self, rows: Rows) -> None:
        """Read the words of these rows, and what they say for them; those that are gone are left out."""
        if new := [row for row in rows.tolist() if row not in self._evidence]:
            excerpts = {each.row: each for each in self.source.searcher.excerpts(new)}
            self._shelf.excerpts.update(excerpts)
            found = read_evidence([*excerpts.values()], self.rarity, self.names, moods=self.moods)
            self._evidence.update(zip(excerpts, found, strict=True))

    @property
    def read(self) -> Sequence[Excerpt]:
        """Excerpts of the statements looked at so far, their articles' texts unchecked."""
        return [*self._shelf.excerpts.values()]

    def expect(self, ranked: Iterable[Ranked]) -> None:
        """Have these read whole at once when one of them is."""
        self._shelf.expect([one.candidate for one in ranked])

    def show(self, ranked: Sequence[Ranked]) -> None:
        """Have what is asked of statements that are shown fetched of the first of these, while it is settled which."""
        self.source.searcher.foresee_shown([one.candidate.row for one in ranked[:SHOWN]])

    def certainty(self, ranked: Sequence[Ranked]) -> float:
        """Return the probability that these answer the question."""
        signs = self._with_open(signs_of(ranked))
        if ranked and self._has_lost_vector(ranked[0]):
            return self._by_words(signs)
        heard = self.calibration.probability(signs)
        if heard < self.calibration.floor or not self._unheard(ranked):
            return heard
        # A name that nobody mentions is reason to doubt, and none to hide the words.
        return max(self.calibration.probability(signs | {"unheard": 1.0}), self.calibration.floor)

    def _has_lost_vector(self, one: Ranked) -> bool:
        return bool(self.source.searcher.lost) and not one.evidence["meaning"]

    def _by_words(self, signs: Mapping[str, float]) -> float:
        """Return the probability by words alone, where a vector is lost: nothing is sure."""
        alone = calibration_for(ANY_MODEL)
        probability = alone.probability(signs)
        return min(probability, NEARLY * self.calibration.threshold) if probability >= alone.floor else 0.0

    def _with_open(self, signs: dict[str, float]) -> dict[str, float]:
        """Return signs with the one that the question gives: whether it leaves open who speaks."""
        return signs | {"open": float(not self.question.speakers)}

    def _unheard(self, ranked: Sequence[Ranked]) -> bool:
        """Return whether a name that somebody is asked about, no place, stands in none of the reports of the best."""
        names = self.rarity.keys() & subjects_in(self.question.text)
        if not names or not self.question.speakers:
            return False
        finder = TermFinder(names)
        best = [self._shelf.excerpts[one.candidate.row] for one in ranked[:MAX_BEST]]
        texts = {each.article: f"{each.title}\n{each.text}" for each in best}
        found = map(finder.find, texts.values())
        return bool(names - set().union(*found))

    def rerank(self, ranked: Sequence[Ranked], *, most: int) -> tuple[Ranked, ...]:
        """Return the ranked statements, the first `most` of them in the order of the library's reranker, if it has one.

        The scores stay in their places: what the reranker changes is whose they are.
        """
        first = ranked[:most]
        fit = self.source.reread(self.question.core or self.question.text, self._passages(first))
        if fit is None:
            return tuple(ranked)
        order = sorted(range(len(first)), key=lambda at: -fit[at])
        moved = (replace(first[at], score=first[place].score) for place, at in enumerate(order))
        return (*moved, *ranked[most:])

    def _passages(self, ranked: Sequence[Ranked]) -> Iterator[str]:
        """Yield what is embedded of each; nothing is read before that is wanted."""
        self.expect(ranked)
        for one in ranked:
            yield passage(one.candidate.statement, one.candidate.article)

    def fits(self, one: Ranked, *, among: int) -> float:
        """Return the probability that this one statement, found among so many, answers the question."""
        signs = self._with_open(signs_of_one(one, among=among))
        return self._by_words(signs) if self._has_lost_vector(one) else self.calibration.probability(signs)

    def fitting(self, ranked: Sequence[Ranked], *, enough: float) -> tuple[Ranked, ...]:
        """Return the best and those that would pass on their own, or nearly so for their company.

        `enough` is the probability that passes.
        """
        among = len(ranked)
        return tuple(one for at, one in enumerate(ranked) if at == 0 or self.fits(one, among=among) >= enough * PASSES)
