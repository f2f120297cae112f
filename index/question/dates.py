"""Dates in a question: years, months, quarters, days and spans of time, and where they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.article import Span
from corpus.lexicon.months import MONTHS
from index.question.parts.happened import is_of_event, is_of_topic, may_be_of_event

NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "last": 4, "4th": 4}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATED = re.compile(rf"\d|{_MONTH}")
"""What stands in every date, and in few questions."""
_PART_OF = r"(?:(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+|(?:early|mid|late)[\s-]+)?"
_QUARTER = r"(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter"
# The words before a date, and those behind it, that make it a limit.
LEAD = re.compile(
    r"(?:\b(?:(?:only|just|stuff|said|dated|but)\s+){0,4}"
    r"(?P<word>since|after|from|before|until|till|up to|prior to|earlier than|later than|as of|by|in|during|on|of|"
    r"back in|around|roughly|throughout|between|for|the|last|this)\s+)?(?:the\s+)?$"
)
# "Since" is "from May 2021", but "the things from May 2021" are those of that month.
OF_THEN = re.compile(
    r"\b(?:only|just|but|stuff|things?|ones?|quotes?|quotations?|statements?|remarks?|comments?|words|articles?|reports?"
    r"|interviews?|speech(?:es)?|dated|anything|something|everything|those)\s+$"
)
# A month that is a surname too needs a word in front that stands before days alone.
ALSO_NAMES = frozenset({"may"})
BEFORE_MONTHS = re.compile(
    r"\b(?:(?P<sure>in|during|since|until|till|throughout|last|this|early|mid|late)"
    r"|of|from|before|prior to|after|by|as of|between)"
    r"(?:\s+(?:the\s+)?(?:start|beginning|middle|end)\s+of|\s+(?:early|mid|late))?[\s-]+$"
)
LONGEST_LEAD = 40
OF_TODAY = ("last", "past", "previous", "this", "quarter", "yesterday", "today")
"""One of these is in each phrase that counts from today, and none of them in most questions."""
TRAIL = re.compile(
    r",?\s*(?:or|and)\s+(later|after|onwards?|since|earlier|before)(?:\s+only)?\b|\s*(onwards?)\b|\s+(on)(?=\W*$)|\s+only\b"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, `after` inclusive and `before` exclusive; None leaves that side open."""

    after: date | None
    before: date | None


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """The period a text asks for and the places of the words that say so.

    Of `happened` it can be the days of what the text speaks of as well as those on which somebody spoke.
    """

    period: Period
    spans: tuple[Span, ...]
    happened: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """One date as written: the period it covers and where it stands."""

    period: Period
    span: Span
    bare_year: bool


def find_period(text: str, *, today: date, newest: date | None = None) -> DatedPhrase | None:
    """Return the period asked for in `text`, or None: a bare "may", "march" or "second" is a word, not a date.

    "After 2021" begins where 2021 ends, "since 2021" where it begins; two limits are both kept. A month without a
    year ("in July") is the last one up to `newest`, the day of the newest article there is, or up to `today`.
    """
    newest = min(newest or today, today)
    lowered = text.lower()
    relative = _find_relative(lowered, today, text)
    units = [
        unit
        for unit in _find_units(lowered, today, newest, text)
        if not (relative and relative.spans[0].overlaps(unit.span))
        and not is_of_event(text, unit.span.start, unit.span.end)
    ]
    after: date | None = None
    before: date | None = None
    spans: list[Span] = []
    happened = False
    at = 0
    while at < len(units):
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        between = following and _pair(lowered, unit, following)
        if following and between:
            after, before = unit.period.after, following.period.before
            spans.append(between)
            happened = False
            at += 2
            continue
        limit = _limit(lowered, unit)
        if limit is not None:
            after = limit.period.after or after
            before = limit.period.before or before
            happened = limit.happened if not spans else happened and limit.happened
            spans.append(limit.spans[0])
        at += 1
    if not spans:
        return relative
    return DatedPhrase(Period(after, before), tuple(spans), happened)


def _find_units(text: str, today: date, newest: date, printed: str) -> list[_Unit]:
    """Return dates as written, longest reading first, none overlapping, in order; `printed` is the text in its case."""
    if not _DATED.search(text):
        return []
    readings: list[tuple[str, Callable[[re.Match[str]], Period | None]]] = [
        (r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)", lambda m: _day(int(m["year"]), int(m["m"]), int(m["day"]))),
        (rf"(?P<one>\d?\d)(?P<mark>[/.])(?P<two>\d?\d)(?P=mark){_YEAR}", _numbered_day),
        (rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", lambda m: _day(int(m["year"]), _month(m), int(m["day"]))),
        (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", lambda m: _day(int(m["year"]), _month(m), int(m["day"]))),
        (
            rf"{_MONTH}\s+(?:and|to|-|–)\s+(?P<last>[a-z]{{3,9}}),?\s+{_YEAR}",
            lambda m: _month_pair(int(m["year"]), _month(m), m["last"]),
        ),
        (rf"{_PART_OF}{_MONTH},?\s+(?:of\s+)?{_YEAR}", lambda m: _months(int(m["year"]), _month(m), 1)),
        (rf"(?:the\s+)?{_QUARTER}\s+(?:of\s+)?{_YEAR}", lambda m: _quarter(int(m["year"]), m)),
        (rf"q(?P<quarter>[1-4])\s+(?:of\s+)?{_YEAR}", lambda m: _months(int(m["year"]), int(m["quarter"]) * 3 - 2, 3)),
        (
            rf"(?P<part>early|late|the\s+(?:first|second)\s+half\s+of|(?:the\s+)?(?:start|beginning|end)\s+of)\s+{_YEAR}",
            lambda m: _half(int(m["year"]), m["part"]),
        ),
        (rf"(?P<part>spring|summer|autumn|fall)\s+(?:of\s+)?{_YEAR}", lambda m: _season(int(m["year"]), m["part"])),
        (r"(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d)0'?s", lambda m: _years(int(m["decade"]) * 10, 10)),
        (rf"{_DAY}\s+(?:of\s+)?{_MONTH}", lambda m: _latest_day(m, newest)),
        (rf"{_MONTH}\s+{_DAY}", lambda m: _latest_day(m, newest)),
        (rf"mid[\s-]+{_YEAR}", lambda m: _months(int(m["year"]), 4, 6)),
        (rf"{_MONTH}\s+(?:and|or|to|until|-|–)\s+(?P<last>[a-z]{{3,9}})", lambda m: _bare_months(m, newest)),
        (rf"{_PART_OF}{_MONTH}", lambda m: _bare_month(m, newest, printed)),
        (rf"(?:the\s+year\s+)?{_YEAR}", lambda m: _years(int(m["year"]), 1)),
    ]
    found: list[_Unit] = []
    for pattern, read in readings:
        for match in re.finditer(rf"(?<![\w/-]){pattern}(?![\w-]|/\d|\.\d)", text):
            span = Span(match.start(), match.end())
            period = read(match)
            if period and not any(span.overlaps(unit.span) for unit in found):
                found.append(_Unit(period, span, bare_year=match[0].strip().isdigit()))
    return sorted(found, key=lambda unit: unit.span)


def _pair(text: str, one: _Unit, two: _Unit) -> Span | None:
    """Return where "between A and B" or "from A to B" stands, when the two dates are such a pair."""
    link = text[one.span.end : two.span.start].strip()
    lead = re.search(r"(?:\b(between|from|in|during)\s+)?$", text[: one.span.start])
    opened = lead[1] if lead else None
    if link in {"to", "until", "till", "through", "-", "–", "—"} or (link == "and" and opened == "between"):
        return Span(lead.start() if lead else one.span.start, two.span.end)
    return None


# What stands before a date and what stands behind it decide together, so that one function reads both.
def _limit(text: str, unit: _Unit) -> DatedPhrase | None:
    """Return the period with the word before or after it read as a limit; None for a bare year that names a thing."""
    lead = LEAD.search(text[: unit.span.start])
    trail = TRAIL.match(text[unit.span.end :])
    word = lead["word"] if lead else None
    end = unit.span.end + (trail.end() if trail else 0)
    start = lead.start() if lead and word else unit.span.start
    if word in {"from", "between"} and re.search(r"\s(?:and|or|to|until|-|–)\s", text[unit.span.start : unit.span.end]):
        return DatedPhrase(unit.period, (Span(start, end),))
    only = trail and trail[0].strip() == "only"
    if word == "from" and lead and (only or not trail) and (only or OF_THEN.search(text[: lead.start("word")])):
        word = "in"
    limited = _bounded(unit.period, word, tail=(trail[1] or trail[2] or trail[3] or "") if trail else "")
    if limited is None and unit.bare_year and not trail:
        if _names_a_thing(word, text[unit.span.end :]):
            return None
    elif limited is None and word in {"the", "for"}:
        start = unit.span.start
    # "Only what he said in May" limits what was said.
    alone = bool(lead and word and lead[0].startswith(word)) and not trail
    happened = alone and may_be_of_event(text, start, word)
    return DatedPhrase(limited or unit.period, (Span(start, end),), happened)


def _names_a_thing(word: str | None, following: str) -> bool:
    """Return whether a year is a part of a name: "the 2008 Olympics"; "in 2008" and a year at the end are dates."""
    return word in {"of", "the", "for", "on"} or (word is None and bool(re.match(r"[^\W\d_]", following.strip())))


def _bounded(period: Period, word: str | None, *, tail: str) -> Period | None:
    """Return the period that "since" or "before" in front of a date, or "or later" behind it, means; else None."""
    if tail in {"later", "after", "since", "on", "onward", "onwards"} or word in {"since", "from", "as of"}:
        return Period(period.after, None)
    if tail in {"earlier", "before"}:
        return Period(None, period.before)
    if word in {"after", "later than"}:
        return Period(period.before, None)
    if word in {"before", "prior to", "earlier than"}:
        return Period(None, period.after)
    if word in {"until", "till", "up to", "by"}:
        return Period(None, period.before)
    return None


def _find_relative(text: str, today: date, printed: str) -> DatedPhrase | None:
    """Return the period of a phrase that counts from today: "last month", "in the past 10 days", "yesterday"."""
    if not any(word in text for word in OF_TODAY):
        return None
    counted = re.search(
        r"\b(?:in|over|during|within|from|for)?\s*(?:the\s+)?(?:last|past|previous)\s+"
        r"(?P<n>\d{1,4}|a|one|two|three|four|five|six|seven|ten|twelve)\s+(?P<unit>day|week|month|year)s?\b",
        text,
    )
    if counted:
        count = int(counted["n"]) if counted["n"].isdigit() else NUMBERS[counted["n"]]
        return _phrase(counted, Period(_back(today, count, counted["unit"]), today + timedelta(days=1)))
    quarter = re.search(rf"\b(?P<limit>since|before|in|during)\s+the\s+{_QUARTER}(?!\s+of\b)", text)
    if quarter:
        first = today.year * 12 + ORDINALS[quarter["quarter"]] * 3 - 3
        first -= 12 * (first > today.year * 12 + today.month - 1)
        return _phrase(quarter, _limited(Period(_nth_month(first), _nth_month(first + 3)), quarter["limit"]))
    named = re.search(
        r"\b(?:(?P<limit>since|before|until|in|during|from)\s+)?(?<!['’]s )(?P<which>last|this|previous)\s+"
        r"(?P<unit>week|month|quarter|year)\b(?!['’]s)|\b(?P<day>yesterday|today)\b(?!['’]s)",
        text,
    )
    if not named or is_of_topic(named, printed):
        return None
    if named["day"]:
        day = today - timedelta(days=1) if named["day"] == "yesterday" else today
        return _phrase(named, Period(day, day + timedelta(days=1)))
    return _phrase(named, _limited(_calendar(today, named["unit"], back=named["which"] != "this"), named["limit"]))


def _limited(period: Period, word: str | None) -> Period:
    if word in {"since", "from"}:
        return Period(period.after, None)
    if word in {"before", "until"}:
        return Period(None, period.after)
    return period


def _phrase(match: re.Match[str], period: Period) -> DatedPhrase:
    lead = len(match[0]) - len(match[0].lstrip())
    return DatedPhrase(period, (Span(match.start() + lead, match.end()),))


def _calendar(today: date, unit: str, *, back: bool) -> Period:
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Period(monday, monday + timedelta(days=7))
    if unit == "year":
        return _years(today.year - back, 1)
    size = 3 if unit == "quarter" else 1
    first = (today.year * 12 + today.month - 1) // size * size - size * back
    return Period(_nth_month(first), _nth_month(first + size))


def _back(today: date, count: int, unit: str) -> date | None:
    try:
        if unit in {"day", "week"}:
            return today - timedelta(days=count * (7 if unit == "week" else 1))
        month = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        first = _nth_month(month)
        return first and first + timedelta(days=min(today.day, 28) - 1)
    except OverflowError:
        return None


def _month(match: re.Match[str]) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(match["month"][:3]))


def _numbered_day(match: re.Match[str]) -> Period | None:
    """Return the day of "16/3/2021", "3/16/2021" or "4.3.2021"; None for "4/3/2021", which is two days."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    orders = ((two, one),) if match["mark"] == "." else ((two, one), (one, two))
    days = {period for order in orders if (period := _day(year, *order))}
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    # Behind the last day there can be is none: nothing was ever said on it or later.
    return Period(first, first + timedelta(days=first < date.max))


def _latest_day(match: re.Match[str], today: date) -> Period | None:
    """Return the last such day that is not in the future."""
    for year in (today.year, today.year - 1):
        period = _day(year, _month(match), int(match["day"]))
        if period and period.after and period.after <= today:
            return period
    return None


def _bare_month(match: re.Match[str], newest: date, printed: str) -> Period | None:
    """Return the last such month that has begun, where the words around it show that it is one."""
    lead = BEFORE_MONTHS.search(match.string[max(0, match.start() - LONGEST_LEAD) : match.start()])
    after = match.string[match.end() : match.end() + 12]
    # "In May's view" and "in August Strand's play" are people.
    whole = match.start("month") == match.start()
    if (
        (lead is None and whole)
        or re.match(r"['’]s", after)
        or re.match(r"\s[A-Z]", printed[match.end() : match.end() + 2])
    ):
        return None
    if (
        match["month"][:3] in ALSO_NAMES
        and not (lead and lead["sure"])
        and whole
        and not re.match(r"\s+on(?:wards?)?\W*$", after)
    ):
        return None
    return _months(_last_year(_month(match), newest), _month(match), 1)


def _bare_months(match: re.Match[str], newest: date) -> Period | None:
    """Return the months of "between June and August"."""
    lead = re.search(
        r"\b(?:between|from|in|during)\s+$", match.string[max(0, match.start() - LONGEST_LEAD) : match.start()]
    )
    if lead is None or not any(name.lower().startswith(match["last"]) for name in MONTHS):
        return None
    return _month_pair(_last_year(_month(match), newest), _month(match), match["last"])


def _last_year(month: int, newest: date) -> int:
    return newest.year - (month > newest.month)


def _years(year: int, count: int) -> Period:
    return Period(date(year, 1, 1), date(year + count, 1, 1))


def _months(year: int, month: int, count: int) -> Period:
    return Period(_nth_month(year * 12 + month - 1), _nth_month(year * 12 + month - 1 + count))


def _month_pair(year: int, first: int, last: str) -> Period | None:
    for at, name in enumerate(MONTHS, 1):
        if name.lower().startswith(last) and at >= first:
            return _months(year, first, at - first + 1)
    return None


def _quarter(year: int, match: re.Match[str]) -> Period:
    return _months(year, ORDINALS[match["quarter"]] * 3 - 2, 3)


def _half(year: int, part: str) -> Period:
    first = "early" in part or "first" in part or "start" in part or "beginning" in part
    return _months(year, 1 if first else 7, 6)


def _season(year: int, part: str) -> Period:
    return _months(year, {"spring": 3, "summer": 6}.get(part, 9), 3)


def _nth_month(month: int) -> date | None:
    year, index = divmod(month, 12)
    return date(year, index + 1, 1) if 1 <= year <= 9999 else None
