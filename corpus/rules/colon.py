"""A colon and words: transcripts (`LOPEZ: We will see.`), headlines, `He had a message for them: "..."`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from corpus.draft import Draft, trim
from corpus.reading import Reading
from corpus.sources import mention_range

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_NAME = 6
SHORTEST_SPEECH = 3
"""Tokens behind the colon; fewer are a label's value."""
TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "POS", "IN", ".", "-LRB-", "-RRB-", "HYPH", "DT", "VB", "UH", "FW"})


def read_transcripts(reading: Reading) -> Iterator[Draft]:
    """Yield what follows a name and a colon at the start of a paragraph."""
    doc = reading.doc
    people = {word for entity in doc.ents if entity.label_ == "PERSON" for word in entity.text.split()}
    for start, end in _paragraphs(reading):
        opening = start + 1 if doc[start].text in {'"', "“", "``", "''"} else start
        colon = next((i for i in range(opening, min(end, opening + LONGEST_NAME + 1)) if doc[i].text == ":"), None)
        if colon is None or end - colon <= SHORTEST_SPEECH or not _is_name(opening, colon, people, reading):
            continue
        ranges = trim([(colon + 1, end)], reading) if opening == start else ((colon + 1, end),)
        if ranges:
            yield Draft(ranges, ((colon, colon + 1),), (opening, colon), "colon")


def read_introduced(claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the quotations no cue claimed that a sentence with a colon leads into; its subject says them."""
    doc = reading.doc
    for number, (start, end) in enumerate(reading.bounds):
        colon = start - 1
        while colon > 0 and doc[colon].is_space:
            colon -= 1
        if number in claimed or end - start <= SHORTEST_SPEECH or colon < 0 or doc[colon].text != ":":
            continue
        subject = _speaking_subject(colon, reading)
        if subject is not None:
            yield Draft(
                ((start, end),), ((colon, colon + 1),), mention_range(subject, doc[colon], reading), "introduced"
            )


def _speaking_subject(colon: int, reading: Reading) -> Token | None:
    """Return the subject of the sentence a colon ends, where it can be somebody."""
    first = reading.sentence_of[colon][0]
    for token in reading.doc[first:colon]:
        if token.dep_ == "nsubj" and reading.is_outside(token):
            somebody = token.pos_ == "PROPN" or token.lower_ in {"he", "she", "they"} or token.ent_type_ == "PERSON"
            return token if somebody else None
    return None


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the token range of each paragraph."""
    start = 0
    for token in reading.doc:
        if token.is_space and "\n" in token.text:
            if start < token.i:
                yield start, token.i
            start = token.i + 1
    if start < len(reading.doc):
        yield start, len(reading.doc)


def _is_name(start: int, end: int, people: set[str], reading: Reading) -> bool:
    """Say whether the tokens name somebody: capitals throughout, and a word of a person's name among them."""
    tokens = reading.doc[start:end]
    words = [token for token in tokens if token.is_alpha]
    if not words or not all(token.tag_ in TAGS for token in tokens):
        return False
    if not all(token.text[0].isupper() or token.tag_ in {"IN", "DT"} for token in words):
        return False
    return any(word.text in people or word.text.title() in people for word in words)
