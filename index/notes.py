"""Notes: what a reader should know beside an answer, as data, so that every language can put it into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

NoteKind = Literal[
    "empty_library",
    "no_question",
    "unknown_speaker",
    "ambiguous_speaker",
    "silent",
    "there_are_topics",
    "leave_out_topic",
    "other_words",
    "unsure",
    "closest_by",
    "outside_dates",
    "dated",
    "no_more",
    "corrected",
    "nothing_by",
    "answered_by",
    "covers",
    "undated",
    "unknown_outlet",
    "lost",
]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say. `about` is a name or topic as asked; `names` are whom or what it is about, `others` the rest.

    `first` and `last` are days: of "outside_dates" those asked for (from `first` to before `last`), of "dated" those
    there is something from.
    """

    kind: NoteKind
    about: str = ""
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    count: int = 0
