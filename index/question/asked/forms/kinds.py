"""Kinds: nouns for a body whose name says in another word what it is: "the paper" for a Gazette."""

from __future__ import annotations

from corpus.lexicon.lists import is_listed, words
from corpus.people.bodynames import name_key

WATCHING = words("watchdog regulator")
AUTHORITIES = words("authority commission commissioner inspectorate ombudsman agency")
FORCES = words("police constabulary")
KINDS = {"force": FORCES, **dict.fromkeys(WATCHING, AUTHORITIES)}
"""The words of a name that say what each noun does."""


def is_kind_of(noun: str, name: str) -> bool:
    """Return whether a folded noun says what a body is by its name: "force" of "Aker Police", but not of "Aker"."""
    told = [word.removesuffix("'s").removesuffix("’s") for word in name_key(name)]
    if is_listed(noun, "nouns for papers"):
        return len(told) > 1 and is_listed(told[-1], "papers")
    return not KINDS.get(noun, frozenset()).isdisjoint(told)
