"""Asking: a question put to a library as on one day, so that "last week" is always the same."""

from __future__ import annotations

from typing import Any

from named import TODAY

from index.answering.answer import answer
from index.library import Library
from index.match import Answer
from index.question.request import Request


def ask(library: Library, text: str, **given: Any) -> Answer:
    """Return the answer to a question, asked on that day; `given` are more fields of the request."""
    return answer(library.snapshot(), Request(text, **given), today=TODAY)
