"""Tokens: the words of a line of text, folded so that two spellings of one name are equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.lexicon.folding import fold

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’ʼ&]\w+)*(?:(?<=[sS])['’ʼ](?=\s\w))?")
POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’ʼ]$", re.IGNORECASE)
# Control and formatting characters (bidirectional marks, zero-width) change what is seen, not what is asked.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
SHOUTED = re.compile(r"[^\W\d_]{3,}")
"""A word of so many letters that it is no abbreviation as "US" is, where all of them are capitals."""
SHORT_TITLES = frozenset("mr mrs ms mx dr prof sen rep gov gen lt col capt sgt rev hon".split())
"""Titles that are printed with a point, which ends no sentence."""
MAX_KEPT = 500
"""Characters of the longest text whose words are kept."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: as written, folded, and where it stands; `owns` marks a possessive ("Kishi's", "Rogers'")."""

    text: str
    fold: str
    start: int
    end: int
    owns: bool = False

    @property
    def capitalised(self) -> bool:
        """Return whether the word begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def namelike(self) -> bool:
        """Return whether the word is written as names are: with a capital letter, and not in capitals as "GPs" is."""
        letters = self.text.removesuffix("s")
        return self.capitalised and not (letters.isupper() and 1 < len(letters) < 5)


def pauses_before(tokens: Sequence[Token], at: int) -> bool:
    """Return whether more than a blank stands before a token that is not the first, as a comma does."""
    return tokens[at].start > tokens[at - 1].end + 1


def find_tokens(text: str) -> Sequence[Token]:
    """Return the words of `text` in order; punctuation, symbols and emoji are no words."""
    return _kept_tokens(text) if len(text) <= MAX_KEPT else _tokens(text)


@lru_cache(maxsize=256)
def _kept_tokens(text: str) -> Sequence[Token]:
    # A question is asked for its words six times while it is read.
    return _tokens(text)


def _tokens(text: str) -> Sequence[Token]:
    found = []
    for each in TOKEN.finditer(text):
        word = each[0]
        bare = POSSESSIVE.sub("", word)
        found.append(Token(word, fold_word(bare), each.start(), each.end(), owns=len(bare) != len(word)))
    return tuple(found)


def gaps_before(text: str, tokens: Sequence[Token]) -> list[str]:
    """Return the text before each token, from the end of the one before on, without the point of a title ("Mrs.")."""
    gaps = [text[(tokens[at - 1].end if at else 0) : token.start] for at, token in enumerate(tokens)]
    return [
        gap.removeprefix(".") if at and token.capitalised and _is_shortened(tokens[at - 1]) else gap
        for at, (gap, token) in enumerate(zip(gaps, tokens, strict=True))
    ]


def _is_shortened(token: Token) -> bool:
    return token.capitalised and token.fold in SHORT_TITLES


def fold_word(word: str) -> str:
    """Return one word in lower case without accents, apostrophes or points: "O’Sullívan" is "osullivan".

    "G&P" is "gandp": its letters alone may be another word's.
    """
    folded = fold(word).replace("&", "and")
    return folded if folded.isalnum() else "".join(char for char in folded if char.isalnum())


def fold_text(text: str) -> str:
    """Return the folded words of `text`, one space between them."""
    return " ".join(token.fold for token in find_tokens(text) if token.fold)


def drop_unseen(text: str) -> str:
    """Return `text` without characters nobody sees, white space folded to single spaces."""
    return " ".join(UNSEEN.sub("", text).split())


def without_shouting(text: str) -> str:
    """Return a text that is all in capitals in small letters, words of two letters aside; a single word as it is."""
    words = SHOUTED.findall(text)
    return SHOUTED.sub(lambda word: word[0].lower(), text) if len(words) > 1 and text.isupper() else text
