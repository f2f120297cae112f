"""Sounds: when two folded names are heard alike, however they are written."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import groupby

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.nicknames import share_nickname

SOUNDS = (
    ("sch", "sh"), ("tch", "k"), ("ph", "f"), ("ck", "k"), ("ch", "k"), ("kh", "k"), ("c", "k"), ("qu", "kv"),
    ("q", "k"), ("th", "t"), ("dt", "t"), ("rh", "r"), ("augh", "o"), ("ough", "o"), ("eigh", "e"), ("igh", "i"),
    ("gh", "g"), ("aw", "o"), ("ow", "o"), ("y", "i"), ("x", "ks"), ("w", "v"), ("z", "s"),
    ("ie", "i"), ("ee", "i"), ("ea", "i"), ("ei", "i"), ("ai", "e"), ("ae", "e"),
    ("au", "o"), ("ou", "o"), ("oa", "o"), ("oo", "u"),
)  # fmt: skip
BEGIN_ALIKE = (
    ("ph", "f"), ("c", "k"), ("c", "s"), ("c", "ch"), ("k", "ch"), ("k", "kh"), ("k", "q"), ("v", "w"), ("sch", "sh"),
    ("s", "z"), ("j", "y"), ("th", "t"), ("g", "j"), ("kn", "n"), ("wr", "r"), ("rh", "r"), ("ts", "z"), ("mac", "mc"),
)  # fmt: skip
"""Letters that are heard alike, and those that names begin with."""

VOWELS = re.compile("[aeiou]+")
ANY_VOWEL = "aeiouy"
TWO_VOWELS = ("ai", "au", "ea", "ei", "eu", "ie", "oe", "ou", "oy", "ay", "ey")
"""What a name begins with that is heard as one vowel."""
SILENT_H = re.compile(r"(?<=.)h(?![aeiou])|(?<=[^aeious])h")
MIN_SLIPPED = 3
"""Letters of the shortest first name in which a slip is heard."""
MIN_HEARD = 5
"""Letters of the shortest name that is heard in another: "Lind" and "Lynd" are two."""


class Likeness(IntEnum):
    """How much like one name another is: one letter of four apart, told by its consonants or a slip, or heard so."""

    NONE = 0
    FAINT = 1
    NEAR = 2
    HEARD = 3


def likeness(one: str, other: str) -> Likeness:
    """Return how much like one folded name another is, be both first names or both surnames."""
    heard, also = sound_of(one), sound_of(other)
    shorter, longer = sorted((len(one), len(other)))
    if _single(one) == _single(other) or (heard == also and longer >= MIN_HEARD):
        return Likeness.HEARD
    if heard[:1] != also[:1]:
        return Likeness.NONE
    if _consonants(heard) == _consonants(also):
        told = shorter >= MIN_HEARD or _have_one_vowel(heard, also)
        return Likeness.NEAR if told and longer >= MIN_HEARD else Likeness.NONE
    # Few questions need it, and it takes as long to import as to answer.
    from rapidfuzz.distance import OSA

    slip = OSA.distance(one, other, score_cutoff=1) <= 1
    if slip and shorter < MIN_HEARD:
        return Likeness.FAINT if shorter == MIN_HEARD - 1 else Likeness.NONE
    slip = slip or (shorter > MIN_HEARD and OSA.distance(heard, also, score_cutoff=1) <= 1)
    return Likeness.NEAR if slip else Likeness.NONE


def first_likeness(word: str, first: str) -> Likeness:
    """Return how much like a first name a folded word is. "Jan" is not near Jon, for both are names."""
    heard, also = sound_of(word), sound_of(first)
    if heard == also:
        return Likeness.HEARD
    if sound_alike(word, first) and _have_one_vowel(heard, also):
        return Likeness.NEAR
    found = likeness(word, first)
    return Likeness.NONE if found is not Likeness.HEARD and word in load_first_names() else found


def same_first_name(one: str, two: str) -> bool:
    """Return whether two folded first names can be one person's: equal, initial, nickname, or one slip apart."""
    if one == two or (1 in (len(one), len(two)) and one[:1] == two[:1]):
        return True
    if share_nickname(one, two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    heard, also = sorted((sound_of(one), sound_of(two)), key=len)
    if heard == also or (len(heard) > 4 and also.startswith(heard)):
        return True
    return are_near(one, two)


def is_slip_of(word: str, first: str) -> bool:
    """Return whether a folded word that is nobody's first name is one with a slip in it: "mairi" of "maree".

    One letter is another, or only the vowels are. "Jan" is no slip of "Jon": both are names.
    """
    if word in load_first_names() or min(len(word), len(first)) < MIN_SLIPPED or word[0] != first[0]:
        return False
    from rapidfuzz.distance import OSA

    return sound_alike(word, first) or OSA.distance(word, first) <= 1


def sound_alike(one: str, other: str) -> bool:
    """Return whether two folded words are heard alike but for their vowels: "philpit" and "filpott"."""
    return VOWELS.sub("a", sound_of(one)) == VOWELS.sub("a", sound_of(other))


@lru_cache(maxsize=8192)
def sound_of(name: str) -> str:
    """Return a folded name in letters for what is heard: "catherine" and "katharine", "allan" and "alan" are near."""
    for spelled, heard in SOUNDS:
        name = name.replace(spelled, heard)
    single = _single(SILENT_H.sub("", name))
    return single[:-1] if len(single) > 3 and single.endswith("e") else single


def are_near(one: str, other: str) -> bool:
    """Return whether two folded words are equal or, of five letters or more, one letter apart or alike in sound."""
    if one == other or min(len(one), len(other)) < 5 or one[0] != other[0]:
        return one == other
    from rapidfuzz.distance import OSA

    return sound_of(one) == sound_of(other) or OSA.distance(one, other, score_cutoff=1) <= 1


def alike_beginnings(surname: str) -> list[str]:
    """Return the first two letters of other spellings that sound as a folded surname does: "fi" of "philpott"."""
    return sorted({(new + rest)[:2] for new, rest in _other_beginnings(surname)} - {surname[:2]})


def heard_beginnings(surname: str) -> list[str]:
    """Return what surnames begin with that may be heard as a folded one: with other vowels too, "ba" of "bowker"."""
    found = {surname[:2]}
    for begin, rest in ((surname[:1], surname[1:]), *_other_beginnings(surname)):
        if begin in ANY_VOWEL:
            found |= {vowel + rest[:1] for vowel in ANY_VOWEL} | {*TWO_VOWELS}
        elif rest[:1] in ANY_VOWEL:
            found |= {begin + vowel for vowel in ANY_VOWEL}
        else:
            found.add(begin + rest[:1])
    return sorted(found - {""})


def _other_beginnings(surname: str) -> list[tuple[str, str]]:
    """Return letters a surname may begin with instead of its own, each with the rest behind them."""
    pairs = [pair for one, other in BEGIN_ALIKE for pair in ((one, other), (other, one))]
    return [(new, surname[len(old) :]) for old, new in pairs if surname.startswith(old)]


def _have_one_vowel(heard: str, also: str) -> bool:
    """Return whether two names have one first vowel, on which most of them are stressed."""
    first, second = VOWELS.search(heard), VOWELS.search(also)
    return first is second is None or bool(first and second and first[0][0] == second[0][0])


def _consonants(heard: str) -> str:
    return heard[:1] + _single(VOWELS.sub("", heard[1:]))


def _single(name: str) -> str:
    return "".join(letter for letter, _ in groupby(name))
