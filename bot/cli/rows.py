"""Matches as rows of comma-separated values, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.cli.output import plain_cell
from bot.wording.days import iso_day
from bot.wording.match import who_of, words_of
from corpus.statement import paraphrased, statement_text

if TYPE_CHECKING:
    from index.match import Answer

FIELDS = (
    "question",
    "status",
    "text",
    "speakers",
    "role",
    "told_by",
    "kind",
    "quoted",
    "paraphrased",
    "spoken",
    "published",
    "outlet",
    "title",
    "url",
    "id",
)


def answer_to_csv(answer: Answer, *, header: bool) -> str:
    """Return the matches as rows of comma-separated values, with the names of the columns where `header`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(FIELDS)
    for match in answer.matches:
        article = match.article
        row = (
            answer.question.text,
            answer.status,
            words_of(match),
            who_of(match),
            match.role,
            "; ".join(teller.name for teller in match.statement.told_by),
            match.statement.kind,
            statement_text(article.text, match.statement.quoted),
            statement_text(article.text, paraphrased(match.statement, article.text)),
            "yes" if match.statement.spoken else "",
            iso_day(article.published) or "",
            article.outlet,
            article.title,
            article.url,
            match.statement.id,
        )
        writer.writerow([plain_cell(cell) for cell in row])
    return out.getvalue()
