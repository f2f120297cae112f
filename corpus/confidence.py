"""Confidence: how often a statement found by a rule is right, content and speaker.

Measured on news articles annotated by people (`onrecord evaluate` prints the reliability table);
`docs/extraction.md` says on which.
"""

from __future__ import annotations

from corpus.draft import Draft
from corpus.reading import Reading

RIGHT = {
    "quotation": 0.93,
    "clause before": 0.88,
    "colon": 0.87,
    "signed": 0.80,
    "block": 0.80,
    "answer": 0.85,
    "post": 0.85,
    "clause": 0.82,
    "according": 0.79,
    "phrase": 0.74,
    "introduced": 0.70,
    "following": 0.70,
}
"""The share of each rule's statements that is right."""
VAGUE = frozenset({"who", "which", "that", "it", "they"})
"""Sources that name nobody; what they say is right in about half the cases."""
VAGUE_SHARE = 0.55
SHORT_PHRASE, BRIEF_PHRASE = 3, 7
SHORT_SHARE, BRIEF_SHARE = 0.50, 0.60


def confidence_of(draft: Draft, reading: Reading) -> float:
    """Return the probability that a draft's content and speaker are right, from 0 to 1."""
    share = RIGHT[draft.rule]
    if draft.rule == "phrase":
        words = sum(token.is_alpha for start, end in draft.content for token in reading.doc[start:end])
        share = SHORT_SHARE if words <= SHORT_PHRASE else BRIEF_SHARE if words <= BRIEF_PHRASE else share
    if draft.source and draft.rule != "quotation":
        start, end = draft.source
        if end - start == 1 and reading.doc[start].lower_ in VAGUE:
            share = min(share, VAGUE_SHARE)
    return share
