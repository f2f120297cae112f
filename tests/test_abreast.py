"""Abreast: two people set side by side at the beginning of a question are both asked."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import Question, parse_question

BOARD = Speaker("board", "Port Board", "organisation", ("Port Board",))
NAMES = book([speaker("Ole Brix"), speaker("Ada Moss"), speaker("Rolf Stang"), BOARD])


def parse(text: str) -> Question:
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brix next to Ada Moss on tolls",
        "Ole Brix as opposed to Ada Moss on tolls",
        "ole brix alongside ada moss about tolls?",
        "Ole Brix against Ada Moss on tolls",
        "Brix set against Moss: tolls?",
        "ole brix compared with ada moss on tolls",
        "Ole Brix then Ada Moss on tolls",
        "what do Ole Brix as well as Ada Moss say about tolls",
    ],
)
def test_both_of_two_abreast_are_asked(text: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Ole Brix", "Ada Moss"]
    assert (question.topic, question.text) == ("tolls", text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("put Ole Brix next to Ada Moss on tolls", "tolls"),
        ("Tolls: put Ole Brix next to Ada Moss for me, keep them or bin them?", "Tolls keep them or bin"),
        ("Bay tolls. Line up Ole Brix against Ada Moss would you", "Bay tolls"),
        ("Tolls - hold Ole Brix up against Ada Moss, please", "Tolls"),
        ("Rolf Stang's tolls: set Ole Brix beside Ada Moss please", "Rolf Stang's tolls"),
        ("stack ole brix up against ada moss on tolls", "tolls"),
        ("could you please put Ole Brix and Ada Moss side by side on tolls", "tolls"),
    ],
)
def test_two_whom_the_asker_wants_set_side_by_side_are_asked(text: str, topic: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Ole Brix", "Ada Moss"]
    assert question.topic.replace(",", "") == topic


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brix vs that toll tweet by Ada Moss: over the line or fair game?",
        "Ole Brix versus the bay tolls from Ada Moss, any good?",
        "Ole Brix vs Ada Moss's tolls: any good?",
    ],
)
def test_a_thing_that_somebody_is_set_against_says_nothing(text: str) -> None:
    assert [one.name for one in parse(text).speakers] == ["Ole Brix"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did Rolf Stang say when they put Ole Brix next to Ada Moss", "Rolf Stang"),
        ("what did Rolf Stang say about Ole Brix next to Ada Moss?", "Rolf Stang"),
        ("Ole Brix's fight against Ada Moss on tolls", "Ole Brix"),
        ("does Ole Brix want to sit next to Ada Moss?", "Ole Brix"),
        ("Ole Brix against Ada Moss's tolls", "Ole Brix"),
    ],
)
def test_who_is_next_to_whom_may_be_the_topic(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brix of the Port Board versus Ada Moss on tolls",
        "Ole Brix from the Port Board vs. Ada Moss about tolls",
    ],
)
def test_where_one_of_two_is_from_is_not_asked(text: str) -> None:
    assert [one.name for one in parse(text).speakers] == ["Ole Brix", "Ada Moss"]


def test_what_somebody_did_meanwhile_is_no_part_of_the_name() -> None:
    assert parse("What was Ole Brix's comeback when Ada Moss wouldn't talk tolls?").names == ("Ole Brix",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("How did Ole Brix's answer on tolls differ from Ada Moss's?", "tolls"),
        ("is Brix's view of the tolls any different from Moss's", "tolls"),
        ("Does Ole Brix's toll plan square with Ada Moss's?", "toll plan"),
        ("Was Ole Brix's line the same as Ada Moss's on tolls?", "tolls"),
        ("In what way was Ole Brix's reaction to tolls unlike Ada Moss's?", "tolls"),
        ("Ole Brix's take on tolls: how far is it from Ada Moss's?", "tolls"),
        ("Where does Ole Brix part company with Ada Moss on tolls?", "tolls"),
        ("How did Ole Brix's story differ from Ada Moss's?", ""),
    ],
)
def test_two_whose_words_may_differ_are_both_asked(text: str, topic: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Ole Brix", "Ada Moss"]
    assert (question.topic, question.intent, question.text) == (topic, "compare", text)


@pytest.mark.parametrize(
    "text",
    [
        "Does Ole Brix differ from Ada Moss's clerks?",
        "Is Ole Brix's view of the tolls unlike Ada Moss's boats?",
        "What does Ole Brix say about tolls unlike Ada Moss's?",
    ],
)
def test_what_differs_from_a_thing_of_somebodys_asks_one(text: str) -> None:
    assert [one.name for one in parse(text).speakers] == ["Ole Brix"]
