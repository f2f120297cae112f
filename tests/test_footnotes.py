"""Footnote marks are no part of a sentence; every person and word here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text
from corpus.text.footnotes import without_footnotes

BLANKED = [
    ("“It leaks,”[1] she said", "“It leaks,”    she said"),
    ("“It leaks,” [1] she said", "“It leaks,”     she said"),
    ("“It leaks,”[1][23] she said", "“It leaks,”        she said"),
    ("“It leaks,”[a] she said", "“It leaks,”    she said"),
    ("“It leaks,”2 she said", "“It leaks,”  she said"),
    ('"It leaks,"2,3 she said', '"It leaks,"    she said'),
    ("“It leaks”2, she said", "“It leaks” , she said"),
    ("“It leaks,”² she said", "“It leaks,”  she said"),
    ("It leaks.[1, 2] She left", "It leaks.       She left"),
    ("Lindqvist tweetedexternal-link that it leaks.", "Lindqvist tweeted" + 13 * " " + " that it leaks."),
    ("It leaks.[citation needed]", "It leaks." + 17 * " "),
    ("It is not safe.3 The council left.", "It is not safe.  The council left."),
]
KEPT = [
    "An external-link icon is shown.",
    "[1] Lind, O. Dams of Vellora.",
    "“I spoke for [a] dam”",
    "[00:00:12] Ora Lindqvist: It leaks.",
    "The dam is 20 m² wide.",
    "“It leaks”, 30 people said.",
    "It leaked on Sept.11 Lindqvist said.",
    "It fell by 3.5 metres, to 12.5 The",
    "They met thirty bakers,15 Vellorans and a judge.",
    "“It opens at”9:30",
]


@pytest.mark.parametrize(("text", "blanked"), BLANKED)
def test_a_footnote_mark_is_blanked(text: str, blanked: str) -> None:
    assert without_footnotes(text) == blanked


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_and_brackets_are_kept(text: str) -> None:
    assert without_footnotes(text) == text


@given(st.text(alphabet='a ”"“.,[]1², \nS', max_size=60))
def test_no_place_moves(text: str) -> None:
    assert all(new in {old, " "} for old, new in zip(text, without_footnotes(text), strict=True))


def test_a_quotation_reaches_over_its_mark_to_its_attribution() -> None:
    text = "“The dam leaks,”[1] Ora Lindqvist said.[2] “It is old,”3 she added."
    found = Extractor().extract(new_article(text))
    assert [(statement_text(text, each.content), each.speakers[0].name) for each in found] == [
        ("“The dam leaks,”", "Ora Lindqvist"),
        ("“It is old,”", "Ora Lindqvist"),
    ]


def test_what_is_said_ends_at_its_mark() -> None:
    text = "Ora Lindqvist said the dam is not safe.3 The council disagrees. She warned that it would break.[4]"
    found = Extractor().extract(new_article(text))
    assert [statement_text(text, each.content) for each in found] == ["the dam is not safe", "it would break"]
