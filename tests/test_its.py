"""Its: a body that the sentence before names, asked for by "its", by "the board" or with its boss."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "Gull Air chief executive"),
        speaker("Ada Moss", "Salt Air chief executive"),
        speaker("Ivo Quell", "spokesman for Ternwork"),
        speaker("Nils Vane", "Norland finance minister"),
        speaker("Siv Rud"),
        Speaker("salt", "Board for Salt Affairs", "organisation", ("Board for Salt Affairs",)),
        Speaker("kelp", "Kelp Council", "organisation", ("Kelp Council", "KC")),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gull Air lost crews. What did its boss say?", "Ole Brix"),
        ("Crews leave Gull Air. How does its chief executive explain that?", "Ole Brix"),
        ("Ternwork was fined in Marlow. What did its spokesman say?", "Ivo Quell"),
        ("Crews now flee Norland. Does its finance minister like that?", "Nils Vane"),
        (
            "Clerks tore into the Board for Salt Affairs for the leak. How did the board answer back?",
            "Board for Salt Affairs",
        ),
        ("The Kelp Council was late again. What does the council say?", "Kelp Council"),
        ("The Kelp Council was late again. Did it say why crews left?", "Kelp Council"),
        ("The weed watchdog (the KC) wrote to Siv Rud. Did it think crews left?", "Kelp Council"),
        ("My aunt says the Kelp Council was late. What did the council reckon?", "Kelp Council"),
    ],
)
def test_a_body_named_in_the_sentence_before_is_meant(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Kelp Council sued the Board for Salt Affairs. What did its boss say?",
        "The Kelp Council was late again. What does the board of Tarn say?",
        "The Kelp Council was late again. What does the tribunal say?",
        "The tolls of Tarn sank the ferry. Did it say why?",
    ],
)
def test_which_of_two_bodies_or_another_is_not_guessed(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


def test_what_somebody_reckons_is_in_the_sentence_before() -> None:
    question = parse_question("Crews leave for dry land. What does the boss of Gull Air reckon?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Brix"]
    assert "dry land" in question.topic
    assert "reckon" not in question.topic


@pytest.mark.parametrize(
    "text",
    [
        "What did the weeds watchdog (the KC) say about crews?",
        "the weeds watchdog (KC): are crews leaving?",
        "did the people who watch weeds (the KC) like the tolls?",
    ],
)
def test_letters_in_brackets_behind_a_description_are_its_name(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Kelp Council"]


def test_letters_in_brackets_that_nobody_is_called_by_are_no_name() -> None:
    assert not parse_question("What did the weeds watchdog (the XQ) say?", NAMES, today=TODAY).speakers
