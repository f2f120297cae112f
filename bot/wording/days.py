"""Days as they are written in English for people, in ISO 8601 for programs, and read from either's options."""

from __future__ import annotations

from datetime import date, datetime

DAY_FORMS = ("%Y-%m-%d", "%Y-%m", "%Y")


def day_in_words(day: date | None) -> str:
    """Return the day as people write it, "16 March 2021"; "undated" where it is unknown."""
    # The month is English, for nothing here sets a locale. Babel, which writes the days of the bot's languages, takes
    # 50 ms to load: a tenth of a whole cold question.
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def iso_day(day: date | None) -> str | None:
    """Return the day as ISO 8601."""
    return day.isoformat() if day else None


def read_day(text: str) -> date | None:
    """Return the day of 2021-03-16, of 2021-03 or of 2021 (their first day), `None` for an empty text.

    Raises:
        ValueError: it is none of these; the message says how to write it.
    """
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    if text.strip():
        raise ValueError(f"{text[:40]!r} is not a date; write it as 2021-03-16, 2021-03 or 2021")
    return None
