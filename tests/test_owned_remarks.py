"""Owned remarks: whoever has a role is asked for by a joke, an excuse or a promise of theirs, in long frames too."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss", "Salter council press secretary"),
        speaker("Ivo Quell", "Norwegian foreign minister"),
        speaker("Una Sand", "Dag Alnes's campaign manager"),
        speaker("Dag Alnes"),
        speaker("Rolf Pell", "Elver state representative"),
    ],
    {"Rolf Pell": "Rolf Pell, a state representative from Elver who likes Alnes, spoke of nets."},
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("the mayor of Tarn's joke about tolls", "Ole Brix", "tolls"),
        ("mayor of tarn's excuses for late ferries", "Ole Brix", "excuses for late ferries"),
        ("that Salter council press secretary's insult for the pilots", "Ada Moss", "insult for the pilots"),
        ("Norway's foreign minister's prediction of a thaw", "Ivo Quell", "thaw"),
        ("the Norwegian foreign minister's complaint that the eels are gone", "Ivo Quell", "eels are gone"),
        ("Alnes's campaign manager's dig at pilots over nets", "Una Sand", "pilots over nets"),
    ],
)
def test_whoever_has_a_role_is_asked_for_by_a_remark_of_theirs(text: str, name: str, topic: str) -> None:
    question = parse(text)
    assert ([one.name for one in question.speakers], question.topic) == ([name], topic)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what excuse did the Salter council press secretary give for the kelp plan not naming any bays?", "Ada Moss"),
        ("what reason does the mayor of Tarn have for raising tolls?", "Ole Brix"),
        ("which objections did Norway's foreign minister make when naming eels?", "Ivo Quell"),
        ("what hope did the Elver state rep who likes Alnes have for naming nets?", "Rolf Pell"),
    ],
)
def test_whoever_gives_the_excuse_that_is_asked_for_ends_at_the_verb(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("did the mayor of Tarn laugh at Dag Alnes's joke about tolls?", "Ole Brix"),
        ("Dag Alnes on the mayor of Tarn's excuse for late ferries", "Dag Alnes"),
        ("according to Dag Alnes, was the mayor of Tarn's joke about tolls funny?", "Dag Alnes"),
    ],
)
def test_a_remark_that_somebody_else_speaks_of_is_their_topic(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]


def test_a_remark_of_an_office_that_nobody_holds_is_nobodys() -> None:
    question = parse("the Danish foreign minister's joke about nurses")
    assert (question.speakers, question.unknown) == ((), "the Danish foreign minister")
