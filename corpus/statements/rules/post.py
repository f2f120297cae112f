"""Posts: words with the handle of who wrote them, before or behind: `@name: ...`, `... — Ora Lindqvist (@ora)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.months import MONTHS
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.label import read_label
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"—", "–", "--", "-", "―"})
MAX_NAME = 6
MAX_SIGNED = 8
"""Words of the name between a long dash and a handle, which a committee's may be."""
MIN_POST = 3
"""Words a post has; fewer are a caption or a link."""
MARKS = frozenset({"(", ")", "·", ":", "|", ","})
JOINING = frozenset({"van", "de", "der", "von", "of", "on", "the", "for", "and", "&"})
LIKE = 4
"""Letters that a name in small letters has in common with its handle: `ora lindqvist (@oralind)`."""
MIN_TAG = 8
"""Blanks that a tag at the beginning of a paragraph leaves before the handle it tells."""
MAX_DATE = 4
"""Words behind a handle in which the date of a signature stands."""
LINKS = frozenset({"follow", "contact", "email"})
"""What asks readers for something: `Follow Ora Lindqvist (@oralind) Send tips to ...`."""
OPENING = frozenset({"“", '"', "‘", "#", "."})
NO_LETTERS = re.compile(r"[\W_]")


def read_posts(paragraphs: list[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the posts that carry a handle, each with the name beside it or the handle as its source."""
    doc = reading.doc
    for number, (start, end) in enumerate(paragraphs):
        told = _told_by_tag(start, end, reading)
        handles = [i for i in range(start, end) if is_handle(doc[i])] if "@" in reading.text else []
        if not handles:
            if told is not None:
                yield from _post(start + 1, end, start, told, reading)
            continue
        if handles[0] == start and start + 1 < end and doc[start + 1].text == ":":
            yield from _post(start + 2, end, start + 1, (start, start + 1), reading)
            continue
        if (opened := _opening_name(start, end, handles[0], reading)) is not None:
            yield from _post(handles[0] + 2, end, handles[0], opened, reading)
            continue
        before = paragraphs[number - 1] if number else None
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        begin, signed = start + (told is not None), False
        for handle in handles:
            for draft, signature in _signed(handle, begin, before if begin == start else None, reading):
                yield draft
                begin, signed = signature, True
        if told is not None:
            if not signed:
                yield from _post(begin, end, start, told, reading)
            continue
        name = _heading(handles[0], (start, end), before, reading)
        if name is not None and after is not None:
            yield from _post(*after, handles[0], name, reading)


def is_handle(token: Token) -> bool:
    """Return whether a token is the handle of an account: "@oralind"."""
    return token.text.startswith("@") and len(token.text) > 2 and token.text[1:].replace("_", "").isalnum()


def _told_by_tag(start: int, end: int, reading: Reading) -> Range | None:
    """Return the handle that stands alone where a tag was blanked, before the words of the post.

    The blanks of a tag (`text/furniture.py`) are more than anybody types.
    """
    doc, at = reading.doc, reading.starts[start]
    if start + 1 >= end or reading.text[max(0, at - MIN_TAG) : at] != " " * MIN_TAG:
        return None
    alone = doc[start + 1].is_space and doc[start].text.lstrip("@").replace("_", "").isalnum()
    return (start, start + 1) if alone else None


def _opening_name(start: int, end: int, handle: int, reading: Reading) -> Range | None:
    """Return the name before the handle that opens a post: `Ora Lindqvist (@oralind) The dam leaks.`

    `Ora Lindqvist (@oralind) is a baker` goes on in small letters.
    """
    doc = reading.doc
    bracketed = start < handle - 1 and doc[handle - 1].text == "(" and doc[handle + 1 : handle + 2].text == ")"
    if not bracketed or handle + 2 >= end or not _is_name(start, handle - 1, reading):
        return None
    opens = doc[handle + 2].text[0].isupper() or doc[handle + 2].text in OPENING
    dated = any(word.text.capitalize() in MONTHS for word in doc[handle + 2 : min(end, handle + 2 + MAX_DATE)])
    return (start, handle - 1) if opens and not dated else None


def _signed(handle: int, start: int, before: Range | None, reading: Reading) -> Iterator[tuple[Draft, int]]:
    """Yield the post a signature ends, and where the next may begin.

    It is what its paragraph holds before the dash, or else the paragraph before.
    """
    doc = reading.doc
    dash = _dash_before(handle, start, reading)
    if dash is None or not _signs(dash + 1, handle, reading):
        return
    name = (dash + 1, handle - 1)
    if dash > start and _is_labelled(start, dash, reading):
        return  # `LINDQVIST: It leaks. — Ned Aker (@aker)`: what Aker tells of Lindqvist
    behind = handle + 1 + (handle + 1 < len(doc) and doc[handle + 1].text == ")")
    if dash > start:
        yield from ((draft, behind) for draft in _post(start, dash, dash, name, reading))
    elif before is not None:
        yield from ((draft, behind) for draft in _post(*before, dash, name, reading))


def _dash_before(handle: int, start: int, reading: Reading) -> int | None:
    """Return the dash before the name of a signature: a long one, or else a hyphen with a blank behind it."""
    doc = reading.doc
    if doc[handle - 1].text != "(":
        return None
    dashes = [i for i in range(handle - 2, max(start, handle - 2 - MAX_SIGNED) - 1, -1) if doc[i].text in DASHES]
    long = next((i for i in dashes if doc[i].text != "-"), None)
    if long is not None:
        return long
    # none in "Holt-Lind"
    return next((i for i in dashes if doc[i].whitespace_ and handle - 2 - i <= MAX_NAME), None)


def _signs(start: int, handle: int, reading: Reading) -> bool:
    """Return whether words before a handle are whose it is: a name, in small letters one that the handle is like."""
    if _is_name(start, handle - 1, reading, MAX_SIGNED):
        return True
    letters = "".join(word.lower_ for word in reading.doc[start : handle - 1] if word.is_alpha)
    account = reading.doc[handle].lower_.lstrip("@")
    return len(letters) >= LIKE and letters[:LIKE] == account[:LIKE]


def _is_labelled(start: int, end: int, reading: Reading) -> bool:
    """Return whether words open with the label of somebody else than who posts them."""
    doc, at = reading.doc, reading.starts[start]
    label = read_label(reading.text[at : doc[end - 1].idx])
    if label is None or label.sort == "answers":
        return False
    return label.sort != "maybe" or _is_printed_small(label.key, reading.text)


def _is_printed_small(key: str, text: str) -> bool:
    """Return whether a label is a name that its page prints otherwise than in capitals: "BREAKING:" is none."""
    words = (NO_LETTERS.sub("", word) for word in text.split())
    return key.rsplit(" ", maxsplit=1)[-1] in {
        word.lower() for word in words if word[:1].isupper() and not word.isupper()
    }


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


def _is_name(start: int, end: int, reading: Reading, most: int = MAX_NAME) -> bool:
    words = reading.doc[start:end]
    return (
        0 < end - start <= most
        and words[0].text[0].isupper()
        and words[0].lower_ not in LINKS
        and all(word.text[0].isupper() or word.text in {".", "-", "’", "'"} or word.lower_ in JOINING for word in words)
    )


def _post(start: int, end: int, cue: int, source: Range, reading: Reading) -> Iterator[Draft]:
    """Yield the words of a post, which its layout quotes: it is as verbatim as what stands under a name."""
    ranges = trim([(start, end)], reading)
    words = sum(token.is_alpha for a, b in ranges for token in reading.doc[a:b])
    if words >= MIN_POST:
        yield Draft(ranges, ((cue, cue + 1),), source, "post", spoken=True)
