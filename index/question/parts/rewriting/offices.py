"""Offices: those called by letters, "the deputy PM", "Tarn's AG", "the home sec", read as the words articles print."""

from __future__ import annotations

import re

SHORT = {
    "pm": "prime minister",
    "ag": "attorney general",
    "wh": "White House",
    "sec": "secretary",
}
OFFICE = re.compile(
    r"(?<![\w.'’@#$-])(?<!\d )(?:(?<=deputy )pm|ag|wh(?= (?:press|chief|comms|counsel|aide|official))|(?-i:[Ss]ec))"
    r"(?![\w-])(?!\.\w)",
    re.IGNORECASE,
)
"""No hour, "5 pm", no time, "30 sec", and no body, "the SEC chair"."""
BEFORE = re.compile(r"(?:^|(?:^|[\s'’-])(?:[A-Z][\w’'-]*|the|an?|that|ex|[a-z’']{3,})[ -])\Z")
"""What stands before an office: it begins the question, or a word that tells which."""


def with_offices_spelled(core: str) -> str:
    """Return a question with the offices it calls by letters written out."""
    return OFFICE.sub(_spelled, core)


def _spelled(found: re.Match[str]) -> str:
    """Return the office in words, or the letters where nothing before them says that they are one."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    return SHORT[found[0].lower()] if BEFORE.search(before) else found[0]
