"""Phrases: words that mean something only together ("foreign minister", "New Zealand"), and what each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

Phrases = Mapping[tuple[str, ...], frozenset[str]]
"""The meanings of each phrase, the phrase as the folded words of a question: no points, apostrophes and hyphens."""


def make_phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Return the phrases of (phrase, meaning) pairs, "_" and hyphens in a phrase read as blanks."""
    found: dict[tuple[str, ...], set[str]] = {}
    for phrase, meaning in pairs:
        plain = phrase.replace("'", "").replace(".", "").replace("_", " ").replace("-", " ")
        found.setdefault(tuple(plain.split()), set()).add(meaning)
    return MappingProxyType({words: frozenset(meanings) for words, meanings in found.items()})
