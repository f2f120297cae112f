"""Excepted: whoever a question leaves out is not the one it asks for, and their words do not answer it."""

from __future__ import annotations

from pathlib import Path

import pytest
from named import TODAY, book, speaker
from work import calls_of

from corpus.article import new_article
from index.library import Library
from index.question.question import Question, parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss"), speaker("Rolf Stang")])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what did everyone but Ole Brix say about tolls?", "tolls"),
        ("what did everybody but brix say about tolls", "tolls"),
        ("what did anyone other than Brix say about tolls?", "tolls"),
        ("what did people besides Brix say about tolls?", "tolls"),
        ("what did all but Brix say about tolls?", "tolls"),
        ("what did anyone else but Brix say about tolls?", "tolls"),
        ("what did everyone apart from Ole Brix say about tolls?", "tolls"),
        ("what did everyone except for Brix say about tolls?", "tolls"),
        ("what has anybody except Brix said about tolls?", "tolls"),
        ("who other than Ole Brix spoke of tolls being raised in Tarn?", "tolls being raised in Tarn"),
        ("who else besides Brix thinks tolls are too high", "tolls are too high"),
        ("Who, apart from Ole Brix, has talked about the tolls?", "tolls"),
        ("apart from Brix, who has talked about the tolls?", "tolls"),
        ("who has talked about the tolls, except Brix?", "tolls"),
        ("who spoke about the tolls apart from Mr Brix", "tolls"),
        ("anyone but Brix who wants tolls kept low?", "tolls kept low"),
        ("anybody but Ole Brix on why tolls are high", "tolls are high"),
        ("who spoke on tolls, but not Brix?", "tolls"),
    ],
)
def test_whoever_is_left_out_is_not_asked(text: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown, question.topic) == ((), "", topic)
    assert ([one.name for one in question.excepted], question.text) == (["Ole Brix"], text)


def test_several_may_be_left_out() -> None:
    question = parse_question("who besides Ole Brix and Moss spoke of tolls?", NAMES, today=TODAY)
    assert [one.name for one in question.excepted] == ["Ole Brix", "Ada Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "apart from Ole Brix, who spoke of tolls, except Moss?",
        "who besides Ole Brix spoke of tolls, leaving out Moss?",
        "what did everyone but Brix say about tolls, not counting Moss and Brix?",
    ],
)
def test_a_question_may_leave_somebody_out_again(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.excepted] == ["Ole Brix", "Ada Moss"]
    assert (question.speakers, question.topic, question.text) == ((), "tolls", text)


def test_leaving_somebody_out_again_and_again_costs_little() -> None:
    def ask(times: int) -> Question:
        return parse_question("who" + " except Brix" * times, NAMES, today=TODAY)

    assert [one.name for one in ask(900).excepted] == ["Ole Brix"]
    assert calls_of(lambda: ask(800)) < 15 * calls_of(lambda: ask(80))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did nobody but Brix say about tolls?", "Ole Brix"),
        ("what did Ada Moss say about everyone but Brix?", "Ada Moss"),
        ("all agree, but Brix: what did Brix say about tolls?", "Ole Brix"),
        ("is Ada Moss in favour of tolls other than Brix's?", "Ada Moss"),
        ("did Ada Moss blame anyone besides Brix for the tolls?", "Ada Moss"),
    ],
)
def test_a_name_behind_but_may_be_the_one_asked(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.excepted) == ([name], ())


@pytest.mark.parametrize(
    "text", ["who blamed anyone other than Brix for the tolls?", "who is a better sailor than Ole Brix?"]
)
def test_whoever_is_spoken_of_is_not_left_out(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).excepted == ()


def test_the_words_of_whoever_is_left_out_are_not_shown(tmp_path: Path) -> None:
    said = ("The ferry tolls are far too high", "The ferry tolls are far too low", "The ferry tolls will be raised")
    texts = [f'"{words}," said {who}.' for words, who in zip(said, ("Ole Brix", "Ada Moss", "Ole Brix"), strict=True)]
    with Library.open(tmp_path / "library", create=True) as library:
        library.add(new_article(text, id=str(at)) for at, text in enumerate(texts))
        answer = library.ask("Who other than Ole Brix spoke of the ferry tolls?")
    assert [match.statement.speakers[0].name for match in answer.matches] == ["Ada Moss"]


def test_anybody_but_somebody_asks_who_else_whomever_it_is_about() -> None:
    question = parse_question("Anyone besides Brix having a go at Ada Moss about the tolls?", NAMES, today=TODAY)
    assert (question.speakers, question.intent) == ((), "who_said")
    assert [one.name for one in question.excepted] == ["Ole Brix"]
