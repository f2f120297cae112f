"""People described in passing: by a title's head of a body, a rank, a clause, a question in two; and whom they miss."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.parts.whoever import with_body_spelled, with_whoever_first
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Carola Munk"),
        speaker("Ole Brix"),
        speaker("Dag Ferris", "Insp"),
        speaker("Tilda Ros", "Norland model"),
        speaker("Russ Mees"),
        speaker("Ada Crewe", "Norland captain"),
        speaker("Liv Orm", "playwright"),
        speaker("Greta Vane"),
        speaker("Jon Nyholm"),
        speaker("Pia Lund", "chair of the Salt Board"),
        speaker("Kit Barley"),
    ],
    {
        "Carola Munk": "Tidewater boss defends two hosts | Tidewater's chief executive has backed Holly Brand.\n\n"
        "Dame Carola Munk said it was fine. Kit Barley said that it was not.",
        "Kit Barley": "Dockside boss defends two hosts | It rains.\n\nHolly Brand, Kit Barley and others came.",
        "Dag Ferris": "Insp Dag Ferris, of Sallow Police, said drones fall.",
        "Russ Mees": "A man is without pills. Russ Mees, 63, had been stuck in Ostrel without insulin.",
        "Ole Brix": "Kite play will not laugh at Ole Brix, writer says | It rains.",
        "Liv Orm": "Liv Orm, a writer, spoke of a kite play.",
        "Greta Vane": "Greta Vane wrote to the Ferry Crews Board.\n\nIt met.",
        "Jon Nyholm": "Jon Nyholm from the Norland Boat Safety Authority said boats leak.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the head of a body, by a title and a first sentence in which others are named
        ("Tidewater's boss on the hosts", "Carola Munk"),
        # a rank by its letters
        ("what did the police inspector from Sallow say about drones?", "Dag Ferris"),
        # a clause that only leads to the topic
        ("the model who moaned about having to row", "Tilda Ros"),
        # a participle without an ending, before another name
        ("the 63-year-old stuck in Ostrel with no insulin on what Tidewater did to him", "Russ Mees"),
        # at the end of a question for how something was
        ("how tough was the series for Norland's captain", "Ada Crewe"),
        # "..., writer says" tells of nobody before it
        ("the one who wrote the kite play on laughing", "Liv Orm"),
        # asked for and asked about in one
        ("who wrote the kite play and what does it tell?", "Liv Orm"),
        ("who is the chair of the Salt Board and what did she say about tolls?", "Pia Lund"),
        # from a body that says nothing
        ("Boat Safety Authority on leaks", "Jon Nyholm"),
    ],
)
def test_people_described_in_passing_are_meant(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        # named behind the title, and not as one who says something
        "Dockside's boss on the hosts",
        # who writes to a body is not from it
        "Ferry Crews Board on storms",
    ],
)
def test_whom_nothing_describes_is_not_meant(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)


def test_who_is_from_a_body_is_only_guessed() -> None:
    question = parse_question("Boat Safety Authority on leaks", NAMES, today=TODAY)
    assert [one.by for one in question.asked] == ["guess"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("who chairs the board and what did she say?", "the one who chairs the board: what did she say?"),
        ("Who's the mayor, and how does he feel?", "the mayor: how does he feel?"),
        # of these who is asked for is the one who said it
        ("who said it and what did she say next?", "who said it and what did she say next?"),
        ("who rowed there and what did Lind say?", "who rowed there and what did Lind say?"),
        ("who is late and what did she say?", "who is late and what did she say?"),
    ],
)
def test_whoever_a_question_describes_stands_in_front(text: str, first: str) -> None:
    assert with_whoever_first(text) == first


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("WHO director on masks", "World Health Organization director on masks"),
        ("what did the WHO say?", "what did the World Health Organization say?"),
        ("WHO said that?", "WHO said that?"),
        ("THE WHO ON MASKS", "THE WHO ON MASKS"),
    ],
)
def test_a_body_that_is_called_as_a_question_begins_is_written_out(text: str, spelled: str) -> None:
    assert with_body_spelled(text) == spelled
