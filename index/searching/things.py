"""Things: statements that only name what somebody speaks of, "defended the toll", and say nothing about it."""

from __future__ import annotations

import re

from corpus.lexicon.cues import ABOUT, DEMAND, OBJECT, load_cues
from corpus.lexicon.lists import words

MAX_BEFORE = 40
"""How many characters before a statement are read for the verb that leads to it."""
WORD = re.compile(r"[^\W_]+")
FINITE = words(
    "is was were are am be been has had have will would could should can cannot may might must shall do did does ain "
    "isn wasn weren aren hasn hadn haven won wouldn couldn shouldn don didn doesn s re ve ll d m"
)
"""Verbs that only a clause has, and what is left of them before and behind an apostrophe."""
SUBJECTS = words("he she it they we i you there")


def names_a_thing(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]`, said in no quotation, is the object of its verb of saying and no clause.

    So is "the new toll" in "Lind defended the new toll" and "spoke of the new toll"; "called for the toll to go" and
    "said he paid the toll" are none.
    """
    before = WORD.findall(text[max(0, start - MAX_BEFORE) : start].casefold())
    cue = next((found for word in reversed(before[-3:]) if (found := load_cues().get(word))), None)
    if cue is None or not cue.takes(OBJECT, ABOUT):
        return False
    said = WORD.findall(text[start:end].casefold())
    if not said or said[0] in SUBJECTS or not FINITE.isdisjoint(said):
        return False
    return not (cue.takes(ABOUT, DEMAND) and "to" in said)
