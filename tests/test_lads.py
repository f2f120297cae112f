"""Everyday nouns for anybody that show whether a man or a woman is described."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the lad at Marlow uni who deleted it, how was it?", "Peter Sand"),
        ("the chap at Marlow uni who deleted it, how was it?", "Peter Sand"),
        ("the lass at Marlow uni who deleted it, how was it?", "Anna Falk"),
    ],
)
def test_a_lad_is_a_man_and_a_lass_a_woman(text: str, name: str) -> None:
    reports = {
        "Peter Sand": "Peter Sand, who deleted the app at Marlow university, was glad.",
        "Anna Falk": "Anna Falk, who deleted the app at Marlow university, was glad.",
    }
    names = book([speaker("Peter Sand"), speaker("Anna Falk")], reports)
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == [name]
