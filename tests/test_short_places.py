"""Short places: letters in front of a body's name stand for what its name begins with, "NK Times"."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question


def body(name: str) -> Speaker:
    """Return a body of this name."""
    return Speaker(name, name, "organisation", (name,))


NAMES = book(
    [
        body("Nord Kolmar Times"),
        body("Nord Kolmar Ferry Board"),
        body("Aker Times"),
        body("AT Post"),
        speaker("Ole Brix"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NK Times response to Brix having a go at it", "Nord Kolmar Times"),
        ("nk times on tolls", "Nord Kolmar Times"),
        ("what did the NK Ferry Board say about tolls?", "Nord Kolmar Ferry Board"),
        ("AT Post on tolls", "AT Post"),
    ],
)
def test_letters_in_a_name_stand_for_its_first_words(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize("text", ["NB Times response to tolls", "what did the NK Post say about tolls?"])
def test_other_letters_are_nobody_of_it(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()
