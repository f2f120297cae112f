"""Members of a body: whoever sits on one is of it, and the body is no topic yet: "the Democrat on the ferry panel"."""

from __future__ import annotations

import re

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


def with_members(core: str) -> str:
    """Return a question in which whoever sits on a body is said to be of it, and its number two its deputy leader."""
    return NUMBER_TWO.sub(_deputy, ON_BODY.sub(r"\g<who> of \g<body>", core))


def _deputy(found: re.Match[str]) -> str:
    """Return what a number two is, the words as they are where a noun follows: "Lind's number two hit"."""
    behind = (found["behind"] or "who").lower()
    return "deputy leader" if behind in FRAME or is_speech(behind) else found[0]
