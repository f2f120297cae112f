"""Lists, notes and other fixed texts in English, as the command line shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.wording.days import day_in_words
from bot.wording.notes import Say, note_in_words

if TYPE_CHECKING:
    from index.notes import Note


def list_in_words(names: Sequence[str]) -> str:
    """Return names one after another: "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(count: int, name: str) -> str:
    """Return a number with what it counts: "1 source", "2 sources"."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def say(key: str, /, **values: object) -> str:
    """Return a text with its placeholders filled in: the terminal's own, else the one that Discord shows too."""
    # Here and not above: most answers have no note, and the file takes 6 ms to read.
    from bot.wording.tables import read_tables

    tables = read_tables("en")
    return (tables["terminal"].get(key) or tables["texts"][key]).format(**values)


def say_with(own: Mapping[str, str]) -> Say:
    """Return what fills in a text of `own` where there is one, else the terminal's: what to type there differs."""

    def say_own(key: str, /, **values: object) -> str:
        return own[key].format(**values) if key in own else say(key, **values)

    return say_own


def notes_in_words(notes: Iterable[Note], say: Say = say) -> str:
    """Return the notes as one plain line, empty where there are none."""
    return " ".join(note_in_words(note, say, day=day_in_words, join=list_in_words) for note in notes)
