"""A reading: one parsed text with its quotations laid over the tokens."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.text.datelines import behind_datelines
from corpus.text.programmes import names_programme
from corpus.text.quotemarks import Quotation, find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OUTSIDE = -1
SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", ")"})
MAX_SENTENCE = 1000
"""Tokens of a sentence to which no other is joined; rules that look through a sentence stay linear by it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parse, its text (the parse would join it from its tokens each time) and its quotations.

    `starts[i]` is the character token `i` starts at, `inside[i]` the number of the quotation it stands in (its marks
    included), or `OUTSIDE`; `bounds[q]` the half-open token range of quotation `q`.
    """

    doc: Doc
    text: str
    quotations: tuple[Quotation, ...]
    starts: list[int]
    inside: list[int]
    bounds: list[tuple[int, int]]
    sentence_of: list[tuple[int, int]]

    def span(self, start: int, end: int) -> Span:
        """Return the characters of tokens `start` to `end`, blank tokens at the edges left out."""
        while start < end and self.doc[start].is_space:
            start += 1
        while end > start and self.doc[end - 1].is_space:
            end -= 1
        if start >= end:
            return Span(0, 0)
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def is_outside(self, token: Token) -> bool:
        """Return whether the token stands outside all quotation marks."""
        return self.inside[token.i] == OUTSIDE


def read(doc: Doc) -> Reading:
    """Lay the quotations of a parsed text over its tokens."""
    from spacy.attrs import IDX  # type: ignore[import-not-found]  # compiled, ships no stub

    text = doc.text
    quotations = tuple(each for each in find_quotations(text) if not names_programme(each, text))
    inside = [OUTSIDE] * len(doc)
    bounds: list[tuple[int, int]] = []
    starts: list[int] = doc.to_array(IDX).tolist()
    for number, quotation in enumerate(quotations):
        first = max(0, bisect_right(starts, quotation.span.start) - 1)
        last = max(first + 1, bisect_right(starts, quotation.span.end - 1))
        bounds.append((first, last))
        for i in range(first, last):
            inside[i] = number
    fixed = behind_datelines(text)
    return Reading(doc, text, quotations, starts, inside, bounds, _sentences(doc, inside, fixed))


def _sentences(doc: Doc, inside: list[int], fixed: Container[int]) -> list[tuple[int, int]]:
    """Return for every token the token range of its sentence; no sentence ends within a quotation.

    The parser breaks sentences within quotations and after them; where the next word goes on in
    small letters, or the quotation ended in a comma, the sentence goes on too. It also counts an
    opening mark to the sentence before. Behind a dateline (`fixed`, as characters) one surely starts.
    """
    starts = [0]
    for sentence in doc.sents:
        i = sentence.start
        while i > 0 and inside[i] != OUTSIDE and inside[i - 1] == inside[i]:
            i -= 1
        moved = i < sentence.start
        surely = doc[i].idx in fixed or i - starts[-1] > MAX_SENTENCE
        if i > starts[-1] and (surely or not _goes_on(doc, inside, i, moved)):
            starts.append(i)
    starts.append(len(doc))
    ranges: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(starts):
        ranges.extend([(start, end)] * (end - start))
    return ranges


def _goes_on(doc: Doc, inside: list[int], i: int, moved: bool) -> bool:
    """Return whether the sentence before token `i` goes on there, whatever the parser says."""
    before, token = doc[i - 1], doc[i]
    if before.is_space and "\n" in before.text:
        return False
    if moved:
        # The parser broke the sentence inside a quotation; that breaks it before the mark only after a full stop.
        return inside[i - 1] == OUTSIDE and before.text not in SENTENCE_ENDS
    if inside[i] != OUTSIDE:
        # `on the show "Morning Post," calling it ...`: a mark begins no sentence in the middle of one.
        return inside[i - 1] == OUTSIDE and before.text not in SENTENCE_ENDS and not before.is_space
    if inside[i - 1] == OUTSIDE:
        return before.is_alpha and token.is_alpha and token.text[0].islower()  # `told Radio Tarn | the dam could break`
    return token.text[0].islower() or token.is_punct or doc[i - 2].text == ","
