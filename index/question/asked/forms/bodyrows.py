"""Body rows: the body that a row of words asks by some words of its name, "bakers union tolls", "tolls Norland GOP"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.lists import is_listed
from corpus.people.bodynames import LINKS
from index.question.asked.asked import Target
from index.question.asked.forms.likenames import IN_WORDS, PARTY
from index.question.asked.forms.shortened import read_shortened
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, is_remark
from index.question.mentions import Mention
from index.question.names import Names
from index.question.tokens import Token

MAX_NAME = 6


def read_body_in_row(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return the body that a row of words begins or ends with, no name in it being as long; else nobody.

    What it says stands behind, "bakers union response to tolls", or only the topic, "bakers union on tolls". Whoever
    else is named in a row may be asked as well.
    """
    folds = [token.fold for token in tokens]
    begin = next((at for at, fold in enumerate(folds) if fold not in FRAME), len(folds))
    if not (ASKING | AUXILIARY).isdisjoint(folds) or any(one.is_person for one in mentions) or len(folds) < begin + 2:
        return Target()
    for start, end in _places(tokens, begin):
        part = tokens[start:end]
        adjoin = all(gaps[at] == " " for at in range(start + 1, end)) and not any(one.owns for one in part[:-1])
        over = [one for one in mentions if one.start < end and start < one.end]
        cut = any(one.start < start or end < one.end or one.end - one.start == len(part) for one in over)
        if not adjoin or cut:
            continue
        read = read_shortened(tokens, start, end, names)
        if read.asked and read.asked[0].by != "guess":
            return read
    return Target()


def _places(tokens: Sequence[Token], begin: int) -> Iterator[tuple[int, int]]:
    """Yield where such a name may stand, in front or at the end, the longest first."""
    last = len(tokens)
    behind = [at for at in range(begin + 2, min(last, begin + MAX_NAME) + 1) if at == last or _ends(tokens, at)]
    yield from ((begin, end) for end in reversed(behind) if _is_kind(tokens[end - 1].fold) or _says(tokens, end))
    if _is_kind(tokens[last - 1].fold) and not any(token.fold in ABOUT for token in tokens):
        # Of "tolls north korean gazette" nobody knows where the name begins, but by what is told before it.
        starts = range(max(begin + 1, last - MAX_NAME), last - 1)
        yield from ((at, last) for at in starts if at == begin + 1 or _begins_in_capitals(tokens, at))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name may end before a token: at its own noun, or where it goes on with what somebody says."""
    own = _is_kind(tokens[at - 1].fold) and tokens[at].fold not in LINKS
    return tokens[at].fold in ABOUT or is_remark(tokens[at].fold) or own


def _begins_in_capitals(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].capitalised and not tokens[at - 1].capitalised


def _says(tokens: Sequence[Token], at: int) -> bool:
    """Return whether what somebody says stands at a token and leads to its topic: "Tide Project response to tolls"."""
    return at + 1 < len(tokens) and is_remark(tokens[at].fold) and tokens[at + 1].fold in ABOUT | {"to"}


def _is_kind(fold: str) -> bool:
    return is_listed(fold, "bodies", "collectives", "generic bodies") or fold in PARTY or fold in IN_WORDS
