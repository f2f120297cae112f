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


HARBOUR = book([speaker("Ama Lind"), speaker("Ole Brix"), speaker("Siri Bakk", "mayor of Aker")])


def _asked(text: str) -> list[str]:
    return [one.name for one in parse_question(text, HARBOUR, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        "is Brix right about the tolls? Ama Lind",
        "should Ole Brix get a second ferry, and why - Ama Lind",
        "will brix ever pay for the bridge - ama lind",
        "does the ferry pay for itself? – Ama Lind",
        "has Ole Brix kept the books in order? Ama Lind",
    ],
)
def test_whose_name_alone_ends_a_question_is_asked(text: str) -> None:
    assert _asked(text) == ["Ama Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "what did Ole Brix say about the boss of the ferry - Ama Lind?",
        "does Ole Brix like the mayor - Siri Bakk?",
        "does Ole Brix trust Ama Lind?",
        "Ole Brix - Ama Lind",
    ],
)
def test_whom_a_dash_tells_more_of_is_not(text: str) -> None:
    assert _asked(text)[:1] == ["Ole Brix"]


@pytest.mark.parametrize(
    "text",
    [
        "Ama Lind: was Ole Brix elected twice?",
        "Ama Lind's version: why was Ole Brix elected twice?",
        "the mayor's view: were Ole Brix's books in order?",
    ],
)
def test_who_heads_a_question_of_what_became_of_another_is_asked(text: str) -> None:
    assert _asked(text) in (["Ama Lind"], ["Siri Bakk"])


def test_a_quarrel_with_somebody_is_its_owners() -> None:
    assert _asked("what is Lind's beef with Ole Brix?") == ["Ama Lind"]
