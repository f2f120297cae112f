"""Printed: what the print of articles says of words that nobody in the library is called by."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from corpus.people.roles import noun_of
from index.question.nameforms import TITLES
from index.question.names import Names

LINKS = words("of for and the")
SPOKEN_OF = words("mr mrs ms")
"""What stands before the surname of somebody of whom an article tells."""
MAX_READ = 3
"""In how many articles is looked how they print a name."""


def are_printed_as_name(folds: Sequence[str], names: Names) -> bool:
    """Return whether articles print some words in capitals, the titles over them aside."""
    phrase = " ".join(folds)
    if not names.article_frequency(phrase):
        return False
    printed = [text for _, text in names.articles_with([(phrase,)], most=MAX_READ)]
    found = [text[at : at + len(phrase)] for text in printed if (at := text.casefold().find(phrase)) >= 0]
    return bool(found) and all(word[:1].isupper() or word in LINKS for one in found for word in one.split())


def are_told_as_person(folds: Sequence[str], names: Names) -> bool:
    """Return whether articles tell of somebody by a name: "founder Arvo Kolb", "Mr Kolb"."""
    phrase = " ".join(folds)
    for _, text in names.articles_with([(phrase,)], most=MAX_READ):
        lowered = text.casefold()
        before = lowered[: max(0, lowered.find(phrase))].rsplit(maxsplit=1)[-1:]
        called = any(word in TITLES or noun_of(word) for word in before)
        if called or any(f"{title} {folds[-1]}" in lowered for title in SPOKEN_OF):
            return True
    return False
