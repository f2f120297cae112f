"""Letters: words that are said letter by letter, as abbreviations are."""

from __future__ import annotations

from corpus.lexicon.lists import words
from index.question.spelling.sounds import ANY_VOWEL

MIN_LETTERS = 3
BEGIN = words(
    "bl br ch cl cr dr dw fl fr gh gl gn gr kl kn kr ph pl pr ps rh sc sh sk sl sm sn sp sq st sw th tr ts tw wh wr"
)
"""The pairs of consonants that English words begin with."""

CUT_SHORT = words("sec sen rep gov gen col")
"""Offices cut short, of which no capitals but the first are printed."""


def is_in_letters(word: str) -> bool:
    """Return whether a word is written as the letters of a body, and not as the office it else cuts short: "SEC"."""
    return word.isupper() and word.lower() in CUT_SHORT


def is_spelled(word: str) -> bool:
    """Return whether a folded word can be no word, only letters said one by one: "cbi", "dnc"; and not "act"."""
    if not word.isalpha() or len(word) < MIN_LETTERS:
        return False
    sounds = [letter in ANY_VOWEL for letter in word]
    return not any(sounds) or not (any(sounds[:2]) or word[:2] in BEGIN)
