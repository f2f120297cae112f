"""Like names: when some words are enough of a body's name, and are said of it in another way than it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from corpus.lexicon.lists import is_listed, words
from corpus.lexicon.places import load_places
from corpus.people.bodynames import LINKS, head_of, name_key, plain_word
from index.question.nameforms import RUN_BY_SOMEBODY

MAX_ENDING = 2
"""Letters in which "casino" and "casinos" differ."""
MIN_SHARE = 0.5
"""How much of a name is told by several words of it."""
MIN_LETTERS = 3
MIN_TRADE = 4
IN_WORDS = {"pd": ("police", "department"), "gop": ("republican",), "brits": ("british",)}
"""What is short for words in the names of bodies, however it is typed."""
PARTY = words(
    "republican republicans democrat democrats democratic conservative conservatives labor liberal green greens"
)
"""Words that tell of which party somebody is, and so what its people are called: "the Norland Republicans"."""
UNIONS = words("association federation guild brotherhood united alliance fraternity")
"""What a union of those who do one thing may be by its name: "the bakers' union" of the Bakers' Federation."""


class Likeness(IntEnum):
    """How the words that tell a body are those of its name: as printed, with "union" for its own noun, by trade."""

    AS_PRINTED = 0
    AS_UNION = 1
    BY_TRADE = 2


def words_told(folds: Sequence[str]) -> list[str]:
    """Return the words by which a body is told, in the spelling that stands for all, letters for words written out."""
    return [word for fold in folds for word in IN_WORDS.get(fold, (plain_word(fold),))]


def tells_name(told: Sequence[str], name: str, likeness: Likeness = Likeness.AS_PRINTED) -> bool:
    """Return whether a name, or what it is without a description behind it, has all these words and their noun.

    Half of its own are among them where they are several. "Aker council" is no "Aker Council Tenants' Club", and nobody
    their own campaign. As a union those are told whose name says federation; by trade bankers are of the banks.
    """
    return any(_tells(told, one, likeness) for one in dict.fromkeys((name, named_part(name))))


def named_part(name: str) -> str:
    """Return the part of a name in capitals that what it is stands behind: "Tolls Project" of "Tolls Project group"."""
    told = name.split()
    at = next((at for at, word in enumerate(told) if word.islower() and word not in LINKS), len(told))
    kind = is_listed(told[-1].lower(), "bodies", "collectives", "generic bodies")
    return " ".join(told[:at]) if 1 < at < len(told) and kind and told[at - 1] not in LINKS else name


def _tells(told: Sequence[str], name: str, likeness: Likeness) -> bool:
    if len(told) == 1 and head_of(name) in RUN_BY_SOMEBODY:
        return False
    members = likeness and _is_of_members(told)
    own, told = [*name_key(name)], [*told]
    if likeness is Likeness.BY_TRADE:
        own, told = [*map(trade_of, own)], [*map(trade_of, told)]
    if told[-1] == "union" and members and "union" not in own:
        told, head = told[:-1], head_of(name)
        if head not in UNIONS:
            return False
        left = _left(told, [word for word in own if word != head])
        return left is not None and (len(own) - len(left)) / len(own) >= MIN_SHARE
    left = _left(told, own)
    if left is None:
        return False
    noun = is_listed(told[-1], "bodies", "collectives", "generic bodies")
    party = told[-1] in PARTY and told[-1] not in own[-1:]
    share = (len(own) - len(left)) / max(1, len(own))
    head = head_of(name)
    fits = told[-1] == head if noun else (head == "party" or are_alike(told[-1], head)) if party else True
    return (len(told) == 1 or share >= MIN_SHARE) and fits


def trade_of(word: str) -> str:
    """Return what those see to of whom a word tells: "bank" of "bankers", "hotel" of "hoteliers"; else the word."""
    for ending in ("iers", "ers"):
        if word.endswith((ending, f"{ending}'")) and len(stem := word.rstrip("'").removesuffix(ending)) >= MIN_TRADE:
            return stem
    return word


def _left(told: Sequence[str], own: Sequence[str]) -> list[str] | None:
    """Return the words of a name that are left when all these are found in it, None where one of them is not."""
    left = list(own)
    for word in told:
        like = next((each for each in left if are_alike(word, each)), None)
        if like is not None:
            left.remove(like)
        elif run := _lettered(word, left):
            del left[run.start : run.stop]
        else:
            return None
    return left


def _lettered(word: str, left: Sequence[str]) -> range:
    """Return where words stand that begin with the letters of one: "gbu" of "general bakers union"."""
    starts = range(len(left) - len(word) + 1) if len(word) >= MIN_LETTERS else ()
    letters = "".join(one[:1] for one in left)
    return next((range(at, at + len(word)) for at in starts if letters.startswith(word, at)), range(0))


def _is_of_members(told: Sequence[str]) -> bool:
    """Return whether a union is told of by who is in it: "bakers' union", "prison police union"."""
    before = told[-2] if len(told) > 1 else ""
    return before == "police" or (before.endswith(("s", "men", "women")) and before not in load_places())


def are_alike(one: str, other: str) -> bool:
    """Return whether two words are the same but for how they end, or mean the same country."""
    shorter, longer = sorted((one, other), key=len)
    ends = len(shorter) > MAX_ENDING and longer.startswith(shorter) and len(longer) - len(shorter) <= MAX_ENDING
    return ends or (one in load_places() and load_places()[one] == load_places().get(other))
