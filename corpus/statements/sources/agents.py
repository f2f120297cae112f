"""Agents: who says it where a cue is passive, and the noun of a sentence without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import NAMING, load_cues
from corpus.statements.sources.verbs import complements_of
from corpus.text.grammar import NOMINAL
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TO_NAME = 8
"""Tokens between a passive cue and the quotation with what it names."""


def find_agent(cue: Token) -> Token | None:
    """Return who does it where the cue is passive: `was described by her as ...`."""
    for child in cue.children:
        if child.dep_ == "agent":
            agent = next((c for c in child.children if c.dep_ == "pobj"), None)
            return agent if agent is None else _past_possessive(agent)
    return _agent_of_description(cue)


def _agent_of_description(cue: Token) -> Token | None:
    """Return who calls something so in `was branded an insult by Aker`, where the parser hangs "by" on the insult."""
    known = load_cues().get(cue.lower_)
    if known is None or not known.takes(NAMING) or not any(c.dep_ == "auxpass" for c in cue.children):
        return None
    things = (c for c in cue.children if c.dep_ in {"dobj", "oprd"} and c.i > cue.i)
    agents = (c for thing in things for c in complements_of(thing, "by") if c.dep_ == "pobj" and c.pos_ in NOMINAL)
    return next(agents, None)


def _past_possessive(noun: Token) -> Token:
    """Return the name that a plural owns where the parser takes its mark for a closing one: `by users’ envoy Aker`."""
    doc, i = noun.doc, noun.i
    if doc[i + 1 : i + 2].text not in {"’", "'"} or not noun.text.endswith("s"):
        return noun
    i += 2
    while i < len(doc) and i - noun.i <= MAX_TO_NAME and doc[i].is_alpha and not doc[i].text[0].isupper():
        i += 1
    named = i
    while i < len(doc) and doc[i].is_alpha and doc[i].text[0].isupper() and i - named < MAX_TO_NAME:
        i += 1
    return doc[i - 1] if i > named and named - noun.i <= MAX_TO_NAME else noun


def agent_behind_quotation(cue: Token, reading: Reading) -> Token | None:
    """Return who says it in `described as "a farce" by Aker`, where the parser hangs "by" on the words quoted."""
    doc, last = cue.doc, reading.sentence_of[cue.i][1]
    i = next((j for j in range(cue.i + 1, min(last, cue.i + MAX_TO_NAME)) if not reading.is_outside(doc[j])), last)
    if i >= last:
        return None
    end = reading.bounds[reading.inside[i]][1]
    if end >= last or doc[end].lower_ != "by":
        return None
    agent = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
    return agent if agent is None else _past_possessive(agent)


def verbless_subject(cue: Token) -> Token | None:
    """Return the noun a sentence consists of when the parser took its verb for a participle."""
    head = cue.head
    is_sentence = head.dep_ == "ROOT" and head.pos_ in NOMINAL and head.i < cue.i
    return head if is_sentence and not any(child.dep_ in {"auxpass", "agent"} for child in cue.children) else None
