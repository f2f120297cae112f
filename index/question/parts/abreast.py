"""Abreast: two people whom a question sets side by side, "Lind next to Brix on tolls", as "Lind versus Brix"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.question.frames.frames import ABOUT, FRAME, PLAIN_SPEECH
from index.question.mentions import Mention
from index.question.tokens import Token

VERSUS = {
    tuple(phrase.split())
    for phrase in (
        "next to|alongside|beside|side by side with|against|as against|set against|up against|as opposed to|compared to"
        "|compared with|measured against|then|followed by"
    ).split("|")
}
AND = {tuple(phrase.split()) for phrase in ("as well as", "along with", "together with", "plus")}


def with_versus(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return a question that begins with two people abreast with "versus" or "and" between them, any other as it is.

    Who is against whom is a matter elsewhere: "is it Lind against Brix on the board?".
    """
    for one, two in pairwise(mentions):
        between = tuple(token.fold for token in tokens[one.end : two.start])
        joins = "versus" if between in VERSUS else "and" if between in AND else ""
        people = all(speaker.kind == "person" for each in (one, two) for speaker in each.speakers)
        if joins and people and _begins(tokens, one) and _ends(tokens, two):
            return f"{core[: tokens[one.end - 1].end]} {joins} {core[tokens[two.start].start :]}"
    return core


def _begins(tokens: Sequence[Token], mention: Mention) -> bool:
    return not tokens[mention.end - 1].owns and FRAME.issuperset(token.fold for token in tokens[: mention.start])


def _ends(tokens: Sequence[Token], mention: Mention) -> bool:
    if tokens[mention.end - 1].owns:
        return False
    if mention.end == len(tokens) or tokens[mention.end].start > tokens[mention.end - 1].end + 1:
        return True
    return tokens[mention.end].fold in ABOUT | PLAIN_SPEECH
