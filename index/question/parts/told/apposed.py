"""Apposed: what a question tells of somebody between the name and what is asked: "Ama Lind, ex Gull, on tolls"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from index.question.descriptions.phrase import is_break, is_head, is_pause
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, PLAIN_SPEECH, is_finite
from index.question.mentions import Mention
from index.question.tokens import Token, gaps_before

OPENING = words("ex formerly once used then now who whos was is of from")
"""What such words begin with where no noun for a person stands in them: "used to be at the mill", "who ran Gull"."""
MAX_TOLD = 9


def without_apposed(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return the question without what it tells of somebody beside their whole name, who alone is asked.

    In "Ama Lind, who ran Gull, on tolls" neither Gull nor that she ran it is asked about, and in "a baker with a Brix
    sign, Ama Lind. Who would she back?" neither another baker nor Brix is asked.
    """
    whole = [one for one in mentions if one.is_person and one.end - one.start > 1]
    gaps = gaps_before(core, tokens) if whole else []
    for one in whole:
        if told := _told_behind(tokens, gaps, one):
            return f"{core[: tokens[told.start - 1].end]} {core[tokens[told.stop].start :]}"
    for one in whole:
        if told := _introducing(tokens, gaps, one):
            return f"{core[: tokens[told.start].start]}{core[tokens[told.stop].start :]}"
    return core


def _told_behind(tokens: Sequence[Token], gaps: Sequence[str], one: Mention) -> range:
    """Return what is told of somebody between two pauses behind the name, in front of what is asked; else nothing."""
    start = one.end
    if start >= len(tokens) or tokens[start - 1].owns or not is_pause(gaps[start]) or tokens[start].fold not in OPENING:
        return range(0)
    longest = range(start + 2, min(len(tokens), start + MAX_TOLD + 1))
    end = next((at for at in longest if is_pause(gaps[at])), 0)
    asked = end and _asks(tokens[end].fold) and not any(_questions(token.fold) for token in tokens[start:end])
    return range(start, end) if asked else range(0)


def _introducing(tokens: Sequence[Token], gaps: Sequence[str], one: Mention) -> range:
    """Return what introduces somebody named behind it, "a baker with a Brix sign, Ama Lind"; else nothing.

    "The mayor, Ama Lind" may be whom she speaks of.
    """
    alone = one.start and is_pause(gaps[one.start]) and (one.end == len(tokens) or is_break(gaps[one.end]))
    for at in range(one.start - 2, max(-1, one.start - MAX_TOLD - 1), -1) if alone else ():
        if is_pause(gaps[at + 1]) or tokens[at].fold in AUXILIARY | ASKING | ABOUT:
            break
        if tokens[at].fold in {"a", "an"} and any(is_head(tokens, head) for head in range(at + 1, at + 4)):
            return range(at, one.start)
    return range(0)


def _asks(fold: str) -> bool:
    """Return whether a word leads from somebody to what is asked of them: "on", "say", "saying", "warned"."""
    return fold in ABOUT | PLAIN_SPEECH or is_finite(fold)


def _questions(fold: str) -> bool:
    """Return whether a word asks itself, so that what stands there is no more of somebody: "who did she mean"."""
    return fold in ASKING - {"who", "whose"} or fold in AUXILIARY - {"was", "is", "has", "had"}
