"""What the tagger and the parser take for something else: verbs for nouns, "that" for an article, adverbs."""

from __future__ import annotations

import pytest

from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse


def said(text: str) -> list[tuple[str, str]]:
    found = find_statements(parse(text))
    return [(statement_text(text, f.content), " ".join(span.of(text) for span in f.source)) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr Lindqvist said the findings conflict with some other studies.",
            ("the findings conflict with some other studies", "Dr Lindqvist"),
        ),
        (
            "Ora Lindqvist said boats that eventually become homes pass through this lock before they are sold.",
            ("boats that eventually become homes pass through this lock before they are sold", "Ora Lindqvist"),
        ),
        (
            "The baker says the council's count contradicts counts from several other towns.",
            ("the council's count contradicts counts from several other towns", "The baker"),
        ),
    ],
)
def test_a_clause_is_heard_whose_verb_is_taken_for_a_noun(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Lindqvist said a prayer for the bakers of the old town in May.",
        "Lindqvist said a few words about the bakers of the old town.",
        "The silence says a lot about the bakers of the old town today.",
        "Two bakers in three said the same of the mayor of the old town.",
        "Lindqvist said no such thing about the bakers of the old town.",
    ],
)
def test_what_is_said_as_a_thing_is_no_clause(text: str) -> None:
    assert said(text) == []


def test_a_reporting_verb_taken_for_a_noun_reports() -> None:
    text = "Authors of the review note that salt works in several ways, including on the heart."
    assert said(text) == [("salt works in several ways, including on the heart", "Authors of the review")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "But it does suggest that laparoscopy could save thousands of crowns, when all costs are counted.",
            ("that laparoscopy could save thousands of crowns, when all costs are counted", "it"),
        ),
        (
            "The findings also confirm that amyloid screening, by scan or by needle, can help a doctor.",
            ("that amyloid screening, by scan or by needle, can help a doctor", "The findings"),
        ),
        (
            "Researchers found evidence showing that resveratrol, a part of red wine, may slow down the heart.",
            ("evidence showing that resveratrol, a part of red wine, may slow down the heart", "Researchers"),
        ),
        (
            "The board confirmed that plan, which would cost millions.",
            ("that plan, which would cost millions", "The board"),
        ),
    ],
)
def test_a_clause_begins_with_that_where_it_is_taken_for_an_article(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an adverb at the beginning of a sentence is no part of the attribution, whatever the parser hangs it on
        ("However, he stressed, many questions remain.", ("However … many questions remain", "he")),
        # a study at the end, its verb taken for a plural
        (
            "Mending a burst gate early seems to cost less in the long run, a new study hints.",
            ("Mending a burst gate early seems to cost less in the long run", "a new study"),
        ),
    ],
)
def test_an_attribution_is_told_from_an_adverb_and_from_a_noun(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


def test_a_verb_that_reports_weakly_ends_another_report_where_it_leads_to_that() -> None:
    text = (
        "The Lock Board recommends that biennial checkups start at age 50 for most bakers,"
        " while the Lowfield Society advises that annual checkups begin at age 45."
    )
    assert said(text) == [
        ("biennial checkups start at age 50 for most bakers", "The Lock Board"),
        ("annual checkups begin at age 45", "the Lowfield Society"),
    ]


def test_what_somebody_else_says_behind_but_is_no_part_of_what_was_according_to_others() -> None:
    text = (
        "In 2010, according to news reports, the mill, which is owned by Lindqvist, closed its gates,"
        " but Aker said the mill still grinds."
    )
    assert said(text) == [
        ("In 2010 … the mill, which is owned by Lindqvist, closed its gates", "news reports"),
        ("the mill still grinds", "Aker"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Old boats sail longer, according to a study published Tuesday in BOATS, the journal of the Lock Society.",
            "Old boats sail longer",
        ),
        (
            "Plasters are a hundred years old, according to their maker, the Tarn firm Hisa.",
            "Plasters are a hundred years old",
        ),
        ("The dam will break, according to Aker, and so will the gate.", "The dam will break … and so will the gate"),
        ("The dam, according to Aker, will break.", "The dam … will break"),
    ],
)
def test_what_describes_a_source_behind_a_whole_sentence_is_not_said(text: str, content: str) -> None:
    assert [words for words, _ in said(text)] == [content]


def test_what_a_thing_is_called_is_nothing_it_says() -> None:
    assert said("They looked at data from a large study of bakers called the Tarn Bakers’ Study.") == []


def test_who_calls_something_a_name_says_so() -> None:
    assert said("By then the board called the plan a farce.") == [("the plan a farce", "the board")]
