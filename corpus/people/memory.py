"""The memory of linking: what was worked out of a large group, for the next step that brings somebody to it.

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
"""Entries; more are forgotten all at once. A naming has two of some 1.5 kilobytes together, and a person one."""


class Memory:
    """What linking has worked out in steps of one store, by what it is of, for the next step."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def recall(self, work: Callable[..., Value], *of: Hashable) -> Value:
        """Return what `work` makes of these, worked out once."""
        key = work, *of
        try:
            known: Value = self._kept[key]
        except KeyError:
            if len(self._kept) >= MOST:
                self._kept.clear()
            known = self._kept[key] = work(*of)
        return known


class Forgetful(Memory):
    """Keeps nothing."""

    def recall(self, work: Callable[..., Value], *of: Hashable) -> Value:
        """Return what `work` makes of these."""
        return work(*of)


def memory_for(size: int, memory: Memory | None) -> Memory:
    """Return the memory for a group of this size: one that keeps nothing for a small one."""
    return Forgetful() if memory is None or size < MIN_GROUP else memory
