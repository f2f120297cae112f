"""Offices of a state: "state" before an office is no verb."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "Aker State Senator"), speaker("Ida Vik", "state treasurer of Quill")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the Aker State Senator say about tolls?", "Ole Brix"),
        ("what did Aker's state senator say about tolls?", "Ole Brix"),
        ("what did the state treasurer of Quill say about debt?", "Ida Vik"),
    ],
)
def test_a_state_senator_states_nothing(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


OFFICES = book(
    [
        speaker("Ole Brix", "shadow rail minister"),
        speaker("Ama Falk", "Norland's rail minister"),
        speaker("Siri Vik", "shadow health secretary"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the shadow rail minister make of the trains?", "Ole Brix"),
        ("what did Norland's rail minister say about trains?", "Ama Falk"),
        ("did Brix rail against the minister?", "Ole Brix"),
        ("what did Falk say the minister thinks?", "Ama Falk"),
    ],
)
def test_a_verb_before_an_office_that_speaks_is_part_of_it(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, OFFICES, today=TODAY).speakers] == [name]
