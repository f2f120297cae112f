"""Standard output: JSON for programs, cells for spreadsheets, styled lines for people."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

# Imported in functions: rich takes 60 ms, which a pipe never needs, and json 2, which help never needs.
if TYPE_CHECKING:
    from rich.console import Console

MAX_WIDTH = 100
PIPED_WIDTH = 80
MARKS = (">>", "<<")
"""Put around words in their paragraph where nothing can be bold."""
# Words that take one cell a character, one space between them: rich wraps such a text as textwrap does.
EVEN = r"(?:[!-~¡-¬®-ʯ‐-‧€]+ )*[!-~¡-¬®-ʯ‐-‧€]+"  # compiled at its first use, which help is not
# With one of these set rich colours what goes into a pipe too.
COLOURED = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})


def print_json(value: Any) -> None:
    """Print a value as one line of JSON and flush it: who reads through a pipe waits for it."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=not is_utf8(sys.stdout)) + "\n")
    sys.stdout.flush()


def is_utf8(out: TextIO) -> bool:
    """Return whether all characters can be written there as they are."""
    return str(out.encoding).lower().replace("-", "").startswith("utf8")


def plain_cell(value: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


class Line(NamedTuple):  # no dataclass: making one takes 3 ms, which the help of every command would pay
    """A styled text; what does not fit wraps under its beginning, right of `label`. `whole` is never wrapped.

    `text` is pairs of words and rich's style for them; into a pipe they go without rich being loaded.
    """

    text: tuple[tuple[str, str], ...] = ()
    label: str = ""
    whole: bool = False

    @classmethod
    def of(cls, words: str, style: str = "", *, label: str = "", whole: bool = False) -> Line:
        """Return a line of words in one style."""
        return cls(((words, style),), label, whole)


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines: coloured on a terminal, plain and 80 wide in a pipe."""
    lines = list(lines)
    plain = None if sys.stdout.isatty() or COLOURED & os.environ.keys() else plain_lines(lines)
    if plain is None:
        write_lines(make_console(), lines)
    else:
        sys.stdout.write(plain)
    sys.stdout.flush()


def plain_lines(lines: Sequence[Line]) -> str | None:
    """Return what `write_lines` writes into a pipe, `None` where only rich knows: wide characters, very long words."""
    written = []
    for line in lines:
        text = "".join(words for words, _ in line.text)
        room = PIPED_WIDTH - len(line.label)
        if text and not (re.fullmatch(EVEN, text) and (line.whole or max(map(len, text.split())) <= room)):
            return None
        parts = [text] if line.whole else textwrap.wrap(text, room, break_on_hyphens=False) or [""]
        written += [f"{' ' * len(line.label) if at else line.label}{part}\n" for at, part in enumerate(parts)]
    return "".join(written)


def write_lines(console: Console, lines: Iterable[Line]) -> None:
    """Write lines to a console."""
    from rich.text import Text

    for line in lines:
        room = console.width - len(line.label)
        text = Text.assemble(*line.text)
        parts = [text] if line.whole else [*text.wrap(console, room)] or [Text()]
        for number, part in enumerate(parts):
            part.rstrip()
            label = line.label if number == 0 else " " * len(line.label)
            console.print(Text.assemble((label, "dim"), part), soft_wrap=True)


def make_console() -> Console:
    """Return a console on stdout that takes no markup, emoji codes or highlighting from foreign text."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            """Let `main` end this as any closed pipe: rich would end it with 1, which means that nothing was found."""
            self.quiet = True
            raise BrokenPipeError

    console = Quiet(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, MAX_WIDTH) if sys.stdout.isatty() else PIPED_WIDTH
    return console
