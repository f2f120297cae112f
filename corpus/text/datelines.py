"""Datelines: where and when a report was written, printed before its first words (`TARN, May 3 (NWA) — `)."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^[A-Z][A-Z.'’]{2,20}[A-Z .,'’]{0,30}(?:,[^\n—–―]{1,30}?)?(?:\([A-Za-z ]{2,20}\) ?)?(?:—|–|―|--|-) +", re.MULTILINE
)
"""`WASHINGTON, Nov. 19 (AP) — ` at the start of a paragraph: where a report was written, no part of its sentence."""


def behind_datelines(text: str) -> frozenset[int]:
    """Return the places in a text right behind the datelines that begin its paragraphs."""
    return frozenset(match.end() for match in DATELINE.finditer(text))
