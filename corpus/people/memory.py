"""The memory of linking: what was worked out of large groups, for the next step that brings somebody to one of them.

Each entry is a function of its key alone, so that nothing in it can be out of date, and linking with it comes to what
linking without it does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")

MIN_GROUP = 100
"""Namings; smaller groups are worked out again each time, and take no room."""
MOST = 200_000
"""Entries of all groups; those linked longest ago are forgotten then. A naming has two of some 1.5 kilobytes together,
and a person three."""

SPARE = 1.1
"""So many times what a group needs may be kept of it."""


class Memory:
    """What linking has worked out of one group, by what it is of."""

    def __init__(self) -> None:
        # Each with the turn in which it was last asked for.
        self._kept: dict[Hashable, list[Any]] = {}
        self._turn = 0
        self._asked = 0

    def __len__(self) -> int:
        return len(self._kept)

    def recall(self, work: Callable[..., Value], *of: Hashable) -> Value:
        """Return what `work` makes of these, worked out once."""
        key = work, *of
        # Of many members it takes time to find a key, and so it is done once.
        entry = self._kept.get(key)
        if entry is None:
            entry = self._kept[key] = [work(*of), -1]
        if entry[1] != self._turn:
            entry[1] = self._turn
            self._asked += 1
        value: Value = entry[0]
        return value

    def turn(self) -> None:
        """Forget what was not asked for since the last turn, where it is much: what it was of is there no more."""
        if len(self._kept) > SPARE * self._asked:
            self._kept = {key: entry for key, entry in [*self._kept.items()] if entry[1] == self._turn}
        self._turn += 1
        self._asked = 0


class Forgetful(Memory):
    """Keeps nothing."""

    def recall(self, work: Callable[..., Value], *of: Hashable) -> Value:
        """Return what `work` makes of these."""
        return work(*of)


class Memories:
    """The memory of each large group of one store, that linked last at the end."""

    def __init__(self) -> None:
        self._groups: dict[str, Memory] = {}

    def __len__(self) -> int:
        return sum(map(len, [*self._groups.values()]))

    def of(self, group: str, size: int) -> Memory:
        """Return the memory of a group of this size: one that keeps nothing for a small one."""
        own = self._groups.pop(group, None) or Memory()
        if size < MIN_GROUP:
            return Forgetful()
        for other in [*self._groups]:
            if len(self) + len(own) <= MOST:
                break
            self._groups.pop(other, None)
        self._groups[group] = own
        return own
