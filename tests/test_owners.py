"""Owners: whose somebody is, said by first name alone, is known by the surname that articles print."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Hilde Strand"),
        speaker("Bela Moss", "Strand campaign manager"),
        speaker("Ora Quist", "Strand's press secretary"),
        speaker("Ivar Tarn"),
        speaker("Ivar Brook"),
        speaker("Pia Lund", "Tarn campaign manager"),
        speaker("Nils Ash"),
        speaker("Nils Vane"),
        speaker("Runa Dahl", "Vane spokeswoman"),
    ],
    {
        "Hilde Strand": "Hilde Strand said that she would run.",
        "Nils Ash": "Nils Ash said no.",
        "Nils Vane": "Nils Vane said that Vane boats are old.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hilde's campaign manager on tolls", "Bela Moss"),
        ("what did Hilde's press secretary say about tolls?", "Ora Quist"),
        ("hilde's campaign manager's reaction to the tolls", "Bela Moss"),
        ("Strand's campaign manager on tolls", "Bela Moss"),
    ],
)
def test_whose_somebody_is_may_be_said_by_first_name(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize("text", ["what did Ivar's campaign manager say about tolls?", "nils's spokeswoman on tolls"])
def test_a_first_name_of_two_who_are_told_of_alike_owns_nobody(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)


def test_what_is_owned_keeps_the_words_of_the_question() -> None:
    (asked,) = parse_question("hilde's campaign manager on tolls", NAMES, today=TODAY).asked
    assert asked.mention == "hilde's campaign manager"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hilde strand moss king", "Hilde Strand"),
        ("hilde strand bela moss campaign manager", "Hilde Strand"),
        ("Hilde Strand Vane boss", "Hilde Strand"),
    ],
)
def test_of_two_names_before_a_noun_the_first_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


def test_a_name_before_a_noun_may_only_say_whose() -> None:
    assert [
        one.name for one in parse_question("hilde strand campaign manager on tolls", NAMES, today=TODAY).speakers
    ] == ["Bela Moss"]
