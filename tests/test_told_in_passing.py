"""People described in passing: by a title's head of a body, a rank, a clause, a question in two; and whom they miss."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.parts.rewriting.whoever import with_whoever_first
from index.question.parts.spelled.bodies import with_body_spelled
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ingrid Munk"),
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
        speaker("Johan Falk"),
        speaker("Mick Orr", "boss"),
        speaker("Hilde Tarn"),
        speaker("Andra Bell"),
        speaker("Becky Moe"),
        speaker("Per Solum"),
        speaker("Shona Wray"),
        speaker("Una Grieg"),
        speaker("Vidar Rask"),
        speaker("Bodil Hove"),
    ],
    {
        "Ingrid Munk": "Tidewater boss defends two hosts | Tidewater's chief executive has stood by Vera Stang.\n\n"
        "Dame Ingrid Munk said it was fine. Kit Barley said that it was not.",
        "Kit Barley": "Dockside boss defends two hosts | It rains.\n\nVera Stang, Kit Barley and others came.",
        "Johan Falk": "Tickets cost more | People still sail, the boss of Dockline has said.\n\n"
        "Johan Falk told a newspaper that sails are dear. Rival boss Mick Orr said that Dockline was late.",
        "Hilde Tarn": "Arvo Tarn has been away for a month, and mum Hilde Tarn says that the search is slow.",
        "Andra Bell": "It rains. General secretary of the Oarsmen union, Andra Bell, said that pay was low.",
        "Per Solum": "The Marlow mill is shut. Per Solum, head of Brine Advice and joint administrator, said so.",
        "Shona Wray": "Shona Wray, of the Allhands union, said that it rains.",
        "Vidar Rask": "Pupils late | Pupils are late at Lowfield school, a headteacher has said.\n\n"
        "Vidar Rask, from Lowfield, said that it rains.",
        "Bodil Hove": "Nets torn | Nets are torn at Rowmoor, a welder has said.\n\nBodil Hove, a clerk, said it rains.",
        "Una Grieg": "Una Grieg, from Farholm, said that it rains.",
        "Becky Moe": "Becky Moe said that she began the choir near the mill for the deaf. It rained on the hill.",
        "Dag Ferris": "Insp Dag Ferris, of Sallow Police, said drones fall.",
        "Russ Mees": "A man is without pills. Russ Mees, 63, had been stuck in Ostrel without pills.",
        "Ole Brix": "Kite play will not laugh at Ole Brix, writer says | It rains.",
        "Liv Orm": "Liv Orm, a writer, spoke of a kite play.",
        "Greta Vane": "In a dockyard Greta Vane wrote to the Ferry Crews Board.\n\nIt met.",
        "Jon Nyholm": "In a dockyard Jon Nyholm from the Norland Boat Safety Authority said boats leak.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the head of a body, by a title and a first sentence in which others are named
        ("Tidewater's boss on the hosts", "Ingrid Munk"),
        # a rank by its letters
        ("what did the police inspector from Sallow say about drones?", "Dag Ferris"),
        # a clause that only leads to the topic
        ("the model who grumbled about having to row", "Tilda Ros"),
        # a participle without an ending, before another name
        ("the 63-year-old stuck in Ostrel without his pills on how Tidewater treated him", "Russ Mees"),
        # at the end of a question for how something was
        ("how tough was the series for Norland's captain", "Ada Crewe"),
        # "..., writer says" tells of nobody before it
        ("the one who wrote the kite play on laughing", "Liv Orm"),
        # asked for and asked about in one
        ("who wrote the kite play and what does it tell?", "Liv Orm"),
        ("who is the chair of the Salt Board and what did she say about tolls?", "Pia Lund"),
        # whom a first sentence lets speak, and the next one names
        ("how are sails according to Dockline's boss", "Johan Falk"),
        ("the Lowfield headteacher on rain", "Vidar Rask"),
        # kin without a word for whose
        ("Arvo Tarn's mum on the search", "Hilde Tarn"),
        # a body with the noun for what it is
        ("the Oarsmen general secretary on pay", "Andra Bell"),
        # the second of two things that somebody is
        ("the administrator of the Marlow mill on joy", "Per Solum"),
        # from a body that says nothing
        ("Allhands on rain", "Shona Wray"),
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
        # somebody is named next who is something else
        "the Rowmoor welder on rain",
        # a place is no body that somebody speaks for
        "Farholm on rain",
        # who writes to a body is not from it
        "Ferry Crews Board on storms",
    ],
)
def test_whom_nothing_describes_is_not_meant(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)


def test_a_name_that_is_printed_as_the_word_who_asks_for_nobody() -> None:
    assert parse_question("Ole Brix on Captain Who", NAMES, today=TODAY).intent == "about"


@pytest.mark.parametrize(
    "text",
    [
        "Boat Safety Authority on leaks",
        # words, not all of them, around the name of anybody
        "the woman with the choir at the mill in the dockyard on rain",
    ],
)
def test_who_may_be_meant_by_chance_is_only_guessed(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
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
