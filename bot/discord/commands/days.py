"""Days as people type them into a command's option."""

from __future__ import annotations

from datetime import date, datetime

from corpus.errors import OnRecordError

FORMS = ("%Y-%m-%d", "%Y-%m", "%Y")


class DayError(OnRecordError):
    """A day that cannot be read; `value` is what was typed."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def read_day(value: str) -> date | None:
    """Return the day (of a month or year: its first), or `None` where nothing was typed.

    Raises:
        DayError: it is not written as 2021-03-16, 2021-03 or 2021.
    """
    if not value.strip():
        return None
    for form in FORMS:
        try:
            return datetime.strptime(value.strip(), form).date()
        except ValueError:
            continue
    raise DayError(value)
