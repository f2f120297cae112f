"""What a question asks for: the names and roles in the speaker's place, with those they can mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from corpus.lexicon.lists import words
from corpus.statement import Speaker
from index.question.roles import is_of_office, read_role

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

ANYBODY = words(
    "he she they it we you i people person anyone anybody someone somebody everyone everybody others both one "
    "ones nobody man woman guy lot two media press article articles report reports news "
    "newspaper sources source spokesman spokeswoman spokesperson"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One name or role in a question: as written, the speakers it can mean, and how they were found.

    A `guess` is whom a description may mean: their words are never more than the closest there is. `others` of those
    it can mean are told of far less than the one who is left.
    """

    mention: str
    speakers: tuple[Speaker, ...]
    by: Literal["name", "surname", "role", "correction", "description", "guess"]
    others: tuple[Speaker, ...] = ()

    @property
    def likely(self) -> tuple[Speaker, ...]:
        """Those it means before anybody else."""
        return tuple(one for one in self.speakers if one not in self.others)


@dataclass(frozen=True, slots=True)
class Target:
    """What stands in a slot: the names and roles found, or a name or role nobody in the library has.

    `nearest` are the names of those whom an unknown description might mean, None where what is unknown is a name.
    `unnamed` are those who are described and whom articles may quote without a name.
    """

    asked: tuple[Asked, ...] = ()
    used: frozenset[int] = frozenset()
    role: str = ""
    unknown: str = ""
    nearest: tuple[str, ...] | None = None
    unnamed: Unnamed | None = None


def in_office(asked: Asked, after: date | None, before: date | None) -> Asked:
    """Return the role with those who were called so in these days, or all of them where none was."""
    if after is None and before is None:
        return asked
    office = read_role(asked.mention)

    def held(speaker: Speaker) -> bool:
        for role in speaker.roles:
            days = role.first and role.last and (before is None or role.first < before)
            then = days and (after is None or (role.last and role.last >= after))
            if then and (not office.offices or is_of_office(role.name, office)):
                return True
        return False

    then = tuple(speaker for speaker in asked.speakers if held(speaker))
    return replace(asked, speakers=then or asked.speakers)


def bare(text: str) -> str:
    """Return a name without the "'s" at its end."""
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
