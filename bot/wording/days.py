"""Days as the command line writes them: in English for people, in ISO 8601 for programs."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date | None) -> str:
    """Return the day as people write it, "16 March 2021"; "undated" where it is unknown."""
    # The month is English, for nothing here sets a locale. Babel, which writes the days of the bot's languages, takes
    # 50 ms to load: a tenth of a whole cold question.
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def iso_day(day: date | None) -> str | None:
    """Return the day as ISO 8601."""
    return day.isoformat() if day else None
