"""Days, lists and notes in English, as the command line shows them.

Babel, which writes the days and lists of the bot's languages, takes 50 ms to load: a tenth of a whole cold question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.wording.notes import note_in_words
from index.notes import Note


def day_in_words(day: date | None) -> str:
    """Return the day as people write it, "16 March 2021"; "undated" where it is unknown."""
    # The month is English, for nothing here sets a locale.
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def list_in_words(names: Sequence[str]) -> str:
    """Return names one after another: "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def notes_in_words(notes: Iterable[Note]) -> str:
    """Return the notes as one plain line, empty where there are none."""
    return " ".join(note_in_words(note, say, day=day_in_words, join=list_in_words) for note in notes)


def say(key: str, /, **values: object) -> str:
    """Return a text with its placeholders filled in: the terminal's own, else the one that Discord shows too."""
    # Here and not above: most answers have no note, and the file takes 6 ms to read.
    from bot.wording.tables import read_tables

    tables = read_tables("en")
    return (tables["terminal"].get(key) or tables["texts"][key]).format(**values)
