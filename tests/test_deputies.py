"""Deputies: whoever is asked for as a deputy is not the one they stand in for."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Runa Dahl", "Tarn Bay mayor"),
        speaker("Ole Strand", "deputy"),
        speaker("Pia Lund", "deputy mayor of Oster Ness"),
        speaker("Ned Ash", "captain of Tarn Rovers"),
    ],
    {
        "Runa Dahl": "Mayor Runa Dahl of Tarn Bay resigned. Her deputy, Ole Strand, said he would stand.",
        "Ole Strand": "Mayor Runa Dahl of Tarn Bay resigned. Her deputy, Ole Strand, said he would stand.",
    },
)


@pytest.mark.parametrize(
    "text",
    [
        "what did the deputy mayor of Tarn Bay say about the library?",
        "what did the deputy mayor say about tolls at Tarn Bay?",
        "what did Tarn Bay's vice mayor say about the library?",
        "what did the vice captain of Tarn Rovers say about the pitch?",
    ],
)
def test_a_deputy_is_not_whom_they_stand_in_for(text: str) -> None:
    asked = {one.name for one in parse_question(text, NAMES, today=TODAY).speakers}
    assert not asked & {"Runa Dahl", "Ned Ash"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the mayor of Tarn Bay say about the library?", "Runa Dahl"),
        ("what did the deputy mayor of Oster Ness say about the library?", "Pia Lund"),
        ("what did the captain of Tarn Rovers say about the pitch?", "Ned Ash"),
    ],
)
def test_an_office_is_asked_for_by_its_own_words(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


PARTIES = book(
    [
        speaker("Isa Vell", "Gull Party deputy leader"),
        speaker("Odd Sund", "Salt Party leader"),
        speaker("Una Moe"),
        speaker("Ivo Ness", "Heron Party vice-president"),
    ],
    {
        "Isa Vell": "The Gull Party vice-president, Isa Vell, spoke first. Gull Party vice-president Isa Vell waved.",
        "Odd Sund": "The Salt Party president, Odd Sund, spoke first.",
        "Una Moe": "The vice-chair of the Tern Trust, Una Moe, spoke last. Tern Trust vice-chair Una Moe waved.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the leader of the Gull Party say about nets?", []),
        ("what did the gull party leader say about nets?", []),
        ("what did the gull party president say about nets?", []),
        ("what did the Heron Party leader say about nets?", []),
        ("what did the head of the Tern Trust say about nets?", []),
        ("what did the tern trust chair say about nets?", []),
        ("what did the vice-president of the Gull Party say about nets?", ["Isa Vell"]),
        ("what did the gull party deputy leader say about nets?", ["Isa Vell"]),
        ("what did the salt party president say about nets?", ["Odd Sund"]),
        ("what did the vice-chair of the Tern Trust say about nets?", ["Una Moe"]),
    ],
)
def test_a_deputy_by_another_noun_does_not_lead(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, PARTIES, today=TODAY).speakers] == names
