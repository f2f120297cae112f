"""Research: what studies show and those who did them found, by whatever names they go in a report."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

FOUND = [
    # whoever finds something out, in a report of research
    (
        "Researchers followed 3,000 bakers for years. They found that blood pressure fell in those who ate less salt.",
        ("blood pressure fell in those who ate less salt", "They"),
    ),
    (
        "The study went on for years. Sitting all day was as bad for them as smoking, they found.",
        ("Sitting all day was as bad for them as smoking", "they"),
    ),
    (
        "Lindqvist led a study of bakers. He found that those who ate less salt slept longer.",
        ("those who ate less salt slept longer", "He"),
    ),
    (
        "In experiments with mice, Ora Lindqvist showed that salt slows them down.",
        ("salt slows them down", "Ora Lindqvist"),
    ),
    # a study that a relative pronoun stands for
    (
        "Last year they published a study in a journal that found that those who eat salt sleep less.",
        ("those who eat salt sleep less", "a study"),
    ),
    (
        "They point to an older survey of bakers, which also showed that salt did them good.",
        ("salt did them good", "an older survey of bakers"),
    ),
    (
        "One study found no link. But another found that bakers slept longer than ferrymen.",
        ("bakers slept longer than ferrymen", "another"),
    ),
    (
        "When the team weighed those who drank it, they found the salt made them heavier.",
        ("the salt made them heavier", "they"),
    ),
    # a study behind its verb, at the end of the sentence
    ("Salt may harm the heart, finds a study of bakers.", ("Salt may harm the heart", "a study of bakers")),
    (
        "Boats: Regular changes of the sail, and new oars, may reduce the risk of a leak, suggests a study of locks.",
        ("Boats: Regular changes of the sail, and new oars, may reduce the risk of a leak", "a study of locks"),
    ),
    # verbs that tell of findings
    ("Four new trials have demonstrated that salt slows them down.", ("salt slows them down", "Four new trials")),
    ("Salt slows them down, four new trials have demonstrated.", ("Salt slows them down", "four new trials")),
    ("Scientists have discovered that old pipes leak.", ("old pipes leak", "Scientists")),
]

NOTHING_FOUND = [
    "Lindqvist came home. He found that the gate was open.",
    "The bakers were late. They found that the road was closed.",
    "The study went on for years. They found the gate.",
    "There is no study that shows that salt does anybody good.",
    "The fans demonstrated that they can sing.",
    "Lindqvist discovered that the boat had left.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_findings_are_statements_of_the_study_or_of_who_did_it(text: str, expected: tuple[str, str]) -> None:
    said = [
        (statement_text(text, each.content), " ".join(span.of(text) for span in each.source))
        for each in find_statements(parse(text))
    ]
    assert expected in said


@pytest.mark.parametrize("text", NOTHING_FOUND)
def test_who_comes_upon_something_says_nothing(text: str) -> None:
    assert find_statements(parse(text)) == []


def test_research_that_opens_its_sentence_is_no_body() -> None:
    text = "Photo: Ora Lindqvist for Velden Radio\n\nResearch has shown that bakers who eat less salt live longer."
    (statement,) = Extractor().extract(new_article(text, id="salt", title="Salt"))
    assert (statement.source[0].of(text), statement.speakers) == ("Research", ())


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It does them good,” said study senior author Ora Lindqvist, a baker.", "study senior author Ora Lindqvist"),
        (
            "“It does them good,” study senior author Ora Lindqvist, a baker in Tarn, said in a letter.",
            "study senior author Ora Lindqvist, a baker in Tarn",
        ),
    ],
)
def test_a_senior_author_of_a_study_is_the_speaker(text: str, source: str) -> None:
    assert [each.source[0].of(text) for each in find_statements(parse(text))] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Lindqvist and fellow researchers studied 3,000 people, comparing bakers to those who never bake.",
        "Researchers compared the new lock with the old one among 1,818 boats.",
        "They examined four trials that compared older locks with the newer ones.",
        "Both locks had the same depth, which refers to the water above the sill.",
    ],
)
def test_a_study_that_compares_things_says_nothing(text: str) -> None:
    assert find_statements(parse(text)) == []


def test_who_compares_somebody_to_somebody_says_so() -> None:
    (found,) = find_statements(parse("Lindqvist compared the mayor to a pirate."))
    assert found.source[0].of("Lindqvist compared the mayor to a pirate.") == "Lindqvist"


def test_evidence_suggests_something_whoever_the_sentence_is_about() -> None:
    text = (
        "Most of the bakers had never been ferrymen, and there’s a lot of evidence to suggest that ferrymen sleep well."
    )
    (found,) = find_statements(parse(text))
    assert (found.source[0].of(text), found.content[0].of(text)) == ("evidence", "ferrymen sleep well")
