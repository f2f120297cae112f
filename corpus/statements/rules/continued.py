"""Quotations no cue claims: the same speaker goes on, in the same paragraph or the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.statements.draft import Draft
from corpus.text.reading import OUTSIDE, Reading

MIN_QUOTATION = 5
"""Tokens a quotation has, marks included, when it can stand alone as something said."""
MAX_BRIDGE = 60
"""Words of an attribution that may stand between two parts of one quotation."""
SENTENCE_ENDS = frozenset({".", "!", "?"})
BLANKS = 4
"""Blanks looked past at a paragraph's edges."""
SINGLE_MARKS = frozenset("‘'`‚‹")


def continue_quotations(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts, each with the free-standing quotations in which its speaker goes on."""
    drafts = list(drafts)
    owner: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        for number in quotations_of([draft], reading):
            owner.setdefault(number, n)
    last: int | None = None
    for number, bounds in enumerate(reading.bounds):
        if number in owner:
            last = owner[number]
        elif last is not None and bounds[1] - bounds[0] >= MIN_QUOTATION and stands_free(number, reading):
            if _goes_on(drafts[last], number, reading):
                drafts[last] = replace(drafts[last], content=(*drafts[last].content, bounds))
            else:
                last = None
    return drafts


def quotations_of(drafts: Iterable[Draft], reading: Reading) -> set[int]:
    """Return the numbers of the quotations that stand in what the drafts report."""
    tokens = (i for draft in drafts for start, end in draft.content for i in range(start, end))
    return {reading.inside[i] for i in tokens} - {OUTSIDE}


def stands_free(number: int, reading: Reading) -> bool:
    """Return whether a quotation is a whole sentence or more: nothing leads into it, none of it is outside."""
    start = reading.bounds[number][0]
    if (start > 0 and reading.doc[start - 1].text == ":") or _is_heading(number, reading):
        return False
    first, last = reading.sentence_of[start]
    return not any(reading.inside[i] == OUTSIDE and reading.doc[i].is_alpha for i in range(first, last))


def _is_heading(number: int, reading: Reading) -> bool:
    """Return whether a quotation in single marks is a paragraph of its own, as newspapers print headings."""
    quotation, text = reading.quotations[number], reading.text
    if quotation.inner.start - quotation.span.start != 1 or text[quotation.span.start] not in SINGLE_MARKS:
        return False
    before = text[max(0, quotation.span.start - BLANKS) : quotation.span.start].rstrip(" ")
    after = text[quotation.span.end : quotation.span.end + BLANKS].lstrip(" ")
    return (not before or before.endswith("\n")) and (not after or after.startswith("\n"))


def _goes_on(draft: Draft, number: int, reading: Reading) -> bool:
    """Return whether the speaker of a statement goes on in a free quotation behind it.

    Nothing may stand between but the attribution itself. In another paragraph the answer to a
    question is somebody else's.
    """
    before = reading.inside[draft.content[-1][1] - 1]
    gap = reading.doc[draft.content[-1][1] : reading.bounds[number][0]]
    if any("\n" in token.text for token in gap) and _asks(before, reading):
        return False
    outside = [token for token in gap if reading.inside[token.i] == OUTSIDE]
    words = sum(token.is_alpha for token in outside)
    attributed = any(gap.start <= cue < gap.end for cue, _ in draft.cue)
    sentences = sum(token.text in SENTENCE_ENDS for token in outside)
    return not words or (attributed and words <= MAX_BRIDGE and sentences <= 1)


def _asks(number: int, reading: Reading) -> bool:
    """Return whether a quotation ends with a question."""
    return number != OUTSIDE and reading.quotations[number].inner.of(reading.text).rstrip().endswith("?")
