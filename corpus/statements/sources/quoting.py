"""Who is quoted by somebody else: `the paper quoted Aker as saying`, `Aker was quoted as saying`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.statements.sources.agents import MAX_TO_NAME
from corpus.statements.sources.verbs import complements_of

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTING = frozenset({"quote", "cite", "report", "record"})
QUOTED = frozenset({"quoted", "quotes", "cited", "cites", "reported", "recorded"})
MAX_QUOTED = 12
"""Tokens between a verb of quoting and "as saying" behind it, and looked at behind that."""


def quoted_as_saying(cue: Token) -> Token | None:
    """Return who says it in `the paper quoted Aker as saying ...` and `Aker was quoted as saying ...`."""
    if (plain := _plainly_quoted(cue)) is not None:
        return plain
    speaking = (
        cue if cue.tag_ == "VBG" else next((c for c in complements_of(cue, "as") if c.lower_ in load_cues()), None)
    )
    if speaking is None and cue.lower_ in QUOTED:
        return _quoted_at_the_end(cue)
    if speaking is None or speaking.dep_ != "pcomp" or speaking.head.lower_ != "as":
        return None
    verb = speaking.head.head
    if verb.lemma_ not in QUOTING or cue.i not in {verb.i, speaking.i}:
        return None
    # `"...," the paper quoted Aker as saying`: the words stood before.
    ends = not any(c.dep_ in {"ccomp", "xcomp"} or c.is_quote or c.text == ":" for c in speaking.subtree)
    if speaking.i != cue.i and not ends and not any(c.dep_ == "auxpass" for c in verb.children):
        return None  # the paper quotes; what is said follows "saying"
    # The last: `“No dam, no town,” Aker was quoted as saying` has a subject within the words too.
    return next((c for c in reversed(list(verb.children)) if c.dep_ in {"nsubjpass", "dobj"}), None)


def _plainly_quoted(cue: Token) -> Token | None:
    """Return who stands between a verb of quoting and "as saying", whatever the parser makes of the name."""
    doc, i = cue.doc, cue.i - 1
    if cue.tag_ != "VBG" or i < 2 or doc[i].lower_ != "as":
        return None
    name, i = doc[i - 1], i - 1
    while i > 0 and cue.i - i < MAX_TO_NAME and doc[i].text[0].isupper():
        i -= 1
    return name if name.text[0].isupper() and doc[i].lower_ in QUOTED else None


def _quoted_at_the_end(cue: Token) -> Token | None:
    """Return whom a paper quotes with the words before it, whatever the parser makes of it: `quoted Aker as saying.`"""
    doc = cue.doc
    for i in range(cue.i + 2, min(len(doc) - 2, cue.i + MAX_QUOTED)):
        if doc[i].is_punct or doc[i].is_space:
            return None
        if doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBG" and doc[i + 1].lower_ in load_cues():
            named = doc[i - 1].text[0].isupper() or doc[i - 1].pos_ == "PRON"
            ends = not any(word.is_quote or word.text == ":" for word in doc[i + 2 : i + 2 + MAX_QUOTED])
            return doc[i - 1] if named and ends else None
    return None
