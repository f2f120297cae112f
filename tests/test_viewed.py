"""Viewed: whose view it is that a question asks for in passing, "who broke it, if you ask Lind?"."""

from __future__ import annotations

import pytest
from named import TODAY, book

from index.question.question import parse_question

NAMES = book()


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        ("Who is wrecking the pier if you ask Tobren Quill?", ["Tobren Quill"], "wrecking the pier"),
        ("who's to blame for the pier if you ask Vellora", ["Ansa Vellora"], "blame for the pier"),
        ("If you ask the referee, who broke the oar?", ["Mirel Oshand"], "broke the oar"),
        ("Who broke the oar? Ask Vellora and she'll tell you.", ["Ansa Vellora"], "broke the oar"),
        ("Ask Quill and he'll tell you whaling is theft. Why?", ["Tobren Quill"], "whaling is theft"),
        ("Who wrecked the pier? Quill would know.", ["Tobren Quill"], "wrecked the pier"),
        ("Is the pier safe? Vellora's the one who inspected it.", ["Ansa Vellora"], "pier safe"),
        ("Who's the best pilot in Quill's book?", ["Tobren Quill"], "best pilot"),
        ("In Vellora's book, who wrecked the pier?", ["Ansa Vellora"], "wrecked the pier"),
        ("to hear Vellora tell it the tolls are fair. why?", ["Ansa Vellora"], "tolls are fair"),
        ("who wrecked the pier, to hear Quill tell it?", ["Tobren Quill"], "wrecked the pier"),
        ("who wrecked the pier the way Vellora tells it?", ["Ansa Vellora"], "wrecked the pier"),
        ("Who should go, by Vellora's reckoning?", ["Ansa Vellora"], "go"),
        ("Who's to blame for the tolls, Quill reckons?", ["Tobren Quill"], "blame for the tolls"),
        ("who would call it daft, according to Quill?", ["Tobren Quill"], None),
        ("Quill won't eat till the pier is shut. What makes him stop, if you ask him?", ["Tobren Quill"], None),
        # another's words are asked for, or who said it
        ("Did Quill like the way Vellora told it?", ["Tobren Quill"], None),
        ("What would Quill do if you asked Vellora?", ["Tobren Quill"], None),
        ("who said that whaling is over, according to Quill?", [], None),
    ],
)
def test_whoever_is_to_be_asked_is_asked(text: str, names: list[str], topic: str | None) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == names
    assert topic is None or question.topic == topic
