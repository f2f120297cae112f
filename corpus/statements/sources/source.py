"""The source of a reporting word: the mention of whoever says it, as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.draft import Range
from corpus.statements.sources.agents import agent_behind_quotation, find_agent, verbless_subject
from corpus.statements.sources.documents import issuer_of
from corpus.statements.sources.heard import one_heard
from corpus.statements.sources.inverted import find_inverted, named_behind_comma, named_last
from corpus.statements.sources.mention import mention_range
from corpus.statements.sources.parties import party_of
from corpus.statements.sources.preceding import (
    named_behind_place,
    noun_before,
    one_of_them,
    sentence_before,
    sentence_subject,
    study_right_before,
)
from corpus.statements.sources.quoting import quoted_as_saying
from corpus.statements.sources.reports import find_reporter, last_joined, objector_of, participle_before, subject_joined
from corpus.statements.sources.subjects import find_subject
from corpus.statements.sources.verbs import is_asked, is_passive, is_passive_participle, is_perfect
from corpus.text.grammar import FINITE
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


# The ways to print a source, surest first; the chain is the rule.
def find_source(cue: Token, reading: Reading) -> Range | None:
    """Return the token range of the cue's source, or None where none is printed."""
    if (participle := participle_before(cue, reading)) is not None:
        return find_source(participle, reading)
    if (quoted := quoted_as_saying(cue)) is not None:
        head: Token | None = quoted
    elif is_asked(cue):
        head = find_agent(cue)
    elif is_passive(cue) or is_passive_participle(cue):
        head = find_agent(cue) or agent_behind_quotation(cue, reading) or verbless_subject(cue)
    elif cue.tag_ == "VBN" and not is_perfect(cue) and (agent := find_agent(cue)) is not None:
        head = agent  # `Described by Aker as "a farce", the plan ...`
    elif any(child.dep_ == "expl" for child in cue.children):
        return None
    else:
        head = (
            one_heard(cue)
            or study_right_before(cue, reading)
            or find_reporter(cue, reading)
            or named_behind_comma(cue, reading)
            or named_last(cue, reading)
            or one_of_them(cue, reading)
            or last_joined(cue, reading)
            or party_of(cue)
            or objector_of(cue)
            or find_subject(cue, reading)
            or find_inverted(cue, reading)
            or subject_joined(cue, reading)
            or named_behind_place(cue, reading)
            or noun_before(cue, reading)
            or sentence_before(cue, reading)
        )
        if head is None and cue.tag_ == "VB" and cue.dep_ == "xcomp" and cue.head.tag_ in FINITE:
            head = noun_before(cue.head, reading)  # `- Aker continued to assert ...`
        if head is None and cue.tag_ == "VBG":
            head = sentence_subject(cue, reading.sentence_of[cue.i][0], reading)
    if head is None or not reading.is_outside(head) or _is_deed(head, cue):
        return None
    issuer = issuer_of(head, cue, reading)
    start, end = mention_range(issuer or head, cue, reading)
    return start, end - 1 if issuer is not None and reading.doc[end - 1].tag_ == "POS" else end


def _is_deed(head: Token, cue: Token) -> bool:
    """Return whether what a cue has for its subject is only done: `Asking the board would be like asking Aker`."""
    likened = head.dep_ == "csubj" and head.tag_ == cue.tag_ == "VBG"
    return likened and any(c.dep_ in {"dobj", "xcomp"} for c in head.children)
