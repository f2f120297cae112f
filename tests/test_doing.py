"""Doing: whoever is described by what they do, or asked for at the end of a question, is found by it."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "Tarn councillor backing Dag Alnes"),
        speaker("Ada Moss", "former chief kelp adviser to the Salt Office"),
        speaker("Una Sand", "Rolf Pell's lawyer"),
        speaker("Gro Lie", "Tarn mayor"),
        speaker("Dag Alnes"),
        speaker("Rolf Pell"),
    ],
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Tarn councillor backing Alnes, what was he afraid of?", "Ole Brix"),
        ("Tarn mayor having a pop at Alnes over tolls", "Gro Lie"),
        ("Pell's lawyer hitting back at those who say it leaks", "Una Sand"),
        ("would tolls hurt the pilots? ask the Salt Office's ex chief kelp adviser", "Ada Moss"),
        ("are tolls fair? what about the Tarn mayor", "Gro Lie"),
        ("why were eels happy, acc to Pell's lawyer", "Una Sand"),
        ("is the Tarn mayor backing Alnes?", "Gro Lie"),
    ],
)
def test_whoever_is_told_by_their_doing_or_named_last_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]
