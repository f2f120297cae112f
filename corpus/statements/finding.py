"""A finding: a statement seen in a parsed text before anybody has worked out whom its source means."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Span
from corpus.statement import Kind, Report


@dataclass(frozen=True, slots=True)
class Finding:
    """What was said and the mention of who said it, as places in the text.

    `source` is the mention as printed ("The defense minister", "he", "Leslie Wimes, a president of
    X"); it is empty where the text names nobody. The other fields are those of `Statement`.
    """

    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: Kind
    sentence: Span
    confidence: float
    rule: str = ""
    inner: tuple[Report, ...] = ()
    spoken: bool = False
