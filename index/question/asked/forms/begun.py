"""Begun: whom a misspelled name means that a question begins with, "greggor kolmer ferry boss, why shut the bay"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.first_names import load_first_names
from index.question.asked.asked import Asked, Target
from index.question.asked.forms.misspelled import correct, may_be_whole
from index.question.descriptions.phrase import is_pause, read_phrase
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, is_speech
from index.question.mentions import Mention
from index.question.names import Names
from index.question.roles import office_at
from index.question.tokens import Token

MAX_DESCRIBED = 8
"""How many words tell, right behind a name, what whoever bears it is."""


def read_begun(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return who is meant by the first two words of a question, a name with a slip in each or in one; else nobody.

    A pause or a description with one stands behind them, or the question is a row of words. Words that articles print
    are a name only where the first of them is one.
    """
    start = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), len(tokens))
    if not (ABOUT | ASKING | AUXILIARY).isdisjoint(token.fold for token in tokens[:start]):
        return Target()
    part = tokens[start : start + 2]
    folds, end = [token.fold for token in part], start + 2
    if end >= len(tokens) or gaps[start + 1] != " " or any(token.owns for token in part):
        return Target()
    known = any(one.start < end and start < one.end and one.is_printed for one in mentions)
    # "The Charlotte police chief's version" is that of a police chief.
    office = office_at(tokens, start + 1) > 1
    if known or office or not may_be_whole(folds) or any(map(is_speech, folds)):
        return Target()
    close = _end_of_told(tokens, gaps, end)
    named = folds[0] in load_first_names() or (names.has_many_articles() and not all(names.are_printed(folds)))
    if not close or not named:
        return Target()
    told = [token.fold for token in tokens[end:close] if token.fold not in FRAME]
    # "Ama Lind lawyer" has no slip, though Ama Lind is not asked.
    meant = () if names.referents([" ".join(folds)]) else correct(folds, names, beside=told)
    text = " ".join(token.text for token in part)
    return Target((Asked(text, meant, "correction"),), frozenset(range(start, close))) if meant else Target()


def _end_of_told(tokens: Sequence[Token], gaps: Sequence[str], end: int) -> int:
    """Return where what is told of whoever a name that ends at `end` means ends, 0 where it may be no name."""
    if is_pause(gaps[end]) or (ABOUT | AUXILIARY | ASKING).isdisjoint(token.fold for token in tokens):
        return end
    places = range(end + 1, min(len(tokens), end + MAX_DESCRIBED + 1))
    pause = next((at for at in places if is_pause(gaps[at])), 0)
    return pause if pause and read_phrase(tokens, end, pause) else 0
