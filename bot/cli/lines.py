"""Answers and matches as styled lines, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.cli.output import Line
from bot.wording.match import context_of, how_of, quotation_of, who_of
from bot.wording.printable import one_line, printable
from bot.wording.terminal import day_in_words, notes_in_words
from index.match import Answer, Match

if TYPE_CHECKING:
    from rich.text import Text


def answer_lines(answer: Answer, *, first: int = 1) -> Iterator[Line]:
    """Yield the answer as lines; matches are numbered from `first`."""
    if answer.notes:
        yield Line(((notes_in_words(answer.notes), "yellow"),))
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


def _where_in_short(match: Match) -> str:
    name = match.article.outlet or match.article.title or match.article.url or match.article.id
    return f"{one_line(name)} ({day_in_words(match.article.published)})"
