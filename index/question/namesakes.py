"""Namesakes: speakers of one name, told apart by what they are, or one where articles only disagree what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.statement import Speaker
from index.question.tokens import fold_text


def are_one(speakers: Sequence[Speaker]) -> bool:
    """Return whether speakers are one name, which articles print now as a person's and now as a body's."""
    names, kinds = {fold_text(one.name) for one in speakers}, {one.kind for one in speakers}
    return len(names) <= 1 and len(kinds) == len(speakers)


def told_apart(speakers: Sequence[Speaker], among: Sequence[Speaker] = ()) -> tuple[str, ...]:
    """Return the names of speakers, with the newest role where another, or one `among` whom they are, has the same.

    "Ora Lind (mayor of Aker)" is found by whoever asks so.
    """
    if are_one(among or speakers):
        return tuple(one.name for one in speakers[:1])
    shared = Counter(fold_text(one.name) for one in among or speakers)
    return tuple(
        f"{one.name} ({one.roles[0].name})" if one.roles and shared[fold_text(one.name)] > 1 else one.name
        for one in speakers
    )


def of_name(name: str, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return the speakers of just this name, or of this name and a role of theirs, as namesakes are told apart."""
    wanted = name.strip().casefold()
    bare, _, role = wanted.removesuffix(")").partition(" (")
    return [
        one
        for one in speakers
        if (own := one.name.casefold()) == wanted
        or (own == bare and role and role in (each.name.casefold() for each in one.roles))
    ]
