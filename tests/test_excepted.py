"""Excepted: whoever a question leaves out is not the one it asks for."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss")])


@pytest.mark.parametrize(
    "text",
    [
        "what did everyone but Ole Brix say about tolls?",
        "what did everybody but brix say about tolls",
        "what did anyone other than Brix say about tolls?",
        "what did people besides Brix say about tolls?",
        "what did all but Brix say about tolls?",
        "what did anyone else but Brix say about tolls?",
        "what did everyone apart from Ole Brix say about tolls?",
        "what did everyone except for Brix say about tolls?",
        "what has anybody except Brix said about tolls?",
    ],
)
def test_whoever_is_left_out_is_not_asked(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert question.speakers == ()
    assert question.unknown.lower().endswith("brix")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did nobody but Brix say about tolls?", "Ole Brix"),
        ("what did Ada Moss say about everyone but Brix?", "Ada Moss"),
        ("all agree, but Brix: what did Brix say about tolls?", "Ole Brix"),
    ],
)
def test_a_name_behind_but_may_be_the_one_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]
