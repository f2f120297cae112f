"""Fifty-six questions over the sample reports, half of them never looked at while the ranking was tuned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.wording.terminal import notes_in_words
from index.library import Library, sample_library
from index.match import Answer, Match
from index.question.request import Request

QUESTIONS = Path(__file__).parent / "data" / "questions.jsonl"


@dataclass(frozen=True)
class Asked:
    """A question with its answer, and what is right about it."""

    row: dict[str, Any]
    answer: Answer

    @property
    def right(self) -> list[bool]:
        """Whether each match says what is looked for."""
        return [any(_holds(match, wanted) for wanted in self.row["answers"]) for match in self.answer.matches]

    @property
    def declined(self) -> bool:
        """Whether there is no answer."""
        return self.answer.status != "found"


@pytest.fixture(scope="module")
def asked() -> Iterator[list[Asked]]:
    """Return every question with its answer."""
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    with sample_library() as library:
        yield [Asked(row, _ask(library, row["question"])) for row in rows]


def _ask(library: Library, question: str) -> Answer:
    return library.ask(Request(question, limit=5))


def _holds(match: Match, wanted: dict[str, str]) -> bool:
    at = match.article.text.find(wanted["begins"])
    named = match.article.url.endswith(wanted["article"])
    return named and any(span.start <= at < span.end for span in match.statement.content)


def test_most_questions_are_answered_at_once(asked: list[Asked]) -> None:
    answerable = [one for one in asked if one.row["answers"]]
    first = [one for one in answerable if one.right[:1] == [True]]
    five = [one for one in answerable if any(one.right)]
    missed = [one.row["question"] for one in answerable if one not in five]
    assert len(first) >= 0.75 * len(answerable), missed
    assert len(five) >= 0.85 * len(answerable), missed


def test_questions_nothing_answers_are_declined(asked: list[Asked]) -> None:
    silent = [one for one in asked if not one.row["answers"]]
    answered = [one.row["question"] for one in silent if not one.declined]
    assert len(answered) <= 1, answered


def test_nobody_but_the_one_asked_for_answers(asked: list[Asked]) -> None:
    for one in asked:
        for match in one.answer.matches if one.row["speakers"] else ():
            names = {speaker.name for speaker in match.statement.speakers}
            assert {name.split()[-1] for name in names} & {name.split()[-1] for name in one.row["speakers"]}


def test_every_silence_has_a_line_with_a_next_step(asked: list[Asked]) -> None:
    for one in asked:
        if one.declined:
            assert notes_in_words(one.answer.notes).endswith((".", ":"))
            assert "\n" not in notes_in_words(one.answer.notes)
            assert bool(one.answer.matches) == (one.answer.status == "unsure")


def test_a_role_stands_beside_one_name_only() -> None:
    with sample_library() as library:
        matches = library.ask(Request("what did Blinken and Austin both say?", limit=20)).matches
    joint = [match for match in matches if len(match.statement.speakers) > 1]
    assert joint
    assert {match.role for match in joint} == {""}
    assert any(match.role for match in matches)
