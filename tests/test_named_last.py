"""Named last: who is told with what they are in front of their name is asked, and whose wife or lawyer is not."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ama Lind"),
        speaker("Siri Bakk", "president of Aker"),
        speaker("Ole Brix", "director of the Salt Coast Institute"),
        speaker("Ida Quill", "professor of tides at Oster Bay University"),
    ],
    {"Ole Brix": "Ole Brix, director of the Salt Coast Institute, said that tides are high."},
)


@pytest.mark.parametrize(
    "text",
    [
        "what did director of the Salt Coast Institute Ama Lind say about tolls?",
        "what's director of the Salt Coast Institute Ama Lind's view on tolls?",
        "what did the professor of tides at Oster Bay University Ama Lind say about tolls?",
        "chief executive of the trust Ama Lind on tolls",
        "what did president and publisher of Salt Coast Publishing Ama Lind say about tolls?",
        "chair of Oster Ferries Board Ama Lind on tolls",
    ],
)
def test_who_is_named_behind_their_office_is_asked(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ama Lind"]
    assert question.topic == "tolls"


@pytest.mark.parametrize(
    "text",
    [
        "what did the wife of Ama Lind say about tolls?",
        "what did the lawyer for Senator Ama Lind say about tolls?",
        "what did critics of the late Ama Lind say about tolls?",
        "what did the clerk of Oster Bay's Ama Lind say about tolls?",
        "what did the director of the institute that sacked Ama Lind say about tolls?",
    ],
)
def test_whose_wife_or_lawyer_is_asked_is_not_asked(text: str) -> None:
    assert "Ama Lind" not in [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]
