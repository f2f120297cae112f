"""A finding: a statement seen in a parsed text before anybody has worked out whom its source means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.article import Span
from corpus.statement import Kind, Report
from corpus.statements.draft import Draft, Range
from corpus.text.reading import OUTSIDE, Reading


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


# One field of the finding after another; there is nothing to decide.
def as_finding(draft: Draft, reading: Reading) -> Finding:
    """Return a draft in characters; its confidence is not worked out."""
    doc = reading.doc
    words = [i for start, end in draft.content for i in range(start, end) if doc[i].is_alpha or doc[i].like_num]
    inside = sum(reading.inside[i] != OUTSIDE for i in words)
    kind: Kind = "indirect" if not inside else "direct" if inside >= 0.9 * len(words) else "mixed"
    places = [*draft.content, *draft.cue, *([draft.source] if draft.source else [])]
    finding = Finding(
        content=tuple(reading.span(start, end) for start, end in draft.content),
        quoted=tuple(reading.quotations[number].inner for number in _quotations_in(draft.content, reading)),
        cue=tuple(reading.span(start, end) for start, end in draft.cue),
        source=(reading.span(*draft.source),) if draft.source else (),
        kind=kind,
        sentence=reading.span(
            min(reading.sentence_of[start][0] for start, _ in places),
            max(reading.sentence_of[end - 1][1] for _, end in places),
        ),
        confidence=0.0,
        rule=draft.rule,
        inner=tuple(_report(inner, reading) for inner in draft.inner),
    )
    if draft.spoken and kind != "direct":
        return replace(finding, kind="direct", quoted=finding.content, spoken=True)
    return finding


def _quotations_in(content: Iterable[Range], reading: Reading) -> list[int]:
    """Return the numbers of the quotations that stand whole in a content, in order."""
    numbers = {(reading.inside[i], start, end) for start, end in content for i in range(start, end)}
    return sorted(
        number
        for number, start, end in numbers
        if number != OUTSIDE and start <= reading.bounds[number][0] and reading.bounds[number][1] <= end
    )


def _report(draft: Draft, reading: Reading) -> Report:
    """Return a report inside a statement in characters."""
    return Report(
        content=tuple(reading.span(start, end) for start, end in draft.content),
        cue=tuple(reading.span(start, end) for start, end in draft.cue),
        source=(reading.span(*draft.source),) if draft.source else (),
    )
