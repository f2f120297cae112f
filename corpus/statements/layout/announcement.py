"""An announcement: a line or a sentence that only tells whose the quotation behind it is, without a colon."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.cues import QUOTE, load_cues
from corpus.lexicon.lists import is_listed
from corpus.statements.draft import Draft, Range
from corpus.statements.rules.label import Label, read_label
from corpus.statements.rules.sequels.continued import begins_paragraph, ends_paragraph, runs_on
from corpus.statements.rules.sequels.following import is_uttered
from corpus.statements.sources.source import find_source
from corpus.text.grammar import TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

MIN_QUOTATION = 7
"""Tokens such a quotation has, marks included; fewer are a title or a slogan."""
MAX_LINE = 60
"""Characters of a line that is a name."""
MAX_TO_COMMA = 8
"""Tokens from what somebody utters to the comma before its words: `a statement on Monday, “...”`."""
MAX_SENTENCE = 30
"""Tokens of a sentence that only announces."""


def read_announced(claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the quotations no cue claimed that a name in a line of its own, or a sentence, announces."""
    for number, (start, end) in enumerate(reading.bounds):
        if number in claimed or end - start < MIN_QUOTATION:
            continue
        last = start - 1
        while last > 0 and reading.doc[last].is_space:
            last -= 1
        if last < 1 or reading.inside[last] != OUTSIDE:
            continue
        source = _line_before(number, last, reading) or _announced_by(last, reading) or _uttered_by(last, reading)
        if source is not None:
            yield Draft(((start, end),), ((last, last + 1),), source, "introduced")


def _line_before(number: int, last: int, reading: Reading) -> Range | None:
    """Return the name in the line before a paragraph of quotation: `Mayor Ora Lind 0:07`, `Ora Lind, 44, baker`.

    A name and nothing else is a heading.
    """
    text, doc = reading.text, reading.doc
    alone = begins_paragraph(number, reading) and (ends_paragraph(number, reading) or runs_on(number, reading))
    end = doc[last].idx + len(doc[last])
    start = text.rfind("\n", 0, end) + 1
    if not alone or end - start > MAX_LINE:
        return None
    line = text[start:end]
    label = read_label(f"{line}:")
    if label is None or label.sort != "named" or not _has_number(line, label):
        return None
    name = [i for i in range(reading.sentence_of[last][0], last + 1) if _within(doc[i], start, label)]
    return (name[0], name[-1] + 1) if name else None


def _has_number(line: str, label: Label) -> bool:
    """Return whether a line tells how long the sound is that a page plays there, or how old somebody is."""
    return any(mark.isdigit() for mark in line[: label.start] + line[label.end :])


def _within(token: Token, start: int, label: Label) -> bool:
    return label.start <= token.idx - start < label.end


def _announced_by(last: int, reading: Reading) -> Range | None:
    """Return who speaks by a sentence that points ahead: `Here is how she replied.`, `Remember this from Ora Lind.`"""
    words = reading.doc[reading.sentence_of[last][0] : last + 1]
    if words[-1].text != "." or len(words) > MAX_SENTENCE or any(not reading.is_outside(word) for word in words):
        return None
    if not is_listed(words[0].lower_, "announcing"):
        return None
    return _from(words) or _replying(words, reading)


def _uttered_by(last: int, reading: Reading) -> Range | None:
    """Return who utters what stands behind a comma: `Lind issued a statement, “It leaks.”`."""
    doc = reading.doc
    if doc[last].text != ",":
        return None
    for word in doc[max(reading.sentence_of[last][0], last - MAX_TO_COMMA) : last]:
        if is_uttered(word) and word.head.tag_ in TENSED:
            return find_source(word.head, reading)
    return None


def _from(words: Words) -> Range | None:
    """Return whom something is from: `Remember this from Ora Lind in May.`"""
    for word in words:
        if word.lower_ == "from":
            name = next((c for c in word.children if c.dep_ == "pobj" and c.ent_type_ == "PERSON"), None)
            if name is not None:
                return name.left_edge.i, name.i + 1
    return None


def _replying(words: Words, reading: Reading) -> Range | None:
    """Return who says what follows, behind "here": `Here’s how he responded.`"""
    cues = load_cues()
    asked = [word for word in words if word.lower_ in {"how", "what"}]
    cue = cues.get(words[-2].lower_)
    if words[0].lower_ != "here" or not asked or cue is None or not cue.takes(QUOTE):
        return None
    source = find_source(words[-2], reading)
    return source if source is not None and asked[0].i < source[0] else None
