"""A draft: a statement in tokens, as one rule proposes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text.reading import OUTSIDE, Reading

Range = tuple[int, int]
"""A half-open range of token numbers."""

MAX_BRACKET = 40
"""Tokens of a remark in brackets that is cut off where its closing bracket is."""
EDGE_MARKS = frozenset({",", ":", ";", "—", "--", "–", "-", ".", "…", "..."})
CLOSING_EDGE_MARKS = EDGE_MARKS | {"?", "!"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed statement; `rule` names the rule, `source` is None where nobody is printed."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: Range | None
    rule: str
    inner: tuple[Draft, ...] = ()
    """What others are reported to say inside this: the reports the outer one was kept instead of."""
    spoken: bool = False
    """Whether it stands under its speaker's name, which makes it speech without any marks."""

    def holds(self, token: int) -> bool:
        """Return whether the token stands in the content."""
        return any(start <= token < end for start, end in self.content)

    def quotes(self, reading: Reading) -> bool:
        """Return whether a word of the content stands inside quotation marks."""
        return any(reading.inside[i] != OUTSIDE for start, end in self.content for i in range(start, end))


def trim(ranges: Iterable[Range], reading: Reading) -> tuple[Range, ...]:
    """Return the ranges that are left when joining words and marks at their edges are gone.

    A range that begins or ends within a quotation is widened to hold all of it.
    """
    trimmed = (_trim(start, end, reading) for start, end in ranges)
    return tuple((start, end) for start, end in trimmed if start < end)


# Two loops, one from each edge; their conditions are what an edge may hold.
def _trim(start: int, end: int, reading: Reading) -> Range:
    doc, inside = reading.doc, reading.inside
    while (
        start < end
        and inside[start] == OUTSIDE
        and (
            doc[start].is_space
            or doc[start].text in EDGE_MARKS
            or (doc[start].lower_ == "that" and (doc[start].dep_ == "mark" or doc[start].tag_ == "IN"))
        )
    ):
        start += 1
    while (
        end > start
        and inside[end - 1] == OUTSIDE
        and (doc[end - 1].is_space or doc[end - 1].text in CLOSING_EDGE_MARKS or doc[end - 1].dep_ == "cc")
    ):
        end -= 1
    if start < end < len(doc) and doc[end].text == ")" and inside[end] == OUTSIDE:
        bracket = next((i for i in range(end - 1, max(start, end - MAX_BRACKET), -1) if doc[i].text in {"(", ")"}), end)
        end = bracket if doc[bracket].text == "(" else end
    if start < end and inside[start] != OUTSIDE:
        start = reading.bounds[inside[start]][0]
    if start < end and inside[end - 1] != OUTSIDE:
        end = reading.bounds[inside[end - 1]][1]
    return start, end
