"""A finding: a statement seen in a parsed text before anybody has worked out whom its source means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from corpus.article import Span
from corpus.lexicon.cues import BELIEF, load_cues
from corpus.lexicon.lists import load_words
from corpus.statement import Kind
from corpus.statements.draft import Draft, Range
from corpus.text.reading import OUTSIDE, Reading


@dataclass(frozen=True, slots=True)
class Finding:
    """What was said and the mention of who said it, as places in the text.

    `source` is the mention as printed ("The defense minister", "he", "Leslie Wimes, a president of
    X"); it is empty where the text names nobody. `inside` is whether it is one of the `inner` of another. The other
    fields are those of `Statement`.
    """

    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: Kind
    sentence: Span
    confidence: float
    rule: str = ""
    inner: tuple[Finding, ...] = ()
    inside: bool = False
    spoken: bool = False
    clause: str = ""
    """How the cue stands in its sentence, as the parser names it: "ROOT", "advcl", "relcl"."""

    def moved(self, place: Callable[[int], int]) -> Finding:
        """Return the finding with each of its characters where `place` tells it is."""

        def move(spans: Iterable[Span]) -> tuple[Span, ...]:
            return tuple(Span(place(span.start), place(span.end)) for span in spans)

        return replace(
            self,
            content=move(self.content),
            quoted=move(self.quoted),
            cue=move(self.cue),
            source=move(self.source),
            sentence=move([self.sentence])[0],
            inner=tuple(each.moved(place) for each in self.inner),
        )


# One field of the finding after another; there is nothing to decide.
def as_finding(draft: Draft, reading: Reading) -> Finding:
    """Return a draft in characters; its confidence is not worked out."""
    doc = reading.doc
    words = [i for start, end in draft.content for i in range(start, end) if doc[i].is_alpha or doc[i].like_num]
    inside = sum(reading.inside[i] != OUTSIDE for i in words)
    kind: Kind = "indirect" if not inside else "direct" if inside == len(words) else "mixed"
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
        clause=doc[draft.cue[0][0]].dep_ if draft.cue else "",
        inner=tuple(replace(as_finding(inner, reading), inner=(), inside=True) for inner in _inner_of(draft, reading)),
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


def _inner_of(draft: Draft, reading: Reading) -> list[Draft]:
    """Return the reports that stand in what is left of a draft's words, nested or apart but never crossing.

    Who denies, asks or believes that somebody has said something tells of no words.
    """
    cue = load_cues().get(reading.doc[draft.cue[0][0]].lower_) if draft.cue else None
    if cue is not None and (cue.takes(BELIEF) or cue.lemma in load_words("disowning")):
        return []
    standing = (inner for inner in draft.inner if _lies_in((*inner.content, *inner.cue), draft))
    kept: list[Draft] = []
    around: list[Draft] = []
    for inner in sorted(standing, key=lambda inner: (inner.content[0][0], -inner.content[-1][1])):
        while around and around[-1].content[-1][1] <= inner.content[0][0]:
            around.pop()
        if not around or _is_nested(inner, around[-1]):
            around.append(inner)
            kept.append(inner)
    return kept


def _is_nested(draft: Draft, other: Draft) -> bool:
    """Return whether a draft is a part of another, and not all of it."""
    return draft.content != other.content and _lies_in(draft.content, other)


def _lies_in(parts: Iterable[Range], draft: Draft) -> bool:
    """Return whether each part stands whole in one part of a draft's words."""
    return all(any(low <= start and end <= high for low, high in draft.content) for start, end in parts)
