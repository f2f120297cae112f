"""Excepted: those whose words a question does not want: "who besides Lind spoke?", "what did all but Lind say?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of
from corpus.statement import Speaker
from index.question.asked.asked import DETERMINERS
from index.question.frames.frames import AUXILIARY, FRAME
from index.question.mentions import Mention
from index.question.nameforms import TITLES
from index.question.tokens import Token

ANYBODY = words("all anybody anyone everybody everyone others people somebody someone")
ASKING_WHO = frozenset({"who", "whos", "which"})
EXCEPT = tuple(
    tuple(phrase.split("_"))
    for phrase in sorted(load_words("leaving out"), key=lambda phrase: (-phrase.count("_"), phrase))
)
BESIDE_ANYBODY = (("but",), ("than",), ("bar",), ("save",), ("not",))
"""Phrases that leave somebody out only right behind "who" or "anybody"."""
GAPS = re.compile(r" ?,(?: ?,)+|^ ?,")


@dataclass(frozen=True, slots=True)
class Excepted:
    """A question without those it leaves out, and who they are."""

    text: str
    speakers: tuple[Speaker, ...]


def leaves_out(tokens: Sequence[Token]) -> bool:
    """Return whether a question has words that leave somebody out: few have, and of others nothing is looked up."""
    folds = [token.fold for token in tokens]
    phrases = (phrase for phrase in (*EXCEPT, *BESIDE_ANYBODY) if phrase[0] in folds)
    return any(phrase == tuple(folds[at : at + len(phrase)]) for phrase in phrases for at in range(len(folds)))


def find_excepted(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Excepted | None:
    """Return a question that leaves somebody out without them, None for one that does not, or asks no open question.

    "Nobody but Lind" asks for Lind; "what did Aker say about anyone but Lind" asks for Aker.
    """
    for at, mention in enumerate(mentions):
        # "Except" before a surname looks like a first name that is nobody's.
        start = mention.end - 1 if mention.clash else mention.start
        while start and tokens[start - 1].fold in TITLES | {"the"}:
            start -= 1
        begin = _begin_of_phrase(core, tokens, start)
        chain = [mention, *_joined(tokens, mentions[at + 1 :], mention.end)]
        end = chain[-1].end
        if begin == start or any(tokens[one.end - 1].owns for one in chain):
            continue
        if tokens[begin].fold in ANYBODY or _is_open([token.fold for token in (*tokens[:begin], *tokens[end:])]):
            left = core[: tokens[begin].start] + core[tokens[end - 1].end :]
            text = " ".join(GAPS.sub(" ", " ".join(left.split())).split())
            return Excepted(text, tuple(one for each in chain for one in each.speakers))
    return None


def _begin_of_phrase(core: str, tokens: Sequence[Token], end: int) -> int:
    """Return where the words begin that leave out whoever stands behind them, `end` where none do."""
    folds = [token.fold for token in tokens]
    for phrase in (*EXCEPT, *BESIDE_ANYBODY):
        begin = end - len(phrase)
        if begin < 0 or tuple(folds[begin:end]) != phrase:
            continue
        before = begin - 1 - (begin > 0 and folds[begin - 1] in {"else", "other"})
        led = FRAME.union(AUXILIARY).issuperset(folds[: max(before, 0)])
        if before >= 0 and _is_anybody(folds[before]):
            # Somebody is left out of those who are asked, and not of those who are spoken of.
            whole = before if folds[before] in ANYBODY else begin
            return whole if led else end
        return end if phrase in BESIDE_ANYBODY else begin
    return end


def _is_anybody(fold: str) -> bool:
    return fold in ANYBODY | ASKING_WHO or (noun_of(fold) is not None and is_plural(fold))


def _joined(tokens: Sequence[Token], mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Return the names that go on with a list which has come to token `end`: "besides Lind and Aker"."""
    joined: list[Mention] = []
    for mention in mentions:
        between = [token.fold for token in tokens[end : mention.start]]
        if between not in (["and"], ["or"], ["nor"]):
            break
        joined.append(mention)
        end = mention.end
    return joined


def _is_open(folds: Sequence[str]) -> bool:
    """Return whether a question leaves open who is asked: "who spoke", "which minister", "what did everyone say"."""
    lead = next((at for at, fold in enumerate(folds) if fold not in FRAME | AUXILIARY | DETERMINERS), len(folds))
    return any(_is_anybody(fold) for fold in folds[: lead + 1])
