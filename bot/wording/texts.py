"""The bot's own words in each language; quotations are never translated."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from bot.wording.printable import one_line
from index.notes import Note, days_of, short, wording_of

DEFAULT = "en"
LANGUAGES = ("en", "de", "fr", "es", "ja")
MOST_NAMES = 5


class Texts:
    """The fixed texts of one language: `texts` by key, `names` and `descriptions` of commands by their English form."""

    __slots__ = ("_descriptions", "_names", "_texts", "language")

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._texts = tables["texts"]
        self._names = tables["names"]
        self._descriptions = tables["descriptions"]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text with its placeholders filled in; the key of a missing text is an error."""
        return self._texts[key].format(**values) if values else self._texts[key]

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
        month = self("months").split()[day.month - 1]
        number = self("first_of_month") if day.day == 1 else day.day
        return self("day", day=number, month=month, month_number=day.month, year=day.year)

    def note(self, note: Note) -> str:
        """Return a note of the engine in this language, as plain text."""
        first, last = self.day(note.first), self.day(note.last)
        days = days_of(note)
        return self(
            f"note_{wording_of(note)}",
            about=one_line(short(note.about)),
            names=self.listed(note.names),
            others=self.listed(note.others),
            days=self(f"days_{days}", after=first, before=last) if days else "",
            first=first,
            last=last,
            count=note.count,
        )

    def listed(self, names: Sequence[str]) -> str:
        """Return the first names, and how many more there are."""
        shown = [one_line(name) for name in names[:MOST_NAMES]]
        if len(names) > MOST_NAMES:
            shown.append(self("and_more", count=len(names) - MOST_NAMES))
        return self("comma").join(shown)


@cache
def texts_for(locale: str) -> Texts:
    """Return the texts for a Discord locale such as "de" or "es-419", English where there are none."""
    language = locale.partition("-")[0].lower()
    language = language if language in LANGUAGES else DEFAULT
    return Texts(language, _load(language))


def _load(language: str) -> dict[str, dict[str, str]]:
    source = files("bot.wording").joinpath("locales", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
