"""Bystanders: names in a place where a speaker can stand that only say when, or where, somebody else was heard."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from index.question.asked.asked import Target
from index.question.frames.frames import AUXILIARY
from index.question.frames.slots import RECORDS, Slot
from index.question.frames.verbs import CLAUSE_ENDS
from index.question.mentions import Mention
from index.question.parts.subjects import is_verb
from index.question.tokens import Token

BESIDE = words(
    "after since before following despite during if unless once when while until because although though whatever "
    "supposing assuming provided"
)
"""What begins a clause that only says when, or on what terms, somebody else is asked."""
INVERTED = words("should had were")
"""Verbs that begin a condition: "should Aker go, will Lind stay?"."""
QUOTING = words("quoted quotes quoting cited cites citing interviewed interviews interviewing")
"""What an outlet does with whoever says something."""
TOLD = words("told tells telling")
SPEAKING = words("speaking talking spoke talked")
HEARD_BY = words("with to in for by")


def only_says_when(tokens: Sequence[Token], gaps: Sequence[str], slot: Slot) -> bool:
    """Return whether a slot says when another is asked: "after Aker's speech, was Lind glad?", "if Aker goes, ..."."""
    start = max(0, slot.start - 1)
    around = [token.fold for token in tokens[start : slot.end + 1]]
    # "Should Aker go, will Lind stay?", "Aker aside, does Lind like it?"
    inverted = start == 0 and around[0] in INVERTED
    if BESIDE.isdisjoint(around[: slot.start - start + 1]) and not inverted and "aside" not in around[-2:]:
        return False
    pauses = (at for at in range(slot.end, len(tokens) - 1) if "," in gaps[at] or CLAUSE_ENDS.intersection(gaps[at]))
    return any(tokens[at].fold in AUXILIARY and tokens[at + 1].capitalised for at in pauses)


def is_before_doer(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> bool:
    """Return whether a slot says after what another does something: "after Aker's speech Lind hit back. How?"."""
    begins = slot.start and tokens[slot.start - 1].fold in BESIDE
    if not (begins or tokens[slot.start].fold in BESIDE) or not tokens[slot.end - 1].owns:
        return False
    # Behind "Aker's" stands one noun, and whoever does something with what it tells: his name, and a verb.
    doer = next((one for one in mentions if one.start == slot.end + 1 and one.of_person), None)
    return doer is not None and doer.end < len(tokens) and is_verb(tokens[doer.end])


def heard_by(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], found: Target) -> Mention | None:
    """Return whom the outlet in a slot heard: "The Post quoted Lind", "in an interview with the Post, Lind"."""
    if not found.asked or any(each.kind == "person" for one in found.asked for each in one.speakers):
        return None
    behind = next((one for one in mentions if one.start >= slot.end and one.is_person), None)
    if behind is None:
        return None
    before = [token.fold for token in tokens[max(0, slot.start - 3) : slot.start]]
    between = [token.fold for token in tokens[slot.end : behind.start]]
    told = TOLD.intersection(before[-2:]) or (SPEAKING.intersection(before) and "to" in before)
    recorded = not between and RECORDS.intersection(before) and HEARD_BY.intersection(before)
    return behind if told or recorded or (len(between) == 1 and between[0] in QUOTING) else None
