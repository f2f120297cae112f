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


OWNED = book(
    [speaker("Ama Lind"), speaker("Ole Brix", "campaign manager"), speaker("Una Sand", "lawyer"), speaker("Ivo Quell")],
    {
        "Ole Brix": "Ole Brix, the campaign manager of Ivo Quell, said that Ama Lind had lost.",
        "Una Sand": "Una Sand, a lawyer, said that Ama Lind and Ivo Quell were late.",
    },
)


@pytest.mark.parametrize(
    "text",
    [
        "ama lind lawyer on tolls",
        "what did the lawyer of Ama Lind say about tolls?",
        "ama lind campaign manager on tolls",
        "what did the campaign manager of Ama Lind say about tolls?",
    ],
)
def test_whoever_stands_near_a_name_is_not_theirs(text: str) -> None:
    assert parse_question(text, OWNED, today=TODAY).speakers == ()


GUARDED = book(
    [
        speaker("Ama Lind"),
        speaker("Una Park"),
        speaker("Ole Brix", "campaign manager"),
        speaker("Pia Moss", "manager of the parks"),
        speaker("Bela Tarn", "Lind's press secretary"),
    ],
    {
        "Ama Lind": "Ama Lind said that she would run.",
        "Una Park": "Una Park said that the parks were green.",
        "Ole Brix": "Ole Brix, the campaign manager, said: If you want no Lind and no Vane, come to us.",
        "Pia Moss": "Pia Moss, the manager of the parks, said that they were green.",
        "Bela Tarn": "Bela Tarn, press secretary to Lind, said that the parks were green.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did linds campaign manager say about tolls?", []),
        ("what did Linds campaign manager say about tolls?", []),
        ("what did lind's campaign manager say about tolls?", []),
        ("what did linds press secretary say about tolls?", ["Bela Tarn"]),
        # no owner: the word stands in articles
        ("what did the parks manager say about grass?", ["Pia Moss"]),
    ],
)
def test_a_name_with_an_s_says_whose_somebody_is(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, GUARDED, today=TODAY).speakers] == names


def test_a_whole_name_may_say_without_an_s_whose_somebody_is() -> None:
    for text in ("ivo quell campaign manager on tolls", "what did the campaign manager of Ivo Quell say about tolls?"):
        assert [one.name for one in parse_question(text, OWNED, today=TODAY).speakers] == ["Ole Brix"], text


@pytest.mark.parametrize("text", ["what did Hilde's big sister say about tolls?", "Hilde's sister on tolls"])
def test_nobody_is_a_sister_of_her_own(text: str) -> None:
    names = book([speaker("Hilde Strand")], {"Hilde Strand": "Hilde Strand, the sister of Kai Strand, said no."})
    question = parse_question(text, names, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)
