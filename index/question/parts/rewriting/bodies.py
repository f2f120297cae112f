"""Bodies that are called as a question begins: "the WHO" is written out, before "who" is read as a question."""

from __future__ import annotations

import re

BODY = re.compile(
    r"(?<=\b[Tt]he )WHO\b|\bWHO(?=['’]s|:| (?:on|about|chief|boss|head|director|official|spokes\w+|expert|scientist)\b)"
)
"""The World Health Organization, and no "who" that somebody stresses: "WHO said that?"."""


def with_body_spelled(core: str) -> str:
    """Return a question with the body that is called "WHO" written out, unless all of it is in capitals."""
    return core if core.isupper() else BODY.sub("World Health Organization", core)
