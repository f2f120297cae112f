"""Matches as rows of comma-separated values, for spreadsheets."""

from __future__ import annotations

import csv
import io

from bot.wording.match import iso_day, who_of, words_of
from index.match import Answer

FIELDS = ("question", "status", "text", "speakers", "role", "kind", "published", "outlet", "title", "url", "id")


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
            match.statement.kind,
            iso_day(article.published) or "",
            article.outlet,
            article.title,
            article.url,
            match.statement.id,
        )
        writer.writerow([plain_cell(cell) for cell in row])
    return out.getvalue()


def plain_cell(value: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
