"""Bearers: what a question says of whom it names, behind the name, is no topic."""

from __future__ import annotations

import pytest
from named import TODAY, book, harbour_names, speaker

from index.question.names import Names
from index.question.question import parse_question

NAMES = harbour_names()
NAMESAKES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Brix", "harbour minister")])


def topic_of(text: str, names: Names = NAMES) -> str:
    return parse_question(text, names, today=TODAY).topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ole Brix of the night nurses' college: does he back higher tolls?", "back higher tolls"),
        ("what does Ivo Quell of the Dorland Confederation think of the bridge?", "bridge"),
        ("Ivo Quell of the salt lobby about the bridge", "bridge"),
        ("ivo quell of gull outfitters about moaning over tolls", "moaning over tolls"),
        ("Ada Moss from the Dorland Confederation, does she think tolls are fair?", "tolls are fair"),
        ("Rolf Pell from the DCC, the ferry with the crane (not the barge)", "ferry with the crane"),
        ("Has Ole Brix, the Okerby sport man, said whether ships deserve flags?", "ships deserve flags"),
        ("Ole Brix, the crews' union man, on bread?", "bread"),
        ("ole brix (old salt trader) on whether bread is dear", "bread is dear"),
        ("Does Ada Moss, the eye surgeon, think bakers get paid enough?", "bakers get paid enough"),
        ("Tarn Post, the Okerby tabloid: is bread too dear?", "bread too dear"),
    ],
)
def test_who_bears_the_name_is_no_topic(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ole Brix, the purple sail he was given", "purple sail he was given"),
        ("Ole Brix, that sail picture - how did he defend it when Ada Moss laughed?", "sail picture"),
        ("Ole Brix, the ferry union: is it too strong?", "ferry union: is it too strong"),
        ("anything by Ole Brix from the bread inquiry on tolls", "bread inquiry on tolls"),
        ("what did Ole Brix make of the bread inquiry?", "bread inquiry"),
        ("Ole Brix's views of the bread inquiry on tolls", "bread inquiry on tolls"),
    ],
)
def test_what_they_are_asked_about_is(text: str, topic: str) -> None:
    assert topic_of(text).startswith(topic)


def test_of_those_who_share_a_name_it_tells_which_is_meant() -> None:
    assert "Gull" in topic_of("Brix of the Gull Confederation: any thoughts on tolls?", NAMESAKES)
