"""Blocks: a paragraph without marks that a reporting verb and a colon lead into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, QUOTE, WEAK, load_cues
from corpus.statements.draft import Range
from corpus.statements.rules.quotation import MAX_TO_QUOTATION
from corpus.text.grammar import FINITE, FIRST_PERSON
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_BLOCK = 6
"""Words of a block; fewer are a heading or an entry of a list."""
ENDS = frozenset({".", "?", "!", "…", "..."})
POINTING = frozenset({"this", "these", "that", "those", "it", "following"})


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
    if reading.inside[start] != OUTSIDE or not doc[start].text[0].isupper() or not is_prose(start, end, reading):
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


def is_prose(start: int, end: int, reading: Reading) -> bool:
    """Return whether words are sentences: enough of them, and a stop behind the last."""
    doc = reading.doc
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {'"', "”", ")"}):
        end -= 1
    words = sum(doc[i].is_alpha for i in range(start, end))
    return words >= MIN_BLOCK and doc[end - 1].text in ENDS
