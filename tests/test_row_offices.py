"""Rows with an office or a title: whoever is named behind it is asked, and not all who hold it."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss", "minister of boats"),
        speaker("Lord Dahl", "peer"),
        Speaker("board", "Port Board", "organisation", ("Port Board",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("minister ole brix tolls", "Ole Brix"),
        ("minister moss tolls", "Ada Moss"),
        ("minister tolls", "Ada Moss"),
        ("lord dahl court cases after tolls", "Lord Dahl"),
        ("what was Port Board spokesman Ole Brix's comeback to Ada Moss?", "Ole Brix"),
        ("what was the Port Board's comeback to Ada Moss?", "Port Board"),
    ],
)
def test_whoever_is_named_behind_an_office_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "what was Brix Says's verdict on tolls",
        "what was says's verdict on tolls",
        "what was Clerk Says's verdict on tolls",
    ],
)
def test_a_verb_owns_no_words(text: str) -> None:
    assert "tolls" in parse_question(text, NAMES, today=TODAY).topic
