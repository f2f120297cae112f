"""The bot's own words in each language; quotations are never translated."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.wording.notes import first_names, note_in_words
from bot.wording.tables import read_tables
from index.notes import Note

DEFAULT = "en"
LOCALES = {"en": "en_GB", "de": "de", "fr": "fr", "es": "es", "ja": "ja"}
"""The languages as Babel knows them; English is the one that writes "16 March 2021" and "a, b and c"."""
LANGUAGES = tuple(LOCALES)
MAX_REMEMBERED = 4_096
"""Days and numbers as they are written, that need not be written again."""
PAGE = "ONRECORD_PAGE"
"""The environment's name for the address of the page, as `onrecord serve` has it too."""


class Texts:
    """The fixed texts of one language: `texts` by key, `names` and `descriptions` of commands by their English form.

    `page` is the address of the page that shows every statement, empty where there is none.
    """

    __slots__ = ("_descriptions", "_names", "_texts", "language", "page")

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, str]], *, page: str = "") -> None:
        self.language = language
        self.page = page.rstrip("/")
        self._texts = tables["texts"]
        self._names = tables["names"]
        self._descriptions = tables["descriptions"]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text with its placeholders filled in; the key of a missing text is an error."""
        shown = {name: self.number(value) if type(value) is int else value for name, value in values.items()}
        return self._texts[key].format(**shown) if values else self._texts[key]

    def number(self, number: int) -> str:
        """Return the number as people of this language write it: "12,345", "12.345"."""
        return _number_written(number, self.language)

    def command(self, name: str) -> str:
        """Return the name of a command, option or choice in this language."""
        return self._names.get(name, name)

    def describe(self, text: str) -> str:
        """Return the description of a command or option in this language."""
        return self._descriptions.get(text, text)

    def day(self, day: date | None) -> str:
        """Return the day as people of this language write it."""
        if day is None:
            return self("undated")
        return _day_written(day, self.language)

    def join(self, names: Sequence[str]) -> str:
        """Return names as this language puts them into a sentence: "a, b and c"."""
        # Most are one name, and Babel takes 30 µs to find that it has nothing to join.
        return format_list(names, locale=LOCALES[self.language]) if len(names) > 1 else "".join(names)

    def listed(self, names: Sequence[str]) -> str:
        """Return the first names as a row, as after a colon, and how many more there are."""
        return self("comma").join(first_names(names, self))

    def note(self, note: Note) -> str:
        """Return a note of the engine in this language, as plain text."""
        return note_in_words(note, self, day=self.day, join=self("comma").join)


# Babel takes 30 µs for a number and twice that for a day; a page shows dozens.
@lru_cache(MAX_REMEMBERED)
def _number_written(number: int, language: str) -> str:
    return str(format_decimal(number, locale=LOCALES[language]))


@lru_cache(MAX_REMEMBERED)
def _day_written(day: date, language: str) -> str:
    written = format_date(day, "long", LOCALES[language])
    # Babel has "1 mars 2021": the first of a month, and no other day, is an ordinal in French.
    return f"1er{written[1:]}" if language == "fr" and day.day == 1 else written


@cache
def texts_for(locale: str) -> Texts:
    """Return the texts for a Discord locale such as "de" or "es-419", English where there are none."""
    language = locale.partition("-")[0].lower()
    language = language if language in LANGUAGES else DEFAULT
    return Texts(language, read_tables(language), page=os.environ.get(PAGE, ""))
