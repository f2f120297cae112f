"""Verbs: what the tree tells of one: its subject, its voice, and what stands behind a preposition of its."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, NAMING, TELL, load_cues
from corpus.text.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = SUBJECTS | {"csubj"}
"""Relations of whoever or whatever does what a verb says."""
HEARD = frozenset({"asked", "told", "questioned", "pressed", "reminded", "urged", "warned", "informed"})


def has_subject(verb: Token) -> bool:
    """Return whether the parser gives a verb a subject of its own."""
    return any(child.dep_ in ACTORS for child in verb.children)


def is_passive(cue: Token) -> bool:
    """Return whether a verb is passive; in `she's predicted rain` the parser takes the perfect for it."""
    children = {child.dep_ for child in cue.children}
    return "auxpass" in children and not {"nsubj", "dobj"} <= children and not _is_shortened_perfect(cue)


def _is_shortened_perfect(cue: Token) -> bool:
    """Return whether "'s" stands for "has": `He's said it leaks`, and not `It's said that it leaks`."""
    known = load_cues().get(cue.lower_)
    if known is None or known.takes(TELL, BELIEF):
        return False
    short = any(c.dep_ == "auxpass" and c.text in {"'s", "’s"} for c in cue.children)
    somebody = any(c.dep_ in SUBJECTS and c.lower_ not in {"it", "that", "what"} for c in cue.children)
    behind = (c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i)
    return short and somebody and any(c.dep_ in SUBJECTS for verb in behind for c in verb.children)


def is_passive_participle(cue: Token) -> bool:
    """Return whether a participle tells what somebody else said of a noun, or to it, whatever the parser makes of it.

    So it is in `a plan described as odd`, in `Described as odd, the plan ...` and in `with staff told it would close`.
    """
    if any(child.dep_ == "mark" and child.lower_ == "with" for child in cue.children):
        return cue.tag_ in {"VBD", "VBN"}
    known = load_cues().get(cue.lower_)
    if cue.tag_ == "VBD" and known is not None and known.takes(NAMING):
        # `a lake called the Mirror`, and no `which Aker, the mayor, called a farce`
        return cue.dep_ == "acl" and cue.head.pos_ == "NOUN" and not has_subject(cue)
    if cue.tag_ != "VBN" or is_perfect(cue):
        return False
    opens = cue.dep_ == "advcl" and cue.i < cue.head.i and not has_subject(cue)
    return cue.dep_ in {"acl", "amod", "relcl"} or (opens and known is not None and known.takes(NAMING, TELL))


def is_perfect(cue: Token) -> bool:
    """Return whether a participle is active: `who had told Lindqvist ...`."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in cue.children)


def is_asked(cue: Token) -> bool:
    """Return whether the cue is what somebody else did to the one who speaks: `Asked about it, she said ...`."""
    if cue.lower_ not in HEARD:
        return False
    if not any(child.dep_ in ACTORS for child in cue.children):
        return cue.dep_ in {"advcl", "acl", "relcl", "dep", "ccomp", "csubj"}
    # `Aker, asked about it, replied ...`
    return cue.doc[cue.i - 1].text == "," and any(
        child.i > cue.i and child.lower_ in load_cues() and child.tag_ == "VBD" and cue.doc[child.i - 1].text == ","
        for child in cue.children
    )


def so_far(cue: Token) -> Token | None:
    """Return the verb that tells how far somebody goes with what a cue says: `[went] so far as to say`, else None."""
    before = [word.lower_ for word in cue.doc[max(0, cue.i - 3) : cue.i]]
    going = ("as", "to") if cue.tag_ == "VB" else ("as",)
    if before[-len(going) - 1 :] != ["far", *going]:
        return None
    verb = cue.doc[cue.i - len(going) - 1].head
    return verb if verb.lemma_ == "go" and verb.i < cue.i else None


def complements_of(head: Token, preposition: str) -> Iterator[Token]:
    """Yield what stands behind a preposition of a word's."""
    return (c for prep in head.children if prep.dep_ == "prep" and prep.lower_ == preposition for c in prep.children)
