"""Places: countries and states, and the words that mean each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.lexicon.lists import data_lines, load_words
from corpus.lexicon.phrases import Phrases, make_phrases

PARTY_LETTERS = ("d", "r", "i")
MAX_ABBREVIATED = 5
"""Letters and points of a state's abbreviation: "w.va."."""
MIN_DESCRIBING = 6
"""Letters of a word whose ending tells that it describes."""


@cache
def load_places() -> dict[str, str]:
    """Return, for each word that means a place ("japanese", "tokyo"), the place's one name ("japan")."""
    places: dict[str, str] = {}
    for line in data_lines("places.txt"):
        if line.startswith("["):
            continue
        forms = [form.replace("_", " ") for form in line.replace("|", " ").split()]
        for form in forms:
            places.setdefault(form, forms[0])
    return places


@cache
def place_names() -> frozenset[str]:
    """Return the one name of every place."""
    return frozenset(load_places().values())


@cache
def load_countries() -> frozenset[str]:
    """Return the places that are countries, by their one name."""
    return frozenset(line.split()[0].replace("_", " ") for line in _country_lines())


@cache
def load_state_labels() -> dict[str, tuple[str, ...]]:
    """Return, for each state, the folded labels behind the names of its politicians: "d conn" for "(D-Conn.)"."""
    lines = data_lines("places.txt")
    labels = {}
    for state, *forms in (line.split() for line in lines[lines.index("[states]") + 1 :]):
        short = [form.replace(".", " ").split() for form in forms if len(form) <= MAX_ABBREVIATED]
        labels[state.replace("_", " ")] = tuple(
            " ".join((party, *form)) for form in sorted(short) for party in PARTY_LETTERS
        )
    return labels


@cache
def load_place_phrases() -> Phrases:
    """Return the country each phrase of a question means: ("japanese",) and ("japan",) are both "@japan"."""
    return make_phrases(_place_phrases())


def _place_phrases() -> Iterator[tuple[str, str]]:
    for line in _country_lines():
        forms = line.partition("|")[0].split()
        for form in forms:
            yield form, f"@{forms[0].replace('_', ' ')}"


def _country_lines() -> list[str]:
    lines = data_lines("places.txt")
    return lines[lines.index("[countries]") + 1 : lines.index("[states]")]


def describes_place(word: str, *, before_place: bool) -> bool:
    """Return whether a capitalised word only describes the name behind it: "Mountainous Velden", "Sunny Norland"."""
    lower = word.lower()
    if before_place and lower in load_words("before places"):
        return True
    return len(word) > MIN_DESCRIBING and lower.endswith(tuple(load_words("describing ends")))
