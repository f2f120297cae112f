"""Preceding nouns: whoever stands before a cue to which the parser gave no subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import is_listed
from corpus.statements.sources.mention import AGED, MAX_MENTION
from corpus.statements.sources.reports import MAX_ATTRIBUTION
from corpus.statements.sources.verbs import ACTORS
from corpus.text.grammar import DASHES, FINITE, NOMINAL, RELATIVES, TENSED
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SUGGESTING = frozenset({"suggesting", "indicating", "showing", "finding", "demonstrating", "implying"})
"""Participles by which a study right before them tells what it found."""
MAX_BACK = 3
"""Sentences without a subject before the one whose speaker goes on: `And added: “...” Then joked: “...”`"""
MAX_OPENING = 8
"""Tokens before a cue that opens its sentence: `And then she added: “...”`"""
MAX_TO_SUBJECT = 100
"""Tokens outside quotations before the subject of a sentence, each quotation counted as one."""


# It walks back over what may stand between name and verb; each step depends on where the last one ended.
def noun_before(cue: Token, reading: Reading) -> Token | None:
    """Return the head of the noun phrase right before a cue the parser gave no subject."""
    if cue.tag_ in {"VBG", "VB", "VBN"}:
        return None
    doc, first, i = cue.doc, reading.sentence_of[cue.i][0], cue.i - 1
    while i >= first and doc[i].tag_ in {"RB", "MD", "VBZ", "VBD", "VBP"} and doc[i].pos_ in {"ADV", "AUX"}:
        if doc[i].tag_ == "MD" and doc[i].text[0].isupper() and i + 1 == cue.i:
            return doc[i]  # "May said", "Will wrote": family names the tagger takes for verbs
        i -= 1
    if i >= first and doc[i].text == ")":
        i = next((j - 1 for j in range(i, first, -1) if doc[j].text == "("), first - 1)
    elif i >= first and doc[i].text in DASHES:
        i = next((j - 1 for j in range(i - 1, first, -1) if doc[j].text == doc[i].text), first - 1)
    elif i > first and doc[i].text == ",":
        before = sentence_subject(cue, first, reading) or _set_off(i, first, reading)
        return before or _told_at_length(i, first, reading)
    if (
        i < first
        or (doc[i].pos_ not in NOMINAL and doc[i].lower_ not in AGED)
        or not reading.is_outside(doc[i])
        or (doc[i].ent_type_ in {"DATE", "TIME"} and doc[i].lower_ not in AGED)
    ):
        return None
    head = doc[i]
    while head.head.pos_ in NOMINAL and head.head.i < cue.i and head.head.i != head.i and head.head.i >= first:
        head = head.head
    return head


def named_behind_place(cue: Token, reading: Reading) -> Token | None:
    """Return the name that the parser sets beside a place in front: `In Tarn, Ora Lind, speaking to us, said no`."""
    doc = cue.doc
    if cue.tag_ not in TENSED or doc[cue.i - 1].text != ",":
        return None
    opening = next((word for word in doc[reading.sentence_of[cue.i][0] : cue.i] if not word.is_space), cue)
    place = next((c for c in opening.children if c.dep_ == "pobj"), None) if opening.tag_ == "IN" else None
    beside = place.children if place is not None else ()
    return next((c for c in beside if c.dep_ in {"appos", "conj"} and _is_person_set_off(c, cue, reading)), None)


def _is_person_set_off(name: Token, cue: Token, reading: Reading) -> bool:
    """Return whether a name, and no place, stands between commas before a cue, which has no other subject."""
    doc, before = name.doc, name.left_edge.i - 1
    commas = before > 0 and name.i + 1 < cue.i - 1 and doc[before].text == "," == doc[name.i + 1].text
    named = name.pos_ == "PROPN" and name.ent_type_ not in {"GPE", "LOC", "FAC", "DATE"} and reading.is_outside(name)
    acts = any(word.tag_ in FINITE and word.dep_ != "relcl" for word in doc[name.i : cue.i])
    return commas and named and not acts


def one_of_them(cue: Token, reading: Reading) -> Token | None:
    """Return the name of one of several told of before: `... and one of the bakers, Tobin Aker, said it was late`."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    comma = i = cue.i - 1
    while i > first and doc[i - 1].tag_ == "NNP" and reading.is_outside(doc[i - 1]):
        i -= 1
    if cue.tag_ not in TENSED or doc[comma].text != "," or i == comma or i - 1 <= first or doc[i - 1].text != ",":
        return None
    for one in range(i - 2, max(first, i - MAX_ATTRIBUTION), -1):
        if doc[one].is_punct or doc[one].tag_ in FINITE or not reading.is_outside(doc[one]):
            return None
        if doc[one].lower_ == "one" and doc[one + 1].lower_ == "of":
            return doc[comma - 1] if doc[one - 1].tag_ == "CC" else None
    return None


def _set_off(comma: int, first: int, reading: Reading) -> Token | None:
    """Return the name between two commas that a phrase introduces: `Brandt's neighbor in Orrin, Ned Pell, said`."""
    doc, i = reading.doc, comma
    while i > first and doc[i - 1].tag_ == "NNP" and reading.is_outside(doc[i - 1]):
        i -= 1
    opened = i < comma and i - 1 > first and doc[i - 1].text == "," and reading.is_outside(doc[i - 1])
    if not opened or doc[i - 2].pos_ not in NOMINAL:
        return None
    name = doc[comma - 1]
    held = name.dep_ == "appos" and first <= name.head.i < i and reading.is_outside(name.head)
    return name.head if held else name


def _told_at_length(comma: int, first: int, reading: Reading) -> Token | None:
    """Return the name between two commas with all that is told of it: `In the rain, Ora Lind, who left, said`."""
    doc = reading.doc
    for name in doc[max(first, comma - MAX_MENTION) : comma]:
        ends = name.pos_ == "PROPN" and name.right_edge.i in {comma - 1, comma} and name.ent_type_ == "PERSON"
        if ends and reading.is_outside(name) and doc[name.left_edge.i - 1].text == "," and doc[name.i + 1].text == ",":
            return name
    return None


def sentence_subject(cue: Token, first: int, reading: Reading) -> Token | None:
    """Return the name a sentence begins with, when only what describes it stands between it and the cue."""
    doc, i = cue.doc, first
    for _ in range(MAX_TO_SUBJECT):
        if i >= cue.i:
            break
        if reading.is_outside(doc[i]) and doc[i].dep_ in ACTORS:
            return doc[i] if doc[i].pos_ in {"PROPN", "PRON"} and doc[i].lower_ not in RELATIVES else None
        i = i + 1 if reading.is_outside(doc[i]) else max(i + 1, reading.bounds[reading.inside[i]][1])
    return None


def sentence_before(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the sentence before, where a cue opens its own with "and" or "then": `And added: ...`."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    if cue.tag_ not in TENSED or cue.i - first > MAX_OPENING:
        return None
    opening = [word for word in doc[first : cue.i] if not word.is_space]
    if not opening or any(word.tag_ not in {"CC", "RB"} for word in opening):
        return None
    return subject_before(first, reading)


def subject_before(first: int, reading: Reading, back: int = 0) -> Token | None:
    """Return the subject of the sentence before token `first`; `And added: ...` has that of the one before it."""
    doc, end = reading.doc, first
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    if end == 0:
        return None
    start = reading.sentence_of[end - 1][0]
    for word in doc[start:end]:
        if word.dep_ == "nsubj" and word.head.tag_ in TENSED and reading.is_outside(word):
            return word if word.lower_ not in RELATIVES else None
    told = next((word for word in doc[start:end] if not word.is_space and word.tag_ not in {"CC", "RB"}), None)
    adds = told is not None and told.tag_ in TENSED and told.lower_ in load_cues()
    quoted = told is not None and not reading.is_outside(told)
    return subject_before(start, reading, back + 1) if (adds or quoted) and back < MAX_BACK else None


def study_right_before(cue: Token, reading: Reading) -> Token | None:
    """Return the study that a participle or an infinitive right behind it tells of: `based on [research] suggesting`.

    The parser hangs those on the verb, and gives them its subject.
    """
    doc, i = cue.doc, cue.i - 1
    if cue.tag_ == "VB" and doc[i].tag_ == "TO" and doc[i - 1].lower_ == "evidence":
        i -= 1  # `a lot of evidence to suggest that it leaks`
    elif cue.lower_ not in SUGGESTING:
        return None
    suggests = i >= reading.sentence_of[cue.i][0] and is_listed(doc[i].lower_, "evidence")
    return doc[i] if suggests and doc[i].pos_ == "NOUN" and reading.is_outside(doc[i]) else None
