"""Offices of several words, and whoever leads a body: people asked for by them, and those who are not meant."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Dag Brix", "Harbour Party presidential nominee"),
        speaker("Tove Sund", "Harbour Party vice presidential nominee"),
        speaker("Ola Kvist", "Ferry Party vice-presidential candidate"),
        speaker("Ida Moe"),
        Speaker("Bo Fenn", "Bo Fenn", "person", ("Bo Fenn", "Fenn"), ()),
    ],
    {
        "Tove Sund": "Brix's running mate, Salt Gov. Tove Sund, said that the boats were old.",
        "Ola Kvist": "Ola Kvist wants to be vice president. He spoke of nets.",
        "Ida Moe": "Ida Moe said that Fenn would go.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


def asked(text: str) -> tuple[str, ...]:
    """Return the names of whom a question asks."""
    return tuple(one.name for one in parse(text).speakers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brix's running mate on boats", "Tove Sund"),
        ("what did the running mate of Brix say about boats?", "Tove Sund"),
        ("what did the Ferry Party's running mate say about nets?", "Ola Kvist"),
        ("the vice presidential pick of the Ferry Party on nets", "Ola Kvist"),
    ],
)
def test_a_running_mate_is_a_vice_presidential_nominee_by_another_name(text: str, name: str) -> None:
    assert asked(text) == (name,)


def test_nobody_else_is_a_running_mate() -> None:
    assert asked("the presidential nominee on boats") == ("Dag Brix",)
    assert parse("Fenn's running mate on boats").unknown == "Fenn's running mate"


@pytest.mark.parametrize(
    "text",
    ["Brix's running mate about Fenn: is she for him?", "Brix's running mate on Fenn - what did she say?"],
)
def test_a_description_before_its_topic_heads_a_question(text: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Tove Sund"]
    assert "Fenn" in question.topic
