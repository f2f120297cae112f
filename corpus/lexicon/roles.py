"""Roles: the nouns for what a person is, and the offices people ask for by other words too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.lexicon.gender import Gender, gender_among
from corpus.lexicon.lists import data_lines
from corpus.lexicon.phrases import Phrases, make_phrases
from corpus.lexicon.places import load_places


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """One noun for a role: the gender it shows, the noun that is the same office, and the wider nouns."""

    noun: str
    gender: Gender | None
    same: str
    wider: frozenset[str]


@cache
def load_roles() -> dict[str, RoleNoun]:
    """Return the nouns for roles by their folded form."""
    roles: dict[str, RoleNoun] = {}
    for noun, marks, wider, _ in _role_lines():
        if "_" in noun:
            continue
        same = next((mark[1:] for mark in marks if mark.startswith("=")), noun)
        known = roles[noun].wider if noun in roles else frozenset()
        roles[noun] = RoleNoun(noun, gender_among(marks), same, frozenset(wider) | known)
    return roles


@cache
def load_office_phrases() -> Phrases:
    """Return the offices each phrase of a question can mean, as "#defense minister", with the place implied ("@us")."""
    return make_phrases(_office_phrases())


def _office_phrases() -> Iterator[tuple[str, str]]:
    roles, places = load_roles(), load_places()
    same: dict[str, list[str]] = {}
    for role in roles.values():
        same.setdefault(role.same, []).append(role.noun)
    for noun, _, _, phrases in _role_lines():
        if phrases is None:
            continue
        office = "#" + noun.replace("_", " ").replace("-", " ")
        for each in (noun, *(same[roles[noun].same] if noun in roles else ()), *phrases):
            phrase, _, place = each.partition("@")
            yield phrase, office
            if place:
                yield phrase, f"@{places[place]}"


@cache
def _role_lines() -> tuple[tuple[str, list[str], list[str], list[str] | None], ...]:
    """Return each noun with its marks, its wider nouns and, where it is an office asked for, the phrases for it."""
    lines = []
    for line in data_lines("roles.txt"):
        left, office, phrases = line.partition(";")
        head, _, wider = left.partition(":")
        noun, *marks = head.split()
        asked = [one.strip() for one in phrases.split(",") if one.strip()] if office else None
        lines.append((noun, marks, wider.split(), asked))
    return tuple(lines)
