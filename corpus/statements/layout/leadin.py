"""A lead-in: a sentence that ends with a colon, and whose words stand behind it (`Aker’s reply was short: “No.”`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.cues import QUOTE, load_cues
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.roles import load_roles
from corpus.lexicon.titles import load_titles
from corpus.statements.draft import Draft, Range
from corpus.statements.sources.documents import DOCUMENTS, issuer_of
from corpus.statements.sources.mention import mention_range
from corpus.statements.sources.preceding import subject_before
from corpus.statements.sources.source import find_source
from corpus.text.grammar import DASHES, FINITE, FIRST_PERSON, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MIN_QUOTATION = 4
"""Tokens of such a quotation, marks included."""
MAX_LEAD_IN = 60
"""Tokens a lead-in may have; what is longer is looked at from its end."""
FROM = frozenset({"from", "of", "by"})
MAX_GOING_ON = 8
"""Tokens of a lead-in that tells only when and where somebody went on."""
MAX_OFFICE = 14
"""Tokens of an office with its holder."""
OCCASIONS = frozenset({"on", "to", "after", "before", "at", "in", "about", "following", "speaking", "talking"})
"""What opens where, when or of what somebody spoke: `Captain Aker after the game:`."""
MAX_OCCASION = 8
"""Tokens of such a phrase."""
OPENING = frozenset({"for", "to"})
NOT_HIS = frozenset({"its", "our", "my", "your"})
PRONOUNS = frozenset({"he", "she", "they"})


def read_introduced(claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the quotations no cue claimed that a sentence with a colon, or a question of the paper's, leads into."""
    doc = reading.doc
    for number, (start, end) in enumerate(reading.bounds):
        if number in claimed or end - start < MIN_QUOTATION:
            continue
        colon = start - 1
        while colon > 0 and doc[colon].is_space:
            colon -= 1
        if colon < 1 or reading.inside[colon] != OUTSIDE:
            continue
        if doc[colon].text == "?":
            source = _asked_about(colon, (start, end), reading)
        else:
            source = introduced_by(colon, reading) if doc[colon].text == ":" else None
        if source is not None:
            yield Draft(((start, end),), ((colon, colon + 1),), source, "introduced")


def _asked_about(mark: int, quotation: Range, reading: Reading) -> Range | None:
    """Return whom a question of the paper's is about, who answers it: `Why was she there? “My mother sent me.”`

    The quotation stands in the same paragraph, and in it somebody speaks of themselves.
    """
    doc = reading.doc
    oneself = any(word.lower_ in FIRST_PERSON for word in doc[quotation[0] : quotation[1]])
    if not oneself or any(word.is_space for word in doc[mark : quotation[0]]):
        return None
    asked = doc[max(reading.sentence_of[mark][0], mark - MAX_LEAD_IN) : mark]
    subject = next((word for word in asked if word.dep_ in SUBJECTS and reading.is_outside(word)), None)
    if subject is None or not _is_somebody(subject) or any(not reading.is_outside(word) for word in asked):
        return None
    return mention_range(subject, subject.head, reading)


def introduced_by(colon: int, reading: Reading) -> Range | None:
    """Return the mention of whose words a lead-in says stand behind its colon, None where it says nobody's."""
    doc, first = reading.doc, max(reading.sentence_of[colon][0], colon - MAX_LEAD_IN)
    if first < colon and _goes_on(doc[first:colon]):
        before = subject_before(first, reading)
        return None if before is None else mention_range(before, before.head, reading)
    if (held := _named_behind_dash(first, colon, reading) or _held_by(first, colon, reading)) is not None:
        return held
    opened = _opening(first, colon, reading)
    for token in doc[first if opened is None else opened[1] : colon]:
        if token.dep_ == "nsubj" and reading.is_outside(token):
            if is_listed(token.lower_, "views", "points made"):
                return _owner(token, reading) or opened
            words = (c for c in doc[token.i : colon] if reading.is_outside(c))
            issuer = next((name for c in words if (name := issuer_of(c, c.head, reading))), None)
            if issuer is not None:
                return mention_range(issuer, doc[colon], reading)
            if _is_somebody(token) or token.lower_ in load_roles():
                return mention_range(token, doc[colon], reading)
            if token.lemma_ in DOCUMENTS and _tells(colon, reading):
                return _owner(token, reading) or opened
            break
    return (
        opened or _described(first, colon, reading) or _sender(first, colon, reading) or _titled(first, colon, reading)
    )


def _goes_on(words: Span) -> bool:
    """Return whether a lead-in is nothing but when and where somebody went on: `And then:`, `Then, from the car:`."""
    told = [word for word in words if word.tag_ not in {"CC", "RB", ","} and not word.is_space]
    if not told:
        return True
    if words[0].tag_ not in {"CC", "RB"} or len(words) > MAX_GOING_ON or told[0].tag_ != "IN":
        return False
    somebody = any(word.pos_ == "PROPN" or word.lower_ in load_roles() for word in told)
    placed = all(word.pos_ not in {"NOUN", "VERB", "AUX"} or word.dep_ in {"pobj", "compound"} for word in told)
    return placed and not somebody


def speaks_before(colon: int, reading: Reading) -> Range | None:
    """Return who speaks in the sentence that a colon ends: its last reporting verb's source, or `introduced_by`."""
    doc, cues, first = reading.doc, load_cues(), max(reading.sentence_of[colon][0], colon - MAX_LEAD_IN)
    for token in reversed(doc[first:colon]):
        cue = cues.get(token.lower_) if token.tag_ in FINITE and reading.is_outside(token) else None
        if cue is not None and cue.takes(QUOTE):
            return find_source(token, reading)
    return introduced_by(colon, reading)


def _is_somebody(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in PRONOUNS or token.ent_type_ == "PERSON"


def _owner(noun: Token, reading: Reading) -> Range | None:
    """Return whose a reply or a view is: `Aker’s reply`, `her verdict`, `the message from Aker`."""
    doc = reading.doc
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in NOT_HIS and reading.is_outside(child):
            start, end = mention_range(child, noun, reading)
            return start, end - 1 if end - 1 > start and doc[end - 1].tag_ == "POS" else end
        if child.dep_ == "prep" and child.lower_ in FROM:
            name = next((c for c in child.children if c.dep_ == "pobj" and _is_somebody(c)), None)
            if name is None:  # `the response from the coach, Ora Aker,`
                name = next((c for c in child.children if c.dep_ == "pobj" and c.lower_ in load_roles()), None)
            if name is not None and reading.is_outside(name):
                return mention_range(name, noun, reading)
    return None


def _opening(first: int, colon: int, reading: Reading) -> Range | None:
    """Return whom a sentence opens with: `For Aker, the choice was simple:`, `To Aker the lesson is plain:`."""
    opener = reading.doc[first]
    if opener.lower_ not in OPENING:
        return None
    doc = reading.doc
    comma = next((i for i in range(first + 1, colon) if doc[i].text == ","), None)
    if comma is None or any(not reading.is_outside(token) for token in doc[first:comma]):
        return None
    behind = comma + 1
    while behind < colon and doc[behind].text[0].isupper():
        behind += 1
    if behind > comma + 2 and doc[behind].text == ",":
        return first + 1, behind  # `For her manager, Ora Aker, it was not:`
    plain = all(token.tag_ not in FINITE and token.tag_ != "VBG" for token in doc[first:comma])
    named = any(token.pos_ == "PROPN" or token.ent_type_ == "PERSON" for token in doc[first + 1 : comma])
    pronoun = comma == first + 2 and doc[first + 1].pos_ == "PRON"
    return (first + 1, comma) if plain and (named or pronoun) else None


def _sender(first: int, colon: int, reading: Reading) -> Range | None:
    """Return who stands behind "from" right before the colon: `And from Chairwoman Aker:`."""
    for token in reading.doc[first:colon]:
        if token.lower_ == "from" and reading.is_outside(token):
            name = next((c for c in token.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
            if name is not None and min(name.right_edge.i + 1, colon) == colon:
                return name.left_edge.i, colon
    return None


def _titled(first: int, colon: int, reading: Reading) -> Range | None:
    """Return whose a heading says the words are: `The verdict of surveyor Aker:`."""
    for token in reading.doc[first:colon]:
        if token.dep_ == "ROOT" and token.lower_ in load_words("views") and token.pos_ in {"NOUN", "PROPN"}:
            return _owner(token, reading)
    return None


def _described(first: int, colon: int, reading: Reading) -> Range | None:
    """Return the name with its description that is all of a lead-in: `Ora Aker, who studies law:`."""
    doc, end = reading.doc, first
    while end < colon and doc[end].text[0].isupper() and reading.inside[end] == OUTSIDE:
        end += 1
    if end - first < 2 or end == colon or doc[end].text != "," or doc[first].lower_ in load_words("labels"):
        return None
    verbs = [token for token in doc[end:colon] if token.tag_ in FINITE]
    told = any("relcl" not in {verb.dep_, verb.head.dep_} for verb in verbs)
    known = doc[first].ent_type_ == "PERSON" or any(word.lower_ in load_roles() for word in doc[end:colon])
    return (first, end) if known and not told else None


def _held_by(first: int, colon: int, reading: Reading) -> Range | None:
    """Return the office and the name behind it that are all of a lead-in: `Port director Ora Aker (Greens):`.

    Where, when or of what they spoke may follow: `Captain Ora Aker on the rain:`.
    """
    doc, end = reading.doc, _before_occasion(first, colon, reading)
    if doc[end - 1].text == ")":
        end = next((i for i in range(end - 2, first, -1) if doc[i].text == "("), first)
    start, offices = end, load_roles()
    while start > first and doc[start - 1].text[0].isupper() and reading.inside[start - 1] == OUTSIDE:
        start -= 1
    whole = doc[first:colon]
    # `Rovers captain Aker`: the tagger may take the office for a verb.
    told = any(token.tag_ in FINITE and token.lower_ not in offices for token in whole)
    joins = doc[first].tag_ in {"CC", "IN"}  # `And from Mayor Aker:`
    if end - start < 2 or end - first > MAX_OFFICE or told or joins:
        return None
    named = end < colon and start == first and doc[first].ent_type_ == "PERSON"  # `Ora Aker on the roof:`
    # Of "Councillor Aker" the office is itself a capitalized word.
    held = named or any(token.lower_ in offices or token.lower_ in load_titles() for token in doc[first : end - 1])
    if not held or not reading.is_outside(doc[first]):
        return None
    return (start if start > first and doc[start - 1].text == "," else first, end)


def _named_behind_dash(first: int, colon: int, reading: Reading) -> Range | None:
    """Return the name that stands between a dash and the colon: `BAKERS ARE LATE - Ora Aker: “We overslept.”`"""
    doc, start = reading.doc, colon
    while start > first and (doc[start - 1].tag_ == "NNP" or doc[start - 1].lower_ == "and"):
        start -= 1
    dashed = 0 < start < colon - 1 and doc[start - 1].text in DASHES and doc[start - 1].whitespace_
    named = doc[start].text.istitle() and doc[start].lower_ in load_first_names()
    told = dashed and named and reading.is_outside(doc[start]) and _tells(colon, reading)
    return (start, colon) if told else None


def _tells(colon: int, reading: Reading) -> bool:
    """Return whether the quotation behind a colon has a verb; a title has none: `Novel - Ora Aker: “Old Boats”`."""
    number = reading.inside[colon + 1] if colon + 1 < len(reading.doc) else OUTSIDE
    number = reading.inside[colon + 2] if number == OUTSIDE and colon + 2 < len(reading.doc) else number
    if number != OUTSIDE and not reading.quotations[number].closed:
        return True  # a speech of several paragraphs
    return number != OUTSIDE and any(word.tag_ in FINITE for word in reading.doc[slice(*reading.bounds[number])])


def _before_occasion(first: int, colon: int, reading: Reading) -> int:
    """Return the end of a name that a phrase of where or when somebody spoke stands behind, else `colon`."""
    doc = reading.doc
    for i in range(max(first + 2, colon - MAX_OCCASION), colon - 1):
        if doc[i].lower_ in OCCASIONS and reading.is_outside(doc[i]):
            end = i - (doc[i - 1].text == ",")
            if doc[end - 1].ent_type_ == "PERSON":
                return end
    return colon
