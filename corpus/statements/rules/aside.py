"""`As X said, ...` and `..., as X put it`: an attribution set beside what X says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, CLAUSE, QUOTE, TELL, WEAK, load_cues
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.according import around, behind
from corpus.text.grammar import DASHES, FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_BEHIND_CUE = 14
"""Tokens behind the cue that may still belong to the attribution: `as Lindqvist said on Monday in Oslo, ...`."""
MAX_ADVERBS = 4
"""Words between "as" and a participle: "as" included: `as first reported by Lindqvist`."""
ENDS = frozenset({",", ".", ";", ":", ""})
PUTTING = frozenset({"put", "puts"})
OPENING = frozenset({"and", "but", "yet", "so", "still", "just", "exactly", "also", "then", "or", "even"})


def read_aside(token: Token, source: Range, reading: Reading) -> Draft | None:
    """Return the statement beside an attribution that begins with "as", or None where there is none.

    `As Lindqvist noted how late it was ...` tells when, and reports what follows the cue.
    """
    doc = reading.doc
    if not is_aside(token, source, reading):
        return None
    passive = _as_before(token, reading) if source[0] > token.i else None
    start = _as_of(source, token, reading) if passive is None else passive
    if start is None:
        return None
    first, last = reading.sentence_of[token.i]
    end = source[1] if passive is not None else _attribution_end(token, last, reading)
    if end is None:
        return None
    own_cue = ((token.i, token.i + (2 if token.lower_ in PUTTING else 1)),)
    opening = start
    while opening > first and doc[opening - 1].lower_ in OPENING:
        opening -= 1
    if opening == first or (opening < start and doc[opening].dep_ in {"cc", "mark"}):
        content = _behind(end, last, reading)
    elif _is_attributed(first, start, reading):
        return None
    elif doc[start - 1].text in {",", *DASHES} or reading.inside[start - 1] != OUTSIDE:
        content = around(start, end, first, last, reading)
        if doc[start - 1].text in DASHES and doc[end].text in DASHES:
            content = [(first, start), (end, last)]
    else:
        return None
    ranges = trim(content, reading)
    return Draft(ranges, own_cue, source, "according") if ranges else None


def is_aside(token: Token, source: Range, reading: Reading) -> bool:
    """Return whether a verb and its source form a clause with "as" that has no complement of its own."""
    doc = reading.doc
    if source[0] > token.i:
        return token.tag_ == "VBN" and doc[source[0] - 1].lower_ == "by" and _as_before(token, reading) is not None
    if token.tag_ not in {*FINITE, "VBN"} or source[1] > token.i or _as_of(source, token, reading) is None:
        return False
    if any(doc[i].pos_ not in {"ADV", "AUX", "PUNCT"} for i in range(source[1], token.i)):
        return False
    if token.lower_ in PUTTING:
        return doc[token.i + 1 : token.i + 2].text == "it"
    cue = load_cues().get(token.lower_)
    out = cue is not None and cue.lemma == "point" and doc[token.i + 1 : token.i + 2].text == "out"
    if cue is None or not cue.takes(QUOTE, CLAUSE) or (cue.takes(WEAK, BELIEF) and not out):
        return False
    complements = {"ccomp", "xcomp"} if cue.takes(TELL) else {"ccomp", "xcomp", "dobj"}
    perfect = any(child.dep_ == "aux" and child.tag_ in FINITE for child in token.children)
    if perfect and doc[token.i + 1 : token.i + 2].text in cue.prepositions:
        return False  # `as Aker has called for her to go`
    if (token.tag_ == "VBN" and not perfect) or out:
        following = doc[token.i + 1 + out : token.i + 2 + out].text
        return following in ENDS or (out and token.tag_ != "VBN" and following in {"in", "on"})
    return not any(
        child.i > token.i and (child.dep_ in complements or child.lower_ in cue.prepositions)
        for child in token.children
    )


def _as_of(source: Range, token: Token, reading: Reading) -> int | None:
    """Return the "as" before a source, or before what the parser takes it for: `As the driver, Aker, said`.

    In `As a boy, Aker said, he stole` and `As the youngest, Aker said, ...` no comma tells whether it is Aker who is.
    """
    doc, i = reading.doc, source[0] - 1
    if i >= 0 and doc[i].lower_ == "as":
        return i
    apart = i > 0 and doc[i].text == ","
    noun = doc[i - apart] if i > 0 else token
    opening = noun.head
    described = noun.dep_ == "pobj" and opening.lower_ == "as" and opening.head.i == token.i
    if not described or opening.i + 1 != noun.left_edge.i or noun.left_edge.lower_ in {"a", "an"}:
        return None
    return opening.i if apart == (doc[source[1]].text == ",") else None


def _as_before(token: Token, reading: Reading) -> int | None:
    """Return the "as" before a participle: `as first reported by Aker`; None where there is none."""
    before = reversed(reading.doc[max(0, token.i - MAX_ADVERBS) : token.i])
    word = next((word for word in before if word.pos_ != "ADV" or word.lower_ == "as"), None)
    return word.i if word is not None and word.lower_ == "as" else None


def _is_attributed(first: int, end: int, reading: Reading) -> bool:
    """Return whether a quotation before an aside has an attribution: `"It holds," she said, as the crowd applauded`."""
    doc, cues = reading.doc, load_cues()
    quoted = False
    for i in range(first, end):
        quoted = quoted or reading.inside[i] != OUTSIDE
        speaks = quoted and reading.inside[i] == OUTSIDE and doc[i].tag_ in FINITE and doc[i].lower_ in cues
        if speaks and cues[doc[i].lower_].takes(QUOTE):
            return True
    return False


def _attribution_end(token: Token, last: int, reading: Reading) -> int | None:
    """Return where the attribution ends: at a comma, a colon, a quotation or with its sentence."""
    doc = reading.doc
    for i in range(token.i + 1 + (token.lower_ in PUTTING), min(last, token.i + MAX_BEHIND_CUE)):
        if reading.inside[i] != OUTSIDE or doc[i].text in {",", ":", ".", "?", "!", ";", *DASHES}:
            return i
        if doc[i].tag_ in FINITE or doc[i].lower_ == "that":
            return None
    return last if last - token.i <= MAX_BEHIND_CUE else None


def _behind(end: int, last: int, reading: Reading) -> list[Range]:
    """Return what stands behind an attribution in front: a quotation it leads into, else the rest of the sentence."""
    i = end
    while i < last and reading.inside[i] == OUTSIDE and not reading.doc[i].is_alpha:
        i += 1
    if i < last and reading.inside[i] != OUTSIDE and reading.doc[end].text == ":":
        return [reading.bounds[reading.inside[i]]]
    return behind(end, last, reading)
