"""Namesakes: speakers of one name, told apart by what they are, or one where articles only disagree what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.statement import Speaker
from index.question.nameforms import bare_words, surname
from index.question.names import Names
from index.question.tokens import fold_text

CLEARLY = 4
"""In how many times as many articles somebody is told of as anybody else of the name, to be meant by it alone."""


def are_one(speakers: Sequence[Speaker]) -> bool:
    """Return whether speakers are one name, which articles print now as a person's and now as a body's."""
    names, kinds = {fold_text(one.name) for one in speakers}, {one.kind for one in speakers}
    return len(names) <= 1 and len(kinds) == len(speakers)


def most_told_of(speakers: Sequence[Speaker], names: Names) -> Speaker | None:
    """Return whom a surname means that articles print alone for somebody told of far more than any other of that name.

    None where nobody is, or nobody else bears it.
    """
    wholes = {one.id: _whole_names(one) for one in speakers}
    phrases = sorted({name for each in wholes.values() for name in each})
    counts = (
        dict(zip(phrases, names.article_frequencies(phrases), strict=True)) if phrases and len(speakers) > 1 else {}
    )
    times = {id: max((counts.get(name, 0) for name in each), default=0) for id, each in wholes.items()}
    told = sorted(((times[one.id], one) for one in speakers), key=lambda pair: -pair[0])
    if len(told) < 2 or told[0][0] <= CLEARLY * told[1][0]:
        return None
    most = told[0][1]
    return most if surname(most.name) in map(fold_text, most.aliases) else None


def _whole_names(speaker: Speaker) -> set[str]:
    """Return the folded whole names of a person, by which articles tell of them."""
    names = (speaker.name, *speaker.aliases) if speaker.kind == "person" else ()
    return {fold_text(name) for name in names if len(bare_words(name)) > 1}


def has_title(speaker: Speaker, title: str) -> bool:
    """Return whether articles print the speaker with a title: not every Alex is "Sir Alex"."""
    printed = (speaker.name, *speaker.aliases, *(role.name for role in speaker.roles))
    return any(title in fold_text(each).split() for each in printed)


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
