"""Studies: the nouns for what has findings."""

from __future__ import annotations

from corpus.lexicon.lists import is_listed


def has_findings(noun: str) -> bool:
    """Return whether a noun, of one or of several, has findings: "study", "surveys", "researchers"."""
    return any(is_listed(word, "finders", "findings") for word in (noun, f"{noun}s", f"{noun[:-1]}ies"))
