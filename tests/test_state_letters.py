"""State letters: an office of a state is asked for by the letters that are short for it, however they are written."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "New Jersey governor"),
        speaker("Ada Moss", "Massachusetts senator"),
        speaker("Ivo Quell", "president of a ferry trades council in northern New Jersey"),
        speaker("Una Sand", "Ohio secretary of state"),
        speaker("Dag Alnes", "Virginia Secretary"),
        Speaker("pa", "Pilots' Alliance", "organisation", ("Pilots' Alliance", "PA")),
        speaker("Rolf Pell", "Pennsylvania governor"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the NJ governor say about tolls?", "Ole Brix"),
        ("nj governor's joke about tolls", "Ole Brix"),
        ("the governor of N.J. on tolls", "Ole Brix"),
        ("NJ's governor: are tolls fair?", "Ole Brix"),
        ("the Mass. senator's insult for pilots", "Ada Moss"),
        ("what did the senator from MA say about tolls?", "Ada Moss"),
        ("NJ ferry trades council president on tolls", "Ivo Quell"),
        ("the OH secretary of state on tolls", "Una Sand"),
    ],
)
def test_a_state_is_meant_by_its_letters(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "what did the VA secretary say about tolls?",  # of a department
        "the PA governor on tolls",  # of a body that somebody speaks of
        "the mass senator movement",
    ],
)
def test_letters_that_mean_something_else_are_no_state(text: str) -> None:
    assert not {"Dag Alnes", "Rolf Pell", "Ada Moss"} & set(parse_question(text, NAMES, today=TODAY).names)


def test_the_point_of_a_number_ends_no_sentence() -> None:
    question = parse_question("what did the No. 2 captain of Gullbook say about tolls?", NAMES, today=TODAY)
    assert (question.unknown, question.topic) == ("the No 2 captain of Gullbook", "tolls")
