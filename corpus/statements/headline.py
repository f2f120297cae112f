"""Headlines and headings that begin with what somebody says: `‘The dam leaks’: Aker turns on the council`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.cues import load_cues
from corpus.lexicon.roles import load_roles
from corpus.statements.draft import Draft, Range
from corpus.text.grammar import DASHES, FINITE
from corpus.text.reading import OUTSIDE, Reading

TOPICS = frozenset({"on", "after", "about", "as", "over", "ahead", "before"})
"""Words behind the name that tell what the words were about or when they were said."""
SENTENCE_ENDS = frozenset({".", "!", "?"})
MIN_WORDS = 3
"""Words such a quotation has; fewer are a title or a slogan."""
MAX_NAME = 6
"""Tokens of the name behind the colon."""
NO_NAMES = frozenset({"WRB", "WP", "WDT", "DT", "IN", "PRP", "PRP$", "VB", "VBG", "RB", "CD", "EX", "NNS"})
"""Tags of words that begin no name: `‘It was a sham’: How the dam broke`, `: Divers tell of a night of fear`."""


def read_headlines(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the quotations that begin a paragraph and that a colon and a name follow."""
    doc = reading.doc
    for start, end in paragraphs:
        number = reading.inside[start]
        if number == OUTSIDE or reading.bounds[number][0] != start:
            continue
        colon = reading.bounds[number][1]
        if colon + 1 >= end or not _is_speech(start, colon, reading):
            continue
        if doc[colon].text == ":":
            stop = _name_end(colon + 1, end, reading)
        else:
            stop = _name_before_topic(colon + 1, end, reading) if doc[colon].text in DASHES else None
        if stop is not None:
            yield Draft(((start, colon),), ((colon, colon + 1),), (colon + 1, stop), "headline")


def _is_speech(start: int, end: int, reading: Reading) -> bool:
    """Return whether quoted words are something said: a sentence, no title all in capitals."""
    words = [token for token in reading.doc[start:end] if token.is_alpha]
    return len(words) >= MIN_WORDS and any(word.text[0].islower() for word in words[1:])


def _name_before_topic(start: int, end: int, reading: Reading) -> int | None:
    """Return where the name behind a dash ends that a headline goes on from: `“It leaks” – Aker on his dam`."""
    doc = reading.doc
    opening = _behind_office(start, end, reading)
    stop = opening
    while stop < min(end, opening + MAX_NAME) and doc[stop].text[0].isupper():
        stop += 1
    topic = stop < end and doc[stop].lower_ in TOPICS
    closed = all(word.text not in SENTENCE_ENDS for word in doc[stop:end])
    # The tagger may take a surname alone for a verb.
    named = opening > start or (doc[start].tag_ not in NO_NAMES - {"VB"} and doc[start].lower_ not in load_cues())
    return stop if opening < stop and topic and closed and named else None


def _behind_office(start: int, end: int, reading: Reading) -> int:
    """Return where the name behind an office in small letters begins: `“It leaks” – bakers’ leader Aker on his dam`."""
    doc, name = reading.doc, start
    while name < min(end, start + MAX_NAME) and not doc[name].text[0].isupper() and doc[name].tag_ not in FINITE:
        name += 1
    held = any(word.lower_ in load_roles() for word in doc[start:name])
    return name if held else start


def _name_end(start: int, end: int, reading: Reading) -> int | None:
    """Return where the name ends that the rest of a headline begins with, None where it begins with none.

    A name alone, or one that a verb follows: `Aker turns on the council`, and no `Aker dam in danger`.
    """
    doc, stop = reading.doc, start
    while (
        stop < min(end, start + MAX_NAME)
        and doc[stop].text[0].isupper()
        and doc[stop].tag_ not in FINITE
        and reading.inside[stop] == OUTSIDE
    ):
        stop += 1
    if stop < end and doc[stop].lower_ in TOPICS:
        return _name_before_topic(start, end, reading)
    if stop == start or doc[start].tag_ in NO_NAMES:
        return None
    alone = stop == end or doc[stop].is_space or doc[stop].text in {",", "."}
    return stop if alone or doc[stop].pos_ in {"VERB", "AUX"} or doc[stop].tag_ == "NNS" else None
