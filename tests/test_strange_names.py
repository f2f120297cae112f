"""Strange names: behind a description, or as whose saying is asked for, a name nobody has asks nobody else."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Runa Dahl", "mayor of Tarn Bay"),
        speaker("Ole Brix", "leader of the Ferry Union"),
        speaker("Ida Quill", "governor of Aker"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the mayor of Tarn Bay, Peter Quark, on tolls", "Peter Quark"),
        ("what did the mayor of Tarn Bay, Peter Quark, say about tolls?", "the mayor of Tarn Bay Peter Quark"),
        ("the Ferry Union leader, Mark Sewold, about toiling till you drop", "Mark Sewold"),
        ("aker's governor, jane nowak, on ferries", "jane nowak"),
        ("What was Peter Quark's parting shot at the mayor?", "Peter Quark"),
        ("What's Peter Quark's excuse for the tolls?", "Peter Quark"),
    ],
)
def test_a_name_nobody_has_is_not_understood(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert not question.speakers
    assert question.unknown == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the mayor of Tarn Bay, Runa Dahl, on tolls", "Runa Dahl"),
        ("the mayor of Tarn Bay, Ole Brix, on tolls", "Ole Brix"),
        ("the mayor of Tarn Bay, in the debate on tolls, said what?", "Runa Dahl"),
        ("the Ferry Union leader, talking to Radio Aker, on crews", "Ole Brix"),
        ("what was Ole Brix's parting shot at the mayor?", "Ole Brix"),
        ("what did Ida Quill make of Peter Quark's answer to the mayor?", "Ida Quill"),
    ],
)
def test_a_name_that_is_known_decides_and_an_aside_does_not(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


def test_whose_fate_is_asked_for_is_no_speaker() -> None:
    assert not parse_question("Peter Quark's tolls in Oster", NAMES, today=TODAY).unknown
