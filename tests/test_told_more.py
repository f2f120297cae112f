"""Told more: what a question tells of whom it asks beside the name or the office, and is no one else it asks."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Ama Lind", "deputy mayor"),
        speaker("Ole Brix", "Tarn mayor"),
        speaker("Ida Quist"),
        speaker("Nils Vane", "Norland policeman"),
        speaker("Rolf Pell", "Tidewater House chief of staff"),
    ],
    {
        one: f"Tolls rose in Norland and Tarn. Boats sank at Marlow. {one} spoke."
        for one in ("Ama Lind", "Ole Brix", "Ida Quist", "Nils Vane", "Rolf Pell", "Una Kolb")
    },
)


def parse(text: str) -> Question:
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What did Ama Lind, Brix's man, think of tolls?", ["Ama Lind"]),
        ("What did Ama Lind, Ole Brix's deputy, say about tolls?", ["Ama Lind"]),
        ("Ama Lind, who worked for Brix, on tolls", ["Ama Lind"]),
        ("what did Quist, Brix's nemesis, say about tolls", ["Ida Quist"]),
        # those who are listed are all asked
        ("What did Ama Lind, Ole Brix and Ida Quist say about tolls?", ["Ama Lind", "Ole Brix", "Ida Quist"]),
        ("What did Lind, Brix, Quist say about tolls?", ["Ama Lind", "Ole Brix", "Ida Quist"]),
        ("What did Lind, Mr Brix and Ms Quist say about tolls?", ["Ama Lind", "Ole Brix", "Ida Quist"]),
        ("What did Brix's man say about tolls?", []),
    ],
)
def test_whose_man_somebody_is_told_to_be_is_not_asked(text: str, asked: list[str]) -> None:
    assert [one.name for one in parse(text).speakers] == asked


@pytest.mark.parametrize(
    "text",
    [
        "Ama Lind, who worked for Brix, on tolls",
        "Ama Lind, used to be at the mill, on tolls",
        "what did Ama Lind, once of Marlow, say about tolls?",
        "Ama Lind, ex Norland, saying what about tolls",
    ],
)
def test_what_is_told_of_somebody_between_commas_is_not_asked_about(text: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Ama Lind"]
    assert question.topic == "tolls"


@pytest.mark.parametrize(
    "text",
    [
        "There was a piece about an old baker with a Brix sign, Ama Lind. If Brix lost, who was she going to back?",
        "I read about a baker with a Quist sign, Ama Lind. Who would she back?",
        "what did a policeman from Norland, Ama Lind, say about tolls",
    ],
)
def test_whoever_is_introduced_before_the_name_is_whom_it_names(text: str) -> None:
    assert [one.name for one in parse(text).speakers] == ["Ama Lind"]


def test_what_is_no_person_introduces_nobody() -> None:
    assert "flood" in parse("after a flood in Tarn, Ama Lind, what did she say of tolls").topic


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ama Lind, on Marlow, said what?", "Marlow"),
        ("Ama Lind on boats, of which Brix sank two, and on tolls", "sank"),
    ],
)
def test_what_is_asked_between_commas_stays_asked(text: str, words: str) -> None:
    assert words in parse(text).topic


@pytest.mark.parametrize(
    ("text", "asked", "topic"),
    [
        ("the chief of staff of Tidewater House defending the toll", "Rolf Pell", "toll"),
        ("the mayor of Tarn criticising Marlow over tolls", "Ole Brix", "criticising Marlow over tolls"),
        ("the Norland policeman who teaches law commented on tolls. What did he say?", "Nils Vane", "tolls"),
    ],
)
def test_a_verb_of_saying_ends_a_description(text: str, asked: str, topic: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == [asked]
    assert question.topic == topic


@pytest.mark.parametrize(
    "text",
    ["the head of the warning system on tolls", "the man who runs a place called Marlow on tolls"],
)
def test_a_participle_that_tells_which_one_ends_none(text: str) -> None:
    question = parse(text)
    assert question.speakers == ()
    assert question.topic == "tolls"


def test_what_no_article_tells_of_the_only_one_with_an_office_makes_a_guess() -> None:
    question = parse("what did the Norland policeman who keeps eels say about tolls")
    assert [(one.name, by.by) for by in question.asked for one in by.speakers] == [("Nils Vane", "guess")]
    assert parse("what did the Okerby policeman who keeps eels say about tolls").speakers == ()
