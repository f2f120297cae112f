"""Moods: what kind of words a question asks for, a reason, what ought to be or what will be, and which words are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mood:
    """How a question asks for one kind of words, and what such words have."""

    asked: re.Pattern[str]
    said: re.Pattern[str]


WHY = re.compile(r"\b(?:why|how come)\b", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:because|due to|reasons?|so that|in order to|as a result|therefore|that(?: is|['’]s) why|unless|otherwise)\b",
    re.IGNORECASE,
)
"""What leads to or from a reason; "since" and "so" mean too much else."""
OUGHT = re.compile(
    r"\b(?:(?:should|must)(?:n['’]?t)?|ought|needs?|needed|ha(?:ve|s|d) to|supposed to"
    r"|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
"""What ought to be, or is wished for: whoever wants something says that others should."""
WILL = re.compile(
    r"\b(?:will|won['’]?t|going to|gonna|shall|expect(?:s|ed|ing)?|likely)\b|['’]ll\b",
    re.IGNORECASE,
)
MOODS = (Mood(WHY, REASON), Mood(OUGHT, OUGHT), Mood(WILL, WILL))


def moods_of(question: str) -> tuple[Mood, ...]:
    """Return the moods that a question asks for; most ask for none."""
    return tuple(mood for mood in MOODS if mood.asked.search(question))


def share_of(moods: Sequence[Mood], words: str) -> float:
    """Return how many of the moods asked for the words are of, as a share; none where none is asked for."""
    return sum(bool(mood.said.search(words)) for mood in moods) / max(len(moods), 1)
