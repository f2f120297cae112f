"""Viewed: whose view a question asks for in words of another kind, "as far as Lind is concerned", "going by Lind"."""

from __future__ import annotations

import re

from index.question.frames.frames import asks_for_words

SOMEBODY = r"(?:[\w.'’-]+ ){0,8}?[\w.'’-]+?"
VIEWED = re.compile(
    rf"\b(?:in )?(?:as|so) far as (?P<one>{SOMEBODY})(?:['’]s| is| are| was| were) concerned\b"
    rf"|(?:^|(?<=[,;:–-] )|\bas )per (?P<two>{SOMEBODY})(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:–-] ))if (?P<three>{SOMEBODY}) (?:is|was|are|were) (?:to be (?:believed|trusted)|right)"
    r"(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:–-] ))if (?P<seven>{SOMEBODY}) (?:is|was|are|were) any(?:thing)? (?:to (?:go|judge) by|guide)"
    r"(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:–-] ))if it (?:is|was|were) (?:left )?(?:up|down) to (?P<eight>{SOMEBODY})(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:–-] ))if you (?:believe|listen to|trust|go by) (?P<ten>{SOMEBODY})(?=[,:]|\W*$)"
    rf"|\b(?:in the eyes|to the mind) of (?P<nine>{SOMEBODY})(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:.?–-] ))(?:going|judging|to go) by (?:what )?(?P<four>{SOMEBODY})(?: (?:says?|said))?"
    r"(?=[,:]|\W*$)"
    rf"|(?:^|(?<=[,;:.?!–-] ))(?:as|the way) (?P<five>{SOMEBODY}) (?:sees|saw|tells|told|puts|put|has|had) it"
    r"(?=[,:]|\W*$)"
    rf"|(?<=enough )(?:for|to satisfy) (?P<six>{SOMEBODY})(?=\W*$)",
    re.IGNORECASE,
)
SHORT = re.compile(r"\bacc\.? to\b", re.IGNORECASE)
"""How "according to" is shortened."""


def with_view_as_telling(core: str) -> str:
    """Return such a question with "according to": "according to Lind, what of tolls?"."""
    return VIEWED.sub(_telling, SHORT.sub("according to", core))


def _telling(found: re.Match[str]) -> str:
    """Return "according to", or the words as they are where somebody else is asked: "does Lind say it's enough for"."""
    if (found["five"] or found["six"]) and asks_for_words(found.string[: found.start()]):
        return found[0]
    return f"according to {next(filter(None, found.groups()))}"
