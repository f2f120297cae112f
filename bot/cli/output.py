"""Standard output: JSON for programs, styled lines for people."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 100
PIPED = 80
# Words that take one cell a character, one space between them: rich wraps such a text as textwrap does.
EVEN = re.compile(r"(?:[!-~¡-¬®-ʯ‐-‧€]+ )*[!-~¡-¬®-ʯ‐-‧€]+")
# With one of these set rich colours what goes into a pipe too.
COLOURED = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})


def print_json(value: Any) -> None:
    """Print a value as one line of JSON and flush it: who reads through a pipe waits for it."""
    narrow = not str(sys.stdout.encoding).lower().replace("-", "").startswith("utf8")
    sys.stdout.write(json.dumps(value, ensure_ascii=narrow) + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Line:
    """A styled text; what does not fit wraps under its beginning, right of `label`. `whole` is never wrapped.

    `text` is rich's, or pairs of words and rich's style for them, which a pipe gets without rich being loaded.
    """

    text: Text | tuple[tuple[str, str], ...] = ()
    label: str = ""
    whole: bool = False


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
    import textwrap

    written = []
    for line in lines:
        if not isinstance(line.text, tuple):
            return None
        text = "".join(words for words, _ in line.text)
        room = PIPED - len(line.label)
        if text and not (EVEN.fullmatch(text) and (line.whole or max(map(len, text.split())) <= room)):
            return None
        parts = [text] if line.whole else textwrap.wrap(text, room, break_on_hyphens=False) or [""]
        written += [f"{' ' * len(line.label) if at else line.label}{part}\n" for at, part in enumerate(parts)]
    return "".join(written)


def write_lines(console: Console, lines: Iterable[Line]) -> None:
    """Write lines to a console."""
    from rich.text import Text

    for line in lines:
        room = console.width - len(line.label)
        text = Text.assemble(*line.text) if isinstance(line.text, tuple) else line.text
        parts = [text] if line.whole else [*text.wrap(console, room)] or [Text()]
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
