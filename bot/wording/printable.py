"""Foreign text made safe to show on a terminal: what could steer the screen is replaced, never obeyed."""

from __future__ import annotations

import re

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls: escape sequences, bell, carriage return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings and isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"  # invisible marks, lone surrogates, tags
)


def printable(text: str) -> str:
    """Return `text` with every control and bidirectional character as U+FFFD; line breaks and tabs stay.

    One character gives one character, so that offsets into `text` hold for the result.
    """
    # Most text has none of it, which Python says a tenth as slowly: each of these characters is unprintable to it.
    if text.isprintable():
        return text
    folded = text.replace("\r\n", " \n").replace("\u2028", "\n").replace("\u2029", "\n")
    return STEERING.sub("\N{REPLACEMENT CHARACTER}", folded)


def one_line(text: str) -> str:
    """Return `text` made printable, with each run of white space as one space."""
    return " ".join(printable(text).split())
