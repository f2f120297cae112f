"""Findings as they are read here: whom a source may mean, how much of it is read, and its verbs."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import Span
from corpus.lexicon.cues import Cue, load_cues
from corpus.lexicon.gender import Gender
from corpus.statements.finding import Finding
from corpus.text.page import Page

SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f",
}  # fmt: skip
RELATIVE = frozenset({"who", "whom", "that", "which", "whose"})
MAX_SOURCE = 400
"""Characters of a source and of what it says that are read: more is no mention of a speaker."""
BESIDE = 60
"""Characters after a pronoun in which a name belongs to the same clause."""
Who = tuple[int | str, ...]
"""People by number, organisations by name."""


def clip(span: Span) -> Span:
    """Return the beginning of a span, as much of it as is read."""
    return Span(span.start, min(span.end, span.start + MAX_SOURCE))


def cues_of(page: Page, finding: Finding) -> Iterator[Cue]:
    """Yield the verbs of the lexicon that report a finding."""
    cues = (load_cues().get(clip(span).of(page.text).lower()) for span in finding.cue)
    return (cue for cue in cues if cue is not None)
