"""Checking a quotation: is it in an article as it stands, altered, somebody else's, or nowhere?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from corpus.article import Span
from index.match import Match

Verdict = Literal["exact", "altered", "somebody_else", "not_found"]
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"[“„«\"]([^”“„»«\"]{8,})[”“»\"]")
MIN_LIKENESS = 0.6
MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stand in one text and not in the other; `op` is what was done to the article's words."""

    op: Literal["same", "added", "dropped"]
    words: str


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a quotation; `match` is the nearest statement, `changes` how the wording differs from it."""

    verdict: Verdict
    match: Match | None = None
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()


def quoted_part(text: str) -> str:
    """Return the longest part of a message in quotation marks, or the whole message where there is none."""
    parts = QUOTED.findall(text)
    return max(parts, key=len).strip() if parts else text.strip().strip("“”„«»\"'").strip()


def check_quotation(words: str, candidates: Iterable[Match], *, speaker: str = "") -> Check:
    """Return whether the words, or a fragment, are what one of the candidates says.

    Capitals, punctuation and the forms of quotation marks and dashes do not count. With `speaker` (a full name) words
    that are exact but of another speaker are somebody else's.
    """
    asked = _tokens(words)
    if not asked:
        return Check("not_found")
    found = [_compare(asked, words, match) for match in candidates]
    mine = [check for check in found if _is_by(check.match, speaker)]
    for pool in (mine, found):
        best = max(pool, key=_nearness, default=Check("not_found"))
        if best.verdict == "exact" or (pool is mine and best.verdict == "altered" and not _exact(found)):
            return best if _is_by(best.match, speaker) else _turned(best)
    best = max(found, key=_nearness, default=Check("not_found"))
    return _turned(best) if best.verdict == "altered" else Check("not_found")


def _compare(asked: list[str], words: str, match: Match) -> Check:
    text = match.article.text
    said = [
        (m.group(), Span(m.start(), m.end()))
        for span in sorted(match.statement.content)
        for m in WORD.finditer(text, span.start, span.end)
    ]
    tokens = [_fold(word) for word, _ in said]
    if _holds(tokens, asked):
        return Check("exact", match, 1.0)
    if len(asked) < MIN_WORDS:
        return Check("not_found", match, 0.0)
    blocks = SequenceMatcher(None, tokens, asked, autojunk=False)
    same = [block for block in blocks.get_matching_blocks() if block.size]
    if not same:
        return Check("not_found", match, 0.0)
    start, end = same[0].a, same[-1].a + same[-1].size
    common = sum(block.size for block in same)
    likeness = 2 * common / (len(asked) + end - start)
    if likeness < MIN_LIKENESS or common < MIN_WORDS:
        return Check("not_found", match, likeness)
    return Check("altered", match, likeness, tuple(_changes([w for w, _ in said[start:end]], WORD.findall(words))))


def _changes(said: list[str], asked: list[str]) -> Iterable[Change]:
    matcher = SequenceMatcher(None, [*map(_fold, said)], [*map(_fold, asked)], autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            yield Change("same", " ".join(said[a:b]))
            continue
        if b > a:
            yield Change("dropped", " ".join(said[a:b]))
        if d > c:
            yield Change("added", " ".join(asked[c:d]))


def _holds(tokens: list[str], asked: list[str]) -> bool:
    size = len(asked)
    return any(tokens[n : n + size] == asked for n in range(len(tokens) - size + 1))


def _exact(checks: Iterable[Check]) -> bool:
    return any(check.verdict == "exact" for check in checks)


def _is_by(match: Match | None, speaker: str) -> bool:
    """Return whether a speaker said the words of a match, or told them."""
    if match is None or not speaker:
        return match is not None
    return any(who.name == speaker for who in (*match.statement.speakers, *match.statement.told_by))


def _nearness(check: Check) -> tuple[float, bool]:
    """Return what orders checks: likeness, and where words stand in two mouths the statement that names both."""
    return check.likeness, check.match is not None and bool(check.match.statement.told_by)


def _turned(check: Check) -> Check:
    return Check("somebody_else", check.match, check.likeness, check.changes)


def _tokens(text: str) -> list[str]:
    return [_fold(word) for word in WORD.findall(text)]


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
