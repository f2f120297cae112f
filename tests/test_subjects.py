"""Subjects: whoever does what a question tells of them is asked, and nobody whose words it only speaks of."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.names import MIN_ARTICLES
from index.question.question import parse_question

REPORTS = {f"report {at}": "The bridge on the bay. They were moaning and poking." for at in range(MIN_ARTICLES)}
NAMES = book((speaker("Ada Quill"), speaker("Ole Brixen"), speaker("Tobias Falk")), REPORTS)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill wasn't happy with Ole Brixen's speech. how come",
        "Ada Quill thinks Ole Brixen's speech should go, or what",
        "ada quill poking fun at ole brixen's speech",
        "Ada Quill said Brixen's speech was over?",
        "Quill isn't keen on Brixen's words, right?",
        "Ada Quill... did she back Ole Brixen's answer?",
        "How does Ada Quill stand up for Ole Brixen?",
        "how does quill stand up for the ferries?",
        "heard Ada Quill on the radio about Brixen's speech, what was the gist",
    ],
)
def test_whoever_does_something_with_anothers_words_is_asked(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ada Quill"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill was sacked. Ole Brixen's reaction?",
        "Ada Quill wins: Ole Brixen's words?",
        "Ada Quill got fired, what was Ole Brixen's reply",
        "what about Ada Quill's joke, Ole Brixen's answer?",
    ],
)
def test_behind_a_pause_whose_words_are_named_is_asked(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brixen"]


def test_a_stranger_who_does_something_with_anothers_words_is_unknown() -> None:
    question = parse_question("Wanda Kolb wasn't happy with Ole Brixen's speech", NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == ("Wanda Kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "tobias banging on about tolls",
        "tobias moaning about tolls",
        "tobias falk moaning about tolls",
        "tobias pouring scorn at how brixen puts it",
    ],
)
def test_what_somebody_is_doing_is_no_surname(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Tobias Falk"]


def test_a_surname_that_ends_so_is_one() -> None:
    assert parse_question("tobias fleming on tolls", NAMES, today=TODAY).unknown == "tobias fleming"


HELD = book((speaker("Chris Moss"), speaker("Ole Brixen", "governor of Tarn"), speaker("Ada Quill")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gov chris moss said what on tolls", "Chris Moss"),
        ("gov chris quill said what on tolls", ""),
        ("gov said what on tolls", "Ole Brixen"),
        ("gov ole brixen said what on tolls", "Ole Brixen"),
    ],
)
def test_a_name_right_behind_an_office_is_asked_and_not_whoever_holds_it(text: str, name: str) -> None:
    question = parse_question(text, HELD, today=TODAY)
    assert [one.name for one in question.speakers] == ([name] if name else [])
