"""Phrases a cue reports: `she cited ...`, `she called it ...`, `she spoke of ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import ABOUT, NAMING, OBJECT, Cue
from corpus.statements.draft import Range
from corpus.statements.rules.quotation import FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TO_NAME = 12
"""Tokens between a cue that names something and the quotation with the name."""
CIRCUMSTANCES = frozenset({"in", "during", "at", "after", "on", "before", "through", "via", "since"})
PARTS = frozenset({"prep", "oprd", "xcomp", "ccomp", "acl"})
PURPOSE_HEADS = frozenset({"go", "continue", "begin", "use", "seek", "try", "appear", "seem", "want", "have"})
JOINING = frozenset({"and", "or", "a", "an", "the", ","})


def phrase_after(token: Token, cue: Cue, source: Range, reading: Reading) -> Range | None:
    """Return the phrase a cue reports, or None where the verb does something else here."""
    if _is_purpose(token):
        return None
    last = reading.sentence_of[token.i][1]
    named = _named_in_quotation(token, cue, last, reading) if cue.takes(NAMING) else None
    if named is not None:
        return named
    for child in token.children:
        if child.i <= token.i or source[0] <= child.i < source[1]:
            continue
        inner = _subject_matter(child, cue) if cue.takes(ABOUT) else None
        if inner is not None:
            return inner[0], _end(token, inner[1], last, reading)
        if child.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and _reports_object(token, cue, child):
            return child.left_edge.i, _end(token, child, last, reading)
    return None


def _subject_matter(child: Token, cue: Cue) -> tuple[int, Token] | None:
    """Return where what a cue is "about" begins, and its head: `called for [calm]`, `called for [them to leave]`."""
    if child.dep_ == "prep" and child.lower_ in cue.prepositions:
        inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"} and c.i > child.i), None)
        if inner is not None and child.lower_ == "with" and (inner.pos_ in {"PROPN", "PRON"} or inner.ent_type_):
            return None  # `agreed with Aker` tells with whom, and not what was said
        return None if inner is None else (inner.left_edge.i, inner)
    mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.prepositions), None)
    return None if mark is None else (mark.i + 1, child)


def _named_in_quotation(token: Token, cue: Cue, last: int, reading: Reading) -> Range | None:
    """Return what a cue names up to the quotation that names it: `called the plan "a farce"`."""
    inside, doc = reading.inside, reading.doc
    for i in range(token.i + 1, min(last, token.i + MAX_TO_NAME)):
        if inside[i] == OUTSIDE:
            if doc[i].tag_ in FINITE or doc[i].text in {",", ":", ";"}:
                return None
            continue
        end = reading.bounds[inside[i]][1]
        following = next((j for j in range(end, last) if inside[j] != OUTSIDE or doc[j].lower_ not in JOINING), last)
        if following < last and inside[following] != OUTSIDE:
            end = reading.bounds[inside[following]][1]
        start = token.i + 1
        return (start + 1 if doc[start].lower_ in cue.prepositions else start), end
    return None


def _reports_object(token: Token, cue: Cue, child: Token) -> bool:
    """Return whether the cue reports with this object: `called it a farce` does, `called the police` does not."""
    if cue.takes(OBJECT):
        return child.dep_ == "dobj" or (child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG")
    if not cue.takes(NAMING):
        return False
    described = any(
        c.i > child.i and (c.dep_ in {"oprd", "attr", "ccomp"} or (c.dep_ == "prep" and c.lower_ == "as"))
        for c in token.children
    )
    return described or child.dep_ in {"ccomp", "oprd"}


def _is_purpose(token: Token) -> bool:
    """Return whether the cue is an aim and not an act: `a metaphor to describe ...`."""
    if token.tag_ != "VB" or not any(c.tag_ == "TO" and c.i < token.i for c in token.children):
        return False
    return not (token.dep_ == "xcomp" and token.head.lemma_ in PURPOSE_HEADS)


def _end(token: Token, child: Token, last: int, reading: Reading) -> int:
    """Return where the phrase ends, with what describes it further and a quotation that completes it."""
    doc = reading.doc
    end = child.right_edge.i + 1
    for other in token.children:
        if other.dep_ in PARTS and other.lower_ not in CIRCUMSTANCES and other.left_edge.i == end:
            end = other.right_edge.i + 1
    end = min(end, last)
    i = end
    while i < min(end + 3, last) and reading.inside[i] == OUTSIDE and not doc[i].is_punct and doc[i].pos_ != "VERB":
        i += 1
    if end < last and i < last and reading.inside[i] != OUTSIDE and reading.inside[end - 1] != reading.inside[i]:
        return min(reading.bounds[reading.inside[i]][1], last)
    return end
