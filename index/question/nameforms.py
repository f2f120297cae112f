"""Forms of a name: the folded spellings a speaker can be called by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.bodynames import name_key, turned_key
from corpus.people.names import NICKNAME
from corpus.statement import Speaker
from index.question.tokens import find_tokens, fold_text

TITLES = words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness baron president senator sen rep representative "
    "congressman congresswoman minister secretary general gen colonel col captain capt sergeant judge justice king "
    "queen prince princess pope saint st rev reverend father brother sister governor gov mayor ambassador chancellor "
    "premier pm chairman chief coach manager director bishop archbishop cardinal rabbi imam sheikh admiral major lt "
    "lieutenant commissioner inspector detective officer ayatollah the"
)

CALLED = (TITLES | words("sheriff constable superintendent councillor deputy")) - {"the"}
"""What may stand right before a name, as a title of whoever bears it."""

PARTICLES = words("van von der den de da di del della dos du la le el al bin ibn ben ter ten st mac o")

SUFFIXES = words("jr sr junior senior ii iii iv")

RUN_BY_SOMEBODY = words("campaign team camp")
"""What the same people are called who work for a candidate: "Lind's campaign", "the Lind team"."""
TURNED = "~"
"""Before the form of a name that is found by the word behind its "of" only: "~rowers college"."""
OF_ITS_FIELD = words("department ministry office bureau")
"""What is called by its field in front and behind: "Justice Department", "Department of Justice"."""
TELLING_WITHOUT = words("institute institution university center centre")
"""What is left out of a name of which one word tells: "Brookfold" of "Brookfold Institute"."""
DROPPED_BEHIND = TELLING_WITHOUT | words(
    "department company corporation corp inc ltd plc group association party project"
)
LINKS = frozenset({"of", "for", "and", "the", "on", "in", "to"})
NO_INITIALS = words("who tv pm vp mp ok ai am id it us hr pr dj dr jr sr")
"""Letters that are words, whatever they abbreviate."""
SPLIT_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z]{2})(?=\d)|(?<=[OD])['’](?=[A-Z])")

# Titles that stand before a first name alone: "Sir Alasdair", "Pope Leo".
BEFORE_FIRST_NAMES = words(
    "sir dame lord lady prince princess king queen pope father sister brother saint st dr imam sheikh rabbi"
)
ADDRESSING = words("mr mrs ms miss dr prof sir dame lord lady baroness baron")
"""Titles that always have a name behind them: "lord graves on tolls"."""


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
    # "Ipso" is said as a word, and printed as one.
    spoken = {fold_text(alias) for alias in speaker.aliases if not alias.isupper() and " " not in alias} - NO_INITIALS
    for name in (speaker.name, *speaker.aliases):
        words, chunks = bare_words(name) if speaker.kind == "person" else _body_words(name), _chunks(name)
        later.extend(_split_forms(name, speaker))
        if len(words) == 1:
            yield words[0], _single_form(speaker, words[0])
            if speaker.kind == "organisation":
                yield from ((word, Form.FULL) for word in name_key(name))
        elif words:
            whole, joined = " ".join(words), _join_initials(words)
            yield whole, Form.FULL
            if joined != whole:
                yield joined, Form.FULL
            if speaker.kind == "person":
                yield from _parts_of_name(words)
                yield from _surnames(name, chunks)
                later.extend(_other_orders(name, chunks))
            else:
                if len(key := name_key(name)) > 1:
                    yield " ".join(key), Form.FULL
                for initials in _initials(name, words):
                    yield initials, Form.FULL if initials in spoken else Form.INITIALS
                later.extend(_body_forms(words))
                if turned := " ".join(turned_key(name)):
                    later += [(turned, Form.PART), (f"{TURNED}{turned}", Form.FULL)]
    yield from later


def _body_words(name: str) -> list[str]:
    """Return the folded words of a body's name: "General" and "Justice" are no titles in it."""
    words = [token.fold for token in find_tokens(name) if token.fold]
    while len(words) > 1 and words[0] in {"the", "mr", "mrs", "ms"}:
        words = words[1:]
    return words


def _split_forms(name: str, speaker: Speaker) -> Iterator[tuple[str, Form]]:
    """Yield a name with words apart that it joins, or the other way round: "Gull Press" of "GullPress"."""
    bare = bare_words if speaker.kind == "person" else _body_words
    apart, words = bare(SPLIT_INSIDE.sub(" ", name)), bare(name)
    if apart != words:
        yield " ".join(apart), Form.FULL
        if speaker.kind == "person" and len(words) > 1:
            yield " ".join(apart[len(words) - 1 :]), Form.SURNAME
    if len(words) < 2:
        return
    if speaker.kind == "organisation":
        if len(words) == 2 and min(map(len, words)) > 2:
            yield "".join(words), Form.PART
        return
    chunks = _chunks(name)
    if any(len(chunk) > 1 for chunk in chunks):
        joined = ["".join(chunk) for chunk in chunks]
        yield " ".join(joined), Form.FULL
        yield " ".join(reversed(joined)), Form.PART
        if len(chunks) > 1 and len(chunks[-1]) > 1 and not _family_name_first(name, chunks):
            yield joined[-1], Form.SURNAME
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        yield "".join(words[start:]), Form.SURNAME
        yield " ".join((*words[:start], "".join(words[start:]))), Form.FULL


def _body_forms(words: Sequence[str]) -> Iterator[tuple[str, Form]]:
    """Yield other names of a body of several words: what it is called for short, or with its field behind it."""
    if len(words) == 2 and words[1] in OF_ITS_FIELD:
        yield f"{words[1]} of {words[0]}", Form.FULL
        yield f"{words[1][0]}o{words[0][0]}", Form.INITIALS
    if len(words) == 3 and words[0] in OF_ITS_FIELD and words[1] in LINKS:
        yield f"{words[2]} {words[0]}", Form.FULL
    if words[-1] in RUN_BY_SOMEBODY:
        owner = [word for word in words[:-1] if word not in TITLES]
        for body in sorted(RUN_BY_SOMEBODY):
            for whose in (owner[-1:], owner[-2:]):
                yield " ".join((*whose, body)), Form.FULL if body == words[-1] and len(whose) == 1 else Form.PART
    rest = list(words)
    while len(rest) > 1 and rest[-1] in DROPPED_BEHIND:
        rest.pop()
        if len(rest) == 1 and words[-1] in TELLING_WITHOUT and tells_body(rest[0]):
            yield rest[0], Form.PART
        if len(rest) > 1 and rest[-1] not in LINKS and rest[0] not in load_first_names() and not _is_place(rest):
            yield " ".join(rest), Form.PART
    city = next((at for at in (3, 2, 1) if len(words) - at > 1 and _is_place(words[:at])), 0)
    country = (*words[:city],) in load_place_phrases() and words[0] != "washington"
    if city and words[city] not in LINKS and not country:
        yield " ".join(words[city:]), Form.PART


def _is_place(words: Sequence[str]) -> bool:
    return " ".join(words) in load_places()


def tells_body(word: str) -> bool:
    """Return whether one folded word of a body's name is enough to mean it: no common word, place or first name."""
    common = is_listed(word, "organisation words", "names that are words") or word in load_first_names()
    return len(word) > 3 and not common and word not in load_places()


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


def _other_orders(name: str, chunks: Sequence[Sequence[str]]) -> Iterator[tuple[str, Form]]:
    """Yield what may mean the person where it means nobody else: one of two surnames, the family name in front."""
    if len(chunks) == 2:
        yield " ".join((*chunks[1], *chunks[0])), Form.PART
    if len(chunks) == 3 and len(chunks[-1]) == 1:
        yield f"{chunks[2][0]} {' '.join(chunks[0])}", Form.PART
    if len(chunks) > 1 and len(chunks[-1]) > 1 and not _family_name_first(name, chunks):
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


def _initials(name: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the letters an organisation of several words is called by ("cbo"), none where there are none.

    A word in capitals counts whole ("ukip"); of "... and Prevention" the last words may be left out ("cdc"), and the
    department of a "Department for ..." ("beis").
    """
    whole = {fold_text(word) for word in name.split() if word.isupper() and word.isalpha()}
    counted = [word for word in words if word not in LINKS]
    if not 1 < len(counted) < 7:
        return
    letters = "".join(word[0] for word in counted)
    if len(counted) > 2 or not (letters in NO_INITIALS or letters in load_places()):
        yield letters
    if whole & {*counted}:
        yield "".join(word if word in whole else word[0] for word in counted)
    if words[0] in OF_ITS_FIELD and words[1] in LINKS and len(letters) > 3:
        yield letters[1:]
    if "and" in words:
        front = [word for word in words[: words.index("and")] if word not in LINKS]
        if len(front) > 2:
            yield "".join(word[0] for word in front)


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
@lru_cache(maxsize=2048)
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
