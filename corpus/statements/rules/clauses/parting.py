"""Parting: where somebody else named is set against a speaker, in one sentence and without a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, FINDING, WEAK, load_cues
from corpus.statements.sources.parties import named_before, party_of
from corpus.text.grammar import SUBJECTS, TENSED
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBORDINATING = frozenset({"while", "although", "though", "whereas"})
PARTING = SUBORDINATING | {"and", "but"}
"""Words that may set one speaker against another."""
CONDITIONS = frozenset({"if", "unless", "because", "when", "whether", "who", "which", "that"})
"""Words with which a clause within a report begins, so that what is joined may be the speaker's too."""
MIN_SAID = 2
"""Words that somebody has said at least before another is set against them."""


def before_party(token: Token, word: Token, start: int, reading: Reading) -> int | None:
    """Return where somebody else named is set against a speaker: `say it is late [while the Greens say it is unsafe]`.

    The two verbs are of one tense, so that a paper may tell of both; what stands in a condition is the speaker's.
    """
    doc, cue = reading.doc, load_cues()[word.lower_]
    opening = named_before(word)
    if opening is None or cue.takes(WEAK, BELIEF, FINDING) or token.tag_ not in {*TENSED, "VBN"}:
        return None
    own = any(c.dep_ in SUBJECTS and opening <= c.i < word.i for c in word.children)
    if not own and party_of(word) is None:
        return None
    joint = opening - 1
    told_in_past = token.tag_ == "VBD"
    if joint - start <= MIN_SAID or doc[joint].lower_ not in PARTING or told_in_past != (word.tag_ == "VBD"):
        return None
    if any(w.lower_ in CONDITIONS for w in doc[start:joint]) or any(
        after.is_punct for after in doc[word.i + 1 : word.i + 2]
    ):
        return None
    said = any(c.dep_ in {"ccomp", "xcomp", "conj"} and c.i > word.i for c in (*word.children, *token.children))
    return joint if said else None
