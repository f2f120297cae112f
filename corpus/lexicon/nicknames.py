"""Nicknames: which first names may be one person's."""

from __future__ import annotations

from functools import cache

from corpus.lexicon.lists import data_lines


@cache
def load_nicknames() -> dict[str, frozenset[int]]:
    """Return the groups of each folded first name; names that share a group may be one person's."""
    groups: dict[str, set[int]] = {}
    for group, line in enumerate(data_lines("nicknames.txt")):
        for word in line.split():
            groups.setdefault(word, set()).add(group)
    return {word: frozenset(found) for word, found in groups.items()}


def share_nickname(one: str, other: str) -> bool:
    """Return whether two folded first names stand for one another: "bill" and "william", not "bill" and "bert"."""
    groups = load_nicknames()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))
