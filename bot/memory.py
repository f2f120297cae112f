"""Memory of a conversation: whom and what the last question was about, so that a follow-up can leave it out."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from index.question import Question

REMEMBERED = 5_000
SECONDS = 30 * 60
FOLLOW_UP = re.compile(r"(?i)^\s*(?:and|but|also|what about|how about|und|et|y|auch)\b[\s,]*")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The speaker (full name) and topic of the question before; empty where it had none."""

    speaker: str = ""
    topic: str = ""


class Memory:
    """What was asked last by whom and where, for half an hour; the least recent are forgotten."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[int, int], tuple[Remembered, float]] = OrderedDict()

    def recall(self, place: tuple[int, int]) -> Remembered:
        """Return what was asked before in this place, nothing where it is too long ago."""
        remembered, at = self._kept.get(place, (Remembered(), float("-inf")))
        return remembered if self._clock() - at <= SECONDS else Remembered()

    def forget(self, person: int) -> None:
        """Forget everything this person asked; a place is a channel and a person."""
        for place in [place for place in self._kept if place[1] == person]:
            del self._kept[place]

    def keep(self, place: tuple[int, int], question: Question, before: Remembered = Remembered()) -> None:
        """Remember a question; what it leaves out stays as it was before."""
        speaker = question.speakers[0].name if question.speakers else before.speaker
        self._kept.pop(place, None)
        self._kept[place] = (Remembered(speaker, question.topic or before.topic), self._clock())
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)


def is_follow_up(text: str) -> bool:
    """Say whether a question begins as one that goes on from the last."""
    return bool(FOLLOW_UP.match(text))
