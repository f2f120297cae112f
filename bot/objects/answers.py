"""Answers, matches and statements as JSON objects, in the form that docs and other programs build on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.wording.days import day_in_words, iso_day
from bot.wording.match import context_of, place_of, words_of
from bot.wording.printable import one_line
from corpus.article import Article, Span
from corpus.statement import Statement, statement_text

if TYPE_CHECKING:
    from index.match import Answer, Match


def answer_to_dict(answer: Answer, *, elapsed_ms: float) -> dict[str, Any]:
    """Return the answer as the JSON object DESIGN.md promises; matches keep their order."""
    question = answer.question
    return {
        "question": question.text,
        "status": answer.status,
        "speakers": list(question.names),
        "topic": question.topic,
        "after": iso_day(question.after),
        "before": iso_day(question.before),
        "matches": [match_to_dict(match) for match in answer.matches],
        "suggestions": [day_in_words(s) if isinstance(s, date) else s for s in answer.suggestions],
        "approximate": answer.approximate,
        "elapsed_ms": round(elapsed_ms, 1),
    }


def match_to_dict(match: Match) -> dict[str, Any]:
    """Return one match as a JSON object; `context` is the paragraph its words stand in."""
    statement, article = match.statement, match.article
    return {
        "id": statement.id,
        "text": words_of(match),
        "speakers": [speaker.name for speaker in statement.speakers],
        "role": match.role,
        "kind": statement.kind,
        "content": spans_to_json(statement.content),
        "quoted": spans_to_json(statement.quoted),
        **_spoken(statement),
        **_told_by(statement),
        "article": article_to_dict(article),
        "context": context_of(match).of(article.text),
        "also_in": [_also_to_dict(other) for other in match.also_in],
        "score": round(match.score, 4),
    }


def statement_page(match: Match) -> dict[str, Any]:
    """Return one statement that was looked up as a JSON object: with its place, and how often it was corrected."""
    place = one_line(place_of(match))
    return {**match_to_dict(match), **({"place": place} if place else {}), "corrected": match.corrected}


def article_to_dict(article: Article) -> dict[str, Any]:
    """Return where a statement was printed as a JSON object."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": iso_day(article.published),
    }


def statement_to_dict(statement: Statement, text: str) -> dict[str, Any]:
    """Return one extracted statement as a JSON object; `text` is the text of its article.

    Where somebody else is reported inside the statement, the key "inner" lists those reports.
    """
    inner = [
        {
            "content": spans_to_json(report.content),
            "cue": spans_to_json(report.cue),
            "source": spans_to_json(report.source),
            "speakers": [speaker.name for speaker in report.speakers],
            **_told_by(report),
        }
        for report in statement.inner
    ]
    return {
        "id": statement.id,
        "content": spans_to_json(statement.content),
        "quoted": spans_to_json(statement.quoted),
        "cue": spans_to_json(statement.cue),
        "source": spans_to_json(statement.source),
        "speakers": [speaker.name for speaker in statement.speakers],
        "kind": statement.kind,
        "confidence": round(statement.confidence, 4),
        "text": statement_text(text, statement.content),
        **({"inner": inner} if inner else {}),
        **_spoken(statement),
        **_told_by(statement),
    }


def _spoken(statement: Statement) -> dict[str, bool]:
    """Return the key "spoken" for what stands under its speaker's name; it is left out for all else."""
    return {"spoken": True} if statement.spoken else {}


def _told_by(statement: Statement) -> dict[str, list[str]]:
    """Return the key "told_by" with the names of whoever tells it; it is left out for all first hand."""
    return {"told_by": [teller.name for teller in statement.told_by]} if statement.told_by else {}


def spans_to_json(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as pairs of character offsets."""
    return [[span.start, span.end] for span in spans]


def _also_to_dict(match: Match) -> dict[str, Any]:
    return {"id": match.statement.id, "text": words_of(match), "article": article_to_dict(match.article)}
