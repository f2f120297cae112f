"""Strangers: whoever is asked in small letters and is nobody the library has, beside somebody it has."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss"),
        Speaker("board", "Port Board", "organisation", ("Port Board",)),
    ]
)

TITLED = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Lord Falk", "lord"), speaker("Lord Sund", "lord")])


@pytest.mark.parametrize(
    "text",
    [
        "why does wendy kolb back ole brix",
        "did wendy kolb endorse ole brix?",
        "has wendy kolb endorsed brix",
        "how does wendy kolb rate ole brix",
        "why is wendy kolb backing ole brix",
    ],
)
def test_whoever_is_asked_is_not_whom_they_back(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == ("wendy kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "why does free trade anger ole brix",
        "does wendy harbour law suit, says ole brix",
        "why do fishing rights worry ole brix",
        "did ole brix back wendy kolb",
    ],
)
def test_a_thing_is_no_stranger(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brix"]


@pytest.mark.parametrize(
    "text",
    [
        "What was Wendy Kolb's parting shot at Ole Brix?",
        "what was wendy kolb's beef with ole brix",
        "So how was Wendy Kolb's time with Brix?",
        "what about Wendy Kolb's idea that Ole Brix should go?",
        "Wendy Kolb wants Ole Brix out, how come?",
    ],
)
def test_a_stranger_of_whom_something_is_asked_is_nobody_else(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown.lower(), question.speakers) == ("wendy kolb", ())


@pytest.mark.parametrize(
    "text",
    [
        "What was Ole Brix's parting shot at Wendy Kolb?",
        "What was Wendy Kolb's trial like, according to Ole Brix?",
    ],
)
def test_whoever_is_known_is_asked_of_a_stranger(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ole Brix"]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("did the Federation of Tarn Growers back Ole Brix?", "Federation of Tarn Growers"),
        ("does the Confederation of Tarn and Sallow support Ole Brix?", "Confederation of Tarn and Sallow"),
        ("why did the Tarn Growers Union endorse Brix", "the Tarn Growers Union"),
    ],
)
def test_a_body_that_nobody_knows_is_asked_and_not_whom_it_backs(text: str, unknown: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown) == ((), unknown)


@pytest.mark.parametrize(
    "text",
    [
        "what did the Port Board's Wendy Kolb say about Ole Brix?",
        "what did Brix's lawyer Wendy Kolb say about Ada Moss?",
        "Wendy Kolb: is Ole Brix any good?",
        "Wendy Kolb - should Brix resign?",
        "was it Wendy Kolb who called Ole Brix weak?",
    ],
)
def test_a_stranger_in_the_place_of_whoever_speaks_is_unknown(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert question.unknown.endswith("Wendy Kolb")
    assert question.speakers == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wendy Kolb: did Ole Brix ever meet Moss?", "Ole Brix"),
        ("what did the Port Board's Ada Moss say about Wendy Kolb?", "Ada Moss"),
        ("did Brix's pal Ada Moss stick up for him?", "Ada Moss"),
        ("did Ole Brix's boat overtake Ada Moss?", "Ole Brix"),
        ("was it Ole Brix who called Ada Moss weak?", "Ole Brix"),
    ],
)
def test_whoever_is_known_is_asked_beside_a_stranger(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("what did bo kolb say about tolls?", "bo kolb"),
        ("what did jo kolb say", "jo kolb"),
        ("what did ty kolb say about tolls?", "ty kolb"),
        ("what did bob kolb say about tolls?", "bob kolb"),
    ],
)
def test_a_stranger_with_a_first_name_of_two_letters_is_unknown(text: str, unknown: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == (unknown, ())


@pytest.mark.parametrize("text", ["what did he say about tolls?", "what did us voters say about tolls?"])
def test_a_word_of_two_letters_is_no_stranger(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).unknown == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("wendy van der kolb on where she will find the boats", "wendy van der kolb"),
        ("why does wendy van der kolb back ole brix", "wendy van der kolb"),
        ("did wendy de la kolb ever talk of boats", "wendy de la kolb"),
        ("Wendy van der Kolb's take on tolls", "Wendy van der Kolb"),
        ("wendy kolb's side of the story", "wendy kolb"),
        ("Wendy Kolb's side of the tolls", "Wendy Kolb"),
        ("wendy kolb, of the port board, on tolls", "wendy kolb"),
        ("wendy kolb, port board, on tolls", "wendy kolb"),
    ],
)
def test_a_name_with_what_stands_inside_it_is_one(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == (name, ())


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("lord graves on tolls", "graves"),
        ("mr graves' view on tolls", "graves'"),
        ("what does baroness coats think of tolls", "coats"),
        ("did lord graves want tolls", "lord graves"),
        ("has mrs kolb seen the tolls", "mrs kolb"),
        ("lord graves: any view on tolls", "lord graves"),
        ("why does sir graves back ole brix", "sir graves"),
        ("lord graves tolls clerks", "lord graves"),
    ],
)
def test_what_stands_behind_a_title_is_a_name(text: str, unknown: str) -> None:
    question = parse_question(text, TITLED, today=TODAY)
    assert (question.unknown, question.speakers) == (unknown, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lord falk on tolls", "Lord Falk"),
        ("did lord falk want tolls", "Lord Falk"),
        ("what did mr brix want", "Ole Brix"),
    ],
)
def test_a_title_in_front_of_whoever_is_known_names_them(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, TITLED, today=TODAY).speakers] == [name]
