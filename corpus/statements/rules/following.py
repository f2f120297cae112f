"""Quotations that stand alone behind the sentence that tells whose they are: `Aker shook his head. "It leaks."`"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.lexicon.lists import load_words
from corpus.statements.draft import Draft, Range
from corpus.statements.rules.continued import begins_paragraph, runs_on, stands_free
from corpus.statements.source import mention_range
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she"})
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
        draft = speakers.get(before)
        if not _may_follow(draft, before, start, claimed, reading):
            continue
        if draft is not None:
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
    """Return the sentence in the paper's words that ends where a quotation or its paragraph starts."""
    i = start - 1
    while i >= 0 and reading.doc[i].is_space:
        i -= 1
    if i < 0 or reading.inside[i] != OUTSIDE:
        return None
    return reading.sentence_of[i]


def _may_follow(draft: Draft | None, sentence: Range, start: int, claimed: Collection[int], reading: Reading) -> bool:
    """Return whether what a sentence quotes leaves no doubt whose the quotation behind it is, at token `start`.

    In `She told of her anger at whoever “takes it all” there. “It is ours.”` nobody else is quoted. Where nothing
    but the attribution stands between what is reported and the quotation, that goes on, and is no concern of this rule.
    """
    quoted = {reading.inside[i] for i in range(*sentence)} - {OUTSIDE}
    if not quoted or draft is None:
        return not quoted
    if any(number in claimed and not draft.holds(reading.bounds[number][0]) for number in quoted):
        return False
    end = draft.content[-1][1]
    return draft.cue[0][0] < end and any(word.is_alpha for word in reading.doc[end:start])


def _acting_person(sentence: Range, reading: Reading) -> Token | None:
    """Return the subject of a sentence where it is a person's name, or does what speakers do: `She pauses.`"""
    for token in reading.doc[sentence[0] : sentence[1]]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            gesture = token.head.lemma_ in load_words("gestures") and (token.lower_ in PRONOUNS or token.tag_ == "NNP")
            return token if token.ent_type_ == "PERSON" or gesture else None
    return None
