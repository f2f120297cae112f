"""Who is heard: whoever is recorded, or sent what another received, says what a participle behind it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.sources.documents import DOCUMENTS
from corpus.statements.sources.subjects import RECEIVING, TURNING_TO
from corpus.statements.sources.verbs import complements_of, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

RECORDING = frozenset("record film tape videotape capture photograph depict catch overhear hear see show".split())
"""Verbs whose object does what a participle behind it tells: `recorded [him] in May discussing the price`."""
WRITTEN = frozenset(
    {"saying", "stating", "claiming", "alleging", "warning", "telling", "asking", "demanding", "urging"}
)
"""Participles by which a letter tells what stands in it; `adding` goes on with what was said before."""
HELD = frozenset({"advcl", "xcomp", "ccomp", "acl", "prep"})


def one_heard(cue: Token) -> Token | None:
    """Return who says what a participle tells of what another recorded or received; None for any other cue."""
    verb = cue.head
    if cue.tag_ != "VBG" or has_subject(cue) or verb.i > cue.i:
        return None
    letter = cue.doc[cue.i - 1]
    if letter.dep_ == "pobj" and letter.lemma_.lower() in DOCUMENTS and verb.lemma_ in TURNING_TO:
        return letter if letter.head.lower_ == "to" else None  # `did not reply to [an email] asking whether`
    thing = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < cue.i), None)
    if cue.dep_ not in HELD or thing is None:
        return None
    behind_comma = cue.doc[cue.i - 1].text == ","
    if verb.lemma_ in RECORDING and not behind_comma:
        return thing if thing.pos_ in {"PRON", "PROPN"} else None
    if verb.lemma_ in RECEIVING and behind_comma and cue.lower_ in WRITTEN and thing.lemma_.lower() in DOCUMENTS:
        senders = (*complements_of(thing, "from"), *complements_of(verb, "from"))
        return next((c for c in senders if c.dep_ == "pobj" and thing.i < c.i < cue.i), None)
    return None
