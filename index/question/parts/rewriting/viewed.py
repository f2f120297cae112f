"""Viewed: whose view a question asks for in words of another kind, "as far as Lind is concerned", "per Lind"."""

from __future__ import annotations

import re

SOMEBODY = r"(?:[\w.'’-]+ ){0,8}?[\w.'’-]+?"
VIEWED = re.compile(
    rf"\b(?:in )?(?:as|so) far as (?P<one>{SOMEBODY})(?:['’]s| is| are| was| were) concerned\b"
    rf"|(?:^|(?<=[,;:–-] )|\bas )per (?P<two>{SOMEBODY})(?=[,:]|\W*$)",
    re.IGNORECASE,
)


def with_view_as_telling(core: str) -> str:
    """Return such a question with "according to": "according to Lind, what of tolls?"."""
    return VIEWED.sub(lambda found: f"according to {found['one'] or found['two']}", core)
