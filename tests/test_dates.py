"""Dates in a question: what is one, what is a word, and where the limits lie."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.dates import find_period

TODAY = date(2026, 11, 23)


def period(text: str) -> tuple[str, str] | None:
    """Return the period of a text as two days, empty where that side is open."""
    found = find_period(text, today=TODAY)
    if not found:
        return None
    return str(found.period.after or ""), str(found.period.before or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kishi on deterrence in March 2021", ("2021-03-01", "2021-04-01")),
        ("anything since march 2021", ("2021-03-01", "")),
        ("april 2019 or later", ("2019-04-01", "")),
        ("from 2006 onwards", ("2006-01-01", "")),
        ("nothing but things from before 2018", ("", "2018-01-01")),
        ("from March 2021", ("2021-03-01", "")),
        ("only from March 2021", ("2021-03-01", "2021-04-01")),
        ("only from March 2021 on", ("2021-03-01", "")),
        ("the stuff from 2021", ("2021-01-01", "2022-01-01")),
        ("quotes from spring 2021, please", ("2021-03-01", "2021-06-01")),
        ("from 2021 only", ("2021-01-01", "2022-01-01")),
        ("after 2021", ("2022-01-01", "")),
        ("until 2021", ("", "2022-01-01")),
        ("up to the end of 2003", ("", "2004-01-01")),
        ("between 2019 and 2021", ("2019-01-01", "2022-01-01")),
        ("between January and March 2005", ("2005-01-01", "2005-04-01")),
        ("from June 2004 to March 2005", ("2004-06-01", "2005-04-01")),
        ("in the second quarter of 2020", ("2020-04-01", "2020-07-01")),
        ("Q3 2020", ("2020-07-01", "2020-10-01")),
        ("in the second quarter", ("2026-04-01", "2026-07-01")),
        ("on 5 March 2021", ("2021-03-05", "2021-03-06")),
        ("March 5th, 2021", ("2021-03-05", "2021-03-06")),
        ("2021-03-16", ("2021-03-16", "2021-03-17")),
        ("what did Lind say on 16/3/2021?", ("2021-03-16", "2021-03-17")),
        ("Lind on boats since 3/16/2021", ("2021-03-16", "")),
        ("from 4.3.2021 to 16.03.2021", ("2021-03-04", "2021-03-17")),
        ("on 5/5/2021", ("2021-05-05", "2021-05-06")),
        ("on 9999-12-31", ("9999-12-31", "9999-12-31")),
        ("after 9999-12-31", ("9999-12-31", "")),
        ("until 9999-12-31", ("", "9999-12-31")),
        ("before 0001-01-01", ("", "0001-01-01")),
        ("on 16 march", ("2026-03-16", "2026-03-17")),
        ("in the last 30 days", ("2026-10-24", "2026-11-24")),
        ("last month", ("2026-10-01", "2026-11-01")),
        ("since last year", ("2025-01-01", "")),
        ("this week", ("2026-11-23", "2026-11-30")),
        ("yesterday", ("2026-11-22", "2026-11-23")),
        ("today", ("2026-11-23", "2026-11-24")),
        ("over the past ten days", ("2026-11-13", "2026-11-24")),
        ("in the previous month", ("2026-10-01", "2026-11-01")),
        ("in the 1990s", ("1990-01-01", "2000-01-01")),
        ("Blair on Iraq 2003", ("2003-01-01", "2004-01-01")),
        # words that are no dates
        ("what may he do", None),
        ("they march on", None),
        ("they may in time", None),
        ("the 2008 Olympics", None),
        ("the second quarter", None),
        ("the 2+2 meeting", None),
        ("on 4/3/2021", None),
        ("on 30/2/2021 or 13/13/2021", None),
        ("version 16.3.2021.4", None),
        ("last year's defeat", None),
        ("30 February 2021", ("2021-02-01", "2021-03-01")),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, expected: tuple[str, str] | None) -> None:
    assert period(text) == expected


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_look_for_dates_in(text: str) -> None:
    found = find_period(text, today=TODAY)
    for span in found.spans if found else ():
        assert 0 <= span.start < span.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what did Kishi say in July?", ("2023-07-01", "2023-08-01")),
        ("what did Kishi say about the ferry in May?", ("2023-05-01", "2023-06-01")),
        ("only articles from November on", ("2022-11-01", "")),
        ("Kishi on boats since March", ("2023-03-01", "")),
        ("Kishi in october, on boats", ("2022-10-01", "2022-11-01")),
        ("until September", ("", "2022-10-01")),
        ("prior to April", ("", "2023-04-01")),
        ("from May onwards", ("2023-05-01", "")),
        ("between March and May", ("2023-03-01", "2023-06-01")),
        ("in early July", ("2023-07-01", "2023-08-01")),
        ("since the start of March 2016", ("2016-03-01", "")),
        ("up to the end of January 2016", ("", "2016-02-01")),
        ("roughly end of 2015", ("2015-07-01", "2016-01-01")),
        ("in mid-2016", ("2016-04-01", "2016-10-01")),
        # people and verbs
        ("anything from May on boats", None),
        ("quotes by May", None),
        ("in May's view", None),
        ("in August Strand's play", None),
        ("march on the harbour", None),
        ("what did May say about April", None),
    ],
)
def test_a_month_without_a_year_is_the_last_there_are_articles_of(text: str, expected: tuple[str, str] | None) -> None:
    found = find_period(text, today=TODAY, newest=date(2023, 7, 4))
    assert (found and (str(found.period.after or ""), str(found.period.before or ""))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "did the clerk who quit in May 2014 say sorry?",
        "what did Lind say of those who lost their mill in May 2014?",
        "does Lind regret the deal he signed in 2011?",
        "what did Lind say about the bridge that fell in 2014?",
        "what did Lind say about the May 3 flood?",
        "Lind on the March 2016 budget",
    ],
)
def test_days_that_tell_which_thing_is_meant_limit_nothing(text: str) -> None:
    assert find_period(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("does Lind seriously think tolls only came in in 2008?", True),
        ("did lind claim that the bridge was safe back in 2010", True),
        ("does Lind still think he'd have won in 2012?", True),
        ("would Lind have voted for the bridge in 2003?", True),
        ("there was a pilot widowed on May 3rd who was furious. Her reply?", True),
        ("what's Lind's excuse for what went on in May 2012?", True),
        ("what did Lind say about tolls in 2008?", False),
        ("what did Lind have to say about Ted in 2008?", False),
        ("Lind's view in 2008 of what tolls were worth", False),
        ("Lind on tolls, only in 2008", False),
        ("was Lind quoted in 2008?", False),
        ("Lind loved it. It was in May 2008.", False),
        ("has Lind thought it fair since 2008?", False),
        ("name the clerk who called Lind a liar in 2008", False),
        ("the 5 May interview", False),
    ],
)
def test_days_in_a_clause_may_be_those_of_what_happened(text: str, happened: bool) -> None:
    found = find_period(text, today=TODAY)
    assert found
    assert found.happened == happened


def test_a_day_without_a_year_is_the_last_there_are_articles_of() -> None:
    found = find_period("on 11 September", today=TODAY, newest=date(2016, 10, 1))
    assert found
    assert found.period.after == date(2016, 9, 11)
