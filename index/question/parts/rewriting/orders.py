"""Orders: what of whose a question asks for, with no verb of saying: "Lind's version please", "the bit by Lind"."""

from __future__ import annotations

import re
from itertools import chain

from corpus.lexicon.lists import words
from index.question.frames.frames import OPINIONS, SIDES, asks_for_words
from index.question.parts.rewriting.clauses import (
    MORE,
    ON_THAT,
    WHO,
    asking_who,
    at_end,
    in_front,
    without_manners,
)
from index.question.parts.rewriting.wanted import AFTER
from index.question.parts.rewriting.whose import is_said

PARTS = words("bit bits part gist passage")
"""Nouns for a piece of what was said, behind an article."""
GIVE = (
    rf"(?:(?:{AFTER}|(?:just |only )?(?:(?:asking|looking|searching|hunting|hoping) for|(?:give|show|find|get|tell) me"
    r"|let me have|need|want|what(?:['’]s| is| was))) )?"
)
OF_IT = r"(?: of (?:it|that|things|events|the story))?"
OWNED = rf"{WHO}['’]s? (?:(?:own|exact|precise|actual|full) )?(?P<noun>[\w-]+){OF_IT}"
# "Any words of praise for Brix?" and "the bit with Brix in it" are somebody else's.
OF = (
    r"(?:(?P<article>the|an?|any|some|that) )?(?P<noun>\w+) (?P<link>by|from|of(?! (?-i:[a-z]+) (?:for|to) )|with)"
    rf" {WHO}(?<! in it)"
)
FIRST = in_front(rf"{GIVE}{OWNED}", rf"{GIVE}{OF}")
LAST = at_end(rf"{AFTER} {OWNED}{ON_THAT}?{MORE}", rf"{GIVE}{OWNED}{ON_THAT}?", rf"{GIVE}{OF}{ON_THAT}?")


def with_order_first(core: str) -> str:
    """Return a question with whose version it orders in front: "According to Lind, can crews walk out?"."""
    found = chain(
        filter(_is_opinion, FIRST.fullmatch(core)), filter(_is_ordered, LAST.fullmatch(without_manners(core)))
    )
    order = next(found, None)
    return asking_who(order) if order else core


def _is_opinion(found: re.Match[str]) -> bool:
    """Return whether a noun is for a view on what follows, and not in "Lind's view: does Aker agree?"."""
    return found["noun"].lower() in OPINIONS and not asks_for_words(found["matter"])


def _is_ordered(found: re.Match[str]) -> bool:
    """Return whether a noun is for what somebody has to say, or for a part of it.

    A joke, or a promise, is ordered where nobody is asked before: not in "what did Brix say? Lind's joke, I mean".
    """
    noun, told = found["noun"].lower(), found.groupdict()
    if "link" not in told:
        return noun in SIDES or (is_said(noun) and not asks_for_words(told["matter"] or ""))
    return noun in SIDES or bool(told["article"] and noun in PARTS)
