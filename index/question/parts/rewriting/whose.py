"""Whose: what asks for a speaker in words of another kind, "whose idea was it to go?", as "who said to go?"."""

from __future__ import annotations

import re

from corpus.lexicon.lists import is_listed, words
from index.question.frames.frames import SPEECH_NOUNS, VIEWS, is_finite

SAID = ("remarks", "views", "told nouns", "felt nouns", "nouns of advice")
PUT = words(
    "slogan motto catchphrase soundbite idea dream plan simile phrase wording description putdown put-down scolding "
    "moan grievance brag prophecy compliment lament regret wish punchline sentence expression notion sentiment mantra "
    "refrain outburst tirade sideswipe broadside"
)
"""Nouns for what somebody has put into words, beside those of saying."""
OPENING = r"(?:(?:so|and|but|ok|hey)\W+)?"
WHOSE = re.compile(
    rf"{OPENING}whose (?:[\w’'-]+ )?(?P<noun>[\w-]+) (?:is|was|were|are)(?: (?:it|that|this|those|these))?\b,?"
    r"(?: (?:that|to|about|on))? (?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)
HEADED = re.compile(
    rf"{OPENING}whose (?:[\w’'-]+ )?(?P<noun>[\w-]+)(?: (?:is|was|were|are) (?:it|that|this|these|those))?"
    r"(?:[:?…]|\s[–—-])\s+(?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)
"""What asks before it tells the words: "Whose line: it leaks"."""
LAST = re.compile(
    r"(?P<matter>[^\n]{4,300}?),? (?:is|was|were) whose (?:[\w’'-]+ )?(?P<noun>[\w-]+)\W*",
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
FIRST = re.compile(
    r"(?P<words>“[^“”]{2,300}”|\"[^\"]{2,300}\"|‘[^‘’]{2,300}’|'[^']{2,300}')(?:\s*[.,;:!?…–—-]+)?\s+"
    r"(?:(?:and|so|but|ok),? )?(?P<asks>(?:who|whose|which)\b[^\n]{3,300})",
    re.IGNORECASE,
)
THAT = re.compile(r"\b(?<!\bis )(?<!\bwas )(?<!\bwere )(?:that|it|this|those|these)\b(?!['’])", re.IGNORECASE)
"""What points to the words, but for "who was it that ..."."""
WHOSE_WAS = re.compile(r"(?<=^whose )(?P<noun>[^?]{2,80}?) (?:is|was|were|are) (?:that|it|this|those|these)\b", re.I)
NAMED = re.compile(r"\W*(?:[A-Z0-9][\w’'-]*\W*)+")
"""The name of a thing, in which every word is capitalised: "Sea Rose"."""


def with_whose_as_who(core: str) -> str:
    """Return "whose idea was it to go", "who had the dig that it leaks" as "who said to go", "who said it leaks".

    "Whose boat was it that sank?" stays as it is.
    """
    core = PLAINLY.sub(r"\g<who>", KNOWS.sub("", core))
    for pattern in (WHOSE, HEADED, LAST, MADE):
        found = pattern.fullmatch(core)
        if found and is_said(found["noun"].lower()):
            before = found.groupdict().get("before") or "who"
            return f"{before} said {found['matter']}"
    return core


def with_quoted_last(core: str) -> str:
    """Return "'it leaks' - which clerk called the pier that?" as "which clerk called the pier 'it leaks'?".

    "'Sea Rose' - whose boat is that?" stays as it is.
    """
    found = FIRST.fullmatch(core)
    if found is None or NAMED.fullmatch(found["words"]):
        return core
    quoted, asks = f"“{found['words'][1:-1]}”", found["asks"]
    if whose := WHOSE_WAS.match(asks, 6):
        return f"who said {quoted}, {whose['noun']}{asks[whose.end() :]}"
    points = THAT.search(asks)
    if points is None or not any(is_finite(word) for word in asks[: points.start()].lower().split()):
        return core
    return f"{asks[: points.start()]}{quoted}{asks[points.end() :]}"


def is_said(noun: str) -> bool:
    """Return whether a folded noun is for what somebody has put into words: "idea", "slogan", and no "boat"."""
    return noun in SPEECH_NOUNS | VIEWS | PUT or is_listed(noun, *SAID)
