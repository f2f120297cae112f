"""Quotations that stand alone behind the sentence that tells whose they are: `Aker shook his head. "It leaks."`"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.statements.draft import Draft, Range
from corpus.statements.rules.continued import begins_paragraph, runs_on, stands_free
from corpus.statements.source import mention_range
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_QUOTATION = 7
"""Tokens such a quotation has, marks included; fewer are a title or a slogan."""


def read_following(drafts: Sequence[Draft], claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the free quotations whose speaker is who spoke or acted in the sentence right before."""
    speakers = {reading.sentence_of[draft.cue[0][0]]: draft for draft in drafts if draft.source}
    for number, bounds in enumerate(reading.bounds):
        start, end = bounds
        if number in claimed or end - start < MIN_QUOTATION or not stands_free(number, reading):
            continue
        if runs_on(number, reading) and number + 1 in claimed:
            continue
        before = _sentence_before(start, reading)
        if before is None:
            continue
        if before in speakers:
            draft = speakers[before]
            # What an attribution of its own follows is the next part of the quotation before.
            if draft.rule != "quotation":
                yield Draft((bounds,), draft.cue, draft.source, "following")
            continue
        if begins_paragraph(number, reading):
            continue
        subject = _acting_person(before, reading)
        if subject is not None:
            verb = subject.head.i
            yield Draft((bounds,), ((verb, verb + 1),), mention_range(subject, subject.head, reading), "following")


def _sentence_before(start: int, reading: Reading) -> Range | None:
    """Return the sentence that ends where a quotation or its paragraph starts and has no quotation of its own."""
    i = start - 1
    while i >= 0 and reading.doc[i].is_space:
        i -= 1
    if i < 0 or reading.inside[i] != OUTSIDE:
        return None
    first, last = reading.sentence_of[i]
    return None if any(reading.inside[j] != OUTSIDE for j in range(first, last)) else (first, last)


def _acting_person(sentence: Range, reading: Reading) -> Token | None:
    """Return the subject of a sentence where it is a person's name."""
    for token in reading.doc[sentence[0] : sentence[1]]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return token if token.ent_type_ == "PERSON" else None
    return None
