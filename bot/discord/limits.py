"""What Discord allows in one message, in one place, and the splitting that keeps to it without losing a character.

Figures from Discord's developer documentation (Message, Component and Application Command references).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

MAX_TEXT = 4_000
MAX_COMPONENTS = 40
MAX_CHOICES = 25
MAX_CHOICE_NAME = 100
MAX_CUSTOM_ID = 100
MAX_BUTTON_LABEL = 80
MAX_BUTTONS_A_ROW = 5
MAX_ALT_TEXT = 1_024

ELLIPSIS = "…"


def length(text: str) -> int:
    """Return the length in UTF-16 units: the largest of the ways in which Discord's parts count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def weights(text: str) -> npt.NDArray[np.integer]:
    """Return the length of each character, in UTF-16 units."""
    return 1 + (code_points(text) > 0xFFFF)


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Return the number that Unicode gives each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def split_text(
    text: str, limit: int, *, weigh: Callable[[str], Sequence[int] | npt.NDArray[np.integer]] = weights
) -> Iterator[str]:
    """Yield consecutive pieces of `text` that weigh at most `limit` each, or are one character; joined they are `text`.

    `weigh` gives the weight of each character. A piece ends after a paragraph where one ends in its second half, else
    after a sentence, else after a word, else wherever it is full.
    """
    ends = np.concatenate(([0], np.cumsum(weigh(text), dtype=np.int64)))
    at = 0
    while at < len(text):
        end = max(at + 1, int(np.searchsorted(ends, ends[at] + limit, side="right")) - 1)
        if end < len(text):
            half = at + (end - at) // 2
            cuts = (place + len(mark) for mark in ("\n", ". ", " ") if (place := text.rfind(mark, half, end)) >= 0)
            end = next(cuts, end)
        yield text[at:end]
        at = end


def shorten(text: str, limit: int) -> str:
    """Return `text`, its end replaced by an ellipsis where it is longer than `limit`: for labels, never for words."""
    if length(text) <= limit:
        return text
    ends = np.cumsum(weights(text[:limit]))
    return text[: max(1, int(np.searchsorted(ends, limit - 1, side="right")))].rstrip() + ELLIPSIS
