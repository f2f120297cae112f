"""Members of a body: whoever sits on one is of it, and the body is no topic yet: "the Democrat on the ferry panel"."""

from __future__ import annotations

import re

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.frames.frames import FRAME, is_speech

ON_BODY = re.compile(
    r"(?P<who>\b(?:democrat|republican|tory|conservative|liberal|socialist|member|lawmaker|mp|senator|congress(?:wo)?man"
    r"|judge|justice|juror|dissenter)) on (?P<body>(?:the |an? )?(?:[\w’'&-]+ ){1,5}?"
    r"(?:committee|subcommittee|panel|board|commission|council|court|bench|jury))\b(?!['’])(?! (?:report|vote))",
    re.IGNORECASE,
)
NUMBER_TWO = re.compile(
    r"(?<=['’]s )(?:number|no\.?) (?:two|2)\b(?! (?:on|in) the )(?=\W*(?:$|[,;:.?!–-])| (?P<behind>[\w’'-]+))"
    r"|\bsecond[- ]in[- ]command\b",
    re.IGNORECASE,
)
"""What a deputy is called: "Lind's number two"."""
OVER_IN = re.compile(
    r"\b(?P<noun>[\w-]+) (?:over|up|down|out|back|across) (?:there )?(?P<at>in|at)(?= (?:the )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
HEADING = re.compile(
    r"\b(?:(?P<which>(?:the|that|this|some) (?:[\w-]+ ){0,2}?)(?P<noun>[a-z]+)(?: who)?|whoever)"
    r"(?:['’]s| is|(?P<was> was))?(?: now| currently)?(?P<once> once| formerly| previously| used to)?(?: be)? "
    r"(?:in charge (?:of|at)|at the (?:helm|head) of|(?P<does>run|head|lead|chair|ran|headed|led|chaired))"
    r"(?= (?:the |our |their )?(?P<body>[\w'’-]+))",
    re.IGNORECASE,
)
"""Whoever heads a body, or did, said without a noun: "the chap in charge of Gull Radio", "who used to run it"."""
WATCHING = re.compile(
    r"\b(?:body|agency|outfit|authority) (?:that|which|who) "
    r"(?:keeps? (?:an|its) eye on|watch(?:es)? over|polices?|oversees?) (?:the )?(?P<what>[\w’'-]+)\b(?!['’] )",
    re.IGNORECASE,
)
"""A watchdog, said without the noun: "the body that keeps an eye on elections"."""
IN_DECADE = re.compile(
    r"\bwho(?= (?:led|ran|headed|chaired) )(?P<what>[\w'’ -]{3,50}?) (?:back )?in the (?:late |early |mid[ -])?"
    r"(?:['’]?(?:(?:19|20)\d|\d)0['’]?s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|noughties)\b",
    re.IGNORECASE,
)
"""A decade in which somebody headed a body, who does so no more."""
NO_BODIES = words("it this that him them her things everything all for against into out away up off")
WHO_HAD = re.compile(
    r"(?<=[a-z] )(?<!remember )(?<!know )(?<!recall )who['’](?P<had>d|ve)"
    r"(?= (?:been|had|\w+ed|once|also|just|since)\b)",
    re.IGNORECASE,
)
"""Somebody "who'd been late", and no "do you remember who'd called it daft"."""
HAD = {"d": "had", "ve": "have"}


def with_members(core: str) -> str:
    """Return a question in which whoever sits on a body is said to be of it, and its number two its deputy leader.

    Whoever is "over in Aker" is in Aker, and "the clerk who'd been late" is one who had been.
    """
    core = WATCHING.sub(r"\g<what> watchdog", core)
    core = HEADING.sub(_head, IN_DECADE.sub(r"who once\g<what>", core))
    core = WHO_HAD.sub(lambda found: f"who {HAD[found['had'].lower()]}", OVER_IN.sub(_in_place, core))
    return NUMBER_TWO.sub(_deputy, ON_BODY.sub(r"\g<who> of \g<body>", core))


def _in_place(found: re.Match[str]) -> str:
    return f"{found['noun']} {found['at']}" if noun_of(found["noun"].lower()) else found[0]


def _head(found: re.Match[str]) -> str:
    """Return "the head of", or of somebody with a title that they run it: "the admiral in charge of the fleet".

    The words are as they are where what is headed is no body: "the man in charge of it".
    """
    noun, does = (found["noun"] or "one").lower(), found["does"] or ""
    body = found["body"].lower()
    anybody = noun == "one" or noun in load_words("people") or noun in load_everyday()
    if not anybody and not does and noun_of(noun) and body not in NO_BODIES and not body.endswith("ing"):
        # "The admiral in charge of the fleet" is no "head" by title.
        return f"{found['which'] or 'the '}{noun} who {'ran' if found['was'] else 'runs'}"
    if not anybody or (does and not found["once"]) or body in NO_BODIES or body.endswith("ing"):
        return found[0]
    past = "former " if found["was"] or found["once"] else ""
    return f"{found['which'] or 'the '}{past}{'chair' if does.startswith('chair') else 'head'} of"


def _deputy(found: re.Match[str]) -> str:
    """Return what a number two is, the words as they are where a noun follows: "Lind's number two hit"."""
    behind = (found["behind"] or "who").lower()
    return "deputy leader" if behind in FRAME or is_speech(behind) else found[0]
