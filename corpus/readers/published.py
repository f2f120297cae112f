"""The day a report was published, from the ways files, pages and feeds write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from logging import getLogger

SCALARS = (str, int, float, date)
log = getLogger(__name__)

EARLIEST = 1600
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ORDINAL_DAY = re.compile(r"(\d{4})-(\d{3})(?!\d|-\d)")
WEEK_DAY = re.compile(r"\d{4}-?W\d\d-?[1-7](?!\d)")
EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
OF_PDF = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
DIGITS_ONLY = re.compile(r"\d{9,16}")
NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})(?: ?([./-]) ?| )(\d{1,2})(?: ?[./-] ?| )(\d{4})(?![\d/-])")
"""Two numbers of a day and a month in the one or the other order, and the year."""
SHORT = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d/-])")
"""The same with two digits of the year, or with those first, as in Korea and Japan."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
WITH_POINT = re.compile(r"(?<![\d.,/-])([01]?\d|2[0-3])\.([0-5]\d)(?![\d./-])(?:\s*Uhr\b)?")
"""A time with a point: "14.45", "7.15pm", "10.30 Uhr"."""
A_YEAR = re.compile(r"(?<![\d:+-])(?:1[6-9]|20)\d\d(?![\d:])")
"""Four figures that are a year, or may be, and no zone ("+0200")."""
BEHIND_A_DAY = re.compile(r"[\w.],? \Z")
MIXED_ENGLISH = {"en", "en-ca", "en-001"}
"""Languages whose readers write 3/4/2021 in both orders."""


def read_date(value: object, *, name: str = "", day_first: bool | None = None) -> date | None:
    """Return the day `value` stands for, or None where it is blank, is none, or is not fully told.

    Takes dates, datetimes, ISO 8601, RFC 5322, Japanese, Korean and PDF dates, seconds or milliseconds since 1970, and
    what python-dateutil reads, as long as day, month and year are all there. The day is the one written, whatever the
    time zone. In 3/4/2021 the day comes first where `day_first`, or where dots divide it; where that is unknown, the
    value is no date, and neither is 3.4.21. A value that is there but is no date is logged with `name`, because the
    report then answers no question about dates.
    """
    # Of a list or an object nothing is written out: front matter can make one of a few lines endless.
    words = " ".join(str(value).split()) if isinstance(value, SCALARS) else type(value).__name__
    day = parse_date(value, day_first)
    if day is None and value is not None and words:
        what = "may be two days" if _is_ambiguous(words, day_first) else "is not a date"
        log.warning("%s: %r %s; read without one, write it as 2021-03-16", name or "report", words[:40], what)
    return day


def parse_date(value: object, day_first: bool | None = None) -> date | None:
    """Return what `read_date` returns, and log nothing: for one of several places that may have the day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_words(" ".join(value.split()), day_first) if isinstance(value, str) else None


def day_first_of(language: str, dates: Iterable[object] = ()) -> bool | None:
    """Return whether a source writes the day before the month in 3/4/2021; None where neither thing tells.

    Other `dates` of the source that can only be read in one way decide; else the language tag ("en-GB", "de"), by the
    Unicode CLDR. English without a region writes both.
    """
    orders = {order for value in dates if isinstance(value, str) and (order := _order_of(value)) is not None}
    if len(orders) == 1:
        return orders.pop()
    tag = language.strip().lower().replace("_", "-")
    return None if not tag or tag in MIXED_ENGLISH else _day_first_in(tag)


def warn_of_future(day: date | None, name: str) -> None:
    """Log a day that is still to come; a day's grace is for the zones ahead of ours."""
    if day is not None and day > date.today() + timedelta(days=1):
        log.warning("%s: published on %s, which is still to come; check its date", name, day)


def _order_of(value: str) -> bool | None:
    match = NUMERIC.search(value)
    if not match or match[2] == "." or (int(match[1]) > 12) == (int(match[3]) > 12):
        return None
    return int(match[1]) > 12


@cache
def _day_first_in(tag: str) -> bool | None:
    from babel import Locale, UnknownLocaleError

    try:
        pattern = str(Locale.parse(tag, sep="-").date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError, KeyError):
        return None
    day, month, year = (pattern.find(letter) for letter in "dMy")
    return None if year < min(day, month) else day < month


def _is_ambiguous(words: str, day_first: bool | None) -> bool:
    if day_first is not None:
        return False
    if not YEAR.search(words) and (match := SHORT.search(words)):
        return int(match[3]) <= 12
    match = NUMERIC.search(words)
    if match is None or match[2] == ".":
        return False
    return max(int(match[1]), int(match[3])) <= 12 and match[1] != match[3]


def _from_words(words: str, day_first: bool | None) -> date | None:
    if DIGITS_ONLY.fullmatch(words):
        return _from_number(int(words))
    try:
        if ISO_DAY.match(words):
            return _plausible(date.fromisoformat(words[:10]))
        if match := ORDINAL_DAY.match(words):
            return datetime.strptime(f"{match[1]} {match[2]}", "%Y %j").date()
        if match := WEEK_DAY.match(words):
            return date.fromisoformat(match[0])
        if match := EAST_ASIAN.search(words) or OF_PDF.match(words):
            return _plausible(date(*map(int, match.groups())))
    except ValueError:
        return None
    if len(words) > 60 or not any(letter.isdigit() for letter in words) or _is_ambiguous(words, day_first):
        return None
    try:
        return _plausible(parsedate_to_datetime(words).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return _from_dateutil(words, day_first)


def _from_dateutil(words: str, day_first: bool | None) -> date | None:
    from dateutil.parser import parse  # type: ignore[import-untyped]  # ships no types

    numeric = NUMERIC.search(words) or SHORT.search(words)
    day = (numeric.start(), numeric.end()) if numeric else (-1, -1)
    # dateutil takes the minutes of "14.45" for a year, or leaves the day out.
    words = WITH_POINT.sub(lambda time: time[0] if day[0] <= time.start() < day[1] else f"{time[1]}:{time[2]}", words)
    first = bool(numeric and (numeric[2] == "." or day_first))
    # dateutil fills what is missing from a default: two defaults that agree on nothing show what was not written.
    found = []
    for default in (datetime(2004, 2, 3), datetime(1999, 11, 22)):
        try:
            found.append(parse(words, default=default, ignoretz=True, dayfirst=first).date())
        except (ValueError, OverflowError, TypeError, AttributeError, KeyError):
            return None
    # "1915, 3 March 2021": of two that may be the year it is the one behind a day or a month.
    years = {int(year[0]): year.start() for year in A_YEAR.finditer(words)}
    told = not years or found[0].year in years
    if len(years) > 1 and told:
        told = BEHIND_A_DAY.search(words, 0, years[found[0].year]) is not None
    return _plausible(found[0]) if found[0] == found[1] and told else None


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
