"""A quotation as somebody gives it: its words, where an ellipsis leaves some out and brackets put others in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.checking.words import Word, read_words

# What closes each mark that opens a quotation.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", '"': '"', "”": "”", "»": "«»", "″": "”″"}
_EITHER_WAY = '"”»″'
"""Marks that open and close, some in one language only: `”It leaks”`, `»It leaks«`."""
_MARKS = '“”„«»‹›「」『』"″'
_MARK = re.compile(f"[{_MARKS}]")
MIN_QUOTED = 8
"""Characters between quotation marks that may be a quotation; fewer are a title or a word held at a distance."""
# "[W]e can pay": only the capital is the editor's.
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_DOTS = r"(?:…|\.{3,}|\.\s\.\s\.)"
_GAP = re.compile(rf"[\[(]\s?{_DOTS}\s?[\])]|{_DOTS}|\[(?P<inside>[^\[\]]{{1,200}})\]\w*")

Gap = Literal["none", "ellipsis", "brackets"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words given without a gap, and what comes before them: in brackets `inserted` are the words put in."""

    words: tuple[Word, ...]
    before: Gap = "none"
    inserted: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in parts, of one or more words each; the places of the words are those in `text`."""

    text: str
    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words but those in brackets."""
        return tuple(word for part in self.parts for word in part.words)


def quoted_parts(text: str) -> list[str]:
    """Return the parts of a message in quotation marks, in order; marks inside others belong to the words.

    A part whose mark nothing closes runs to the end; one over paragraphs, each of which opens anew, is one.
    """
    parts: list[str] = []
    start, closing = -1, ""
    for mark in _MARK.finditer(text):
        if start < 0:
            if mark.group() in _PAIRS and _opens(text, mark.start()):
                start, closing = mark.end(), _PAIRS[mark.group()]
        elif mark.group() in closing and not (mark.group() == '"' and _opens(text, mark.start())):
            parts.append(text[start : mark.start()].strip())
            start = -1
    if start >= 0:
        parts.append(text[start:].strip())
    return [part for part in parts if len(part) >= MIN_QUOTED]


def quoted_part(text: str) -> str:
    """Return the longest part of a message in quotation marks, or the whole message where there is none."""
    return max(quoted_parts(text), key=len, default=text.strip().strip(f"{_MARKS}'").strip())


def _opens(text: str, at: int) -> bool:
    """Return whether a mark may open a quotation: of one that opens and closes, by what is beside it."""
    if text[at] not in _EITHER_WAY:
        return True
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([{—–-:"
    return before and bool(text[at + 1 : at + 2].strip(f"{_MARKS} \n\t"))


def read_quotation(text: str) -> Quotation:
    """Return the quotation that `text` is, its ellipses and brackets read as gaps."""
    text = _CAPITAL.sub(r"\1", text)
    parts: list[Part] = []
    at = 0
    before: Gap = "none"
    inserted: list[Word] = []
    for gap in (*_GAP.finditer(text), None):
        words = tuple(read_words(text, at, gap.start() if gap else None))
        if words:
            # What stands before the first word is no gap between words.
            parts.append(Part(words, before, tuple(inserted)) if parts else Part(words))
            before, inserted = "none", []
        if gap is None:
            break
        inside = gap["inside"]
        if inside is None:
            before = "ellipsis"
        elif inside.strip().casefold() != "sic":
            # An ellipsis beside brackets leaves out what it wants all the same.
            before = "brackets" if before == "none" else before
            inserted += read_words(text, *gap.span("inside"))
        at = gap.end()
    return Quotation(text, tuple(parts))


def read_plainly(text: str) -> Quotation:
    """Return the quotation with dots and brackets taken as the article's own."""
    words = tuple(read_words(text))
    return Quotation(text, (Part(words),) if words else ())
