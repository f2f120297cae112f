"""Subjects behind their cue that the parser took for something else: `"...," said Ann Lee`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.lists import is_listed
from corpus.lexicon.roles import load_roles
from corpus.lexicon.studies import has_findings
from corpus.statements.sources.mention import is_time
from corpus.text.grammar import FINITE, NOMINAL, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

INVERTED = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep", "appos"})
PARTICLED = frozenset("shoot fire hit chime weigh cut snap chip write call cry burst".split())
"""Verbs that speak with a particle: `shot back`, `chimed in`."""
PARTICLES = frozenset({"back", "in", "out", "on"})
MAX_TO_COLON = 20
"""Tokens between a cue that opens its sentence and the colon behind its subject."""


def find_inverted(cue: Token, reading: Reading) -> Token | None:
    """Return a subject behind the cue that the parser took for something else: `"...," said Ann Lee`."""
    if cue.tag_ in {"VBG", "VB"} or cue.lemma_ == "tell" or not may_be_inverted(cue, reading):
        return None  # who stands behind "told" is who hears it
    if cue.dep_ == "compound" and cue.head.i > cue.i and cue.head.pos_ == "PROPN":
        return cue.head  # `Said Ora Lindqvist: "It leaks."`: the parser takes the verb for a part of the name
    particle = cue.doc[cue.i + 1] if _has_particle(cue) else cue
    # `weighed in dancer Ora Lindqvist`: the parser takes the particle for a preposition.
    behind = (c for c in particle.children if c.dep_ == "pobj") if particle is not cue else ()
    for child in (*cue.children, *behind):
        if (
            (child.dep_ in INVERTED or child.head.i == particle.i)
            and child.pos_ in NOMINAL
            and child.left_edge.i == cue.i + 1 + _has_particle(cue)
            and reading.is_outside(child)
        ):
            return None if is_time(child) else child
    return _name_behind(cue, reading)


def named_last(cue: Token, reading: Reading) -> Token | None:
    """Return who ends a sentence behind its cue: `Salt may harm the heart, [finds] a new study of bakers.`

    The parser takes the cue for another verb of the subject before, and for its object the study, or whoever speaks:
    `Salt may harm the heart, [warns] cook and author Ora Lindqvist.`
    """
    doc = cue.doc
    if cue.tag_ not in TENSED or cue.dep_ != "conj" or doc[cue.i - 1].text != ",":
        return None
    for child in cue.children:
        if child.dep_ == "dobj" and child.left_edge.i == cue.i + 1 and reading.is_outside(child):
            ends = all(word.is_punct or word.is_space for word in doc[child.right_edge.i + 1 : cue.sent.end])
            does = has_findings(child.lower_) or is_listed(child.lower_, "finders") or _is_called(child)
            return child if ends and does else None
    return None


def _is_called(noun: Token) -> bool:
    """Return whether a name ends a phrase that tells what somebody is: `cook and author Ora Lindqvist`."""
    last = noun.right_edge
    return noun.lower_ in load_roles() and last.i > noun.i and last.ent_type_ == "PERSON"


def named_behind_comma(cue: Token, reading: Reading) -> Token | None:
    """Return the name of `..., said Ora Lindqvist;` where its clause ends with it, whatever the parser says."""
    inverted = cue.lower_ in {"said", "says"} and cue.i > reading.sentence_of[cue.i][0]
    if not inverted or cue.doc[cue.i - 1].text != ",":
        return None
    name = _name_behind(cue, reading)
    if name is None or is_time(name) or cue.doc[name.i + 1 : name.i + 2].text not in {".", ";"}:
        return None
    return name


def _name_behind(cue: Token, reading: Reading) -> Token | None:
    """Return the last word of the name right behind a cue."""
    i, last, doc = cue.i + 1 + _has_particle(cue), reading.sentence_of[cue.i][1], cue.doc
    if i >= last or doc[i].pos_ != "PROPN" or not reading.is_outside(doc[i]):
        return None
    while doc[i].dep_ == "compound" and doc[i].head.i > i and doc[i].head.pos_ == "PROPN" and doc[i].head.i < last:
        i = doc[i].head.i
    if i + 1 < last and doc[i + 1].tag_ in FINITE and reading.is_outside(doc[i + 1]):
        return None  # `..., thinks Aker is right`: the name is the clause's subject
    return doc[i]


def _has_particle(cue: Token) -> bool:
    """Return whether a particle stands behind a verb: `"...," shot back Aker`."""
    following = cue.doc[cue.i + 1 : cue.i + 2].text
    return following in PARTICLES and cue.lemma_ in PARTICLED


def may_be_inverted(cue: Token, reading: Reading) -> bool:
    """Return whether a subject may stand behind the cue: it opens a sentence, or follows a comma or a quotation."""
    before = cue.i - 1
    first, last = reading.sentence_of[cue.i]
    if before < first:
        # `Said Ora Lindqvist: "It leaks."`, and no headline without its subject: `Says Lindqvist lost`
        stop = next((word for word in cue.doc[cue.i + 1 : min(last, cue.i + MAX_TO_COLON)] if _stops(word)), None)
        return stop is not None and stop.text == ":"
    return reading.inside[before] != OUTSIDE or cue.doc[before].text in {",", ";"}


def _stops(word: Token) -> bool:
    return word.text in {":", ";"} or word.tag_ in FINITE or word.is_quote
