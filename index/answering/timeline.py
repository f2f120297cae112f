"""A timeline: the dated statements of an answer, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.match import Answer, Match


def in_order(answer: Answer) -> list[Match]:
    """Return the matches that have a date, the oldest first; none where nothing is sure."""
    sure = answer.matches if answer.status == "found" else ()
    return sorted((match for match in sure if match.article.published), key=lambda match: str(match.article.published))
