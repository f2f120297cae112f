"""What is heard of somebody: the words beside their name in the articles that have their statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from corpus.lexicon.places import load_place_phrases
from corpus.statement import Speaker
from index.question.nameforms import bare_words
from index.question.tokens import fold_word

CLOSE, BESIDE = 60, 160
"""How many characters before and behind a name are close to it, and beside it."""
TELLS_CLOSE, TELLS_BESIDE = 0.9, 0.6
"""What a word there counts of one in a role."""
MIN_STEM, MIN_DOING = 5, 3
MAX_PLACES = 12
MANY = 3
"""How many reports somebody is in who may speak of anything in others."""
WORD = re.compile(r"\w+")


def alike(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one: "Democrats", "Democratic"."""
    if one == other or _is_doing(one, other) or _is_doing(other, one):
        return True
    shorter = min(len(one), len(other))
    if shorter < MIN_STEM:
        return one + "s" == other or other + "s" == one
    stem = max(MIN_STEM, shorter - 2)
    return one[:stem] == other[:stem]


def _is_doing(noun: str, doing: str) -> bool:
    """Return whether a word is a trade by what it sees to: "game" and "gaming", "farms" and "farming"."""
    stem = noun.removesuffix("s").removesuffix("e")
    return len(stem) >= MIN_DOING and doing == f"{stem}ing"


def words_beside(speaker: Speaker, texts: Iterable[str], wanted: Collection[str]) -> dict[str, float]:
    """Return which of the wanted words, places as "@japan", stand beside the speaker's name in these texts.

    With each comes how much it tells: more where it stands close to the name.
    """
    found: dict[str, float] = {}
    last = bare_words(speaker.name)[-1:]
    for text in texts:
        lowered = text.lower()
        names = [place for word in last for place in _places(lowered, word, most=MAX_PLACES)]
        for word in wanted if names else ():
            near = min((_distance(lowered, names, place) for place in _forms_in(lowered, word)), default=BESIDE + 1)
            tells = TELLS_CLOSE if near <= CLOSE else TELLS_BESIDE if near <= BESIDE else 0.0
            if tells > found.get(word, 0.0):
                found[word] = tells
    return found


def speaks_of(texts: Collection[str], topic: Collection[str]) -> bool:
    """Return whether one of somebody's reports has half of the words of a topic, or they are too many to tell."""
    stems = [word[: max(MIN_STEM, len(word) - 2)] for word in topic]
    most = max((sum(stem in text.lower() for stem in stems) for text in texts), default=0)
    return 2 * most >= len(stems) or len(texts) >= MANY


def _distance(text: str, names: Collection[int], place: int) -> int:
    """Return how far a place is from the nearest of the names in its paragraph, more than what is beside for none."""
    start, end = text.rfind("\n", 0, place), text.find("\n", place)
    here = (abs(place - name) for name in names if start < name and (end < 0 or name < end))
    return min(here, default=BESIDE + 1)


def _forms_in(lowered: str, wanted: str) -> Iterator[int]:
    """Yield where forms of a wanted word begin in a text in small letters."""
    forms = forms_of_place(wanted) if wanted.startswith("@") else (wanted[: max(MIN_STEM, len(wanted) - 2)],)
    for form in forms:
        for place in _places(lowered, form, most=10 * MAX_PLACES):
            word = WORD.match(lowered, place)
            if word and (wanted.startswith("@") or alike(wanted, fold_word(word[0]))):
                yield place


@cache
def forms_of_place(place: str) -> tuple[str, ...]:
    """Return the folded phrases that mean a place ("@japan": "japan", "japanese", "tokyo")."""
    return tuple(" ".join(form) for form, names in load_place_phrases().items() if place in names)


def _places(lowered: str, form: str, *, most: int) -> Iterator[int]:
    """Yield where words that begin so stand in a text in small letters, the first `most`."""
    at = lowered.find(form) if form else -1
    while at >= 0 and most:
        if not (lowered[at - 1 : at].isalnum() or lowered[at - 1 : at] == "_"):
            most -= 1
            yield at
        at = lowered.find(form, at + len(form))
