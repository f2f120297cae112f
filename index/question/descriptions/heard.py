"""What is heard of somebody: the words beside their name in the articles that have their statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from corpus.lexicon.places import load_place_phrases
from corpus.statement import Speaker
from index.question.nameforms import bare_words
from index.question.tokens import find_tokens

BESIDE = 160
"""How many characters before and behind a name are beside it."""
MIN_STEM = 5
MAX_PLACES = 12


def alike(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one: "Democrats", "Democratic"."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < MIN_STEM:
        return one + "s" == other or other + "s" == one
    stem = max(MIN_STEM, shorter - 2)
    return one[:stem] == other[:stem]


def words_beside(speaker: Speaker, texts: Iterable[str], wanted: Collection[str]) -> frozenset[str]:
    """Return which of the wanted words, places as "@japan", stand beside the speaker's name in these texts."""
    if not wanted:
        return frozenset()
    last = bare_words(speaker.name)[-1:]
    found: set[str] = set()
    for text in texts:
        for at in _places(text, last):
            beside = [token.fold for token in find_tokens(text[max(0, at - BESIDE) : at + BESIDE]) if token.fold]
            phrases = load_place_phrases()
            named = {name for word in beside for name in phrases.get((word,), ())}
            found |= {word for word in wanted if word in named or any(alike(word, other) for other in beside)}
    return frozenset(found)


def _places(text: str, last: Collection[str]) -> list[int]:
    """Return where the last word of a name stands in a text, the first MAX_PLACES times."""
    places: list[int] = []
    for word in last:
        for found in re.finditer(re.escape(word), text, re.IGNORECASE):
            places.append(found.start())
            if len(places) == MAX_PLACES:
                return places
    return places
