"""The fixed texts of the page in each language: its own, laid over those that Discord and the terminal show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from bot.wording.notes import note_in_words
from bot.wording.tables import read_tables
from bot.wording.texts import DEFAULT, Texts

if TYPE_CHECKING:
    from index.notes import Note


class Saying(Texts):
    """The fixed texts of the page in one language; quotations are never translated."""

    __slots__ = ()

    def notes(self, notes: Iterable[Note]) -> str:
        """Return the notes as one plain line, empty where there are none."""
        # The English notes are the terminal's, which put names into a sentence; the others have them behind a colon.
        join = self.join if self.language == DEFAULT else self("comma").join
        return " ".join(note_in_words(note, self, day=self.day, join=join) for note in notes)

    def around(self, key: str, name: str) -> tuple[str, str]:
        """Return what of a text stands before and behind one of its placeholders, for what is no plain text."""
        before, _, behind = self._texts[key].partition(f"{{{name}}}")
        return before, behind


@cache
def saying_in(language: str) -> Saying:
    """Return the texts in a language, one of `bot.wording.texts.LANGUAGES`."""
    tables = read_tables(language)
    return Saying(language, {**tables, "texts": tables["texts"] | tables.get("terminal", {}) | tables["page"]})
