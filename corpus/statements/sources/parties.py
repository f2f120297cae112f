"""Parties: somebody named, right before a verb, who is set against another speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.sources.verbs import has_subject
from corpus.text.grammar import SUBJECTS, TENSED

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_NAME = 5
"""Words of a name, its title included."""


def named_before(cue: Token) -> int | None:
    """Return where the name begins that stands right before a finite verb, with its article: `[the Greens] say`."""
    doc, i = cue.doc, cue.i
    while i > 0 and cue.i - i <= MAX_NAME and doc[i - 1].text[0].isupper() and doc[i - 1].is_alpha:
        i -= 1
    if cue.tag_ not in TENSED or i == cue.i or doc[cue.i - 1].pos_ not in {"PROPN", "NOUN"}:
        return None
    return i - 1 if i > 0 and doc[i - 1].lower_ == "the" else i


def party_of(cue: Token) -> Token | None:
    """Return the name right before a verb which the parser joins to a noun of the clause before.

    In `say it will please bakers and the Greens claim it leaks` the Greens please nobody.
    """
    opening, name = named_before(cue), cue.doc[cue.i - 1]
    if opening is None or opening == 0 or has_subject(cue) or cue.doc[opening - 1].tag_ != "CC":
        return None
    if name.dep_ == "compound" and name.head.i == cue.i:
        return name  # `the Greens claim`, as if it were a claim
    if name.dep_ != "conj":
        return None
    first = name.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return name if first.dep_ not in SUBJECTS else None
