"""A step: one mention of somebody on the trail, with a name or without one, and which gender they show."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.lexicon.gender import Gender

FIRST_SHARING = 10**9
"""Where the numbers begin of those of whom only a surname is told that several bear."""


@dataclass(frozen=True, slots=True)
class Step:
    """One mention on the trail: the person meant and how.

    As subject (of a main clause: `main`), as source of a statement, in a quotation, aside (as owner or modifier of
    something else: "Lee's aide", "the Lee campaign"; `owns` only the former), in a list of three or more, joint with
    another ("Lee and May").
    What a source says goes on to `said_to`.
    """

    at: int
    person: int
    subject: bool = False
    spoke: bool = False
    quoted: bool = False
    aside: bool = False
    listed: bool = False
    main: bool = False
    joint: bool = False
    owns: bool = False
    said_to: int = -1


def unnamed(number: int) -> int:
    """Return the person number for somebody without a name, who may be meant but never named."""
    return -1 - number


@dataclass(frozen=True, slots=True)
class GenderShown:
    """The gender a person shows, and whether by more than a first name (a title, a role, a pronoun)."""

    gender: Gender | None
    certain: bool
