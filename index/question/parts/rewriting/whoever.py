"""Whoever: a question for somebody and for what they said: "who chairs the board and what did she say of tolls?"."""

from __future__ import annotations

import re

from corpus.lexicon.deeds import load_deeds
from corpus.lexicon.lists import load_words
from index.question.frames.frames import is_speech

WHOEVER = re.compile(
    r"who(?:(?P<be>['’]s| is| was))? (?P<told>[^,;:?!]{4,80}?),? (?:and|&) "
    r"(?P<asks>(?:what|how|why|when|where)\b[^\n]{2,300})",
    re.IGNORECASE,
)
SEEKING = (
    r"(?:(?:(?:i|we)(?:['’]m| am|['’]re| are|['’]d| would)? )?(?:just )?"
    r"(?:after|looking for|want|need|like|trying to (?:find|remember|recall|think of|place)) "
    r"|(?:(?:can|could|would) you )?(?:please )?(?:help me )?(?:(?:find|get|give|tell|show) (?:me )?|name |identify )"
    r"|do you (?:know|remember|recall) |(?:does )?any(?:one|body) (?:know|remember|recall)s? )"
)
NAME_OF = re.compile(
    r"(?:(?P<before>[^?\n]{3,200}?[.,:;–-]) )?"
    rf"(?:(?:{SEEKING}|what(?:['’]s| is| was) )?(?P<name>(?:the )?name of )|{SEEKING})"
    r"(?:the|that) (?P<what>[\w'’ -]{1,60}?) "
    r"(?P<link>who|that) (?P<told>(?P<does>[\w-]+) [^\n]{4,300})",
    re.IGNORECASE,
)
WHO_WAS = re.compile(
    r"who(?:['’]?s| is| was| were) (?:the|that|this) (?P<what>[\w'’ -]{1,60}?) (?:who|that) "
    r"(?P<told>(?P<does>[\w-]+) [^\n]{4,300})",
    re.IGNORECASE,
)
WHO_TOO = re.compile(
    r"(?P<asks>(?:(?:so|and|ok|hey)\W+)?(?:what|how|why|when|where|did|does|do|has|have|is|was)\b[^?]{4,300}?)"
    r"(?:\?|,|[.!]) (?:and |but )?who(?:['’]s| is| was| are| were) (?:he|she|they|that|this)(?: [a-z]+){0,2}\W*",
    re.IGNORECASE,
)
"""Who somebody is, asked behind a question for what they say."""
HOLDING = re.compile(r"\bwhoever(?= (?P<does>[\w-]+))", re.IGNORECASE)
"""Whoever does what tells who it is: "whoever runs the port"."""
PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


def with_name_as_who(core: str) -> str:
    """Return "the name of the clerk who said it leaks", or "I'm after" that clerk, as "which clerk said it leaks".

    "Find me the letter that says it leaks" stays as it is.
    """
    found = NAME_OF.fullmatch(core)
    if found is None or not is_speech(found["does"].lower()) or not (found["name"] or found["link"].lower() == "who"):
        return core
    return f"{_which(found)} - {found['before']}" if found["before"] else _which(found)


def without_who_too(core: str) -> str:
    """Return "what did Lind say? And who is she?" without its second question."""
    found = WHO_TOO.fullmatch(core)
    return found["asks"] if found else core


def with_which(core: str) -> str:
    """Return "who was the clerk that said it leaks" as "which clerk said it leaks", of a man as "who said it leaks"."""
    found = WHO_WAS.fullmatch(core)
    if found is None or not is_speech(found["does"].lower()) or WHOEVER.fullmatch(core):
        return core
    return _which(found)


def _which(found: re.Match[str]) -> str:
    """Return what somebody said, asked with what they are, of a man or of "the one" with "who"."""
    anybody = found["what"].lower() in load_words("people") | {"one"}
    return f"who {found['told']}" if anybody else f"which {found['what']} {found['told']}"


def with_whoever_first(core: str) -> str:
    """Return such a question with whom it describes in front, "the one who chairs the board: what did she say ...?".

    Who did or is something that only one part of the question asks for stays as it is.
    """
    core = HOLDING.sub(lambda found: "the one who" if found["does"].lower() in load_deeds() else found[0], core)
    found = WHOEVER.fullmatch(core)
    if found is None:
        return core
    told, asks, does = found["told"], found["asks"], found["told"].partition(" ")[0].lower()
    theirs = PRONOUN.search(asks) is not None
    if found["be"]:
        return f"{told}: {asks}" if theirs and does in {"the", "that"} else core
    return f"the one who {told}: {asks}" if does in load_deeds() or (theirs and not is_speech(does)) else core
