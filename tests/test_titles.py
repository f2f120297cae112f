"""Titles of works: named in quotation marks, said by nobody."""

from __future__ import annotations

import pytest

from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse


def said(text: str) -> list[str]:
    """Return the texts of all statements."""
    return [statement_text(text, finding.content) for finding in find_statements(parse(text))]


@pytest.mark.parametrize(
    "text",
    [
        'Holt praised "A Long Walk," a novel by Ned Pell.',
        'Holt recommended "River of Gold," an album by Pell.',
        'The critic called "The Leaking Dam" the best film of the year.',
        'Ora Lindqvist cited a report, "Dams at Risk," by the Alder Institute.',
        'Pell wrote an essay titled "Why we lost."',
    ],
)
def test_the_title_of_a_work_is_nobodys_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"This Is The End," Ned Pell wrote.', '"This Is The End,"'),
        (
            '"A study by the Alder Institute shows no harm," Pell said.',
            '"A study by the Alder Institute shows no harm,"',
        ),
        ('Pell called the film "A Disgrace."', 'the film "A Disgrace."'),
        ('Pell praised the film: "It moved me to tears."', '"It moved me to tears."'),
    ],
)
def test_words_about_a_work_are_the_speakers(text: str, words: str) -> None:
    assert words in said(text)
