"""Whoever told the asker something: "a friend reckons Lind never apologised" asks Lind."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix"), speaker("Ama Falk")])


@pytest.mark.parametrize(
    "text",
    [
        "a friend reckons Ole Brix never apologised for Falk's tolls, is that so?",
        "dad swears that Ole Brix promised free boats, did he really?",
        "someone at work says Ole Brix hates trams. Does he?",
        "a colleague of mine claims Brix backed the ferry, did he?",
    ],
)
def test_whoever_told_the_asker_is_not_asked(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Brix"]
    assert not {"swears", "reckons", "claims", "says"} & {*question.topic.split()}
