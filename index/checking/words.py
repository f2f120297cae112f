"""The words of a text as they are compared: capitals, the forms of marks and dashes, and blanks do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# What may stand inside a word unseen: accents of their own, soft hyphens, joiners.
_IN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
# Scripts without blanks: each character counts as a word.
_CJK = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[{_CJK}]|\d+(?:[.,]\d+)*(?:[^\W\d{_CJK}]|[{_IN}])*"
    rf"|(?:[^\W{_CJK}]|[{_IN}])+(?:['’ʼ](?:[^\W{_CJK}]|[{_IN}])+)*|[%‰°$€£¥]|(?<!\w)[-−](?=\d)"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_TWO_WORDS = {"cannot": 3}
"""Spellings of two words as one, and where the second begins."""


class Word(NamedTuple):
    """One word of a text: `key` is what it is compared by, `start` and `end` are its place in characters."""

    key: str
    start: int
    end: int


def read_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of `text[start:end]` in order; a number, a currency and a percent sign are words of their own."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        key = key_of(found.group())
        if cut := _TWO_WORDS.get(key):
            yield Word(key[:cut], found.start(), found.start() + cut)
            yield Word(key[cut:], found.start() + cut, found.end())
        elif key:
            yield Word(key, found.start(), found.end())


@lru_cache(maxsize=4096)
def key_of(word: str) -> str:
    """Return what a word is compared by."""
    plain = _UNSEEN.sub("", word) if not word.isascii() else word
    folded = unicodedata.normalize("NFKC", plain).casefold().replace("’", "'").replace("ʼ", "'").replace("−", "-")
    return _THOUSANDS.sub("", folded)
