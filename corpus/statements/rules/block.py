"""Blocks: a paragraph without marks that a colon leads into, and words signed by whoever said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, QUOTE, WEAK, load_cues
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.quotation import FINITE, MAX_TO_QUOTATION
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_BLOCK = 6
"""Words of a block; fewer are a heading or an entry of a list."""
MAX_NAME = 5
ENDS = frozenset({".", "?", "!", "…", "..."})
DASHES = frozenset({"—", "–", "--", "-", "―"})
POINTING = frozenset({"this", "these", "that", "those", "it", "following"})
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


# What rules a block out, in the order in which it is read: object, colon, paragraph, prose.
def block_after(high: int, token: Token, reading: Reading) -> Range | None:
    """Return the paragraph behind an attribution that ends its own with a colon: `Lindqvist wrote:`."""
    doc = reading.doc
    said = next((child for child in token.children if child.dep_ == "dobj" and child.i >= high), None)
    if said is not None and said.left_edge.lower_ not in POINTING:
        return None  # `Lindqvist noted the cost of the repairs:` has said it
    colon = high
    while colon < min(len(doc), high + MAX_TO_QUOTATION) and doc[colon].text != ":":
        if reading.inside[colon] != OUTSIDE or doc[colon].tag_ in FINITE or doc[colon].text in ENDS:
            return None
        colon += 1
    if colon + 2 >= len(doc) or doc[colon].text != ":" or "\n" not in doc[colon + 1].text:
        return None
    start = colon + 2
    end = next((i for i in range(start, len(doc)) if doc[i].is_space and "\n" in doc[i].text), len(doc))
    end = _own_part(start, end, reading)
    if reading.inside[start] != OUTSIDE or not doc[start].text[0].isupper() or not _is_prose(start, end, reading):
        return None
    return start, end


def _own_part(start: int, end: int, reading: Reading) -> int:
    """Return where a block ends: before the first sentence in which somebody is again said to speak."""
    cues = load_cues()
    for token in reading.doc[start:end]:
        cue = cues.get(token.lower_) if token.tag_ in FINITE and reading.is_outside(token) else None
        if cue is None or not cue.takes(QUOTE) or cue.takes(WEAK, BELIEF):
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ not in FIRST_PERSON:
            return max(start, reading.sentence_of[token.i][0])
    return end


def _is_prose(start: int, end: int, reading: Reading) -> bool:
    doc = reading.doc
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {'"', "”", ")"}):
        end -= 1
    words = sum(doc[i].is_alpha for i in range(start, end))
    return words >= MIN_BLOCK and doc[end - 1].text in ENDS


def read_signed(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield paragraphs signed with a name: `“The dam leaks.” — Ora Lindqvist`, and pull quotes without any marks."""
    doc = reading.doc
    for number, (start, end) in enumerate(paragraphs):
        opening = start
        dash = next(
            (i for i in range(start, end) if doc[i].text in DASHES and _closes_quotation(i, start, reading)), None
        )
        if dash is None and doc[start].text in DASHES and number and _ends_quotation(paragraphs[number - 1], reading):
            dash, opening = start, paragraphs[number - 1][0]
        if dash is not None:
            name = _name_behind(dash + 1, end, reading)
            if name is not None:
                yield Draft(trim([(opening, dash)], reading), ((dash, dash + 1),), name, "signed")
            continue
        first = _signature(start, end, reading)
        if first is not None and _is_prose(start, first, reading):
            yield Draft(trim([(start, first)], reading), ((first - 1, first),), (first, end), "signed")


def _signature(start: int, end: int, reading: Reading) -> int | None:
    """Return where the name begins that ends a paragraph in the first person, behind its last full stop."""
    doc, first = reading.doc, end
    while first > max(start, end - MAX_NAME) and doc[first - 1].pos_ == "PROPN" and doc[first - 1].text[0].isupper():
        first -= 1
    if end - first < 2 or first == start or doc[first - 1].text not in ENDS:
        return None
    plain = all(reading.inside[i] == OUTSIDE for i in range(start, end))
    return first if plain and any(doc[i].lower_ in FIRST_PERSON for i in range(start, first)) else None


def _closes_quotation(dash: int, start: int, reading: Reading) -> bool:
    """Return whether a dash stands right behind a quotation that begins its paragraph."""
    number = reading.inside[dash - 1] if dash > start else OUTSIDE
    return number != OUTSIDE and reading.inside[dash] == OUTSIDE and reading.bounds[number] == (start, dash)


def _ends_quotation(paragraph: Range, reading: Reading) -> bool:
    number = reading.inside[paragraph[0]]
    return number != OUTSIDE and reading.bounds[number] == paragraph


def _name_behind(start: int, end: int, reading: Reading) -> Range | None:
    """Return the name at a place, where a comma or the end of the paragraph follows it."""
    doc, stop = reading.doc, start
    while stop < end and stop - start < MAX_NAME and doc[stop].text[0].isupper():
        stop += 1
    # A handle in brackets makes it a post.
    closed = stop == end or doc[stop].text == "," or (doc[stop].text == "(" and doc[stop + 1].text[0] != "@")
    return (start, stop) if stop - start > 1 and closed else None
