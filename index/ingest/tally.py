"""The tally of one `add`: what has become of the articles so far."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.store.writer import Change
from index.ingest.summary import AddSummary, Failure, Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is in the library now: whether it is new or changed, and how many statements it has."""

    change: Change
    statements: int


class Tally:
    """Counts articles, of `total` if that is known."""

    def __init__(self, *, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._counts: dict[Change, int] = {"added": 0, "updated": 0, "unchanged": 0}
        self._statements = 0
        self._failures: list[Failure] = []

    def skip(self, articles: int) -> None:
        """Count articles that were there already."""
        self._counts["unchanged"] += articles
        self._done += articles

    def count(self, kept: Sequence[Kept], failures: Sequence[Failure]) -> None:
        """Count articles that were kept, and those that were left out, which are logged."""
        for each in kept:
            self._counts[each.change] += 1
            self._statements += each.statements if each.change != "unchanged" else 0
        for failure in failures:
            log.warning("%s", failure)
        self._failures += failures
        self._done += len(kept) + len(failures)

    def progress(self) -> Progress:
        """Return how far the work is."""
        return Progress("articles", self._done, self._total)

    def summary(self) -> AddSummary:
        """Return what became of the articles."""
        counts = self._counts
        return AddSummary(
            counts["added"], counts["updated"], counts["unchanged"], self._statements, tuple(self._failures)
        )

    def so_far(self) -> str:
        """Return in words what stays where the work ends early."""
        added, updated = self._counts["added"], self._counts["updated"]
        return f"{added} added and {updated} updated until then stay, and the same command does the rest"
