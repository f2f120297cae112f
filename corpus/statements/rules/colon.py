"""A colon and words: transcripts (`LOPEZ: We will see.`), headlines, a name before a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.lexicon.cues import QUOTE, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.months import MONTHS
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.label import BULLETS
from corpus.statements.rules.post import is_handle
from corpus.statements.rules.turns import is_said
from corpus.text.grammar import FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

MAX_NAME = 6
MAX_ATTRIBUTION = 15
"""Tokens behind a quotation in which its attribution has its verb."""
HANDLE = 4
"""Tokens by which a handle makes a label longer: `Ora Lindqvist (@oralind) on Twitter:`."""
MIN_PLAIN = 8
"""Tokens from which on words without a verb are no heading."""
MIN_SPEECH = 3
"""Tokens behind the colon; fewer are a label's value."""
TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "POS", "IN", ".", "-LRB-", "-RRB-", "HYPH", "DT", "VB", "UH", "FW"})


def read_transcripts(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield what follows a name and a colon at the start of a paragraph."""
    doc = reading.doc
    people = _names_of(doc)
    labels: Counter[str] = Counter()
    found: list[Draft] = []
    for begin, end in paragraphs:
        start = begin + (doc[begin].text in BULLETS and begin + 1 < end)
        opening = start + 1 if doc[start].text in {'"', "“", "``", "''"} else start
        colon = _label_end(opening, end, people, reading)
        if colon is None:
            continue
        for first, mark, stop in _turns(opening, colon, end, reading):
            ranges = trim([(mark + 1, stop)], reading) if opening == start else ((mark + 1, stop),)
            if ranges:
                spoken = opening == start and _is_speech(mark + 1, stop, reading)
                found.append(Draft(ranges, ((mark, mark + 1),), (first, mark), "colon", spoken=spoken))
                labels[doc[first:mark].text] += 1
    silent = [not any(is_said(*part, reading) for part in draft.content) for draft in found]
    several = sum(silent) > 1
    for draft, says_nothing in zip(found, silent, strict=True):
        start, end = draft.source or (0, 0)
        if says_nothing and (several or _is_enumeration(draft, reading)):
            continue  # a police list, a cast, a line-up
        if labels[doc[start:end].text] > 1 or not _is_heading(draft, reading):
            yield draft


def _is_enumeration(draft: Draft, reading: Reading) -> bool:
    """Return whether words are a list: `theft of rope, trespass, held without bond`."""
    return sum(reading.doc[i].text == "," for start, end in draft.content for i in range(start, end)) > 1


def _names_of(doc: Doc) -> set[str]:
    """Return the words and the initials of the names of people in a text."""
    names = [entity.text.split() for entity in doc.ents if entity.label_ == "PERSON"]
    return {word for words in names for word in words} | {"".join(word[0] for word in words) for words in names}


def _label_end(opening: int, end: int, people: set[str], reading: Reading) -> int | None:
    """Return the colon behind the label that a paragraph opens with, None where it opens with none."""
    doc = reading.doc
    reach = MAX_NAME + 1 + HANDLE * any(is_handle(word) for word in doc[opening : opening + MAX_NAME])
    colon = next((i for i in range(opening, min(end, opening + reach)) if doc[i].text == ":"), None)
    if colon is None or end - colon <= MIN_SPEECH or _is_dateline(opening, colon, reading):
        return None
    if _is_attributed(colon, reading):
        return None
    named = _is_name(opening, colon, people, reading) or _labels_quotation(opening, colon, end, reading)
    return colon if named else None


def _is_attributed(colon: int, reading: Reading) -> bool:
    """Return whether a quotation behind a colon has another name behind it: `TARN: “It leaks,” Mayor Aker said.`"""
    number = reading.inside[colon + 1]
    if number == OUTSIDE:
        return False
    start, last = reading.bounds[number][1], reading.sentence_of[colon + 1][1]
    for word in reading.doc[start : min(last, start + MAX_ATTRIBUTION)]:
        cue = load_cues().get(word.lower_) if word.tag_ in FINITE else None
        if cue is not None and cue.takes(QUOTE):
            beside = reading.doc[start : min(last, word.i + MAX_NAME)]
            return any(one.pos_ == "PROPN" and reading.is_outside(one) for one in beside)
    return False


def _is_dateline(start: int, colon: int, reading: Reading) -> bool:
    """Return whether words tell where and when a report was written: `Low Town, 12 May: The dam leaks.`"""
    words = reading.doc[start:colon]
    return any(word.is_digit for word in words) and any(word.text.capitalize() in MONTHS for word in words)


def _turns(start: int, colon: int, end: int, reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the turns of a paragraph by label, colon and end: `Aker: “No.” Lindqvist: “Yes.”` has two."""
    doc, inside = reading.doc, reading.inside
    for i in range(colon + 2, end - 1):
        if doc[i].text == ":" and inside[i] == OUTSIDE and inside[i + 1] not in {OUTSIDE, inside[i - 1]}:
            first = i
            while first > colon + 1 and doc[first - 1].text[0].isupper() and inside[first - 1] == OUTSIDE:
                first -= 1
            if first < i and inside[first - 1] != OUTSIDE:
                yield start, colon, first
                start, colon = first, i
    yield start, colon, end


def _is_speech(start: int, end: int, reading: Reading) -> bool:
    """Return whether whole sentences stand behind a label; a headline has no full stop and tells in its own words."""
    while end > start and reading.doc[end - 1].is_space:
        end -= 1
    return end > start and reading.doc[end - 1].text in {".", "?", "!", "…"}


def _is_heading(draft: Draft, reading: Reading) -> bool:
    """Return whether a few words without a verb stand behind a label that comes once: `Aker: Now or never`."""
    words = [reading.doc[i] for start, end in draft.content for i in range(start, end)]
    if len(words) >= MIN_PLAIN or any(reading.inside[word.i] != OUTSIDE for word in words):
        return False
    return not any(word.tag_ in FINITE for word in words)


def paragraphs_of(reading: Reading) -> list[Range]:
    """Return the token range of each paragraph."""
    return list(_paragraphs(reading))


def _paragraphs(reading: Reading) -> Iterator[Range]:
    text, starts, start = reading.text, reading.starts, 0
    at = text.find("\n")
    while at >= 0:
        blank = bisect_right(starts, at) - 1
        if start < blank:
            yield start, blank
        start = blank + 1
        at = text.find("\n", starts[start]) if start < len(starts) else -1
    if start < len(starts):
        yield start, len(reading.doc)


def _is_name(start: int, end: int, people: set[str], reading: Reading) -> bool:
    """Return whether the tokens name somebody: capitals throughout, and a word of a person's name among them."""
    tokens = reading.doc[start:end]
    words = [token for token in tokens if token.is_alpha]
    if not words or not all(token.tag_ in TAGS for token in tokens):
        return False
    if not all(token.text[0].isupper() or token.tag_ in {"IN", "DT"} for token in words):
        return False
    if words[0].lower_ in {"said", "says"} or is_listed(words[0].lower_, "labels", "label words"):
        return False
    return any(word.text in people or word.text.title() in people for word in words)


def _labels_quotation(start: int, colon: int, end: int, reading: Reading) -> bool:
    """Return whether a label such as `Mayor Holt:` stands before a quotation that is the rest of its paragraph."""
    doc, inside = reading.doc, reading.inside
    opened = next((i for i in range(colon + 1, end) if not doc[i].is_space), end - 1)
    if inside[opened] == OUTSIDE or reading.bounds[inside[opened]][0] != opened:
        return False
    if any(word.is_alpha and inside[word.i] == OUTSIDE for word in doc[opened:end]):
        return False
    return start < colon and _is_label(doc[start:colon])


def _is_label(words: Words) -> bool:
    """Return whether words before a colon may be somebody's: capitals, no verb, nothing that newspapers label."""
    first = words[0]
    if not first.text[0].isupper() or first.lower_ in load_cues() or first.lower_ in load_words("labels"):
        return False
    handles = sum(is_handle(word) for word in words)
    plain = [word for word in words if word.is_alpha and word.tag_ != "IN"]
    return (
        bool(plain)
        and all(
            word.text[0].isupper() and word.lower_ not in load_words("labels") and word.tag_ not in {*FINITE, "RB"}
            for word in plain
        )
        and (handles > 0 or len(plain) == len(words))
    )
