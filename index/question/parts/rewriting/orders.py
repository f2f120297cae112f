"""Orders: what of whose a question ends in asking for, with no verb, "Lind's version please", "the bit by Lind"."""

from __future__ import annotations

import re

from corpus.lexicon.lists import words
from index.question.frames.frames import SPEECH_NOUNS, VIEWS, asks_for_words
from index.question.parts.rewriting.wanted import NO_OWNER, NOBODY, SOMEBODY, according_to
from index.question.parts.rewriting.whose import is_said
from index.question.tokens import POSSESSIVE

SIDES = SPEECH_NOUNS | VIEWS | words("side story")
"""Nouns for how somebody sees what is told before: elsewhere a joke or a promise may be what is asked about."""
PARTS = words("bit bits part gist passage quotes")
"""Nouns for a piece of what was said."""
GIVE = r"(?:(?:just |only )?(?:asking for|looking for|(?:give|show|find|get) me|need|want) )?"
MANNERS = (
    r"(?:,? (?:please|pls|plz|thanks|thx|ta|cheers|then|verbatim|in full|word for word"
    r"|if (?:any|possible|(?:you|there|s?he|they)(?:['’]\w+)? [^,.?!]{2,24})))*"
)
ORDER = re.compile(
    rf"(?P<matter>.*\S)(?<=[.?!:;…,–-]) (?:and |but |so )?"
    rf"(?:{NO_OWNER}{NOBODY}(?P<owner>{SOMEBODY}['’]s) (?:(?:own|exact|precise|actual|full) )?(?P<noun>[\w-]+)"
    rf"|{GIVE}(?:the|any|some|that) (?P<part>\w+) (?:by|from|of|with) {NO_OWNER}{NOBODY}(?P<source>{SOMEBODY}?))"
    rf"{MANNERS}[,.?!\s]*",
    re.IGNORECASE,
)


def with_order_first(core: str) -> str:
    """Return a question with whose version it orders in front: "According to Lind, can crews walk out?".

    A joke, or a promise, is ordered where nobody is asked before: not in "what did Brix say? Lind's joke, I mean".
    """
    found = ORDER.fullmatch(core)
    if found is None:
        return core
    if found["source"]:
        return according_to(found["source"], found["matter"]) if found["part"].lower() in PARTS else core
    noun = found["noun"].lower()
    ordered = noun in SIDES or (is_said(noun) and not asks_for_words(found["matter"]))
    return according_to(POSSESSIVE.sub("", found["owner"]), found["matter"]) if ordered else core
