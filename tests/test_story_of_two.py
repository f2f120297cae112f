"""Stories of two people before the question: "he" or "she" says who of them is asked."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix"), speaker("Ida Quill"), speaker("Ama Falk"), speaker("Betty Moe")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So Brix did a paid turn for a charity. Betty Moe ran the thing - was she pleased?", "Betty Moe"),
        ("Ole Brix wrote a book about tolls. Ama Falk reviewed it. What did she think?", "Ama Falk"),
        ("Ole Brix met Ida Quill on Monday. What did she say about tolls?", "Ida Quill"),
        ("After Brix did the deal with Quill, was she happy?", "Ida Quill"),
        ("Ole Brix lost his seat to Ama Falk. How did he take it?", "Ole Brix"),
        ("Betty Moe met Ama Falk on Monday. What did she say about tolls?", "Betty Moe"),
        ("what did Ole Brix say about Ida Quill, was she right?", "Ole Brix"),
        ("what did Brix say when she left, Betty Moe I mean?", "Ole Brix"),
    ],
)
def test_he_and_she_tell_two_people_apart(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]
