"""Slipped: a name with slips in it is read as any other, wherever it stands in a question."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.names import MIN_ARTICLES
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Gregor Kolmar", "union boss"),
        speaker("Tobias Brandel", "harbour minister"),
        speaker("Rosa Lindquist"),
        speaker("Ada Moss"),
    ],
    {
        "Ada Moss": "Ada Moss spoke of the ferry.",
        "Gregor Kolmar": "The tolls were told of. Rosina Lundquist was there, and so was Rosa Lindqvist.",
        **{f"report {at}": "The bridge on the bay." for at in range(MIN_ARTICLES)},
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # others beside it
        ("was greggor kolmer lying when he said moss knew about the tolls", "Gregor Kolmar"),
        ("how come Greggor Kolmer never thanked Ada Moss for the tolls", "Gregor Kolmar"),
        ("Tobais Bradnel got asked by Ada Moss about tolls and answered what", "Tobias Brandel"),
        ("do we know if tobais bradnel ever talked Moss out of the tolls", "Tobias Brandel"),
        ("one thing Tobais Bradnel said that shows he never trusted Moss on tolls", "Tobias Brandel"),
        # nobody beside it
        ("give me Tobais Bradnel being rude about tolls", "Tobias Brandel"),
        ("find the bit where Greggor Kolmer rips into the tolls", "Gregor Kolmar"),
        ("what's the beef Tobais Bradnel has about tolls", "Tobias Brandel"),
        ("She was cross about tolls - Roas Lidnquist I mean - what did she say?", "Rosa Lindquist"),
        ("heard Tobais Bradnel got heckled over tolls. how did he respond", "Tobias Brandel"),
        ("hey, I saw Greggor Kolmer on the telly about tolls. What was he so cross about?", "Gregor Kolmar"),
        # the surname alone
        ("has lindqusit got anything nice to say about moss", "Rosa Lindquist"),
        ("is Lidnquist cool with Ada Moss running the ferry", "Rosa Lindquist"),
        ("why's Lindqusit having a moan at the ferry", "Rosa Lindquist"),
        # who is spoken of
        ("what did Ada Moss make of Tobais Bradnel's tolls?", "Ada Moss"),
        ("Ada Moss on Lindqusit and the tolls", "Ada Moss"),
        ("who thought Lidnquist was wrong on tolls?", None),
    ],
)
def test_a_misspelled_name_is_one_wherever_it_stands(text: str, name: str | None) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "has Jon Lindqusit got anything nice to say about the ferry",
        "what's the beef Rosina Lundquist has about tolls",
        "give me Angela Kolmer being rude about tolls",
    ],
)
def test_another_name_is_no_slip(text: str) -> None:
    assert not {"Rosa Lindquist", "Gregor Kolmar"} & set(parse_question(text, NAMES, today=TODAY).names)


def test_a_misspelled_name_is_told_to_be_corrected() -> None:
    asked = parse_question("give me Tobais Bradnel being rude about tolls", NAMES, today=TODAY).asked
    assert [(one.mention, one.by) for one in asked] == [("Tobais Bradnel", "correction")]
