"""Members of a body: whoever sits on one is of it, and the body is no topic yet: "the Democrat on the ferry panel"."""

from __future__ import annotations

import re

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
    r"\b(?P<noun>[\w-]+) (?:over|up|down|out|back|across) (?:there )?in(?= (?:the )?(?-i:[A-Z]))", re.IGNORECASE
)
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
    core = WHO_HAD.sub(lambda found: f"who {HAD[found['had'].lower()]}", OVER_IN.sub(_in_place, core))
    return NUMBER_TWO.sub(_deputy, ON_BODY.sub(r"\g<who> of \g<body>", core))


def _in_place(found: re.Match[str]) -> str:
    return f"{found['noun']} in" if noun_of(found["noun"].lower()) else found[0]


def _deputy(found: re.Match[str]) -> str:
    """Return what a number two is, the words as they are where a noun follows: "Lind's number two hit"."""
    behind = (found["behind"] or "who").lower()
    return "deputy leader" if behind in FRAME or is_speech(behind) else found[0]
