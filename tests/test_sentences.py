"""Sentences: whom a question of several clauses asks, and what of them is its topic."""

from __future__ import annotations

import pytest
from named import TODAY, book

from index.question.question import Question, parse_question

NAMES = book()


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A toll at every bridge, says the minister - Quill isn't a fan, is he?", ["Tobren Quill"]),
        ("The way they pick a captain - Vellora isn't a fan, is she?", ["Ansa Vellora"]),
        ("Quill on whaling: Vellora wasn't happy, was she?", ["Tobren Quill"]),
        ("The captain wants a vote. Quill won't give him one, will he?", ["Tobren Quill"]),
        ("Oshand and the penalty - Vellora wasn't impressed, was she?", ["Ansa Vellora"]),
        ("quill isn't happy with the referee, is he?", ["Tobren Quill"]),
        ("More boats, says the captain. Vellora isn't having it, is she?", ["Ansa Vellora"]),
        ("Did Quill call it a lie? Vellora isn't cross, is she?", ["Tobren Quill"]),
        ("Some pilot got a seat, and Tobren Quill had to explain how. What was his explanation?", ["Tobren Quill"]),
        ("A lawyer wrote to Ansa Vellora about whaling. What was her answer?", ["Ansa Vellora"]),
        ("What did a bloke called Quill say about whaling?", ["Tobren Quill"]),
        ("A woman by the name of Vellora wrote about whaling. Why?", ["Ansa Vellora"]),
        ("did some fellow named tobren quill back whaling", ["Tobren Quill"]),
        ("a chap named Quill moaned about boats", ["Tobren Quill"]),
        ("Did the minister called Vellora lie?", ["Ansa Vellora"]),
        ("which man called Vellora a liar?", []),
        ("Please could you find out how the wait has wrecked life for Ansa Vellora?", ["Ansa Vellora"]),
        ("do you know whether Quill paid", ["Tobren Quill"]),
    ],
)
def test_whom_a_question_of_several_clauses_asks(text: str, names: list[str]) -> None:
    assert [one.name for one in parse(text).speakers] == names


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Quill had a go at whaling - how'd he put it?", "go at whaling"),
        ("Quill ranted about the pier. Give me the rant.", "ranted about the pier"),
        ("Vellora says everyone misread the treaty - what's her version?", "everyone misread the treaty"),
        ("Why on earth does Quill back the treaty?", "back the treaty"),
        ("Does Quill seriously reckon whales are fish?", "whales are fish"),
        ("Could you check whether Quill backed the treaty?", "backed the treaty"),
        ("What was Vellora's case for the treaty?", "case for the treaty"),
        ("Is the treaty dead, or did Quill put it off?", "treaty dead, or put it off"),
    ],
)
def test_clauses_that_only_ask_for_the_words_are_no_topic(text: str, topic: str) -> None:
    assert parse(text).topic == topic


def test_a_name_that_owns_may_end_the_question() -> None:
    question = parse("If the referee had stayed, would he have won? I want his opinion and then Quill's")
    assert [one.name for one in question.speakers] == ["Mirel Oshand"]
