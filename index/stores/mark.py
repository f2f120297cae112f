"""A mark: how far somebody has looked into a library, to be asked later what is new."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has looked: the last article and statement, and by what the statements were made.

    Written as text by `str`, read by `read_mark`.
    """

    article: int = 0
    statement: int = 0
    made_by: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.statement} {self.made_by}"


def read_mark(text: str) -> Mark | None:
    """Return a mark from its text, `None` where it is none."""
    article, _, rest = text.partition(" ")
    statement, _, made_by = rest.partition(" ")
    return Mark(int(article), int(statement), made_by) if article.isdigit() and statement.isdigit() else None
