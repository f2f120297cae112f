"""Bystanders: of several names in a question the one is asked whom the rest of its words mean."""

from __future__ import annotations

import pytest
from named import TODAY, harbour_names

from index.question.question import parse_question

NAMES = harbour_names()


def asked(text: str) -> list[str]:
    return sorted(parse_question(text, NAMES, today=TODAY).names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the outlet that heard somebody
        ("Tarn Post quoted Ole Brix on whales. Where?", "Ole Brix"),
        ("in an interview with the Tarn Post, Ole Brix talked about his boat. What did he say of it?", "Ole Brix"),
        ("The Tarn Post rang Ada Moss about the goats. What did she tell them?", "Ada Moss"),
        ("What did the Tarn Post say about Ole Brix?", "Tarn Post"),
        # what only says when
        ("after Brix's speech at the lighthouse, was Pell impressed?", "Rolf Pell"),
        ("After Brix's speech, what did he say about tolls?", "Ole Brix"),
        ("Ada Moss's answer when Ole Brix called the tunnel a hole in the ground?", "Ada Moss"),
        ("Rolf Pell's reply when Brix went for his sums - did he say they'd spend less?", "Rolf Pell"),
        # a name behind the description of whoever bears it, a word of which is a verb elsewhere
        ("what did the Harbour Report fellow, Ole Brix, come back with on fires?", "Ole Brix"),
    ],
)
def test_a_name_that_only_says_when_or_where_is_not_asked(text: str, name: str) -> None:
    assert asked(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brix and Moss clashed over the eel ban. What was her side of it?", "Ada Moss"),
        ("Brix and Moss clashed over the eel ban. What was his side of it?", "Ole Brix"),
        ("Ada Moss and Rolf Pell were at the launch. What did she say about the champagne?", "Ada Moss"),
        ("Ada Moss and Rolf Pell were at the launch. What did he say about the champagne?", "Rolf Pell"),
        ("The Western Harbour Trust sacked Ada Moss. What was her reaction?", "Ada Moss"),
        ("Ada Moss on Ole Brix, did he let her down?", "Ada Moss"),
        ("The Western Harbour Trust and Moss fell out over a boat, I'd like to hear her version", "Ada Moss"),
        # what a sentence ends with
        ("Ole Brix asked Ada Moss about the wreck, she says. Why?", "Ada Moss"),
        ("Did Ole Brix think the money well spent? Rolf Pell asked him, he says.", "Rolf Pell"),
    ],
)
def test_a_pronoun_tells_who_of_several_is_asked(text: str, name: str) -> None:
    assert asked(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Fergus Brix said tolls are daft. Did Brix say that?",
        "fergus brix said tolls are daft. did brix say that?",
        "Fergus Brix's lawyer says tolls are daft. Does Brix agree?",
    ],
)
def test_a_surname_that_repeats_a_strangers_name_is_the_strangers(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.names, question.unknown.casefold()) == ((), "brix")


@pytest.mark.parametrize(
    "text",
    [
        "Olle Brix said tolls are daft. Did Brix say that?",
        "Ole Brix said tolls are daft. Did Brix say that?",
        "Fergus Brix met Ole Brix. Did Brix say tolls are daft?",
        "Will Brix pay? Did Brix say so?",
    ],
)
def test_a_surname_of_whoever_is_known_too_is_theirs(text: str) -> None:
    assert asked(text) == ["Ole Brix"]


def test_both_are_asked_where_no_pronoun_tells() -> None:
    assert asked("Brix and Moss clashed over the eel ban. What did they say?") == ["Ada Moss", "Ole Brix"]


def test_what_stands_before_is_the_topic_where_nothing_stands_behind() -> None:
    question = parse_question("when Quell fell in the dock, what did he say about it after", NAMES, today=TODAY)
    assert question.names == ("Ivo Quell",)
    assert "fell in the dock" in question.topic
