"""Days of the topic: "this year" or "last week" may be when something happens that is asked about."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix"), speaker("Ida Quill")])


@pytest.mark.parametrize(
    "text",
    [
        "Brix sounded glum about who's on offer this year, how did he put it",
        "what did Brix say about the clerk who quit last week?",
        "did Ole Brix back those who walked out last month?",
        "Brix on boats whose crews fell ill last year",
        "Brix - will tolls fall this year?",
        "Quill on the Today programme about tolls",
    ],
)
def test_days_of_what_is_asked_about_are_no_days_of_reports(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.after, question.before) == (None, None)
    assert {"year", "week", "month", "Today"} & {*question.topic.replace("?", "").split()}


@pytest.mark.parametrize(
    "text",
    [
        "what did Brix say last week about boats?",
        "who said last week that tolls rise?",
        "tell me who said this year that tolls rise",
        "what did Brix say Today?",
        "which minister spoke last month of tolls?",
        "The clerk who sails quit. What did Brix say this week?",
    ],
)
def test_days_on_which_somebody_spoke_are(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).after
