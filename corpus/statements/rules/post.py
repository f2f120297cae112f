"""Posts: words with the handle of who wrote them, as `@name: ...`, `... — Ora Lindqvist (@ora)`, or a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.statements.draft import Draft, Range, trim
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"—", "–", "--", "-", "―"})
MAX_NAME = 6
MIN_POST = 3
"""Words a post has; fewer are a caption or a link."""
MARKS = frozenset({"(", ")", "·", ":", "|", ","})


def read_posts(paragraphs: list[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the posts that carry a handle, each with the name beside it or the handle as its source."""
    if "@" not in reading.text:
        return
    doc = reading.doc
    for number, (start, end) in enumerate(paragraphs):
        handles = [i for i in range(start, end) if is_handle(doc[i])]
        if not handles:
            continue
        if handles[0] == start and start + 1 < end and doc[start + 1].text == ":":
            yield from _post(start + 2, end, start + 1, (start, start + 1), reading)
            continue
        before = paragraphs[number - 1] if number else None
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        begin = start
        for handle in handles:
            yield from _signed(handle, begin, before if begin == start else None, reading)
            begin = handle + 1 + (handle + 1 < end and doc[handle + 1].text == ")")
        name = _heading(handles[0], (start, end), before, reading)
        if name is not None and after is not None:
            yield from _post(*after, handles[0], name, reading)


def is_handle(token: Token) -> bool:
    """Return whether a token is the handle of an account: "@oralind"."""
    return token.text.startswith("@") and len(token.text) > 2 and token.text[1:].replace("_", "").isalnum()


def _signed(handle: int, start: int, before: Range | None, reading: Reading) -> Iterator[Draft]:
    """Yield the post a signature ends: what its paragraph holds before the dash, or else the paragraph before."""
    doc = reading.doc
    lowest = max(start, handle - 2 - MAX_NAME)
    dashes = (i for i in range(handle - 2, lowest - 1, -1) if doc[i].text in DASHES)
    dash = next((i for i in dashes if doc[i].text != "-" or doc[i].whitespace_), None)  # none in "Holt-Lind"
    if doc[handle - 1].text != "(" or dash is None or not _is_name(dash + 1, handle - 1, reading):
        return
    if dash > start:
        yield from _post(start, dash, dash, (dash + 1, handle - 1), reading)
    elif before is not None:
        yield from _post(*before, dash, (dash + 1, handle - 1), reading)


def _heading(handle: int, paragraph: Range, before: Range | None, reading: Reading) -> Range | None:
    """Return the name of a post's heading: `Ora Lindqvist @oralind · May 4`, in one line or two."""
    doc, (start, end) = reading.doc, paragraph
    behind = [token for token in doc[handle + 1 : end] if token.text not in MARKS and not token.is_space]
    if any(is_handle(token) for token in behind):
        return None  # `Follow @saltdaily Follow @oralind`: links of the page's
    if len(behind) > MAX_NAME or any(token.text[0].islower() or token.is_quote for token in behind):
        return None
    stop = handle - 1 if handle > start and doc[handle - 1].text == "(" else handle
    if _is_name(start, stop, reading):
        return start, stop
    return before if stop == start and before is not None and _is_name(*before, reading) else None


def _is_name(start: int, end: int, reading: Reading) -> bool:
    words = reading.doc[start:end]
    return 0 < end - start <= MAX_NAME and all(
        word.text[0].isupper() or word.text in {".", "-", "’", "'"} or word.lower_ in {"van", "de", "der", "von"}
        for word in words
    )


def _post(start: int, end: int, cue: int, source: Range, reading: Reading) -> Iterator[Draft]:
    if reading.doc[start].text == "<":
        return  # markup left in the text, whose words cannot be told from the post's
    ranges = trim([(start, end)], reading)
    words = sum(token.is_alpha for a, b in ranges for token in reading.doc[a:b])
    if words >= MIN_POST:
        yield Draft(ranges, ((cue, cue + 1),), source, "post")
