"""Cooldown: how often one person, and one server, may ask."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

MAX_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many questions in so many seconds, a burst of them at once."""

    questions: int
    seconds: float


PERSON = Rate(6, 30)
SERVER = Rate(300, 30)
TOLD = Rate(30, 300)
"""How often the staff of a server are told something."""


class Cooldown:
    """Counts questions by anything hashable; the least recently heard are forgotten, so it never grows past bounds."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._levels: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def wait(self, who: Hashable) -> int:
        """Count one more question by `who` and return 0, or the seconds to wait where it is one too many."""
        now = self._clock()
        level, at = self._levels.pop(who, (0.0, now))
        each = self._rate.seconds / self._rate.questions
        level = max(0.0, level - (now - at) / each)
        over = level + 1 - self._rate.questions
        self._levels[who] = (level if over > 0 else level + 1, now)
        if len(self._levels) > MAX_REMEMBERED:
            self._levels.popitem(last=False)
        return math.ceil(over * each) if over > 0 else 0


class Cooldowns:
    """How often a person may ask, and all people of a server together."""

    def __init__(self, clock: Callable[[], float], *, person: Rate = PERSON, server: Rate = SERVER) -> None:
        self._person, self._server = Cooldown(person, clock), Cooldown(server, clock)

    def wait(self, person: int, server: int | None) -> tuple[str, int]:
        """Count a question; return which limit it is over and for how many seconds, 0 where it is not."""
        seconds = self._person.wait(person)
        if seconds or server is None:
            return "slow_down", seconds
        return "slow_down_server", self._server.wait(server)
