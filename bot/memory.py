"""Memory of conversations: what each was about so far, so that a follow-up can leave it out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from index.thread import Thread

REMEMBERED = 5_000
SECONDS = 30 * 60
Place = tuple[int, int]


class Memory:
    """The thread of each place (a channel and a person) for half an hour; the least recent are forgotten."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: OrderedDict[Place, tuple[Thread, float]] = OrderedDict()

    def recall(self, place: Place) -> Thread | None:
        """Return what was asked before in this place, nothing where it is too long ago."""
        thread, at = self._kept.get(place, (None, 0.0))
        return thread if self._clock() - at <= SECONDS else None

    def keep(self, place: Place, thread: Thread) -> None:
        """Remember what the conversation is about now."""
        self._kept.pop(place, None)
        self._kept[place] = (thread, self._clock())
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)

    def forget(self, person: int) -> None:
        """Forget everything this person asked."""
        for place in [place for place in self._kept if place[1] == person]:
            del self._kept[place]
