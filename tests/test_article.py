"""Articles: a paragraph is found by any words in it, and a statement has one id for good."""

from __future__ import annotations

import pytest
from small import article, span

from corpus.article import paragraph_above, paragraph_at
from corpus.statement import statement_id

THREE = "The ferry was late.\nThe harbour is open, Vellora said.\nNobody answered."


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("ferry", "The ferry was late."),
        ("harbour is open", "The harbour is open, Vellora said."),
        ("The harbour is open, Vellora said.", "The harbour is open, Vellora said."),
        ("answered.", "Nobody answered."),
        ("late.\nThe harbour", "The ferry was late.\nThe harbour is open, Vellora said."),
    ],
)
def test_words_lie_in_their_whole_paragraph(words: str, paragraph: str) -> None:
    of = article(THREE)
    assert paragraph_at(of.text, span(of, words)).of(of.text) == paragraph


def test_a_statement_has_the_id_it_had_in_every_release() -> None:
    """Links, follows and reports hold these ids: another formula would break them all."""
    of = article("“We dredged it twice”, Vellora said, “and it silted up twice.”", id="harbour")
    assert statement_id(of.id, [span(of, "We dredged it twice")]) == "6f23ed6144aa"
    assert statement_id(of.id, [span(of, "We dredged it twice"), span(of, "and it silted up twice")]) == "25346dbf3159"


@pytest.mark.parametrize(("at", "above"), [("one", ""), ("two", "one"), ("three", "two"), ("four", "three")])
def test_the_paragraph_above_is_no_blank_line(at: str, above: str) -> None:
    text = "one\ntwo\n\n \nthree\n\nfour"
    assert paragraph_above(text, text.index(at)) == above
