"""Agents: whoever says something is asked however a question turns it, and whoever is spoken to or of is not."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss"), speaker("Ivo Quell")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Has the toll been criticised by Ada Moss?", "Ada Moss"),
        ("Has Ole Brix been criticised by Ada Moss?", "Ada Moss"),
        ("was ole brix praised by moss for the ferry", "Ada Moss"),
        ("has ole brix ever been forgiven by moss for the ferry", "Ada Moss"),
        ("what did ole brix get accused of by moss", "Ada Moss"),
        ("Was Ole Brix ever mentioned by Ada Moss?", "Ada Moss"),
        ("what was said about tolls by Ole Brix?", "Ole Brix"),
        ("what was said about Ole Brix by Ada Moss?", "Ada Moss"),
        ("what was said by Ada Moss about Ole Brix?", "Ada Moss"),
        ("how was the ferry described by the mayor of Tarn?", "Ole Brix"),
        ("what words were used by Ole Brix about tolls?", "Ole Brix"),
        ("what was Ole Brix told by Ada Moss?", "Ada Moss"),
        ("is Ole Brix backed by Ada Moss over tolls?", "Ada Moss"),
        ("Not Ole Brix but Ada Moss on tolls", "Ada Moss"),
        ("when Ole Brix asked Ada Moss about tolls what was the answer?", "Ada Moss"),
        ("was Ole Brix pleased when the tolls were welcomed by Ada Moss?", "Ole Brix"),
        ("will Ole Brix go? Ask Ada Moss.", "Ada Moss"),
        ("is Ole Brix upset at being called weak by Ada Moss?", "Ole Brix"),
        ("was Ole Brix insulted by Ada Moss?", "Ada Moss"),
        ("what is Ada Moss's reaction to Ole Brix's view of tolls?", "Ada Moss"),
        ("why is Ada Moss against the Ole Brix offer?", "Ada Moss"),
        ("does Ada Moss support the Ole Brix offer?", "Ada Moss"),
        ("has anyone got a quote from Ada Moss on tolls?", "Ada Moss"),
        ("can anyone tell me what Ada Moss said about tolls?", "Ada Moss"),
        ("does anyone remember what Ada Moss said about tolls?", "Ada Moss"),
        ("can anyone quote Ada Moss on tolls?", "Ada Moss"),
        ("did anyone ask Ada Moss about tolls?", "Ada Moss"),
        ("is there footage or a transcript of Ole Brix on tolls", "Ole Brix"),
        ("a recording of Ada Moss about tolls", "Ada Moss"),
        ("is there an interview with the mayor of Tarn about tolls?", "Ole Brix"),
        # whoever is put a question answers it
        ("what was Ole Brix asked about tolls?", "Ole Brix"),
        ("was Ole Brix asked by reporters about tolls?", "Ole Brix"),
        ("was Ole Brix quoted on tolls?", "Ole Brix"),
        ("is Ole Brix worried about tolls?", "Ole Brix"),
        ("has Ole Brix told Ada Moss about tolls?", "Ole Brix"),
        ("did Ole Brix say the ferry was built by Ada Moss?", "Ole Brix"),
        ("does Ole Brix think he was criticised by Ada Moss?", "Ole Brix"),
        # others who ask, or are asked of
        ("does anybody know what Ole Brix said about tolls?", "Ole Brix"),
        ("do people know what Ole Brix said about tolls?", "Ole Brix"),
        ("Ole Brix: what do people say about tolls?", "Ole Brix"),
    ],
)
def test_whoever_says_something_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "what was Ole Brix told about tolls?",
        "what was the mayor of Tarn told about tolls?",
        "has Ole Brix been told about tolls?",
        "was Ole Brix criticised for the tolls?",
        "was brix ever praised for the tolls",
        "How did people react to what Ole Brix said about tolls?",
        "how did others respond to what brix said",
        "what do people say about Ole Brix's plan?",
        "what do people think of Ole Brix's words on tolls?",
        "What was the reaction to Ole Brix's comments on tolls?",
        "what is the response to the mayor of Tarn's remarks",
        "how is Ole Brix seen by others?",
        "does anyone support Ole Brix?",
        "has Ole Brix been warned about tolls?",
        "how did everybody take Ole Brix's words on tolls?",
        "does anyone think Ole Brix will win?",
        "did anybody complain that brix was late",
        "did anybody insult brix over the tolls",
        "what do critics say about Ole Brix?",
        "the answer to the mayor of Tarn",
        "quotes about the mayor of Tarn",
        "statements about the mayor of Tarn",
        "what was said about the mayor of Tarn?",
    ],
)
def test_whoever_is_only_spoken_to_or_of_is_not_asked(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()


def test_whoever_is_unknown_and_says_something_is_told_as_unknown() -> None:
    question = parse_question("has Ole Brix been criticised by Wanda Kolb?", NAMES, today=TODAY)
    assert (question.speakers, question.unknown) == ((), "Wanda Kolb")
