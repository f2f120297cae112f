"""Framed names: a name is asked beside words that could describe somebody, whatever the order."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss"),
        speaker("Ivo Quell"),
        Speaker("norway", "Norway", "organisation", ("Norway",)),
        Speaker("salt", "Western Harbour Trust", "organisation", ("Western Harbour Trust", "WHT")),
    ]
)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        # what stands in front is the topic where the rest asks for somebody
        ("About nurses: what were Ada Moss's words?", "Ada Moss", "nurses"),
        ("Nurses, what Ada Moss said", "Ada Moss", "Nurses"),
        ("paying voters for polls, what Ada Moss said", "Ada Moss", "paying voters for polls"),
        ("night nurses: Ada Moss's opinion", "Ada Moss", "night nurses"),
        ("Young men - any word from Ada Moss?", "Ada Moss", "Young men"),
        ("the school: quotes by Ada Moss", "Ada Moss", "school"),
        # a row of words
        ("ada moss harbour department", "Ada Moss", "harbour department"),
        ("search Ada Moss harbour department", "Ada Moss", "harbour department"),
        ("quotes moss skippers", "Ada Moss", "skippers"),
        ("pls moss skippers thx", "Ada Moss", "skippers"),
        ("ada moss free school meals", "Ada Moss", "free school meals"),
        ("ada moss skippers quote", "Ada Moss", "skippers"),
        # a role in front of words
        ("tarn mayor moss", "Ole Brix", "moss"),
        ("tarn mayor quote moss", "Ole Brix", "moss"),
        ("quotes tarn mayor norway", "Ole Brix", "norway"),
        ("tarn mayor tolls", "Ole Brix", "tolls"),
        ("tarn mayor ole brix tolls", "Ole Brix", "tolls"),
        ("mayor brix tolls", "Ole Brix", "tolls"),
        ("skipper ada moss tolls", "Ada Moss", "tolls"),
        # of a place and a person the person
        ("norway tolls moss", "Ada Moss", "norway tolls"),
        ("norway tolls - moss", "Ada Moss", "norway tolls"),
        ("#norway moss", "Ada Moss", "norway"),
        ("norway tolls", "Norway", "tolls"),
        ("ferry war - moss?", "Ada Moss", "ferry war"),
        ("anna murr - moss?", "Ada Moss", "anna murr"),
        ("andy quell - moss?", "Ada Moss", "andy quell"),
        ("andy quell: moss", "Ada Moss", "andy quell"),
        ("Ivo Quelle ada moss", "Ivo Quell", "ada moss"),
        # commands of other programs
        ("/ask moss tolls", "Ada Moss", "tolls"),
        ("!quote moss tolls", "Ada Moss", "tolls"),
    ],
)
def test_a_name_is_asked_beside_words_that_could_describe_somebody(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.topic) == ([name], topic)


@pytest.mark.parametrize(
    "text",
    [
        "the residents of Tarn: what do they say about Ada Moss's plan?",
        "moss supporters on tolls",
        "Ada Moss campaign on tolls",
        "the clerk: what did she say about Ada Moss's words?",
        "ada moss lawyer",
        "Ada Moss's campaign",
    ],
)
def test_whoever_belongs_to_somebody_is_not_them(text: str) -> None:
    assert "Ada Moss" not in [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        "What is Wanda Kolb's opinion of Ada Moss's ferry offer?",
        "What was Kolbe's view of Moss's remark?",
        "what is unna kolb's opinion of the moss offer",
        "Ada Mask on tolls",
        "Ida Mosse on tolls",
        "Mosse on tolls",
    ],
)
def test_somebody_unknown_is_not_another(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("what does poor old Ada want from the school?", "Ada Moss", "school"),
        ("does little Ada want a ferry from Quell?", "Ada Moss", "ferry from Quell"),
        ("what's the beef of the mayor of Tarn with Ada Moss?", "Ole Brix", "beef Ada Moss"),
        ("what is the trouble of the Tarn mayor with nurses", "Ole Brix", "trouble nurses"),
        ("what is the quarrel of Ada Moss with the mayor of Tarn about?", "Ada Moss", "quarrel mayor of Tarn"),
    ],
)
def test_teased_or_in_a_quarrel_somebody_is_asked_all_the_same(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.topic) == ([name], topic)
