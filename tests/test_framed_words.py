"""Framed words: a question is read rightly where it has a slip in its own words, or asks who somebody is too."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss"),
        speaker("Unity"),
        Speaker("salt", "Western Harbour Trust", "organisation", ("Western Harbour Trust", "WHT")),
        Speaker("rolls", "Rolls Ferry", "organisation", ("Rolls Ferry",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        # slips in the words of the question
        ("wht did moss sya about tolls", "Ada Moss", "tolls"),
        ("waht did moss siad about tolls", "Ada Moss", "tolls"),
        ("what did moss thnik about tolls", "Ada Moss", "tolls"),
        ("wht does the mayor of tarn thnk about tolls", "Ole Brix", "tolls"),
        # a second question for who it is
        ("What did Ada Moss say about tolls? And who is she?", "Ada Moss", "tolls"),
        ("What did Ada Moss say about tolls, and who is she anyway?", "Ada Moss", "tolls"),
        ("What does Moss think of tolls? Who is that?", "Ada Moss", "tolls"),
        ("Who is Ada Moss and what did she say about tolls?", "Ada Moss", "tolls"),
        # to make up and to give in is no saying
        ("did Ada Moss say it was all made up by sailors?", "Ada Moss", "made up by sailors"),
        ("will Ada Moss give up her boat?", "Ada Moss", "give up her boat"),
        # how an answer may go
        ("Ada Moss tolls on the bridge, was she for or against?", "Ada Moss", "tolls on the bridge"),
        ("for or against tolls, Ada Moss?", "Ada Moss", "tolls"),
        ("Ada Moss - tolls: yes or no?", "Ada Moss", "tolls"),
        # one word and "it" lean on what stands before
        ("Gutted about the pier. How does Ada Moss justify it?", "Ada Moss", "Gutted about the pier justify"),
        ("I was on the train. What did Ada Moss say about tolls?", "Ada Moss", "tolls"),
        # what only says who wants it, or that it is asked
        ("My boss wants a quote from Ada Moss on tolls.", "Ada Moss", "tolls"),
        ("our editor needs some words from moss about tolls", "Ada Moss", "tolls"),
        ("for my blog: tarn mayor on tolls", "Ole Brix", "tolls"),
        ("Is it true that the mayor of Tarn attacked tolls?", "Ole Brix", "attacked tolls"),
        ("is it true the mayor of Tarn never mentioned tolls?", "Ole Brix", "never mentioned tolls"),
        ("quotes in which Ada Moss speaks of tolls", "Ada Moss", "tolls"),
        ("trying to find that tarn mayor quote on tolls", "Ole Brix", "tolls"),
        ("That Ada Moss person, what did she say about tolls?", "Ada Moss", "tolls"),
        ("what did that moss woman say about tolls", "Ada Moss", "tolls"),
        # of a sentence about the asker the matter is the topic
        ("I'm writing an essay on tolls. What does Ada Moss say about it?", "Ada Moss", "tolls"),
        ("We talked about Norway's tolls at dinner. What did Moss say?", "Ada Moss", "Norway's tolls at dinner"),
        ("My class is doing a project about ferry tolls. Did moss say anything?", "Ada Moss", "ferry tolls"),
        # "offer" and "make of"
        ("What does Moss make of the Rolls Ferry offer?", "Ada Moss", "Rolls Ferry offer"),
        ("what does moss make of the rolls ferry claim", "Ada Moss", "rolls ferry"),
        ("what did Moss make of Rolls Ferry's warning?", "Ada Moss", "Rolls Ferry's warning"),
    ],
)
def test_a_question_may_have_slips_and_more_questions(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.topic) == ([name], topic)


@pytest.mark.parametrize(
    "text",
    [
        "Somebody said Moss was late. Who was it?",
        "tolls are theft, said a man in a boat... who is he?",
        "he told Ada Moss that tolls are theft. Who is he?",
        "what did the man say who met Ada Moss about tolls - who was it?",
        "tolls are theft - whose line is that?",
        "Moss is late... whose words were they",
        "I need the name of the sailor who said tolls are theft",
        "what's the name of the one that thought tolls are theft?",
        "he hates tolls, he is a clerk in Okerby. Who?",
    ],
)
def test_who_said_it_may_be_asked_at_the_end(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).intent == "who_said"


def test_letters_in_capitals_are_still_a_body() -> None:
    assert [one.name for one in parse_question("WHT on tolls", NAMES, today=TODAY).speakers] == [
        "Western Harbour Trust"
    ]
    assert [one.name for one in parse_question("wht on tolls", NAMES, today=TODAY).speakers] == [
        "Western Harbour Trust"
    ]
