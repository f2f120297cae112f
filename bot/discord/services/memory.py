"""Memory of conversations: what each was about so far, so that a follow-up can leave it out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from index.question.thread import Thread

MAX_REMEMBERED = 5_000
SECONDS = 30 * 60
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A thread, when it was kept, and whose question it comes from."""

    thread: Thread
    at: float
    person: int


class Memory:
    """What was asked in each channel by each person, and what each card answers, for half an hour.

    The least recent are forgotten where there are too many.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: OrderedDict[Place, Kept] = OrderedDict()

    def recall(self, channel: int, person: int, *, card: int | None = None) -> Thread | None:
        """Return what the card answers that is replied to, else what the person asked before in this channel."""
        for place in ((card or 0, 0), (channel, person)):
            kept = self._kept.get(place)
            if kept and self._clock() - kept.at <= SECONDS:
                return kept.thread
        return None

    def keep(self, thread: Thread, channel: int, person: int, *, card: int | None = None) -> None:
        """Remember what the person asks about now in this channel, and that this card (a message's id) answers it."""
        for place in ((channel, person), *([(card, 0)] if card else [])):
            self._kept.pop(place, None)
            self._kept[place] = Kept(thread, self._clock(), person)
        while len(self._kept) > MAX_REMEMBERED:
            self._kept.popitem(last=False)

    def forget(self, person: int) -> None:
        """Forget everything this person asked."""
        for place in [place for place, kept in self._kept.items() if kept.person == person]:
            del self._kept[place]
