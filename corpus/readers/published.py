"""The day a report was published, from the ways files and feeds write it."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from logging import getLogger

log = getLogger(__name__)

EARLIEST = 1600
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DIGITS_ONLY = re.compile(r"\d{9,16}")


def read_date(value: object, *, name: str = "") -> date | None:
    """Return the day `value` stands for, or None where it is blank or is none.

    Takes dates, datetimes, ISO 8601, RFC 5322, seconds or milliseconds since 1970, and what python-dateutil reads, as
    long as day, month and year are all there. The day is the one written, whatever the time zone. A value that is
    there but is no date is logged with `name`, because the report then answers no question about dates.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    day = _from_number(value) if isinstance(value, int | float) else _from_words(str(value).strip())
    if day is None and str(value).strip():
        log.warning("%s: %r is not a date; read without one, write it as 2021-03-16", name or "report", str(value)[:40])
    return day


def _from_words(words: str) -> date | None:
    if DIGITS_ONLY.fullmatch(words):
        return _from_number(int(words))
    if ISO_DAY.match(words):
        try:
            return date.fromisoformat(words[:10])
        except ValueError:
            return None
    if len(words) > 60 or not any(letter.isdigit() for letter in words):
        return None
    try:
        return _plausible(parsedate_to_datetime(words).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return _from_dateutil(words)


def _from_dateutil(words: str) -> date | None:
    from dateutil.parser import parse  # type: ignore[import-untyped]  # ships no types

    # dateutil fills what is missing from a default: two defaults that agree on nothing show what was not written.
    found = []
    for default in (datetime(2004, 2, 3), datetime(1999, 11, 22)):
        try:
            found.append(parse(words, default=default, ignoretz=True).date())
        except (ValueError, OverflowError, TypeError, AttributeError, KeyError):
            return None
    return _plausible(found[0]) if found[0] == found[1] else None


def _from_number(number: float) -> date | None:
    if isinstance(number, bool):
        return None
    seconds = number / 1000 if abs(number) > 1e11 else number
    if abs(seconds) < 1e8:
        return None
    try:
        return _plausible(datetime.fromordinal(date(1970, 1, 1).toordinal() + int(seconds // 86400)).date())
    except (ValueError, OverflowError):
        return None


def _plausible(day: date) -> date | None:
    return day if day.year >= EARLIEST else None
