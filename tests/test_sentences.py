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
