"""Wanted: whom a question asks for in a sentence of its own, "Is the strait safe? I'm after Lind on that"."""

from __future__ import annotations

import re

ADVERB = r"(?: (?:really|only|just|also|actually|rather))?"
WOULD = rf"(?:['’]d| would){ADVERB} (?:like|love|prefer)"
AM = rf"(?:['’](?:m|re)| am| are)?{ADVERB}"
FROM = r"(?: is| are)?(?: to (?:hear|get|have|see|read)(?: (?:it|that))?)?(?: from)?"
AFTER = rf"(?:{WOULD}|{AM} (?:after|want(?:ed)?|need(?:ed)?|looking for|keen on|interested in|curious about)){FROM}"
WONDER = rf"(?:{WOULD} to know|{AM} (?:wonder(?:ing)?|curious|want to know))"
NAME = r"(?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|van|von|der|de|al|bin|el|of))*)"
SOMEBODY = r"(?:[\w.'’-]+ ){0,6}[\w.-]+"
NAMES = rf"{NAME}(?:,? and (?:(?:i|we) (?:want|need) )?{NAME})*"
VIEWED = (
    rf"(?P<owner>{SOMEBODY})['’]s? (?:(?:own|exact|precise|actual|full) )?"
    r"(?:words?|views?|take|answer|reply|reaction|response|opinion|thoughts?|line|side)"
)
ON_THAT = r" (?:on|about|regarding|of|to) (?:that|this|it|them|the matter|the subject)"
SAYS = r"(?:says?|said|thinks?|thought|makes?|made)"
REQUEST = re.compile(
    rf"(?:(?P<matter>.*\S)(?<=[,.?!:;–…-]) )?(?:(?:but|and|so) )?(?:what )?(?:i|we)"
    rf"(?:{AFTER} (?:{VIEWED}(?:{ON_THAT})?|(?P<names>{NAMES})(?:{ON_THAT})?"
    rf"|(?P<somebody>{SOMEBODY}?){ON_THAT})"
    rf"|{WONDER} what (?P<sayer>{SOMEBODY}?) {SAYS}{ON_THAT})"
    r"(?P<more>(?:,[^.?!]*)?)(?:,? (?:please|pls|thanks|ta))*[.?!\s]*",
    re.IGNORECASE,
)
"""A sentence at the end in which the asker says whose words are wanted: it says so, or on what, or only names them."""
AGAIN = re.compile(r"\b(?:i|we) (?:want|need) ", re.IGNORECASE)


def with_wanted_first(core: str) -> str:
    """Return a question with whom its last sentence asks for in front: "According to Lind, is the strait safe?"."""
    found = REQUEST.fullmatch(core)
    if found is None:
        return core
    wanted = AGAIN.sub("", found["owner"] or found["names"] or found["somebody"] or found["sayer"])
    matter = found["matter"] or ""
    matter = matter.rstrip(",.:;–…-?! ") if found["more"] else matter
    return f"According to {wanted}, {matter}{found['more']}"
