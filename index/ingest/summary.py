"""Summaries: how far work on a library is, and what became of the articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is: `done` of `total` in one step; `None` where the number is not known."""

    step: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that was left out, and why; `article` is its id and `url` where it stands."""

    name: str
    reason: str
    article: str = ""
    url: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What became of the articles, how many statements the added and updated ones hold, and what else to say."""

    added: int
    updated: int
    unchanged: int
    statements: int
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


class StoppedError(KeyboardInterrupt):
    """Somebody stopped the work; `summary` is of what had been kept by then, and stays."""

    def __init__(self, summary: AddSummary) -> None:
        super().__init__()
        self.summary = summary
