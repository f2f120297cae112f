"""Standard output: JSON for programs, styled lines for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 100
PIPED = 80


def print_json(value: Any) -> None:
    """Print a value as one line of JSON and flush it: who reads through a pipe waits for it."""
    narrow = not str(sys.stdout.encoding).lower().replace("-", "").startswith("utf8")
    sys.stdout.write(json.dumps(value, ensure_ascii=narrow) + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Line:
    """A styled text; what does not fit wraps under its beginning, right of `label`. `whole` is never wrapped."""

    text: Text
    label: str = ""
    whole: bool = False


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines: coloured on a terminal, plain and 80 wide in a pipe."""
    write_lines(make_console(), lines)
    sys.stdout.flush()


def write_lines(console: Console, lines: Iterable[Line]) -> None:
    """Write lines to a console."""
    from rich.text import Text

    for line in lines:
        room = console.width - len(line.label)
        parts = [line.text] if line.whole else [*line.text.wrap(console, room)] or [Text()]
        for number, part in enumerate(parts):
            part.rstrip()
            label = line.label if number == 0 else " " * len(line.label)
            console.print(Text.assemble((label, "dim"), part), soft_wrap=True)


def make_console() -> Console:
    """Return a console on stdout that takes no markup, emoji codes or highlighting from foreign text."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST) if sys.stdout.isatty() else PIPED
    return console
