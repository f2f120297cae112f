"""Notes: what a reader should know beside an answer, as data, so that every language can put it into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.lexicon.months import MONTHS

NoteKind = Literal[
    "empty_library",
    "no_question",
    "unknown_speaker",
    "ambiguous_speaker",
    "silent",
    "there_are_topics",
    "leave_out_topic",
    "other_words",
    "outside_dates",
    "dated",
    "no_more",
    "corrected",
    "nothing_by",
    "answered_by",
    "covers",
    "undated",
]
ENGLISH = {
    "empty_library": "The library is empty; add an article first: onrecord add FILE.",
    "no_question": "That asks for nobody and nothing; try “what did NAME say about TOPIC?”.",
    "unknown_speaker": "“{about}” is not in the library; onrecord speakers lists who is.",
    "unknown_speaker_near": "“{about}” is not in the library; nearest: {names}.",
    "ambiguous_speaker": "“{about}” can be {names}; give the full name or a topic.",
    "silent": "There is nothing in the library.",
    "silent_topic": "Nothing on “{about}” in the library.",
    "silent_speaker": "Nothing by {names} in the library.",
    "silent_speaker_topic": "Nothing by {names} on “{about}”.",
    "there_are_topics": "There is something on {names}.",
    "leave_out_topic": "Leave out the topic to see all there is.",
    "other_words": "Try other words, or a name with them.",
    "outside_dates": "Nothing on it {days}.",
    "outside_dates_speaker": "Nothing by {names} {days}.",
    "dated": "There is something from {first} to {last}.",
    "dated_once": "There is something from {first}.",
    "dated_never": "What there is has no date.",
    "no_more": "There are no more matches.",
    "corrected": "“{about}” is read as {names}.",
    "nothing_by": "Nothing on it by {about}.",
    "answered_by": "“{about}” is answered by {names}; give the full name for {others}.",
    "covers": "“{about}” covers {names}; a full name narrows it.",
    "undated": "{count} more by them are undated.",
}
"""The wordings, by the key that `wording_of` gives; the command line's own."""
DAYS = {"since": "since {after}", "before": "before {before}", "between": "from {after} to before {before}"}
LONGEST = 60
MOST_NAMES = 5


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


def wording_of(note: Note) -> str:
    """Return the key of the wording that fits what the note knows: one of `ENGLISH`."""
    if note.kind == "unknown_speaker":
        return f"{note.kind}_near" if note.names else note.kind
    if note.kind in ("silent", "outside_dates"):
        topic = "_topic" if note.about and note.kind == "silent" else ""
        return f"{note.kind}{'_speaker' if note.names else ''}{topic}"
    if note.kind == "dated" and (note.first is None or note.first == note.last):
        return "dated_once" if note.first else "dated_never"
    return note.kind


def days_of(note: Note) -> str:
    """Return the key of the wording for the days asked for, one of `DAYS`, or nothing where there are none."""
    if note.first and note.last:
        return "between"
    return "since" if note.first else "before" if note.last else ""


def in_english(notes: Iterable[Note]) -> str:
    """Return the notes as one plain line, as the command line shows them."""
    return " ".join(map(_sentence, notes))


def day_in_english(day: date | None) -> str:
    """Return the day as "16 March 2021", nothing where there is none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def short(text: str) -> str:
    """Return the beginning of what was asked, where all of it would drown the note."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _sentence(note: Note) -> str:
    first, last = day_in_english(note.first), day_in_english(note.last)
    days = DAYS.get(days_of(note), "").format(after=first, before=last)
    return ENGLISH[wording_of(note)].format(
        about=short(note.about),
        names=_list(note.names),
        others=_list(note.others),
        days=days,
        first=first,
        last=last,
        count=note.count,
    )


def _list(names: Sequence[str]) -> str:
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} more")
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)
