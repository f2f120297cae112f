"""Forms of a name: the folded spellings a speaker can be called by, and when two first names can be one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from corpus.lexicon.lists import words
from corpus.lexicon.nicknames import share_nickname
from corpus.statement import Speaker
from index.question.tokens import find_tokens

TITLES = words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness baron president senator sen rep representative "
    "congressman congresswoman minister secretary general gen colonel col captain capt sergeant judge justice king "
    "queen prince princess pope saint st rev reverend father brother sister governor gov mayor ambassador chancellor "
    "premier pm chairman chief coach manager director bishop archbishop cardinal rabbi imam sheikh admiral major lt "
    "lieutenant commissioner inspector detective officer the"
)

PARTICLES = words("van von der den de da di del della dos du la le el al bin ibn ben ter ten st mac o")

SUFFIXES = words("jr sr junior senior ii iii iv")


class Form(IntEnum):
    """How a form of a name stands for whoever bears it, surest first."""

    FULL = 0
    SURNAME = 1
    FIRST = 2
    INITIALS = 3


def name_forms(speaker: Speaker) -> Iterator[tuple[str, Form]]:
    """Yield each folded form and how it stands for the speaker; the first of equal forms counts."""
    for name in (speaker.name, *speaker.aliases):
        words = bare_words(name)
        if len(words) == 1:
            yield words[0], _single_form(speaker, words[0])
        elif words:
            whole, joined = " ".join(words), _join_initials(words)
            yield whole, Form.FULL
            if joined != whole:
                yield joined, Form.FULL
            if speaker.kind == "person":
                yield from _parts_of_name(words)


def _single_form(speaker: Speaker, word: str) -> Form:
    """Return how a name of one word stands for the speaker."""
    if speaker.kind == "person":
        if word == surname(speaker.name):
            return Form.SURNAME
        if word in first_names(speaker):
            return Form.FIRST
    return Form.FULL


def _parts_of_name(words: Sequence[str]) -> Iterator[tuple[str, Form]]:
    """Yield the surname of a person's full name, with its particles too, and the name without what is in between."""
    yield words[-1], Form.SURNAME
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        yield " ".join(words[start:]), Form.SURNAME
    if len(words) > 2:
        yield f"{words[0]} {words[-1]}", Form.FULL
    if len(words) == 3:
        yield "".join(word[0] for word in words), Form.INITIALS


def same_first_name(one: str, two: str) -> bool:
    """Return whether two folded first names can be one person's: equal, initial, nickname, or one slip apart."""
    if one == two or (1 in (len(one), len(two)) and one[:1] == two[:1]):
        return True
    if share_nickname(one, two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    if len(shorter) < 5 or one[0] != two[0]:
        return False
    # Few questions need it, and it takes as long to import as to answer.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two, score_cutoff=1) <= 1


def first_names(speaker: Speaker) -> frozenset[str]:
    """Return the folded first words of the speaker's full names."""
    found = set()
    for name in (speaker.name, *speaker.aliases):
        words = bare_words(name)
        if len(words) > 1:
            found.add(words[0])
    return frozenset(found)


def surname(name: str) -> str:
    """Return the folded surname of a person's full name, particles left out; empty for a single name."""
    words = bare_words(name)
    return words[-1] if len(words) > 1 else ""


def bare_words(name: str) -> list[str]:
    words = [token.fold for token in find_tokens(name) if token.fold]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return words


def _join_initials(words: Sequence[str]) -> str:
    """Return "jk rowling" for "j", "k", "rowling"."""
    joined: list[str] = []
    for word in words:
        if len(word) == 1 and joined and all(len(part) == 1 for part in joined):
            joined = ["".join((*joined, word))]
        else:
            joined.append(word)
    return " ".join(joined)
