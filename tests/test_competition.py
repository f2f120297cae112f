"""The competition of drafts for the same words; every person, paper and word here is invented."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.statement import statement_id, statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

SAID_ONCE = [
    # two attributions around the same words: the outer one has them, and nobody says the other's
    (
        "Half of the divers said the cold made them faster, the survey found.",
        [("Half of the divers said the cold made them faster", "the survey")],
    ),
    (
        'Lindqvist said there is "no water in the dam that is not in the river," according to Aker.',
        [('Lindqvist said there is "no water in the dam that is not in the river,"', "Aker")],
    ),
    # a quotation belongs to the attribution beside it
    (
        'Lindqvist said that the gates were shut at 10 a.m. "There was no water left," Aker said.',
        [("the gates were shut at 10 a.m.", "Lindqvist"), ('"There was no water left,"', "Aker")],
    ),
    # what a relative clause at the end tells is not the teller's
    (
        "Lindqvist said that the work would go to Aker, who said it would take a year.",
        [("the work would go to Aker", "Lindqvist"), ("it would take a year", "who")],
    ),
    (
        "Lindqvist said that Aker, who said it would take a year, would do the work.",
        [("Aker, who said it would take a year, would do the work", "Lindqvist")],
    ),
    # "but he said" opens what he says next
    (
        'Lindqvist said that the report did not give "one reason to close the old dam," but she said that it leaks.',
        [
            ('the report did not give "one reason to close the old dam,"', "Lindqvist"),
            ("it leaks", "she"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID_ONCE)
def test_words_that_two_attributions_claim_are_said_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert [
        (statement_text(text, finding.content), finding.source[0].of(text)) for finding in find_statements(parse(text))
    ] == expected


PARTS = st.sampled_from(
    [
        "Ora Lindqvist said",
        "Aker told the council that",
        "the survey found",
        "according to Aker",
        "she added",
        "Lindqvist called it",
        "said Holt",
        "who believes",
        "as Aker put it",
        "described the dam as",
        "and asked whether",
        "the dam leaks",
        "it will hold until spring",
        "“It leaks.”",
        "“The dam,”",
        "‘We have checked it,’",
        '"a farce"',
        '"We have checked every stone,"',
        "“The gates are shut.",
        "AKER: We will see.",
        ",",
        ".",
        ":",
        ";",
        "but",
        "that",
        "at 11 p.m.",
        "(Aker is a diver.)",
        "\n\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, min_size=3, max_size=25).map(" ".join))
def test_no_two_statements_share_words_or_an_id(text: str) -> None:
    findings = find_statements(parse(text))
    spans = sorted(span for finding in findings for span in finding.content)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    ids = [statement_id("article", finding.content) for finding in findings]
    assert len(set(ids)) == len(ids)
