"""Short forms: the letters by which a body is called, where its full name stands before them in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.speakers.bodies.cores import LINKS, POSSESSIVE_END

WORD = r"[A-Z][\w&.’'-]{0,60}"
BRACKETED = re.compile(
    rf"(?<!\w)({WORD}(?:,?[ ](?:of|for|the|and|on|in|&|{WORD})){{1,9}})(?:[ ]union)?"
    r"[ ]\((?:the[ ])?([A-Z][A-Za-z&.]{1,8})\)"
)
OF_FIELD = re.compile(r"(?:Department|Ministry|Office|Bureau) (?:of|for) (?:the )?")
"""What begins the name of a body that is called by the letters of its field: "BEIS"."""
BEFORE_FIELD = re.compile(OF_FIELD.pattern + "$")
MAX_SKIPPED = 2
"""Words with a capital that leave no letter: "NHS Trust" in "Velden Teaching Hospitals NHS Trust (VTH)"."""
MIN_TELLING = 3
"""Letters a short form has at least where words leave none in it."""


def find_short_forms(text: str) -> dict[str, str]:
    """Return the full form before each short form that stands in brackets: "the Ministry of Defence (MoD)"."""
    full: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        short = match[2].replace(".", "")
        words = [*re.finditer(r"[^\s,]+", match[1])]
        # "The Boat Union (BU)": a name begins with "The" only where its letters do.
        starts = sorted(
            (at for at, word in enumerate(words) if word[0][0].isupper()), key=lambda at: words[at][0] == "The"
        )
        # "As and Association of Tolls (AT)": the name that leaves out no word is the one.
        begins = next(
            (
                words[at].start()
                for skipped in (0, MAX_SKIPPED)
                for at in starts
                if abbreviates(short, [each[0] for each in words[at:]], skipped=skipped)
            ),
            None,
        )
        if begins is not None:
            field = BEFORE_FIELD.search(match[1], 0, begins)
            name = match[1][field.start() if field else begins :]
            full.setdefault(match[2], POSSESSIVE_END.sub("", " ".join(name.split())))
    return full


def abbreviates(short: str, words: Sequence[str], *, skipped: int = MAX_SKIPPED) -> bool:
    """Return whether letters are those that a name's words begin with, each of them with one or more.

    Links may have none ("MoD", "BBC"), and as many other words as may be `skipped` where the letters are three or more.
    """
    letters = short.upper()
    skipped = skipped if len(letters) >= MIN_TELLING else 0
    return len(words) > 1 and words[0][0].upper() == letters[0] and _fits(letters, words, skipped)


def _fits(letters: str, words: Sequence[str], skipped: int) -> bool:
    """Return whether all letters are taken by the beginnings of words, of which so many may be skipped."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    link = first.lower() in LINKS
    if (link or skipped) and _fits(letters, rest, skipped - (not link)):
        return True
    most = 0
    while most < min(len(letters), len(first)) and letters[most] == first[most].upper():
        most += 1
    return any(_fits(letters[taken:], rest, skipped) for taken in range(most, 0, -1))
