"""First names alone that begin a question: "bernie never owned up over Lind's files" asks Bernie, not Lind."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Bernie Quill"), speaker("Hillary Falk"), speaker("Nils Moe"), speaker("Nils Holt")])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("bernie never owned up over falk's files, did he?", ["Bernie Quill"]),
        (
            "my mate says bernie never owned up that his lot did wrong over Falk's files. he did, didn't he?",
            ["Bernie Quill"],
        ),
        ("Bernie has a plan for Falk's trams, what is it?", ["Bernie Quill"]),
        ("is bernie right about Falk's boats? his own words please", ["Bernie Quill"]),
        # Two are called Nils, and neither is asked for certain; Falk is not asked at all.
        ("nils never backed Falk's trams, did he?", []),
        ("bernie quill never backed Falk's trams, did he?", ["Bernie Quill"]),
        ("grace never comes to Falk's rescue, does she say?", ["Hillary Falk"]),
    ],
)
def test_a_first_name_that_begins_a_question_is_asked(text: str, asked: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == asked
