"""Reports a cue goes on with: in `Aker said she left, adding ...` both are Aker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import WEAK, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.roles import load_roles
from corpus.lexicon.studies import has_findings
from corpus.statements.sources.mention import MAX_MENTION
from corpus.statements.sources.subjects import MAX_DEPTH, find_subject, sender_of, tells_of_thing
from corpus.statements.sources.verbs import has_subject, is_perfect
from corpus.text.grammar import NOMINAL, RELATIVES, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_ATTRIBUTION = 12
"""Tokens between a participle and the cue of the attribution before it."""


def participle_before(cue: Token, reading: Reading) -> Token | None:
    """Return the reporting participle that another goes on from: `[saying] the dam leaks and adding that it is old`."""
    doc, i = cue.doc, cue.i - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    if cue.tag_ != "VBG" or doc[i].tag_ != "CC":
        return None
    first = max(reading.sentence_of[cue.i][0], i - MAX_MENTION)
    before = (doc[j] for j in range(i - 1, first - 1, -1) if reading.inside[j] == OUTSIDE)
    return next((word for word in before if word.tag_ == "VBG" and word.lower_ in load_cues()), None)


def find_reporter(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the report a participle goes on with: in `Aker said she left, adding ...` it is Aker's."""
    if cue.tag_ != "VBG" or cue.i == 0 or has_subject(cue):
        return None
    if (sender := sender_of(cue)) is not None:
        return sender
    if cue.doc[cue.i - 1].text != "," and reading.inside[cue.i - 1] == OUTSIDE and cue.lower_ != "adding":
        return None  # in `said it was "a shame," adding ...` the comma stands in the quotation
    before = _attribution_before(cue, reading)
    if before is not None:
        return before
    found, node = None, cue
    for _ in range(MAX_DEPTH):
        head = node.head
        # `Aker said on Monday, citing tests, that it leaks`: the parser hangs "citing" on the verb behind it
        inserted = head.i > cue.i and head.dep_ == "ccomp" and head.head.i < cue.i
        if head.i == node.i or (head.i > cue.i and not inserted):
            break
        reports = head.lower_ in load_cues() and (head.tag_ in {*TENSED, "VB"} or is_perfect(head))
        if node.dep_ == "ccomp" and node.i > head.i and reports:
            # `Aker would not say whether ...`, `Aker refused to say whether ...`
            verb = head.head if head.tag_ == "VB" and head.dep_ == "xcomp" else head
            found = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVES), found)
        node = head
    return found


def _attribution_before(cue: Token, reading: Reading) -> Token | None:
    """Return who speaks in the attribution right before a participle: `The dam leaks, Aker said, adding ...`."""
    doc = cue.doc
    for i in range(cue.i - 2, max(reading.sentence_of[cue.i][0], cue.i - MAX_ATTRIBUTION), -1):
        if doc[i].text == "," or reading.inside[i] != OUTSIDE:
            return None
        if doc[i].tag_ in TENSED and doc[i].lower_ in load_cues():
            weak = doc[i].dep_ == "relcl" and load_cues()[doc[i].lower_].takes(WEAK)
            if cue.head.i != i and (weak or tells_of_thing(doc[i])):
                return None  # `backs the plan, which calls for a dam, adding ...`
            before = (c for c in doc[i].children if c.dep_ == "nsubj" and c.i < i)
            subject = next((c for c in before if reading.is_outside(c)), None)
            edge = subject.left_edge.i - 1 if subject is not None else -1
            beside = edge >= 0 and (doc[edge].text == "," or reading.inside[edge] != OUTSIDE)
            return subject if beside else None
    return None


def subject_joined(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the cue before an "and" where the parser joins this one to something in a quotation."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    if cue.tag_ not in {"VBD", "VBZ"} or cue.dep_ != "conj" or reading.is_outside(cue.head):
        return None
    i = cue.i - 1
    while i > first and doc[i].pos_ == "ADV":
        i -= 1
    if doc[i].tag_ != "CC":
        return None
    for verb in reversed(doc[first:i]):
        if verb.tag_ in TENSED and reading.is_outside(verb):
            return find_subject(verb, reading, 1) if verb.tag_ == cue.tag_ and verb.lower_ in load_cues() else None
    return None


def last_joined(cue: Token, reading: Reading) -> Token | None:
    """Return the noun right before a cue that the parser joins to one before it, and the cue to another verb.

    In `Boats carry salt and the Harbour Board says it is old` the board is the verb's subject, and not boats.
    """
    doc, i = cue.doc, cue.i - 1
    if cue.dep_ != "conj" or cue.tag_ not in TENSED or has_subject(cue) or doc[i].pos_ not in NOMINAL:
        return None
    noun = doc[i]
    while noun.dep_ != "conj" and noun.head.pos_ in NOMINAL and noun.head.i < cue.i and noun.head.i != noun.i:
        noun = noun.head
    opening = noun.left_edge.i
    beside = noun.dep_ == "conj" and noun.right_edge.i == i and noun.head.dep_ in {"dobj", "pobj"}
    joined = beside and opening > reading.sentence_of[i][0] and doc[opening - 1].dep_ == "cc"
    return noun if joined and reading.is_outside(noun) else None


def objector_of(cue: Token) -> Token | None:
    """Return who rejects a thing with words of their own: `dismissed the figures insisting that ...`.

    The parser lets the figures insist.
    """
    thing = next((c for c in cue.children if c.dep_ == "nsubj" and c.i == cue.i - 1), None)
    verb = cue.head
    if cue.tag_ != "VBG" or thing is None or thing.tag_ not in {"NN", "NNS"} or thing.left_edge.i != verb.i + 1:
        return None
    rejects = verb.tag_ in TENSED and verb.lemma_ in load_words("disowning")
    someone = is_listed(thing.lower_, "collectives") or thing.lemma_.lower() in load_roles()
    if not rejects or (someone and not has_findings(thing.lower_)):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
