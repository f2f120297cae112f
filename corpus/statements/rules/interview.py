"""Interviews told in prose: quotations that stand alone behind the writer's questions, which the one asked answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from corpus.statements.draft import Draft, Range
from corpus.text.reading import OUTSIDE, Reading

MIN_PAIRS = 2
"""Questions that a paragraph of nothing but a quotation follows; one alone may be the paper's."""


def read_interview(paragraphs: Sequence[Range], claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the quotations no cue claimed that are a paragraph of their own behind a question in the paper's words."""
    drafts = []
    for asked, answered in pairwise(paragraphs):
        start, end = answered[0], _end(answered, reading)
        mark = _end(asked, reading) - 1
        number = reading.inside[start]
        asks = mark >= 0 and reading.doc[mark].text == "?" and reading.inside[mark] == OUTSIDE
        if asks and number not in claimed and number != OUTSIDE and reading.bounds[number] == (start, end):
            drafts.append(Draft(((start, end),), ((mark, mark + 1),), None, "answer"))
    if len(drafts) >= MIN_PAIRS:
        yield from drafts


def _end(paragraph: Range, reading: Reading) -> int:
    """Return where a paragraph ends, blanks left out."""
    start, end = paragraph
    while end > start and reading.doc[end - 1].is_space:
        end -= 1
    return end
