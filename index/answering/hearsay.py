"""Hearsay: what somebody tells of another's words, which stands behind what is reported at first hand."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.statement import Speaker
from index.searching.ranking import Ranked
from index.searching.search import Search


def is_told(one: Ranked) -> bool:
    """Return whether somebody tells it as another's words."""
    return one.candidate.told


def first_hand_first(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Return the ranked statements with those behind that another tells of; each part keeps its order."""
    return tuple(sorted(ranked, key=is_told))


def find_told(search: Search, speakers: Sequence[Speaker]) -> tuple[Ranked, ...]:
    """Return what these speakers tell of others' words that would answer the question on its own, best first."""
    ranked = search.rank(search.within(speakers, told=True))
    return tuple(one for one in ranked if search.fits(one, among=len(ranked)) >= search.calibration.threshold)
