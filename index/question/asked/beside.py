"""Beside: a name that stands behind a description and says whom it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from index.question.asked.asked import Target
from index.question.asked.named import read_mention, read_spelled
from index.question.descriptions.phrase import is_pause, read_phrase
from index.question.frames.frames import ABOUT, AUXILIARY, FRAME, is_speech
from index.question.frames.slots import Slot
from index.question.mentions import Mention, are_cased
from index.question.nameforms import TITLES
from index.question.names import Names
from index.question.tokens import Token

MAX_NAME = 3


def named_behind(
    tokens: Sequence[Token],
    gaps: Sequence[str],
    slot: Slot,
    mentions: Sequence[Mention],
    names: Names,
    *,
    found: Target,
) -> Target:
    """Return whom a name means that stands behind a description: "head of the bread watchdog, Ole Brix, on loaves".

    A name nobody has is unknown, whoever the description fits; `found` where no name stands there.
    """
    opens = slot.end < len(tokens) and not frozenset(",(").isdisjoint(gaps[slot.end])
    if not opens or read_phrase(tokens, slot.start, slot.end) is None:
        return found
    start = next((at for at in range(slot.end, len(tokens)) if tokens[at].fold not in TITLES), len(tokens))
    known = next((one for one in mentions if one.start == start and one.is_person), None)
    end = known.end if known else _end_of_stranger(tokens, gaps, start)
    if end == start or tokens[end - 1].owns or not _closes(tokens, gaps, end):
        return found
    span = frozenset(range(start, end))
    read = (
        read_mention(tokens, known, names) if known else read_spelled(tokens[start:end], span, names, known_only=False)
    )
    return replace(read, used=read.used | frozenset(range(slot.start, end)))


def _end_of_stranger(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> int:
    """Return where a first name and a surname end that begin at `start`; `start` where none do."""
    places = range(start, min(len(tokens), start + MAX_NAME))
    stop = next((at for at in places if at > start and (is_pause(gaps[at]) or tokens[at].fold in FRAME)), places.stop)
    first = tokens[start].fold if start < stop else ""
    if first not in load_first_names() or first in AUXILIARY or stop == start + 1:
        return start
    # In small letters "mark" and "grace" are words.
    small = not are_cased(tokens) and stop == start + 2 and first not in load_words("names that are words")
    return stop if small or all(tokens[at].namelike for at in range(start, stop)) else start


def _closes(tokens: Sequence[Token], gaps: Sequence[str], end: int) -> bool:
    """Return whether a name that ends at `end` stands for itself: a pause, the topic or a verb of saying follows."""
    if end == len(tokens) or is_pause(gaps[end]):
        return True
    return tokens[end].fold in ABOUT | {"and"} or is_speech(tokens[end].fold)
