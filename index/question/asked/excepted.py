"""Excepted: those whose words a question does not want: "who besides Lind spoke?", "what did all but Lind say?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of
from corpus.statement import Speaker
from index.question.frames.frames import AUXILIARY, DETERMINERS, FRAME
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
LED_BY = TITLES | {"the"}
"""What stands between such a phrase and a name."""
BEFORE_OPEN = FRAME | AUXILIARY | DETERMINERS
"""What stands before "who" or "anybody" where a question leaves open who is asked."""
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
    folds = [token.fold for token in tokens]
    left: list[str] = []
    speakers: list[Speaker] = []
    read = 0
    for at, mention in enumerate(mentions):
        # "Except" before a surname looks like a first name that is nobody's.
        start = mention.end - 1 if mention.clash else mention.start
        while start and folds[start - 1] in LED_BY:
            start -= 1
        begin = _begin_of_phrase(folds, start)
        if begin == start or tokens[begin].start < read:
            continue
        chain = [*_joined(folds, mentions[at:])]
        end = chain[-1].end
        if any(tokens[one.end - 1].owns for one in chain):
            continue
        if speakers or folds[begin] in ANYBODY or _is_open((*folds[:begin], *folds[end:])):
            # "Anybody but Lind" asks who else.
            asks = begin == 0 and folds[begin] in ANYBODY and not ASKING_WHO.issuperset(folds[end : end + 1])
            left.append(core[read : tokens[begin].start] + "who " * asks)
            read = tokens[end - 1].end
            speakers.extend(each for one in chain for each in one.speakers)
    if not speakers:
        return None
    text = "".join((*left, core[read:]))
    return Excepted(" ".join(GAPS.sub(" ", " ".join(text.split())).split()), tuple(dict.fromkeys(speakers)))


def _begin_of_phrase(folds: Sequence[str], end: int) -> int:
    """Return where the words begin that leave out whoever stands behind them, `end` where none do."""
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


def _joined(folds: Sequence[str], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the first name and those that go on with it as a list: "besides Lind and Aker"."""
    yield mentions[0]
    for one, two in pairwise(mentions):
        if folds[one.end : two.start] not in (["and"], ["or"], ["nor"]):
            return
        yield two


def _is_open(folds: Iterable[str]) -> bool:
    """Return whether a question leaves open who is asked: "who spoke", "which minister", "what did everyone say"."""
    for fold in folds:
        if _is_anybody(fold) or fold not in BEFORE_OPEN:
            return _is_anybody(fold)
    return False
