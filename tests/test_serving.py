"""Serving: whoever is adviser, aide or ambassador to another is meant, and neither the other nor all advisers."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "senator"),
        speaker("Ama Falk", "senator"),
        speaker("Ida Vane", "adviser to Brix"),
        speaker("Eli Voss", "adviser to the Ferry Union"),
        speaker("Nils Holt", "longtime aide to Senator Ama Falk"),
        speaker("Runa Dahl", "ambassador to Norland"),
        speaker("Siri Bakk", "ambassador"),
        speaker("Pia Lund", "chief secretary to the Treasury"),
        speaker("Treasury"),
        speaker("Per Moe", "assistant to the mayor of Tarn Bay"),
        speaker("Jon Tveit", "mayor of Tarn Bay"),
    ]
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what did the adviser to Brix say about tolls?", ["Ida Vane"]),
        ("the adviser to the Ferry Union on crews", ["Eli Voss"]),
        ("what did the aide to Ama Falk say about tolls?", ["Nils Holt"]),
        ("the longtime aide to ama falk on tolls", ["Nils Holt"]),
        ("the ambassador to Norland on ships", ["Runa Dahl"]),
        ("what did the chief secretary to the Treasury say about debt?", ["Pia Lund"]),
        ("what did the assistant to the mayor of Tarn Bay say about tolls?", ["Per Moe"]),
        ("what did the mayor of Tarn Bay say about tolls?", ["Jon Tveit"]),
        ("according to an adviser to Brix, are tolls fair?", ["Ida Vane"]),
        ("what did the senator say about tolls?", ["Ama Falk", "Ole Brix"]),
        ("what did Ole Brix say to Ama Falk about tolls?", ["Ole Brix"]),
        ("what did Ole Brix tell his adviser to do about tolls?", ["Ole Brix"]),
    ],
)
def test_whom_somebody_serves_says_who_is_meant(text: str, asked: list[str]) -> None:
    assert sorted(one.name for one in parse_question(text, NAMES, today=TODAY).speakers) == asked
