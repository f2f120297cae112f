"""Invented reports, and an extractor that reads only them: for tests of what is kept, not of what is found."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest

from corpus.article import Article, Span, new_article
from corpus.statement import Role, Speaker, Statement, statement_id

SAID = re.compile(r'"([^"]+)" said ((?:[A-Z]\w+ ?)+?)(?:, (the [a-z ]+))?\.')
PEOPLE = ("Ansa Vellora", "Tobren Quill", "Mirel Oshand", "Dacia Prewt", "Lorn Oshand")
THINGS = ("the salt tax", "the harbour bridge", "the night ferry", "the school roof", "the grain store")
FIRST = date(2021, 3, 1)


class QuickExtractor:
    """Finds `"words" said Name Surname, the role.`, and nothing else."""

    version = "quick-1"

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article."""
        if "unreadable" in article.text:
            raise ValueError("odd text")
        return [_statement(article, found) for found in SAID.finditer(article.text)]

    def extract_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]:
        """Yield every article with its statements."""
        for article in articles:
            yield article, self.extract(article)


class DeadlyExtractor(QuickExtractor):
    """Ends its process where an article says so."""

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article, or end."""
        if "deadly" in article.text:
            os._exit(1)
        return super().extract(article)


def report(number: int, *, text: str = "", statements: int = 3) -> Article:
    """Return the report with this number; each has other words, a date and a URL of its own."""
    lines = [f"The council of Vell met for the {number}th time."]
    for turn in range(statements):
        who = PEOPLE[(number + turn) % len(PEOPLE)]
        what = THINGS[(number * 2 + turn) % len(THINGS)]
        lines.append(f'"We vote on {what} in {1900 + number}, point {turn}" said {who}, the keeper of {what[4:]}.')
    return new_article(
        text or "\n\n".join(lines),
        id=f"report-{number}",
        title=f"Council {number}",
        url=f"https://tidewater.example/{number}",
        outlet=("The Tidewater Post", "Vell Evening Mail")[number % 2],
        published=FIRST + timedelta(days=number % 60) if number % 7 else None,
    )


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> type[QuickExtractor]:
    """Let libraries read with the quick extractor."""
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    return QuickExtractor


def _statement(article: Article, found: re.Match[str]) -> Statement:
    content = (Span(*found.span(1)),)
    name = found[2].strip()
    roles = (Role(found[3], article.published, article.published),) if found[3] else ()
    return Statement(
        id=statement_id(article.id, content),
        article_id=article.id,
        content=content,
        quoted=content,
        cue=(Span(found.end(1) + 2, found.end(1) + 6),),
        source=(Span(*found.span(2)),),
        speakers=tuple(
            Speaker(one.casefold(), one, "person", (one, one.split()[-1]), roles) for one in name.split(" And ")
        ),
        kind="direct",
        sentence=Span(*found.span()),
        confidence=0.9,
    )
