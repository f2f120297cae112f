"""An answer written down: as JSON for programs, as lines for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.cli.output import Line
from bot.wording.printable import one_line, printable
from corpus.article import Span, paragraph_at
from corpus.lexicon.months import MONTHS
from corpus.statement import Statement, statement_text
from index.match import Answer, Match

if TYPE_CHECKING:
    from rich.text import Text

OPENING = "“\"„«‘'‹"
CSV_FIELDS = ("question", "status", "text", "speakers", "role", "kind", "published", "outlet", "title", "url", "id")


def answer_to_dict(answer: Answer, *, elapsed_ms: float) -> dict[str, Any]:
    """Return the answer as the JSON object DESIGN.md promises; matches keep their order."""
    question = answer.question
    return {
        "question": question.text,
        "status": answer.status,
        "speakers": [speaker.name for speaker in question.speakers],
        "topic": question.topic,
        "after": day_to_json(question.after),
        "before": day_to_json(question.before),
        "matches": [match_to_dict(match) for match in answer.matches],
        "suggestions": list(answer.suggestions),
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
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "outlet": article.outlet,
            "published": day_to_json(article.published),
        },
        "context": context_of(match).of(article.text),
        "also_in": [_also_to_dict(other) for other in match.also_in],
        "score": round(match.score, 4),
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
    }


def answer_to_csv(answer: Answer, *, header: bool) -> str:
    """Return the matches as rows of comma-separated values, with the names of the columns where `header`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(CSV_FIELDS)
    for match in answer.matches:
        article = match.article
        row = (
            answer.question.text,
            answer.status,
            words_of(match),
            who_of(match),
            match.role,
            match.statement.kind,
            day_to_json(article.published) or "",
            article.outlet,
            article.title,
            article.url,
            match.statement.id,
        )
        writer.writerow([_defuse(cell) for cell in row])
    return out.getvalue()


def words_of(match: Match) -> str:
    """Return the words themselves, sliced from the article."""
    return statement_text(match.article.text, match.statement.content)


def quotation_of(match: Match) -> str:
    """Return the words as people read them: in quotation marks where all of them were.

    A paraphrase keeps only the quotation marks the article printed: to put others around it would
    make the reporter's words the speaker's.
    """
    words = words_of(match)
    if match.statement.kind != "direct" or words.startswith(tuple(OPENING)):
        return words
    return f"“{words}”"


def context_of(match: Match) -> Span:
    """Return the paragraph, or run of paragraphs, that holds the statement's words and its attribution."""
    statement = match.statement
    spans = (*statement.content, *statement.cue, *statement.source)
    return paragraph_at(match.article.text, Span(min(s.start for s in spans), max(s.end for s in spans)))


def who_of(match: Match, *, joined: str = " and ", unnamed: str = "unnamed") -> str:
    """Return the full names of the speakers, or the mention as printed where nobody is named."""
    names = [speaker.name for speaker in match.statement.speakers]
    return joined.join(names) or statement_text(match.article.text, match.statement.source) or unnamed


def how_of(match: Match) -> str:
    """Return the reporting words, sliced from the article: "said", "invited"."""
    return statement_text(match.article.text, match.statement.cue)


def day_in_words(day: date | None) -> str:
    """Return the day as people write it, "16 March 2021"; "undated" where it is unknown."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "undated"


def day_to_json(day: date | None) -> str | None:
    """Return the day as ISO 8601."""
    return day.isoformat() if day else None


def spans_to_json(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as pairs of character offsets."""
    return [[span.start, span.end] for span in spans]


def answer_lines(answer: Answer, *, first: int = 1) -> Iterator[Line]:
    """Yield the answer as lines; matches are numbered from `first`."""
    if answer.note:
        yield Line(((one_line(answer.note), "yellow"),))
    for number, match in enumerate(answer.matches, first):
        yield Line()
        yield from match_lines(match, label=f"{number}. ")


def match_lines(match: Match, *, label: str = "", where: bool = True) -> Iterator[Line]:
    """Yield one match: the words, who, how and when, then (unless not wanted) where it was printed."""
    article = match.article
    indent = " " * len(label)
    yield Line(((printable(quotation_of(match)), "bold"),), label)
    about = f", {one_line(match.role)}" if match.role else ""
    tail = [one_line(how_of(match)), day_in_words(article.published)]
    tail += ["in the reporter's words"] if match.statement.kind == "indirect" else []
    about += "".join(f" · {part}" for part in tail if part)
    yield Line(((one_line(who_of(match)), "bold cyan"), (about, "")), indent)
    if not where:
        return
    if printed := ", ".join(one_line(part) for part in (article.title, article.outlet) if part):
        yield Line(((printed, "dim"),), indent)
    if article.url:
        yield Line(((one_line(article.url), "blue"),), indent, whole=True)
    if match.also_in:
        others = "; ".join(_where_in_short(other) for other in match.also_in)
        yield Line(((f"also in {others}", "dim"),), indent)
    yield Line(((f"onrecord show {match.statement.id}", "dim"),), indent)


def context_text(match: Match, *, marks: tuple[str, str]) -> Text:
    """Return the surrounding paragraph with the statement's words styled, and put between `marks`."""
    from rich.text import Text

    text, around = match.article.text, context_of(match)
    shown = Text()
    at = around.start
    for span in sorted(match.statement.content):
        shown.append(printable(text[at : span.start]), style="dim")
        shown.append(marks[0] + printable(span.of(text)) + marks[1], style="bold")
        at = span.end
    shown.append(printable(text[at : around.end]), style="dim")
    return shown


def _also_to_dict(match: Match) -> dict[str, Any]:
    article = match.article
    return {
        "id": match.statement.id,
        "text": words_of(match),
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "outlet": article.outlet,
            "published": day_to_json(article.published),
        },
    }


def _where_in_short(match: Match) -> str:
    name = match.article.outlet or match.article.title or match.article.url or match.article.id
    return f"{one_line(name)} ({day_in_words(match.article.published)})"


def _defuse(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
