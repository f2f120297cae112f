"""Roles asked for: which ranked statements are by somebody who holds the office that a question names."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.statement import Speaker
from index.question.roles import RoleWords, read_role
from index.searching.ranking import Ranked


def only_role(role: str, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the statements of the one who speaks best to it, of those who hold the office asked for."""
    asked = read_role(role)
    chosen: str | None = None
    kept = []
    for one in ranked:
        ids = [speaker.id for speaker in one.candidate.statement.speakers if _holds_office(speaker, asked)]
        if chosen is None and ids:
            chosen = ids[0]
        if chosen in ids:
            kept.append(one)
    return kept


def _holds_office(speaker: Speaker, asked: RoleWords) -> bool:
    """Return whether the speaker has the office, in the place asked for where both name one.

    Of what else says which one is asked for ("head of the ferry union") their role must say something.
    """
    wanted = _places(asked)
    details = asked.rest - wanted
    for role in (read_role(role.name) for role in speaker.roles):
        known = _places(role)
        placed = not wanted or not known or wanted & known
        if role.offices & asked.offices and placed and (not details or details & role.words):
            return True
    return False


def _places(role: RoleWords) -> set[str]:
    return {word for word in role.rest if word[0] == "@"}
