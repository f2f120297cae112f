"""Strangers: whoever is asked in small letters and is nobody the library has, beside somebody it has."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss")])


@pytest.mark.parametrize(
    "text",
    [
        "why does wendy kolb back ole brix",
        "did wendy kolb endorse ole brix?",
        "has wendy kolb endorsed brix",
        "how does wendy kolb rate ole brix",
        "why is wendy kolb backing ole brix",
    ],
)
def test_whoever_is_asked_is_not_whom_they_back(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == ("wendy kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "why does free trade anger ole brix",
        "does wendy harbour law suit, says ole brix",
        "why do fishing rights worry ole brix",
        "did ole brix back wendy kolb",
    ],
)
def test_a_thing_is_no_stranger(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brix"]


@pytest.mark.parametrize(
    "text",
    [
        "What was Wendy Kolb's parting shot at Ole Brix?",
        "what was wendy kolb's beef with ole brix",
        "So how was Wendy Kolb's time with Brix?",
    ],
)
def test_a_stranger_of_whom_something_is_asked_is_nobody_else(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown.lower(), question.speakers) == ("wendy kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "What was Ole Brix's parting shot at Wendy Kolb?",
        "What was Wendy Kolb's trial like, according to Ole Brix?",
    ],
)
def test_whoever_is_known_is_asked_of_a_stranger(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brix"]
