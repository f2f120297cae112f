"""Wanted: whom a question asks for in a sentence of its own, "Is the strait safe? I'm after Lind on that"."""

from __future__ import annotations

import re
from itertools import chain

from index.question.parts.rewriting.clauses import (
    MORE,
    NAME,
    NOT_WHO,
    ON_THAT,
    SOMEBODY,
    WHO,
    according_to,
    asking_who,
    at_end,
    in_front,
    whole,
    without_manners,
)
from index.question.tokens import POSSESSIVE

ADVERB = r"(?: (?:really|only|just|also|actually|rather))?"
WOULD = rf"(?:['’]d| would){ADVERB} (?:like|love|prefer|want)"
AM = rf"(?:['’](?:m|re)| am| are)?{ADVERB}"
WANT = (
    rf"(?:{WOULD}|{AM} (?:after|want(?:ed)?|need(?:ed)?|(?:looking|asking)(?: for)?"
    r"|keen on|interested in|curious about))"
)
TO_HEAR = r"(?: is| are)?(?: to (?:hear|get|have|see|read|know))?"
AFTER = rf"(?:what )?(?:i|we){WANT}{TO_HEAR}(?: (?:it|that))?(?: from)?"
"""How the asker says whom they are after: "what I want is", "I'd love to hear from"."""
WONDER = rf"(?:{WOULD} to know|{AM} (?:wonder(?:ing)?|curious|want to know))"
NAMES = rf"{NAME}(?:,? and (?:(?:i|we) (?:want|need) )?{NAME})*"
FROM = (
    rf"(?:i|we){WANT}{TO_HEAR} (?:it|that|this|about (?:it|that|this))(?: straight| direct(?:ly)?| only)? from {WHO}"
    r"(?: and no(?:body| ?one) else)?"
)
TO_ASK = r"(?:to ask|(?:who|that)(?:['’]d|['’]ll)? [^,.?!]{2,60})"
HEARD = whole(
    rf"(?:(?:i|we){WANT} to|let['’]?s) hear (?:from )?(?P<who>the {SOMEBODY}) (?P<matter>(?:on|about) [^\n]{{4,300}})"
)
"""Who is wanted with the topic behind: "I'd love to hear the clerk on tolls"."""
FIRST = in_front(FROM)
LAST = at_end(
    rf"{AFTER} (?P<who>{NAMES}){ON_THAT}?{MORE}",
    rf"(?:{AFTER}|(?:just )?want to hear) {WHO}{ON_THAT}{MORE}",
    FROM,
    rf"(?:(?:i|we){WONDER}|curious|wondering|asking) what {WHO}"
    rf" (?:says?|said|thinks?|thought|makes?|made|reckons?){ON_THAT}?{MORE}",
    rf"(?:let['’]s|let us|let me|we should) hear (?:(?:it|that|this) )?from {WHO}",
    r"(?:over to|ask(?:ing)?|now|(?:and |but )?(?:what|how) about)"
    rf" (?P<who>(?:the|that|whoever) {SOMEBODY}|{NAME}){ON_THAT}?",
    rf"(?:what says?|but (?:does|do|did|is|was|has|would|will)) (?P<who>{NAME}){ON_THAT}?",
    rf"{WHO}(?:['’]s| is| was|['’]d be| would be) the (?:one|man|woman|person) {TO_ASK}",
    rf"(?:(?:that|it)(?:['’]s| is) |it sounds like )?(?:one|a question|a matter) for {WHO}",
)
"""A sentence at the end by which the asker says whose words are wanted."""
THE_ONE = re.compile(
    # "When she left, Betty Moe I mean" tells who left.
    rf"(?:^|(?<=[,.;:?!–-] ))(?!{NAME} i mean)(?:and |but |so )?(?:it(?:['’]s| is| was) )?"
    rf"(?!(?:{'|'.join(sorted(NOT_WHO))})\b)"
    rf"(?P<one>{NAME})(?: is| was)?(?: (?:the (?:one|person)|who|whom))? i(?:['’]?m| am)?{ADVERB} "
    r"(?:after|want|wanted|need|needed|looking for|mean|meant)(?=[,.;:?!]|\W*$)",
    re.IGNORECASE,
)
"""A clause anywhere that says who is wanted: "Lind is the one I want", "but it's Lind I'm after"."""
AGAIN = re.compile(r"\b(?:i|we) (?:want|need) ", re.IGNORECASE)


def with_the_one_first(core: str) -> str:
    """Return a question with the one it says it is after in front, and without the clause that says so."""
    found = THE_ONE.search(core)
    before = core[: found.start()].rstrip(" ,;:–-") if found else ""
    behind = core[found.end() :].lstrip(" ,.;:?!–-") if found else ""
    return (
        according_to(POSSESSIVE.sub("", found["one"]), f"{before} {behind}".strip())
        if found and before + behind
        else core
    )


def with_wanted_first(core: str) -> str:
    """Return a question with whom its last sentence asks for in front: "According to Lind, is the strait safe?"."""
    found = next(chain(FIRST.fullmatch(core), HEARD.fullmatch(core), LAST.fullmatch(without_manners(core))), None)
    return AGAIN.sub("", asking_who(found)) if found else core
