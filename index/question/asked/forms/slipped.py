"""Slipped: a name in a row of words that no article prints so, and that is one slip from somebody's."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from index.question.asked.asked import Asked, Target
from index.question.asked.forms.misspelled import correct
from index.question.frames.frames import FRAME
from index.question.mentions import Mention, first_name_fits
from index.question.nameforms import surname
from index.question.names import MIN_MISSPELLED, Names
from index.question.parts.keywords import is_row, people_in
from index.question.tokens import Token

MIN_ALONE = 6
"""How many letters a misspelled surname has that stands without a first name."""


def read_slip(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom a misspelled name means in a row of words that names nobody: "racism judge lidnquist".

    The word stands in no article, for else it may be the topic, or a stranger's name.
    """
    if not is_row(tokens, gaps) or people_in(tokens, mentions, names):
        return Target()
    for at, token in enumerate(tokens):
        # Angela is no slip of Angelo: both are names.
        known = token.fold in FRAME or token.fold in load_first_names()
        if known or not token.fold.isalpha() or len(token.fold) < MIN_MISSPELLED:
            continue
        first = tokens[at - 1] if at and _is_first_name(tokens[at - 1].fold) else None
        if (first is None and len(token.fold) < MIN_ALONE) or names.article_frequency(token.fold):
            continue
        folds = [first.fold, token.fold] if first else [token.fold]
        found = tuple(one for one in correct(folds, names) if one.kind == "person")
        if found and (first or all(_is_slip(token.fold, surname(one.name)) for one in found)):
            fits = at > 0 and all(first_name_fits(tokens[at - 1].fold, one) for one in found)
            begin = at - 1 if first or fits else at
            text = " ".join(each.text for each in tokens[begin : at + 1])
            return Target((Asked(text, found, "correction"),), frozenset(range(begin, at + 1)))
    return Target()


def _is_slip(word: str, name: str) -> bool:
    """Return whether a word has a letter of a name too many or too few, or its letters in another order.

    With another letter in its place it is as often another name: "Lindquest" is no Lindquist.
    """
    return len(word) != len(name) or sorted(word) == sorted(name)


def _is_first_name(fold: str) -> bool:
    return fold in load_first_names() and fold not in load_words("names that are words")
