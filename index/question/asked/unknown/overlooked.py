"""Overlooked: somebody a question speaks of where nothing else in it told whose words are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import (
    ARTICLES,
    INDEFINITE,
    UNTOLD,
    Phrase,
    find_head,
    make_phrase,
)
from index.question.descriptions.slots import find_leading
from index.question.frames.frames import DETERMINERS, GENDERS
from index.question.tokens import Token, gaps_before

OPENING = ARTICLES | INDEFINITE | DETERMINERS | {"some", "that", "there"}
ANYBODY = words("who whom whose name names")
"""What asks for anybody who said something."""


def find_overlooked(core: str, tokens: Sequence[Token], *, named: bool) -> Phrase | None:
    """Return how a question describes somebody, wherever it does: "is the rent fair? the Gull's director said so".

    Nothing is said of whoever only a name (`named`) or a pronoun tells of. None where it speaks of nobody, and where it
    asks who it was.
    """
    if any(token.fold in ANYBODY for token in tokens):
        return None
    gaps = gaps_before(core, tokens)
    for at, token in enumerate(tokens):
        if at == 0 or token.fold in OPENING or token.owns or tokens[at - 1].owns:
            start = at + (token.fold in OPENING - INDEFINITE)
            if found := _described_at(tokens, gaps, start):
                return found
    return UNTOLD if named or any(token.fold in GENDERS for token in tokens) else None


def _described_at(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> Phrase | None:
    """Return the description of one person that begins at a token and says which one."""
    place = find_leading(tokens, gaps, start, asked=True) if start < len(tokens) else None
    head = find_head(tokens, *place) if place else None
    if place is None or head is None or tokens[head].owns:
        return None
    phrase = make_phrase(tokens, place, head)
    person = noun_of(tokens[head].fold) is not None or tokens[head].fold in load_words("people") | INDEFINITE
    return phrase if person and phrase.narrowing and not phrase.body else None
