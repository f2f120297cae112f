"""Wholes: when a whole name is another with slips in it, be they in all of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.lexicon.first_names import load_first_names
from index.question.spelling.sounds import BEGIN_ALIKE, MIN_HEARD, sound_of

HEARD_SO = 0.5
"""What a word counts that is heard as the other: half a slip."""
MAX_OF_WORD = 0.4
MAX_OF_NAME = 0.25
MAX_OF_KNOWN = 0.17
"""How many slips a word, a name, or a name with somebody else's first name may have for each of its letters.

Measured with 7,000 names of 17 libraries: by these one in 250 strangers has a name near another's, by 0.3 one in 60.
"""
MIN_APART = 1.0
"""How many slips more the next name must need."""


def slips_in(word: str, other: str) -> float:
    """Return how many slips make one folded word of another, by its letters or by its sounds, whichever are fewer."""
    if word == other:
        return 0.0
    from rapidfuzz.distance import OSA

    heard = OSA.distance(sound_of(word), sound_of(other))
    return min(float(OSA.distance(word, other)), heard + HEARD_SO)


def slips_of_name(first: str, last: str, form: Sequence[str]) -> float | None:
    """Return how many slips make a first name and a surname of a known `form`, None where it is another name.

    One letter of a short surname makes another, "Lind" and "Lund". A first name that others have says little, be it
    misspelled: "David Brook" may be a stranger beside David Brock, and "Meghan Markel" beside Megan Markham. One that
    nobody has, or that only this one has, is likely a slip, or this one's.
    """
    before, behind = slips_in(first, form[0]), slips_in(last, form[-1])
    if before > MAX_OF_WORD * len(form[0]) or behind > MAX_OF_WORD * len(form[-1]):
        return None
    if behind > HEARD_SO and max(len(last), len(form[-1])) < MIN_HEARD and sorted(last) != sorted(form[-1]):
        return None
    known = first in load_first_names()
    if known and not (before and behind):
        return None
    heard_so = before <= HEARD_SO and form[0] in load_first_names()
    most = MAX_OF_KNOWN if known or (heard_so and behind) else MAX_OF_NAME
    slips = before + behind
    return slips if slips <= most * (len(form[0]) + len(form[-1])) else None


def slips_in_words(words: Sequence[str], form: Sequence[str]) -> float | None:
    """Return how many slips make some folded words those of a known `form`, None where they are more than slips."""
    slips = [slips_in(word, known) for word, known in zip(words, form, strict=True)]
    letters = sum(map(len, form))
    within = all(slip <= MAX_OF_WORD * len(known) for slip, known in zip(slips, form, strict=True))
    return sum(slips) if within and sum(slips) <= MAX_OF_NAME * letters else None


def nearest_forms(first: str, last: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the known folded names that a first name and a surname are with the fewest slips, or nearly the fewest."""
    near = {form: slips for form in forms if (slips := slips_of_name(first, last, form.split())) is not None}
    return tuple(sorted(form for form, slips in near.items() if slips < min(near.values()) + MIN_APART))


def beginnings_heard(word: str) -> list[str]:
    """Return the letters that a folded word may begin with for what is heard: "k" and "c" for "kolb"."""
    pairs = [pair for one, other in BEGIN_ALIKE for pair in ((one, other), (other, one))]
    return sorted({word[:1], *(new[:1] for old, new in pairs if word.startswith(old))})
