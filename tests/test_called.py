"""Called: whoever is "a fellow called Lind" is asked by that name, and so is who "had to explain" or "was asked"."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [speaker("Ole Brixen"), speaker("Ada Moss"), speaker("Ivo Quell"), speaker("Rolf Pell", "trader")],
    {"Ole Brixen": "The tolls rose. Traders and fellows met."},
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a fellow called Ole Brixen had to tell the crews how Moss got in. what were the words", "Ole Brixen"),
        (
            "Some trader got a seat for cash, and a chap named Ole Brixen had to explain in a note how it came",
            "Ole Brixen",
        ),
        ("a guy by the name of Ole Brixen had to set the record straight on tolls. his line?", "Ole Brixen"),
        (
            "a bloke called ole brixen was asked about the tolls and how moss's boat fits. what did he answer",
            "Ole Brixen",
        ),
        ("The crews sank it and Ada Moss was made to explain why. Well?", "Ada Moss"),
        ("Ada Moss got asked whether Ivo Quell sank it. Her answer?", "Ada Moss"),
        ("What did the man called Ole Brixen say about Moss?", "Ole Brixen"),
        ("What does a retired sailor named Ole Brixen make of Moss?", "Ole Brixen"),
        # nobody is called so
        ("Ada Moss on a boat called Ole Brixen", "Ada Moss"),
        ("What did Ada Moss say when Ivo Quell had to explain it?", "Ada Moss"),
        ("Did Ada Moss say that Ivo Quell was asked about tolls?", "Ada Moss"),
    ],
)
def test_whoever_is_called_so_or_had_to_explain_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A man named Wanda Kolb had to explain how Ole Brixen got in. Words?",
        "Wanda Kolb was asked whether Ole Brixen sank it. Her answer?",
        "Wanda Kolb had to explain how Ole Brixen got in",
    ],
)
def test_a_stranger_who_had_to_explain_is_nobody_else(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == ("Wanda Kolb", ())
