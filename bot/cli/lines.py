"""Answers and matches as styled lines, for people at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.cli.output import Line
from bot.wording.days import day_in_words
from bot.wording.match import attribution_of, context_of, frame_of, how_of, marked, quotation_of, role_of
from bot.wording.printable import one_line, printable
from bot.wording.terminal import notes_in_words, say

if TYPE_CHECKING:
    from corpus.article import Span
    from index.match import Answer, Match

MARKS = (">>", "<<")


def answer_lines(answer: Answer, *, first: int = 1) -> Iterator[Line]:
    """Yield the answer as lines; matches are numbered from `first`, with a question mark where they may be none."""
    if answer.notes:
        yield Line.of(notes_in_words(answer.notes), "yellow")
    for number, match in enumerate(answer.matches, first):
        yield Line()
        yield from match_lines(match, label=f"{number}? " if answer.status == "unsure" else f"{number}. ")


def match_lines(match: Match, *, label: str = "", where: bool = True) -> Iterator[Line]:
    """Yield one match: the words, who, how and when, then (unless not wanted) where it was printed."""
    article = match.article
    indent = " " * len(label)
    yield words_line(match, label=label)
    about = f", {one_line(role_of(match))}" if role_of(match) else ""
    tail = [one_line(how_of(match)), day_in_words(article.published)]
    tail += ["in the reporter's words"] if match.statement.kind == "indirect" else []
    about += "".join(f" · {part}" for part in tail if part)
    yield Line(((one_line(attribution_of(match, say)), "bold cyan"), (about, "")), indent)
    if not where:
        return
    if printed := ", ".join(one_line(part) for part in (article.title, article.outlet) if part):
        yield Line.of(printed, "dim", label=indent)
    if article.url:
        yield Line.of(one_line(article.url), "blue", label=indent, whole=True)
    if match.also_in:
        others = "; ".join(_where_in_short(other) for other in match.also_in)
        yield Line.of(f"also in {others}", "dim", label=indent)
    yield Line.of(f"onrecord show {match.statement.id}", "dim", label=indent)


def context_line(match: Match, *, marks: tuple[str, str]) -> Line:
    """Return the surrounding paragraph with the statement's words styled, and put between `marks`."""
    return _marked_line(match, context_of(match), marks=marks)


def words_line(match: Match, *, label: str = "") -> Line:
    """Return the words; those that are no sentence of their own stand, marked, in the one they were printed in."""
    frame = frame_of(match)
    if frame is None:
        return Line.of(printable(quotation_of(match)), "bold", label=label)
    return _marked_line(match, frame, marks=words_marks(), label=label)


def words_marks() -> tuple[str, str]:
    """Return what stands around the words: nothing on a terminal, where bold marks them; a pipe has only characters."""
    return ("", "") if sys.stdout.isatty() else MARKS


def _marked_line(match: Match, around: Span, *, marks: tuple[str, str], label: str = "") -> Line:
    text, shown = match.article.text, []
    for part, is_said in marked(match, around):
        words = printable(part.of(text))
        shown.append((f"{marks[0]}{words}{marks[1]}", "bold") if is_said else (words, "dim"))
    return Line(tuple(shown), label)


def _where_in_short(match: Match) -> str:
    name = match.article.outlet or match.article.title or match.article.url or match.article.id
    return f"{one_line(name)} ({day_in_words(match.article.published)})"
