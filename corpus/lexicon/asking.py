"""The lexicon: places, offices, nicknames and names that are words, read from the data files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Phrases = MappingProxyType[tuple[str, ...], frozenset[str]]


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


@cache
def places() -> Phrases:
    """Return the place each folded phrase means, as "@japan": ("japanese",) and ("japan",) mean one place."""
    found: dict[tuple[str, ...], set[str]] = {}
    for key, forms in _read_lines("countries.txt"):
        for form in (key, *forms):
            found.setdefault(_split(form), set()).add(f"@{key}")
    return _freeze(found)


@cache
def offices() -> Phrases:
    """Return the offices each folded phrase can mean, as "#defense minister", with the place it implies ("@us")."""
    found: dict[tuple[str, ...], set[str]] = {}
    for key, forms in _read_lines("offices.txt"):
        for form in forms:
            phrase, _, place = form.partition("@")
            found.setdefault(_split(phrase), set()).update({f"#{key}"} | ({f"@{place}"} if place else set()))
    return _freeze(found)


@cache
def nicknames() -> MappingProxyType[str, frozenset[str]]:
    """Return the long forms each first name can stand for, itself among them."""
    found: dict[str, set[str]] = {}
    for key, forms in _read_lines("short_names.txt"):
        for form in (key, *forms):
            found.setdefault(form, set()).add(key)
    return MappingProxyType({form: frozenset(keys) for form, keys in found.items()})


@cache
def words_that_are_names() -> frozenset[str]:
    """Return the surnames that are ordinary words too ("may", "brown")."""
    return frozenset(word for line in _lines("names_that_are_words.txt") for word in line.split())


def _lines(name: str) -> Iterator[str]:
    text = files("corpus.lexicon").joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _read_lines(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(name):
        key, _, forms = line.partition(":")
        yield key, [form.strip() for form in forms.split(",")]


def _split(phrase: str) -> tuple[str, ...]:
    # Points and apostrophes are gone after folding, so "d'ivoire" is one word here too.
    return tuple(phrase.replace("'", "").replace(".", "").split())


def _freeze(found: dict[tuple[str, ...], set[str]]) -> Phrases:
    return MappingProxyType({phrase: frozenset(keys) for phrase, keys in found.items()})
