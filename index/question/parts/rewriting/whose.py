"""Whose: what asks for a speaker in words of another kind, "whose idea was it to go?", as "who said to go?"."""

from __future__ import annotations

import re

from corpus.lexicon.lists import is_listed, words
from index.question.frames.frames import SPEECH_NOUNS, VIEWS

SAID = ("remarks", "views", "told nouns", "felt nouns", "nouns of advice")
PUT = words("slogan motto catchphrase soundbite idea dream plan simile")
"""Nouns for what somebody has put into words, beside those of saying."""
OPENING = r"(?:(?:so|and|but|ok|hey)\W+)?"
WHOSE = re.compile(
    rf"{OPENING}whose (?:[\w’'-]+ )?(?P<noun>[\w-]+) (?:is|was|were|are)(?: (?:it|that|this|those|these))?\b,?"
    r"(?: (?:that|to|about|on))? (?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)
MADE = re.compile(
    rf"(?P<before>{OPENING}(?:who|which [\w’' -]{{1,40}}?))(?:['’]d)? "
    r"(?:(?:(?:was|is) (?:it|the one) (?:that|who) )?(?:came|comes) (?:up|out) with"
    r"|had|has|made|cracked|coined|used|gave"
    r"|(?:is|was|['’]s) (?:(?:the )?(?:person|one|man|woman) )?behind"
    r"|(?:do|should|can) (?:we|i) (?:have to )?(?:thank|blame) for) "
    r"(?:the|that|a|this) (?:[\w’'-]+ )?(?P<noun>[\w-]+),? (?:that|about|on|of) (?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)
KNOWS = re.compile(
    rf"{OPENING}(?:(?:does |do |can |could |would |will )?(?:any ?(?:one|body)|you)(?: else| here)? "
    r"(?:know|knows|remember|remembers|recall|recalls|tell me|say)"
    r"|(?:(?:i['’]?m|i am|we['’]?re|we are) )?"
    r"(?:after|looking for|trying to (?:find|remember|recall|work|figure)(?: out)?)"
    r"|(?:any|have you any|got any) (?:idea|clue))"
    r" (?=who(?:ever)?\b)",
    re.IGNORECASE,
)
PLAINLY = re.compile(
    r"\b(?P<who>who)(?:ever\b(?= (?:said|says|called|thought|told|reckoned)\b)| (?:on earth|in the world)\b)",
    re.IGNORECASE,
)


def with_whose_as_who(core: str) -> str:
    """Return "whose idea was it to go", "who had the dig that it leaks" as "who said to go", "who said it leaks".

    "Whose boat was it that sank?" stays as it is.
    """
    core = PLAINLY.sub(r"\g<who>", KNOWS.sub("", core))
    for pattern in (WHOSE, MADE):
        found = pattern.fullmatch(core)
        if found and is_said(found["noun"].lower()):
            before = found.groupdict().get("before") or "who"
            return f"{before} said {found['matter']}"
    return core


def is_said(noun: str) -> bool:
    """Return whether a folded noun is for what somebody has put into words: "idea", "slogan", and no "boat"."""
    return noun in SPEECH_NOUNS | VIEWS | PUT or is_listed(noun, *SAID)
