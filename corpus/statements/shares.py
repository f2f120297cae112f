"""Shares: those who answered a poll as the source of its findings, and what a statement of the poll then holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.article import Span
from corpus.lexicon.lists import load_words
from corpus.statement import Kind
from corpus.statements.finding import Finding

COUNTED = re.compile(r"(?:\d[\d.]*\s?%|[\w.-]+ per ?cent\b)")
"""A share in figures: "14%", "sixty-seven percent"."""
ANSWERED = re.compile(r"\b(?:respondents|polled|surveyed|questioned|interviewed)\b")
"""What tells that it is of those who answered: "half of respondents", "those surveyed"."""
OF_THOSE = re.compile(r"(?:of |all )*(?:those|(?:survey |poll )?respondents)\b")
PART = re.compile(r"(?:an? |one[ -]|two[ -]|three[ -])?(?:half|thirds?|quarters?|fifths?)\b|majority of\b")
"""A share in words, which may be of others than those polled: "half", "a third"."""
OUT_OF = re.compile(r"(\w+) (?:in|out of) (\w+)\b")
GROUP = re.compile(
    r"(?:^|[;:*•–—-] ?)(?P<group>(?:[Aa]nd |[Bb]ut |[Ww]hile )?(?:[Aa]mong|[Oo]f) "
    r"(?:[\w’'-]+,? ){0,7}[\w’'-]+, (?:however, )?)$"
)
"""The group that a share is of, told before it: "Among the over-65s, 70% said"."""
IN_POLL = re.compile(r",? in (?:an?|the|this|that|its|their)\b[^,;:.“”\"]{0,60}\b(?:poll|survey)\b")
MAX_GROUP = 90
SHARES = frozenset({"percent", "%", "majority", "majorities", "twice", "half", "two-thirds", "most"})
"""Words that tell how many of those who were asked answered so."""
OF_TEN = frozenset("one two three four five six seven eight nine".split()) | frozenset("123456789")


def is_counted(source: str) -> bool:
    """Return whether a source is a share in figures."""
    return COUNTED.match(_behind_hedges(source)) is not None


def is_share(source: str, *, surely: bool = False) -> bool:
    """Return whether a source is a share of those who answered a poll, with `surely` not of any others."""
    plain = _behind_hedges(source)
    told = ANSWERED.search(plain) is not None
    if COUNTED.match(plain) or (told and OF_THOSE.match(plain)):
        return True
    ratio = OUT_OF.match(plain)
    counts = ratio is not None and all(word.isdigit() or word in load_words("number words") for word in ratio.groups())
    return (counts or PART.match(plain) is not None) and (told or not surely)


def tells_share(words: Sequence[str]) -> bool:
    """Return whether words in small letters tell somewhere how many there are: "that one in ten sells boats"."""
    ratio = any(word in OF_TEN and behind == "in" for word, behind in pairwise(words))
    return ratio or not SHARES.isdisjoint(words)


def _behind_hedges(source: str) -> str:
    """Return a source in small letters without what stands before a share: "just", "as many as"."""
    plain = source.lstrip(' *•(“"').lower()
    while (words := plain.split(" ", 1))[0] in load_words("before shares") and len(words) > 1:
        plain = words[1]
    return plain


def with_share(finding: Finding, text: str) -> Finding:
    """Return a finding with whoever answered so in its words, where its source is a share: "14% said they never voted".

    Alone "they never voted" would be the words of all.
    """
    if len(finding.source) != 1 or not finding.content or not is_share(finding.source[0].of(text)):
        return finding
    source, last = finding.source[0], finding.content[-1]
    first = finding.sentence.start
    before = GROUP.search(text[max(first, source.start - MAX_GROUP) : source.start].lstrip(" *•"))
    opens = source.start if before is None else source.start - len(before["group"])
    begin = min(opens, finding.content[0].start)
    end = max(last.end, source.end, *(cue.end for cue in finding.cue))
    if (framed := IN_POLL.search(text, last.start, last.end)) and not any(
        s.end > framed.start() for s in finding.quoted
    ):
        end = framed.start() if framed.start() > source.end else end
    kind: Kind = "mixed" if finding.quoted else "indirect"
    return replace(finding, content=(Span(begin, end),), kind=kind)
