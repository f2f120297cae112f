"""Owned: whoever belongs to the asker is told of beside a question, and is never whom it asks."""

from __future__ import annotations

import pytest
from named import TODAY, book

from index.question.question import parse_question

NAMES = book()


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        ("My niece loves Quill. Has he said why kids follow him?", ["Tobren Quill"], None),
        ("Our old next door neighbour never liked Vellora. Did she ever back whaling?", ["Ansa Vellora"], None),
        ("My mum and dad both work for Quill. What did he say about wages?", ["Tobren Quill"], "wages"),
        ("My brother-in-law is convinced Quill cheats. What does Vellora say?", ["Ansa Vellora"], "Quill cheats"),
        ("My aunt keeps insisting that the pier will go. Did Vellora say so?", ["Ansa Vellora"], "pier go"),
        ("Our boss was banging on about Quill. What does Vellora make of him?", ["Ansa Vellora"], None),
        ("I have an uncle who built boats. Did Vellora want more whaling?", ["Ansa Vellora"], "more whaling"),
        # the nearer of those whom they like and hate
        ("My niece loves Quill and can't stand Vellora. Has she said why?", ["Ansa Vellora"], None),
        ("my dad adores vellora but hates quill. did he ever speak about whaling?", ["Tobren Quill"], "whaling"),
        ("They booed Quill but cheered Vellora. Why does she think that was?", ["Ansa Vellora"], None),
        ("My uncle saw how Quill sacked Vellora. What did he say of it?", ["Tobren Quill"], None),
        # one question alone asks whom it asks
        ("what does my doctor say about whaling?", [], "whaling"),
        ("My doctor was there when Quill spoke. Can you?", [], None),
    ],
)
def test_whoever_belongs_to_the_asker_is_not_asked(text: str, names: list[str], topic: str | None) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == names
    assert topic is None or question.topic == topic
