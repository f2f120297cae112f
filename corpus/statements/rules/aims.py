"""Aims: infinitives that tell what somebody was to say, and those whose words were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.draft import Range
from corpus.statements.sources.subjects import brought_to
from corpus.statements.sources.verbs import so_far
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

PURPOSE_HEADS = frozenset("go continue begin use seek try appear seem want have hesitate fail forget".split())
READY = frozenset({"quick", "swift", "unafraid"})
"""What somebody is to do what they do: `was quick to condemn it`."""


def is_purpose(token: Token) -> bool:
    """Return whether the cue is an aim and not an act: `a metaphor to describe ...`."""
    if token.tag_ != "VB" or not any(c.tag_ == "TO" and c.i < token.i for c in token.children):
        return False
    if (token.dep_ == "xcomp" and brought_to(token) is not None) or so_far(token) is not None:
        return False
    head = token.head
    ready = head.lower_ in READY and not any(child.dep_ == "neg" for child in head.head.children)
    if ready or (head.lemma_ == "go" and head.doc[head.i + 1 : head.i + 3].text.lower() == "on to"):
        return False
    used = head.lemma_ == "use" and head.dep_ in {"acl", "amod"}  # `boats used by firms to tout salt`
    return not (token.dep_ == "xcomp" and head.lemma_ in PURPOSE_HEADS and not used)


def is_done(token: Token) -> bool:
    """Return whether an aim is told with what was done for it: `took the floor to call it a “farce”`."""
    head = token.head
    hindered = any(c.dep_ in {"neg", "nsubjpass"} or c.tag_ == "MD" for c in head.children)
    aims = token.dep_ == "advcl" or head.lemma_ == "take"
    return aims and head.tag_ in {"VBD", "VBN"} and not hindered


def is_named_behind(token: Token, named: Range, reading: Reading) -> bool:
    """Return whether a quotation stands behind the thing and not in it: `call it “rotten”`, not `the “rotten” dam`."""
    quoted = next(i for i in range(*named) if reading.inside[i] != OUTSIDE)
    return any(child.dep_ == "dobj" and child.i < quoted for child in token.children)
