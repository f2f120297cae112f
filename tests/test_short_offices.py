"""Offices: called by letters or in short, or held by nobody."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "Norwegian Prime Minister"),
        speaker("Ada Moss", "Deputy Prime Minister"),
        speaker("Ivo Quell", "Tarn attorney general"),
        speaker("Dag Alnes", "shadow home secretary"),
        speaker("Rolf Pell", "White House press secretary"),
        speaker("Gro Lie", "Securities Board chairman"),
    ],
    {"Ada Moss": "Norway's government met. Deputy Prime Minister Ada Moss said that Norway was dry."},
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Norwegian PM's joke about eels", "Ole Brix"),
        ("what did the deputy PM say about eels?", "Ada Moss"),
        ("the Norwegian deputy pm on eels", "Ada Moss"),
        ("did Tarn's AG explain the raids?", "Ivo Quell"),
        ("shadow home sec's jibe about ferries", "Dag Alnes"),
        ("what excuse did the WH press sec give for the delay?", "Rolf Pell"),
    ],
)
def test_an_office_is_meant_by_its_letters(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("who sailed at 5 pm?", "5 pm"),
        ("the SEC chair on tides", "SEC chair"),
        ("just a sec, what did Ole Brix say about eels?", "a sec,"),
        ("was it a split sec that cost Ole Brix the race?", "split sec that"),
        ("what did the ag minister say about hay?", "ag minister"),
        ("did Ole Brix close the ag department?", "ag department"),
    ],
)
def test_letters_that_mean_no_office_are_left(text: str, core: str) -> None:
    assert core in parse_question(text, NAMES, today=TODAY).core


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("does the leader of the opposition think Ole Brix is weak?", "leader of the opposition"),
        ("what does the chancellor of the exchequer think of Ole Brix?", "chancellor of the exchequer"),
    ],
)
def test_an_office_that_nobody_holds_is_not_answered_by_whom_it_is_asked_about(text: str, office: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.role) == ((), office)
