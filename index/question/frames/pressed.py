"""Pressed: who had to speak by what a question tells, "Ama Lind had to explain why", "Ama Lind was asked whether"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.lexicon.lists import words
from index.question.frames.frames import ABOUT, ASKING, FRAME, PLAIN_SPEECH, SENTENCE_ENDS, is_speech
from index.question.tokens import Token

ASKED = words("asked pressed quizzed grilled questioned challenged")
PRESSED = {
    **dict.fromkeys(("had", "has"), frozenset({"to"})),
    **dict.fromkeys(("was", "is", "got"), ASKED | {"made", "forced", "told"}),
}
"""What is said of whoever had to speak, verb by verb: "had to", "was asked", "got made to"."""
NO_WORDS: frozenset[str] = frozenset()
MAX_NAME = 3


def find_pressed(tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where those begin and end who had to speak, at the beginning of a sentence or behind "and"."""
    for at, (token, following) in enumerate(pairwise(tokens)):
        if following.fold not in PRESSED.get(token.fold, NO_WORDS):
            continue
        behind = {one.fold for one in tokens[at + 2 : at + 4]}
        if following.fold in ASKED:
            speaks = not behind.isdisjoint(ABOUT | ASKING | {"if"})
        else:
            speaks = any(fold in PLAIN_SPEECH or is_speech(fold) for fold in behind)
        start = _name_before(tokens, gaps, at)
        begins = start == 0 or not SENTENCE_ENDS.isdisjoint(gaps[start]) or tokens[start - 1].fold in {"and", "but"}
        if speaks and begins and at - start > 1:
            yield start, at


def _name_before(tokens: Sequence[Token], gaps: Sequence[str], end: int) -> int:
    """Return where the words begin, as many as a name has, that end before a token with no pause between them."""
    start = end
    while start and end - start < MAX_NAME and tokens[start - 1].fold not in FRAME and not gaps[start].strip():
        start -= 1
    return start
