"""Filters: what a statement must be to answer, besides what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.statement import Kind

if TYPE_CHECKING:
    from index.stores.mark import Mark


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements may answer; those without any filter are all. They go down to the store whole.

    `speakers` are ids, any of which will do; with `told` it is what these tell of others, instead of their own, and
    nothing where there are none. `after` is inclusive, `before` exclusive; articles without a day are left out
    where days are asked for, unless `undated`. `outlets` are names in any case of letters, any of which will do.
    `since` leaves what has come after a mark, and `without` leaves out the few rows that are known already.
    """

    after: date | None = None
    before: date | None = None
    outlets: tuple[str, ...] = ()
    kind: Kind | None = None
    speakers: tuple[str, ...] = ()
    told: bool = False
    undated: bool = False
    since: Mark | None = None
    without: tuple[int, ...] = ()

    @property
    def dated(self) -> bool:
        """Return whether days are asked for."""
        return self.after is not None or self.before is not None

    @property
    def open(self) -> bool:
        """Return whether every statement may answer."""
        narrow = self.speakers or self.told or self.dated or self.outlets or self.kind or self.since or self.without
        return not narrow

    def hold(self, day: date | None) -> bool:
        """Return whether a day is among those asked for; no day never is."""
        return day is not None and not (self.after and day < self.after) and not (self.before and day >= self.before)
