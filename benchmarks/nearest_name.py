"""A baseline to beat: what stands in quotation marks, said by the nearest name beside a reporting word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.article import Article, Span
from corpus.statement import Speaker, Statement, statement_id

QUOTED = re.compile(r'"[^"\n]{8,}"|“[^”\n]{8,}”')
SAID = re.compile(r"\b(?:said|says|told|asked|added|wrote|tweeted|argued|explained|replied|according to)\b")
NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+))*")
NO_NAMES = frozenset("The A An But And He She It They We I In On At As That This Mr Mrs Ms Monday Sunday".split())
REACH = 120
"""Characters looked at on each side of a quotation."""


def find_statements(article: Article) -> list[Statement]:
    """Return the quotations of an article with the nearest name, where a reporting word is near."""
    return list(_statements(article))


def _statements(article: Article) -> Iterator[Statement]:
    text = article.text
    quotations = list(QUOTED.finditer(text))
    inside = [Span(*found.span()) for found in quotations]
    names = [
        Span(*found.span())
        for found in NAME.finditer(text)
        if found[0] not in NO_NAMES and not any(span.start <= found.start() < span.end for span in inside)
    ]
    for content in inside:
        low, high = max(0, content.start - REACH), min(len(text), content.end + REACH)
        cues = [Span(*found.span()) for found in SAID.finditer(text, low, high)]
        cue = min((c for c in cues if not content.holds(c)), key=lambda c: _distance(c, content), default=None)
        if cue is None:
            continue
        near = min((name for name in names if low <= name.start < high), key=lambda n: _distance(n, cue), default=None)
        speakers = (_speaker(near.of(text), text, names),) if near else ()
        sources = (near,) if near else ()
        words = (content,)
        yield Statement(
            statement_id(article.id, words), article.id, words, words, (cue,), sources, speakers, "direct", content, 0.5
        )


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _speaker(name: str, text: str, names: list[Span]) -> Speaker:
    """Return the speaker by the longest name in the article that ends with the same word."""
    last = name.rsplit(maxsplit=1)[-1]
    longest = max((span.of(text) for span in names if span.of(text).endswith(last)), key=len)
    return Speaker(longest, longest, "person")
