"""Turns found in a text that names its speakers in labels, kept with the article for the places they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.article import Article, Span, Turn
from corpus.statement import Statement
from corpus.statements.rules.label import TIME

PLACE = re.compile(TIME)
MAX_LABEL = 160


def with_turns(article: Article, statements: Iterable[Statement]) -> Article:
    """Return the article with its turns: those it came with, else those its statements show."""
    given = article.as_given
    return given if given.turns else replace(given, turns=tuple(_turns_in(article.text, statements)))


def _turns_in(text: str, statements: Iterable[Statement]) -> Iterator[Turn]:
    """Yield a turn for each statement that is spoken under a printed label."""
    for statement in statements:
        if statement.spoken and statement.source:
            source = statement.source[0]
            span = Span(statement.content[0].start, statement.content[-1].end)
            if source.end <= span.start:
                yield Turn(span, source.of(text), _place(text, source, span), found=True)


def _place(text: str, source: Span, span: Span) -> str:
    """Return the time code printed beside a label, empty where there is none."""
    low = max(text.rfind("\n", 0, source.start) + 1, source.start - MAX_LABEL)
    for beside in (text[low : source.start], text[source.end : span.start][:MAX_LABEL]):
        if (code := PLACE.search(beside)) is not None:
            return code.group().strip(" \t[]()<>-–—|")
    return ""
