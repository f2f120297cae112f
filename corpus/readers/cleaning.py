"""Cleaning: lines of a page, feed or newsletter that are no part of the report. Never applied to text given as text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

MAX_BOILERPLATE = 220
QUOTED = re.compile(r"[\"“”«»„]")


def clean_page(text: str) -> str:
    """Return the text without its boilerplate lines, blank lines at most one between paragraphs.

    A line goes only as a whole, only when it is short, and never when it quotes somebody.
    """
    kept: list[str] = []
    for line in text.replace("\xa0", " ").split("\n"):
        stripped = line.strip()
        if is_boilerplate(stripped):
            continue
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    return "\n".join(kept).strip()


def is_boilerplate(line: str) -> bool:
    """Return whether a whole line is no part of a report: "Read more", photo credits, newsletter boxes."""
    if not line or len(line) > MAX_BOILERPLATE or QUOTED.search(line):
        return False
    bare = line.strip(" \t.!…›»→>|•·*-–—") or line
    return any(pattern.fullmatch(bare) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lines = (resources.files("corpus.lexicon") / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return tuple(re.compile(line, re.IGNORECASE) for line in lines if line and not line.startswith("#"))
