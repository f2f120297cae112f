"""Confidence: how likely a finding is right, content and speaker, by what can be seen of it.

The weights in `confidence.txt` are those of a logistic regression on articles annotated by people;
`benchmarks/fit_confidence.py` fits them, and `docs/extraction.md` says on which articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.lexicon.cues import BELIEF, CLAUSE, DEMAND, NAMING, OBJECT, WEAK, load_cues
from corpus.lexicon.lists import data_lines
from corpus.statement import statement_text
from corpus.statements.finding import Finding

VAGUE = frozenset({"who", "which", "that", "it", "they", "some", "others", "many", "this", "these"})
PRONOUNS = frozenset({"he", "she", "i", "we", "you"})
LENGTHS = (2, 4, 7, 12, 25, 50)
"""Words up to which a statement counts as one length; beyond the last it is long."""
LONG_SOURCE = 12
MOST_COMMAS, FAR = 4, 6
"""Commas, and words between cue and content, beyond which there is no telling apart."""
FRAMES = (BELIEF, WEAK, NAMING, DEMAND, OBJECT, CLAUSE)
"""The frames that tell cues apart, the first that fits."""


def confidence_of(finding: Finding, text: str) -> float:
    """Return the probability that a finding's content and speaker are right, from 0 to 1."""
    weights = load_weights()
    return round(1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features_of(finding, text)))), 3)


def features_of(finding: Finding, text: str) -> Iterator[str]:
    """Yield what of a finding tells how far it can be trusted: its rule, length, source, cue and parts."""
    words = statement_text(text, finding.content).split()
    length = next((f"to {most} words" for most in LENGTHS if len(words) <= most), "long")
    yield "any"
    yield f"rule {finding.rule}"
    yield f"{finding.rule}, {finding.kind}"
    yield f"{'quoted' if finding.kind == 'direct' else 'reported'}, {length}"
    yield f"{finding.rule}, {_source_kind(finding, text)}"
    yield f"source {_source_kind(finding, text)}"
    yield f"cue {_cue_kind(finding, text)}"
    if len(finding.content) > 1:
        yield f"{finding.rule}, in parts"
    commas = f"{min(_commas(finding, text), MOST_COMMAS)} commas"
    end = _end(finding, text)
    yield from (commas, f"{finding.rule}, {commas}", end, f"{finding.rule}, {end}")
    yield f"{min(_words_between(finding, text), FAR)} words to its cue"
    yield f"holds {min(len(finding.inner), 2)} reports"
    yield f"cue {finding.clause}"
    yield f"{finding.kind}, cue {finding.clause}"
    if words and words[0][:1].islower() and finding.kind == "direct":
        yield "quoted, from the middle"


def _commas(finding: Finding, text: str) -> int:
    """Return how many commas stand in the content outside quotation marks: with each it may have ended."""
    return sum(span.of(text).count(",") for span in finding.content) - sum(
        s.of(text).count(",") for s in finding.quoted
    )


def _end(finding: Finding, text: str) -> str:
    """Return what follows the content in its sentence: nothing, or the sign or word before which it was cut."""
    rest = text[finding.content[-1].end : finding.sentence.end] if finding.content else ""
    if not any(sign.isalpha() for sign in rest):
        return "to the end"
    first = rest.lstrip()[0]
    return "up to a word" if first.isalnum() else f"up to {first if first in ',;:' else 'a mark'}"


def _words_between(finding: Finding, text: str) -> int:
    """Return how many words stand between a cue and the nearest part of what it reports."""
    if not finding.cue:
        return 0
    cue = finding.cue[0]
    gaps = (
        text[cue.end : span.start] if cue.end <= span.start else text[span.end : cue.start] for span in finding.content
    )
    return min((len(gap.split()) for gap in gaps), default=0)


def _source_kind(finding: Finding, text: str) -> str:
    source = " ".join(span.of(text) for span in finding.source)
    words = source.split()
    if not words:
        return "none"
    if len(words) == 1 and source.lower() in VAGUE | PRONOUNS:
        return "vague" if source.lower() in VAGUE else "pronoun"
    if len(words) > LONG_SOURCE:
        return "long"
    return "name" if any(word[0].isupper() for word in words[1:]) or words[0][0].isupper() else "noun"


def _cue_kind(finding: Finding, text: str) -> str:
    word = finding.cue[0].of(text).lower() if finding.cue else ""
    if word in {"said", "says"}:
        return "said"
    cue = load_cues().get(word)
    return "other" if cue is None else next((frame for frame in FRAMES if cue.takes(frame)), "other")


@cache
def load_weights() -> dict[str, float]:
    """Return the weight of each feature; one that is not listed has none."""
    lines = (line.rsplit(None, 1) for line in data_lines("confidence.txt", folder=Path(__file__).parent))
    return {feature: float(weight) for feature, weight in lines}
