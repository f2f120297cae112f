"""`according to X`, in front, in the middle and at the end of what X says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, CLAUSE, QUOTE, load_cues
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.clauses.ending import own_attribution
from corpus.statements.sources.documents import RECORDINGS
from corpus.statements.sources.mention import mention_range
from corpus.text.grammar import FINITE, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MAX_NAME = 10
"""Tokens of a name with its office that opens a sentence behind "according to"."""
WRITTEN_DOWN = frozenset({"transcript", "minutes", "transcription"})
DETERMINERS = frozenset({"DT", "PRP$"})
DESCRIBING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"})
"""Tags with which a phrase begins that tells more of a noun before its comma."""


def read_according(token: Token, reading: Reading) -> Draft | None:
    """Return the statement around the word "according", or None where it reports nothing."""
    doc = reading.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    first, last = reading.sentence_of[token.i]
    head = next((c for c in doc[token.i + 1].children if c.dep_ in {"pobj", "pcomp"}), None)
    if head is None and token.i <= first + 1:
        return _behind_lost_name(token, last, reading)
    if head is None or not reading.is_outside(head):
        return None
    if _only_records(head, token, first, reading):
        return None
    source = _with_bracket(_without_subject(mention_range(head, token, reading), reading), last, reading)
    if token.i <= first + 1:
        source = _before_lost_subject(_with_apposition(source, last, reading), last, reading)
    content = (
        behind(source[1], last, reading) if token.i <= first + 1 else around(token.i, source[1], first, last, reading)
    )
    ranges = trim((_before_answer(part, token, reading) for part in content), reading)
    if not ranges and token.i <= first + 1:
        # `According to Aker, the move reeks of fear`: the parser sees no verb, and one phrase in all of it.
        comma = next((i for i in range(head.i + 1, last) if doc[i].text == ","), last)
        source, ranges = (source[0], comma), trim([(comma, last)], reading)
    return Draft(ranges, ((token.i, token.i + 2),), source, "according") if ranges else None


def _only_records(noun: Token, according: Token, first: int, reading: Reading) -> bool:
    """Return whether a phrase only names what somebody was recorded on: `"It leaks," Aker said, according to a tape`.

    The words before it have an attribution of their own.
    """
    if noun.lemma_.lower() not in RECORDINGS | WRITTEN_DOWN:
        return False
    for word in reading.doc[first : according.i]:
        known = load_cues().get(word.lower_) if word.tag_ in TENSED and reading.is_outside(word) else None
        if known is None or not known.takes(QUOTE, CLAUSE) or known.takes(BELIEF):
            continue
        if any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVES for c in word.children):
            return True
    return False


def _behind_lost_name(token: Token, last: int, reading: Reading) -> Draft | None:
    """Return what stands behind a name that the parser takes for a subject: `According to Aker, baker Pell left`."""
    doc, start = reading.doc, token.i + 2
    comma = next((i for i in range(start, min(last, start + MAX_NAME)) if doc[i].text == ","), None)
    if comma is None or any(word.tag_ in FINITE or not reading.is_outside(word) for word in doc[start:comma]):
        return None
    ranges = trim([(comma, last)], reading)
    named = any(word.pos_ == "PROPN" for word in doc[start:comma])
    return Draft(ranges, ((token.i, start),), (start, comma), "according") if named and ranges else None


def _before_answer(part: Range, according: Token, reading: Reading) -> Range:
    """Return what stands behind a phrase, cut before another's words: `..., it closed, but Aker said it had not`."""
    doc, (start, end) = reading.doc, part
    for word in doc[start:end] if start > according.i else ():
        known = load_cues().get(word.lower_) if word.tag_ in FINITE and reading.is_outside(word) else None
        if known is None or not known.takes(QUOTE, CLAUSE):
            continue
        comma = own_attribution(according, word, start, reading)
        if comma is not None and doc[comma + 1].lower_ == "but":
            return start, comma
    return part


def _without_subject(source: Range, reading: Reading) -> Range:
    """Return a mention cut before the subject of what it is the source of, where no comma parts them.

    In `According to Aker the dam leaks` the parser takes "Aker the dam" for one phrase.
    """
    doc, (start, end) = reading.doc, source
    for i in range(start + 1, end):
        if doc[i].tag_ in DETERMINERS and doc[i - 1].text[0].isupper() and doc[i - 1].is_alpha:
            return start, i
    return source


def _with_bracket(source: Range, last: int, reading: Reading) -> Range:
    """Return a mention with the bracket that closes its letters: `According to the Dam Office (DO) it leaks`."""
    doc, (start, end) = reading.doc, source
    open_yet = sum((word.text == "(") - (word.text == ")") for word in doc[start:end])
    return (start, end + 1) if open_yet and end < last and doc[end].text == ")" else source


def _before_lost_subject(source: Range, last: int, reading: Reading) -> Range:
    """Return a mention in front cut before the last thing the parser sets beside it, where the verb has no subject.

    In `According to Aker, mayor of Tarn, the port, which opened in 1950, will close` the port is what will close.
    """
    doc, (start, end) = reading.doc, source
    verb = next((t for t in doc[end:last] if t.tag_ in FINITE or t.tag_ == "VB"), None)
    if verb is None:
        return source
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    if verb.i < end or any(c.dep_ in SUBJECTS and c.i >= end for c in verb.children):
        return source
    beside = [t for t in doc[start:end] if t.dep_ in {"appos", "conj"} and t.left_edge.i - 1 > start]
    opened = (t.left_edge.i - 1 for t in reversed(beside) if doc[t.left_edge.i - 1].text == ",")
    return start, next(opened, end)


def _with_apposition(source: Range, last: int, reading: Reading) -> Range:
    """Return a mention in front with what it is called behind its comma, where the parser took that for a subject.

    In `According to Holt, the finance minister, dredging will begin` the verb has two subjects, a comma between them.
    """
    doc, (start, end) = reading.doc, source
    if end >= last or doc[end].text != ",":
        return source
    for called in doc[end + 1 : last]:
        if called.dep_ not in SUBJECTS or called.left_edge.i != end + 1:
            continue
        comma = called.right_edge.i + 1
        others = (one.left_edge.i for one in called.head.children if one.dep_ in SUBJECTS)
        if comma < last and doc[comma].text == "," and comma + 1 in others:
            return start, comma
    return source


def behind(end: int, last: int, reading: Reading) -> list[Range]:
    """Return what stands behind a phrase in front, from its comma on where there is one before the next verb."""
    doc = reading.doc
    for i in range(end, last):
        if doc[i].text == "," or reading.inside[i] != OUTSIDE:
            return [(i, last)]
        if doc[i].tag_ in FINITE:
            break
    return [(end, last)]


def _only_describes(words: Span, before: Span, reading: Reading) -> bool:
    """Return whether words behind a phrase tell more of its source: `It leaks, according to Ora Aker, a baker.`

    What was said is whole before it, and they have no verb.
    """
    opens = words and words[0].tag_ in DESCRIBING
    told = any(word.tag_ in FINITE and reading.is_outside(word) for word in words)
    return bool(opens) and not told and any(word.tag_ in FINITE and reading.is_outside(word) for word in before)


def around(start: int, end: int, first: int, last: int, reading: Reading) -> list[Range]:
    """Return what stands before a phrase, and how it goes on behind its comma."""
    doc = reading.doc
    if doc[start - 1].text == "," and doc[start - 2].dep_ in {"mark", "cc"} and end < last:
        return [(end, last)]
    if doc[start - 1].text == ":" and end < last:
        return [(end, last)]  # `Few were insured: according to Aker, only one in four was.`
    if doc[start - 1].dep_ in {"mark", "cc"} and any(word.dep_ in SUBJECTS for word in doc[end:last]):
        return [(end, last)]  # `The dam leaks and according to Aker it will not hold.`
    verb = doc[start].head
    if verb.dep_ == "relcl" and first <= verb.left_edge.i < start:
        return [(verb.left_edge.i, start)]
    goes_on = end < last and doc[end].text == "," and doc[end + 1 : end + 2].text not in {"which", "who"}
    goes_on = goes_on and not _only_describes(doc[end + 1 : last], doc[first:start], reading)
    return [(first, start), (end, last)] if goes_on else [(first, start)]
