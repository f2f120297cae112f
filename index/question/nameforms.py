"""Forms of a name: the folded spellings a speaker can be called by, and when two first names can be one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import groupby

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.nicknames import share_nickname
from corpus.people.names import NICKNAME
from corpus.statement import Speaker
from index.question.tokens import find_tokens, fold_text

TITLES = words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness baron president senator sen rep representative "
    "congressman congresswoman minister secretary general gen colonel col captain capt sergeant judge justice king "
    "queen prince princess pope saint st rev reverend father brother sister governor gov mayor ambassador chancellor "
    "premier pm chairman chief coach manager director bishop archbishop cardinal rabbi imam sheikh admiral major lt "
    "lieutenant commissioner inspector detective officer the"
)

PARTICLES = words("van von der den de da di del della dos du la le el al bin ibn ben ter ten st mac o")

SUFFIXES = words("jr sr junior senior ii iii iv")

# Titles that stand before a first name alone: "Sir Alasdair", "Pope Leo".
BEFORE_FIRST_NAMES = words(
    "sir dame lord lady prince princess king queen pope father sister brother saint st dr imam sheikh rabbi"
)


class Form(IntEnum):
    """How a form of a name stands for whoever bears it, surest first.

    PART is a part, or another order, of a name that counts only where nobody bears it otherwise: "Ochoa" of "Rafael
    Ochoa Durán", "Kishi Nobuo".
    """

    FULL = 0
    SURNAME = 1
    FIRST = 2
    INITIALS = 3
    PART = 4


def name_forms(speaker: Speaker) -> Iterator[tuple[str, Form]]:
    """Yield each folded form and how it stands for the speaker; the first of equal forms counts."""
    later: list[tuple[str, Form]] = []
    for name in (speaker.name, *speaker.aliases):
        words, chunks = bare_words(name), _chunks(name)
        if len(words) == 1:
            yield words[0], _single_form(speaker, words[0])
        elif words:
            whole, joined = " ".join(words), _join_initials(words)
            yield whole, Form.FULL
            if joined != whole:
                yield joined, Form.FULL
            if speaker.kind == "person":
                yield from _parts_of_name(words)
                yield from _surnames(name, chunks)
                later.extend(_other_orders(chunks))
            elif initials := _initials(words):
                yield initials, Form.INITIALS
    yield from later


def _surnames(name: str, chunks: Sequence[Sequence[str]]) -> Iterator[tuple[str, Form]]:
    """Yield surnames of more than one word: hyphened, two after each other, or in front ("Park Min-seo")."""
    if _family_name_first(name, chunks):
        yield chunks[0][0], Form.SURNAME
        yield " ".join((*chunks[-1], *chunks[0])), Form.FULL
    elif len(chunks) > 1:
        if len(chunks[-1]) > 1:
            yield " ".join(chunks[-1]), Form.SURNAME
            yield f"{chunks[0][0]} {' '.join(chunks[-1])}", Form.FULL
        if _may_be_surname(chunks):
            yield " ".join(word for chunk in chunks[-2:] for word in chunk), Form.SURNAME


def _other_orders(chunks: Sequence[Sequence[str]]) -> Iterator[tuple[str, Form]]:
    """Yield what may mean the person where it means nobody else: one of two surnames, the family name in front."""
    if len(chunks) == 2:
        yield " ".join((*chunks[1], *chunks[0])), Form.PART
    if len(chunks) > 1 and len(chunks[-1]) > 1:
        yield chunks[-1][0], Form.PART
    if _may_be_surname(chunks):
        yield " ".join(chunks[-2]), Form.PART
        yield " ".join((*chunks[0], *chunks[-2])), Form.PART


def _may_be_surname(chunks: Sequence[Sequence[str]]) -> bool:
    """Return whether the last but one of three words or more is a first surname: "Rafael Ochoa Durán"."""
    if len(chunks) < 3:
        return False
    word = chunks[-2][-1]
    return len(word) > 2 and word not in PARTICLES and word not in load_first_names() and chunks[-3][0] not in PARTICLES


def _family_name_first(name: str, chunks: Sequence[Sequence[str]]) -> bool:
    """Return whether a name ends in a first name as Koreans and Chinese write it: "Park Min-seo"."""
    if [len(chunk) for chunk in chunks] != [1, 2]:
        return False
    first, _, second = name.rsplit(maxsplit=1)[-1].partition("-")
    return first[:1].isupper() and second.islower()


def _chunks(name: str) -> list[list[str]]:
    """Return the folded words of a name, titles and what stands behind it left out, hyphened ones together."""
    bare = set(bare_words(name))
    chunks = ([word for word in fold_text(chunk).split() if word in bare] for chunk in name.split())
    return [chunk for chunk in chunks if chunk]


def _initials(words: Sequence[str]) -> str:
    """Return the letters an organisation of several words is called by ("cbo"), empty where there are none."""
    counted = [word for word in words if word not in {"of", "for", "and", "the", "on", "in", "to"}]
    return "".join(word[0] for word in counted) if 2 < len(counted) < 7 else ""


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
    if _undoubled(one) == _undoubled(two):
        return True
    if len(shorter) < 5 or one[0] != two[0]:
        return False
    # Few questions need it, and it takes as long to import as to answer.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two, score_cutoff=1) <= 1


def _undoubled(name: str) -> str:
    """Return a first name with each double letter once: "allan" and "alan" are one."""
    return "".join(letter for letter, _ in groupby(name))


def first_names(speaker: Speaker) -> frozenset[str]:
    """Return the folded first words of the speaker's full names."""
    found = set()
    for name in (speaker.name, *speaker.aliases):
        words = bare_words(name)
        if len(words) > 1:
            chunks = _chunks(name)
            found.add(" ".join(chunks[-1]) if _family_name_first(name, chunks) else words[0])
            inside = NICKNAME.search(name)
            if inside:
                found.add(fold_text(inside["quoted"] or inside["bracketed"]))
    return frozenset(found)


def surname(name: str) -> str:
    """Return the folded surname of a person's full name, particles left out; empty for a single name."""
    words = bare_words(name)
    if _family_name_first(name, chunks := _chunks(name)):
        return chunks[0][0]
    return words[-1] if len(words) > 1 else ""


def bare_words(name: str) -> list[str]:
    """Return the folded words of a name without titles in front and suffixes behind."""
    return list(_bare_words(name))


# A question asks for those of a hundred names several times, and the next question for the same again.
@lru_cache(maxsize=8192)
def _bare_words(name: str) -> tuple[str, ...]:
    words = [token.fold for token in find_tokens(name) if token.fold]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and (words[-1] in SUFFIXES or words[-1] in load_words("suffixes")):
        words = words[:-1]
    return tuple(words)


def _join_initials(words: Sequence[str]) -> str:
    """Return "jk rowling" for "j", "k", "rowling"."""
    joined: list[str] = []
    for word in words:
        if len(word) == 1 and joined and all(len(part) == 1 for part in joined):
            joined = ["".join((*joined, word))]
        else:
            joined.append(word)
    return " ".join(joined)
