"""Marks as papers type them, and what stands inside and outside of them; every person and word is invented."""

from __future__ import annotations

import pytest

from corpus.statements.finder import find_statements
from corpus.text.parser import parse


def test_the_reporters_words_are_not_in_the_quotation() -> None:
    text = 'Ora Lindqvist told the court that Aker "hid the ledgers in a boat shed and burned the rest of them."'
    (finding,) = find_statements(parse(text))
    assert finding.kind == "mixed"
    assert [span.of(text) for span in finding.quoted] == ["hid the ledgers in a boat shed and burned the rest of them."]


GLUED = [
    "“The dam leaks,”said Ora Lindqvist.",
    '"The dam leaks",Ora Lindqvist said.',
    "Ora Lindqvist said:“The dam leaks.”",
    "<q>The dam leaks,</q> Ora Lindqvist said.",
    "»The dam leaks«, said Ora Lindqvist.",
    "”The dam leaks,” said Ora Lindqvist.",
    "Ora Lindqvist said—“The dam leaks.”",
    'Ora Lindqvist said—"The dam leaks."',
]


@pytest.mark.parametrize("text", GLUED)
def test_marks_without_blanks_and_of_other_countries_are_read(text: str) -> None:
    (finding,) = find_statements(parse(text))
    assert [span.of(text).rstrip(",.") for span in finding.quoted] == ["The dam leaks"]
    assert finding.source[0].of(text) == "Ora Lindqvist"
    assert finding.kind == "direct"


def test_a_quotation_goes_on_behind_dashes_without_blanks() -> None:
    text = '"The dam leaks"—Ora Lindqvist said on Monday—"and nobody cares."'
    (finding,) = find_statements(parse(text))
    assert [span.of(text) for span in finding.quoted] == ["The dam leaks", "and nobody cares."]
    assert finding.kind == "direct"


@pytest.mark.parametrize("dash", ["—", " — "])
def test_a_quotation_between_dashes_is_a_part_of_its_clause(dash: str) -> None:
    text = f"Ora Lindqvist said the dam{dash}“a leaking bucket”{dash}would break."
    (finding,) = find_statements(parse(text))
    assert [span.of(text) for span in finding.content] == [f"the dam{dash}“a leaking bucket”{dash}would break"]
