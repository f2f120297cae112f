"""Trades: a word that can be a verb may say what somebody sees to: "what did the rail minister make of tolls?"."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "Labour's shadow rail minister"),
        speaker("Ivo Sant", "Labour's shadow treasurer"),
        speaker("Ada Moss", "state governor"),
        speaker("Rolf Stang", "call centre boss"),
        speaker("Tove Lund", "charge nurse"),
        speaker("Pia Keel", "claims adviser"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("What did labour's shadow rail minister make of the tolls?", "Ole Brix", "tolls"),
        ("what did the state governor make of tolls", "Ada Moss", "tolls"),
        ("did the call centre boss speak about tolls?", "Rolf Stang", "tolls"),
        ("what does the charge nurse think about tolls?", "Tove Lund", "tolls"),
        ("how did the claims adviser explain the tolls", "Pia Keel", "tolls"),
    ],
)
def test_a_trade_is_no_verb(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.topic) == ([name], topic)


@pytest.mark.parametrize(
    "text", ["did Ole Brix call minister Moss a liar?", "did brix warn the state governor about tolls?"]
)
def test_a_verb_before_a_noun_stays_one(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brix"]
