"""Notes in words: which of the fixed texts fits what a note knows, and what is filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from bot.wording.printable import one_line

if TYPE_CHECKING:
    from index.notes import Note

MAX_ABOUT = 60
MAX_NAMES = 5


class Say(Protocol):
    """What gives a fixed text by its key, filled in: the texts of one language, or of the terminal."""

    def __call__(self, key: str, /, **values: object) -> str: ...


def note_in_words(
    note: Note, say: Say, *, day: Callable[[date | None], str], join: Callable[[Sequence[str]], str]
) -> str:
    """Return a note as plain text; `day` writes a day, and `join` names one after another."""
    first, last = day(note.first), day(note.last)
    days = days_of(note)
    return say(
        f"note_{wording_of(note)}",
        about=one_line(short(note.about)),
        names=join(first_names(note.names, say)),
        others=join(first_names(note.others, say)),
        days=say(f"days_{days}", after=first, before=last) if days else "",
        first=first,
        last=last,
        count=note.count,
    )


def wording_of(note: Note) -> str:
    """Return the key of the text that fits what the note knows, without its "note_"."""
    if note.kind in ("unknown_speaker", "unknown_outlet"):
        return f"{note.kind}_near" if note.names else note.kind
    if note.kind in ("silent", "unsure", "outside_dates"):
        topic = "_topic" if note.about and note.kind == "silent" else ""
        return f"{note.kind}{'_speaker' if note.names else ''}{topic}"
    if note.kind == "dated" and (note.first is None or note.first == note.last):
        return "dated_once" if note.first else "dated_never"
    return note.kind


def days_of(note: Note) -> str:
    """Return the key of the text for the days asked for, without its "days_", or nothing where there are none."""
    if note.first and note.last:
        return "between"
    return "since" if note.first else "before" if note.last else ""


def short(text: str) -> str:
    """Return the beginning of what was asked, where all of it would drown the note."""
    return text if len(text) <= MAX_ABOUT else f"{text[: MAX_ABOUT - 1].rstrip()}…"


def first_names(names: Sequence[str], say: Say) -> list[str]:
    """Return the first names, and how many more there are."""
    shown = [one_line(name) for name in names[:MAX_NAMES]]
    return [*shown, say("and_more", count=len(names) - MAX_NAMES)] if len(names) > MAX_NAMES else shown
