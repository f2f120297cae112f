"""Apposed: what a question tells of somebody between the name and what is asked: "Ama Lind, ex Gull, on tolls"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from index.question.descriptions.phrase import is_head, is_pause
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, PLAIN_SPEECH, SENTENCE_ENDS, is_finite
from index.question.mentions import Mention
from index.question.tokens import Token, gaps_before

OPENING = words("ex formerly once used then now who whos was is of from")
"""What such words begin with where no noun for a person stands in them: "used to be at the mill", "who ran Gull"."""
MAX_TOLD = 9


def without_apposed(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return the question without what it tells of somebody between two commas behind their whole name.

    What is asked stands behind it: in "Ama Lind, who ran Gull, on tolls" neither Gull nor that she ran it is asked
    about.
    """
    gaps = gaps_before(core, tokens)
    for one in mentions:
        start = one.end
        whole = one.is_person and one.end - one.start > 1 and start < len(tokens) and not tokens[start - 1].owns
        if not whole or not is_pause(gaps[start]) or tokens[start].fold not in OPENING:
            continue
        longest = range(start + 2, min(len(tokens), start + MAX_TOLD + 1))
        end = next((at for at in longest if is_pause(gaps[at])), 0)
        if end and _asks(tokens[end].fold) and not any(_questions(token.fold) for token in tokens[start:end]):
            return f"{core[: tokens[start - 1].end]} {core[tokens[end].start :]}"
    return core


def without_introducing(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return the question without what introduces somebody named behind it: "a baker with a Brix sign, Ama Lind. Is".

    Neither is another baker asked nor Brix. "The mayor, Ama Lind" may be whom she speaks of.
    """
    gaps = gaps_before(core, tokens)
    for one in mentions:
        whole = one.is_person and one.end - one.start > 1 and one.start and is_pause(gaps[one.start])
        if not whole or (one.end < len(tokens) and not _ends(gaps[one.end])):
            continue
        opens = range(one.start - 2, max(-1, one.start - MAX_TOLD - 1), -1)
        for at in opens:
            if is_pause(gaps[at + 1]) or tokens[at].fold in AUXILIARY | ASKING | ABOUT:
                break
            if tokens[at].fold in {"a", "an"} and any(is_head(tokens, head) for head in range(at + 1, at + 4)):
                return f"{core[: tokens[at].start]}{core[tokens[one.start].start :]}"
    return core


def _ends(gap: str) -> bool:
    """Return whether what stands between two words ends a sentence or makes a pause."""
    return is_pause(gap) or not SENTENCE_ENDS.isdisjoint(gap)


def _asks(fold: str) -> bool:
    """Return whether a word leads from somebody to what is asked of them: "on", "say", "saying", "warned"."""
    return fold in ABOUT | PLAIN_SPEECH or is_finite(fold)


def _questions(fold: str) -> bool:
    """Return whether a word asks itself, so that what stands there is no more of somebody: "who did she mean"."""
    return fold in ASKING - {"who", "whose"} or fold in AUXILIARY - {"was", "is", "has", "had"}
