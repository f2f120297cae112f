"""Turns that came with an article: what stands under a label is its bearer's, whatever the text around it suggests."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Span, Turn
from corpus.statements.draft import Draft, Range
from corpus.statements.finding import Finding, as_finding
from corpus.statements.rules.label import read_label
from corpus.statements.rules.turns import ASKED, MIN_WORDS
from corpus.text.reading import Reading

RULE = "turn"
CONFIDENCE = 0.97
"""An article that names its speakers is nearly always right about them."""
MAX_BEFORE = 200
"""Characters before the words in which their label may be printed."""


class Given:
    """The turns of a text in tokens: what each holds is taken, and nothing outside may reach into it."""

    def __init__(self, turns: Sequence[Turn], reading: Reading) -> None:
        self._reading = reading
        self._spans: list[Span] = []
        self._drafts: list[Draft] = []
        self._owner = [0] * len(reading.doc)
        starts = reading.starts
        end = 0
        for turn in turns:
            first, last = bisect_left(starts, turn.span.start), bisect_left(starts, turn.span.end)
            # Of a word that a turn begins in, all is taken.
            if first > 0 and not self._owner[first - 1] and reading.span(first - 1, first).end > turn.span.start:
                first -= 1
            if first < last:
                source = _printed(turn, end, starts, reading)
                self._spans.append(turn.span)
                self._drafts.append(Draft(((first, last),), (), source, _rule_of(turn, first, last, reading)))
                self._owner[first:last] = [len(self._drafts)] * (last - first)
            end = turn.span.end

    def leave(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts that touch no turn; those that stand in one are noted as reports inside it."""
        if not self._drafts:
            return list(drafts)
        within: dict[int, list[Draft]] = {}
        left: list[Draft] = []
        for draft in drafts:
            owners = {self._owner[i] for start, end in (*draft.content, *draft.cue) for i in range(start, end)}
            if owners == {0}:
                left.append(draft)
            elif len(owners) == 1:
                within.setdefault(owners.pop() - 1, []).append(draft)
        for number, inner in within.items():
            own = self._drafts[number]
            self._drafts[number] = replace(own, inner=(*own.inner, *inner))
        return left

    def findings(self) -> list[Finding]:
        """Return what is said in each turn, all of it one statement; what an asker asks is none."""
        found = []
        for span, draft in zip(self._spans, self._drafts, strict=True):
            if draft.rule == RULE:
                finding = as_finding(draft, self._reading)
                # A turn may begin or end within a word, and what stands in it does not.
                inner = tuple(
                    each for each in finding.inner if each.content != (span,) and all(map(span.holds, each.content))
                )
                found.append(
                    replace(
                        finding,
                        content=(span,),
                        quoted=(span,),
                        kind="direct",
                        spoken=True,
                        confidence=CONFIDENCE,
                        inner=inner,
                    )
                )
        return found


def _rule_of(turn: Turn, first: int, last: int, reading: Reading) -> str:
    label = read_label(f"{turn.label}: ")
    asks = label is not None and label.sort == "asks"
    words = sum(token.is_alpha for token in reading.doc[first:last])
    return ASKED if asks or words < MIN_WORDS else RULE


def _printed(turn: Turn, end: int, starts: Sequence[int], reading: Reading) -> Range | None:
    """Return where the label is printed before its words, behind `end` of the turn before; None where it is not."""
    low = max(end, turn.span.start - MAX_BEFORE)
    before = reading.text[low : turn.span.start]
    at = before.rfind(turn.label)
    # A time code may stand between: "Lindqvist [00:12]: ..."
    if at < 0 or not re.fullmatch(r"[\W\d]*", before[at + len(turn.label) :]):
        return None
    first, last = bisect_left(starts, low + at), bisect_left(starts, low + at + len(turn.label))
    return (first, last) if first < last else None
