"""Antecedents: whoever begins a question as somebody's somebody is the "he" of a later sentence."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Vane", "Gull Air chief executive"),
        speaker("Nils Brix"),
        speaker("Ada Moss", "Kelp Council press officer"),
        Speaker("kelp", "Kelp Council", "organisation", ("Kelp Council",)),
        Speaker("wharf", "Salt Wharf", "organisation", ("Salt Wharf",)),
    ]
)
INTRODUCED = book(
    [speaker("Ole Vane", "Gull Air chief executive"), speaker("Nils Brix"), speaker("Ida Holt"), speaker("Una Ferd")],
    {
        "Ida Holt": "Ida Holt, a mentor of Nils Brix at Tarn, said that he was young.",
        "Una Ferd": "Una Ferd, a woman who rowed to Tarn in a tub, said that it leaked.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gull Air's boss met Nils Brix. Did he mention tolls?", "Ole Vane"),
        ("Gull Air's chief executive went after Salt Wharf in court. What did he accuse them of?", "Ole Vane"),
        ("The Kelp Council's press officer wrote to Nils Brix. Is she cross?", "Ada Moss"),
        ("Gull Air's boss quit over tolls. Nobody rowed. Why did he leave?", "Ole Vane"),
        ("Gull Air's boss Ole Vane met Nils Brix. Did he mention tolls?", "Ole Vane"),
        ("Gull Air's boats sank and Nils Brix swam. Did he mention tolls?", "Nils Brix"),
        ("Gull Air's wives met Nils Brix. Did he mention tolls?", "Nils Brix"),
    ],
)
def test_the_subject_of_the_sentence_before_is_he(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == [name]
    assert "Gull Air's boss" not in question.topic


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gull Air had a chief executive. Is he for tolls?", "Ole Vane"),
        ("Nils Brix had a mentor at Tarn. Does he think tolls are fair?", "Ida Holt"),
        ("There was a woman who rowed to Tarn in a tub. Does she mind tolls?", "Una Ferd"),
        ("Nils Brix had a boat. Does he think tolls are fair?", "Nils Brix"),
        ("Nils Brix had a sister. Does he think tolls are fair?", "Nils Brix"),
    ],
)
def test_whom_a_sentence_only_introduces_is_he(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, INTRODUCED, today=TODAY).speakers] == [name]
