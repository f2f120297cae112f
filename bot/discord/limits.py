"""What Discord allows in one message, in one place, and the splitting that keeps to it without losing a character.

Figures from Discord's developer documentation (Message, Component and Application Command references).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

MAX_TEXT = 4_000
MAX_COMPONENTS = 40
MAX_CHOICES = 25
MAX_CHOICE_NAME = 100
MAX_CUSTOM_ID = 100
MAX_BUTTON_LABEL = 80
MAX_BUTTONS_A_ROW = 5
MAX_ALT_TEXT = 1_024

ELLIPSIS = "…"
GUESSES = 3


def length(text: str) -> int:
    """Return the length in UTF-16 units: the largest of the ways in which Discord's parts count."""
    return len(text) + sum(character > "\uffff" for character in text)


def split_text(text: str, limit: int, *, measure: Callable[[str], int] = length) -> Iterator[str]:
    """Yield consecutive pieces of `text` that measure at most `limit` each; joined they are `text` again.

    A piece ends after a paragraph where one ends in its second half, else after a sentence, else after a word, else
    wherever it is full. Nothing measures less than its characters.
    """
    while text:
        # All that is left is measured only where it may fit: of a long text this happens for every piece.
        if len(text) <= limit and measure(text) <= limit:
            yield text
            return
        end = _fitting(text, limit, measure)
        cut = next((at + len(mark) for mark in ("\n", ". ", " ") if (at := text.rfind(mark, end // 2, end)) >= 0), end)
        yield text[:cut]
        text = text[cut:]


def shorten(text: str, limit: int) -> str:
    """Return `text`, its end replaced by an ellipsis where it is longer than `limit`: for labels, never for words."""
    if length(text) <= limit:
        return text
    return text[: _fitting(text, limit - 1, length)].rstrip() + ELLIPSIS


def _fitting(text: str, limit: int, measure: Callable[[str], int]) -> int:
    """Return the length of the longest start of `text` that measures at most `limit`, at least one character."""
    low, high = 1, min(len(text), limit)
    middle, step = high, 0
    while low < high:
        measured = measure(text[:middle])
        if measured <= limit:
            low = middle
        else:
            high = middle - 1
        # A text measures much the same all over: the first guesses, a little to either side, leave few to try.
        step += 1
        near = middle * limit // max(measured, 1) + (-4, 4, 0)[step % 3]
        middle = min(max(near, low + 1), high) if step <= GUESSES else (low + high + 1) // 2
    return max(1, low)
