"""Deeds: other words for who somebody is, by what they do and in everyday language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corpus.lexicon.lists import data_lines


def load_deeds() -> Mapping[str, str]:
    """Return for each verb form the noun for who does it ("chairs" is what a "chair" does), or several with commas."""
    return _sections()["[deeds]"]


def load_everyday() -> Mapping[str, str]:
    """Return for each everyday noun the one that articles print: a "mate" is a "friend"."""
    return _sections()["[everyday]"]


def load_fields() -> Mapping[str, str]:
    """Return for each field the noun for who has the trade: whoever is in charge of "veterinary" things is a "vet"."""
    return _sections()["[fields]"]


@cache
def _sections() -> dict[str, dict[str, str]]:
    sections: dict[str, dict[str, str]] = {}
    title = ""
    for line in data_lines("deeds.txt"):
        if line.startswith("["):
            title = line
            continue
        noun, _, forms = line.partition(":")
        sections.setdefault(title, {}).update(dict.fromkeys(forms.split(), noun.strip()))
    return sections
