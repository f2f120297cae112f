"""Beside: a name that stands beside a description says whom a question asks."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Ole Brix", "leader of the Ferry Crews Union"),
        speaker("Ada Moss", "mayor of Tarn"),
        speaker("Rolf Stang", "leader of the Bakers Union"),
    ],
    {"Ole Brix": "Ole Brix, who leads the crews, spoke.", "Rolf Stang": "Rolf Stang leads the union of bakers."},
)


def parse(text: str) -> Question:
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the bakers' union leader, Ole Brix, about toiling all night", "toiling all night"),
        ("head of the bread watchdog, Ole Brix, on loaves", "loaves"),
        ("head of the bread watchdog, ole brix, on loaves", "loaves"),
        ("the union boss, Ole Brix: are loaves too dear?", "loaves too dear"),
        ("the mayor of Tarn, Sir Ole Brix, on tolls", "tolls"),
        ("the mayor of Tarn (Ole Brix) on tolls", "tolls"),
        ("is the mayor, Ole Brix, in favour of tolls?", "favour of tolls"),
        ("the mayor, Brix, says what about tolls?", "tolls"),
        ("That Okerby comic on the radio, Ole Brix: what's his story about tolls?", None),
    ],
)
def test_the_name_behind_a_description_is_asked(text: str, topic: str | None) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Ole Brix"]
    assert topic is None or question.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "the mayor of Tarn, Wendy Kolb, on tolls",
        "the union leader, Wendy Kolb, about toiling all night",
        "is the mayor, Wendy Kolb, in favour of tolls?",
    ],
)
def test_a_strange_name_behind_a_description_is_nobody_else(text: str) -> None:
    question = parse(text)
    assert (question.unknown, question.speakers) == ("Wendy Kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "the mayor of Tarn, Brix's ferries and tolls: what does she say?",
        "the mayor of Tarn: Ole Brix and his ferries",
        "the mayor of Tarn, will Ole Brix pay tolls?",
        "the mayor of Tarn on tolls, Ole Brix and his ferries",
    ],
)
def test_a_name_in_the_topic_is_not_asked(text: str) -> None:
    assert [one.name for one in parse(text).speakers] == ["Ada Moss"]
