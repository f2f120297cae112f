"""A reading lays quotations over tokens and mends sentences around them; every word is invented."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Span
from corpus.text.reading import OUTSIDE, Reading, read

if TYPE_CHECKING:
    from spacy.language import Language

BREAK = "|"


@cache
def tokenizer() -> Language:
    import spacy

    return spacy.blank("en")


def reading_of(marked: str) -> Reading:
    """Return the reading of a text in which the parser broke sentences where "|" stands."""
    first, *rest = marked.split(BREAK)
    doc = tokenizer()(first + "".join(rest))
    starts, at = {0}, len(first)
    for part in rest:
        starts.add(at + len(part) - len(part.lstrip(" ")))
        at += len(part)
    for token in doc:
        token.is_sent_start = token.idx in starts
    return read(doc)


INSIDE = [
    ('"It leaks," said Aker.', ['" It leaks , "']),
    ("“It leaks.” “We know,” said Aker.", ["“ It leaks . ”", "“ We know , ”"]),
    ("''It leaks,'' said Aker.", ["'' It leaks , ''"]),
    ("Aker said ‘it still leaks’ twice.", ["‘ it still leaks ’"]),
    ("Aker (“it leaks”) left.", ["“ it leaks ”"]),
    ("“It leaks.\n\n“We know,” said Aker.", ["“ It leaks .", "“ We know , ”"]),
    ("Aker left.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_tokens_know_the_quotation_they_stand_in(text: str, expected: list[str]) -> None:
    reading = reading_of(text)
    assert [" ".join(t.text for t in reading.doc[start:end]) for start, end in reading.bounds] == expected
    for number, (start, end) in enumerate(reading.bounds):
        assert reading.inside[start:end] == [number] * (end - start)
    outside = [token for token in reading.doc if reading.is_outside(token)]
    assert len(outside) == len(reading.doc) - sum(end - start for start, end in reading.bounds)
    assert reading.inside.count(OUTSIDE) == len(outside)


SENTENCES = [
    # no sentence ends within a quotation
    ('"It leaks.| We know." Aker left.', ['"It leaks. We know." Aker left.']),
    ('"It leaks.| We know."| Aker left.', ['"It leaks. We know."', "Aker left."]),
    ('Aker said "It leaks.| We know."| Orb left.', ['Aker said "It leaks. We know."', "Orb left."]),
    ('Aker said: "It leaks.| We know."| Orb left.', ["Aker said:", '"It leaks. We know."', "Orb left."]),
    # the parser counts an opening mark to the sentence before
    ('Aker left. "|It leaks," said Orb.', ["Aker left.", '"It leaks," said Orb.']),
    ("Aker left: “|It leaks.”", ["Aker left:", "“It leaks.”"]),
    # a quotation in the middle of a sentence begins none
    ('On the show "|Dam Hour," Aker called it a farce.', ['On the show "Dam Hour," Aker called it a farce.']),
    ('Aker said it was |"a farce."', ['Aker said it was "a farce."']),
    ('Aker left.| "It leaks," said Orb.', ["Aker left.", '"It leaks," said Orb.']),
    # behind a quotation the sentence goes on: small letter, comma, mark
    ('"It leaks?"| asked Aker.', ['"It leaks?" asked Aker.']),
    ('"It leaks,"| Aker said.', ['"It leaks," Aker said.']),
    ('"It leaks"|, Aker said.', ['"It leaks", Aker said.']),
    ('"It leaks."| Aker said so.', ['"It leaks."', "Aker said so."]),
    # a new paragraph is always a new sentence
    ('"It leaks,"\n\n|and Aker left.', ['"It leaks,"', "and Aker left."]),
    ('Aker heard\n|"It leaks."', ["Aker heard", '"It leaks."']),
    ('Aker heard\n"It leaks.| We know."', ["Aker heard", '"It leaks. We know."']),
    # elsewhere the parser is right
    ("Aker left.| Orb stayed.", ["Aker left.", "Orb stayed."]),
    ("Aker left.| iDam stayed.", ["Aker left.", "iDam stayed."]),
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_sentences_are_whole_around_quotations(marked: str, expected: list[str]) -> None:
    reading = reading_of(marked)
    ranges = dict.fromkeys(reading.sentence_of)
    assert [reading.doc[start:end].text.strip() for start, end in ranges] == expected


def test_a_span_leaves_blank_tokens_at_its_edges_out() -> None:
    reading = reading_of("  Aker left.  \n\n ")
    assert reading.span(0, len(reading.doc)) == Span(2, 12)
    assert reading.span(0, 1) == Span(0, 0)
    assert reading.span(2, 2) == Span(0, 0)


PIECES = st.sampled_from([*"“”\"‘’'.,|", "''", " ", " ", "\n", "It", "leaks", "Aker", "said"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join))
def test_every_token_lies_in_its_sentence_and_no_quotation_is_cut(marked: str) -> None:
    reading = reading_of(marked)
    assert len(reading.inside) == len(reading.sentence_of) == len(reading.doc)
    ranges = list(dict.fromkeys(reading.sentence_of))
    assert [i for start, end in ranges for i in range(start, end)] == list(range(len(reading.doc)))
    for token, (start, end) in zip(reading.doc, reading.sentence_of, strict=True):
        assert start <= token.i < end
    for quotation, (first, last) in zip(reading.quotations, reading.bounds, strict=True):
        assert first < last
        assert reading.doc[first].idx <= quotation.span.start
        assert quotation.span.end <= reading.doc[last - 1].idx + len(reading.doc[last - 1])
