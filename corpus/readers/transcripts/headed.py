"""Pages that print a transcript: each name alone on its line, the words below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.lexicon.folding import fold
from corpus.readers.cleaning import is_boilerplate
from corpus.readers.transcripts.names import is_nobody
from corpus.readers.transcripts.speech import Said, clock
from corpus.statements.rules.label import read_label

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NAMING = frozenset({"cite", "dt", "b", "strong", "h3", "h4", "h5", "h6"})
"""Elements a name may stand in; of `cite` and `dt` it is what they are for."""
SKIPPED = frozenset({"head", "script", "style", "nav", "aside", "header", "footer", "form", "noscript", "template"})
INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "u", "small", "abbr", "sup", "sub", "q", "mark", "font"})
TIME = re.compile(r"[\[(]?(?:(\d{1,3}):)?(\d{1,2}):(\d\d)(?:[.,]\d{1,3})?[\])]?")
BESIDE = re.compile(rf"(?P<label>[^\W_][^\n]{{0,120}}?)[ ]?:?[ ]?(?P<time>{TIME.pattern})?[ ]?:?")
TALK = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our)\b|\?")
ENDED = re.compile(r"[.?!…—–-][\"'”’»)\]]*$")
"""How what somebody says ends, broken off or not; steps of a recipe and lists have no full stop."""
MAX_NAME_LINE = 160


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, the block it stands in, and whether all of it stands in an element for names."""

    words: str
    block: Any
    naming: str


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may be a speaker's name alone."""

    label: str
    place: str
    sure: bool


def find_speech(root: Any) -> list[Said]:
    """Return what is said in a parsed page (lxml) under names alone on their lines; empty where it is no transcript.

    It is one where two people or more have such lines, most of the text stands below them, and it is talk: most of it
    is whole sentences, it says "I", "we" or "you", and somebody speaks twice or nearly everybody talks so. Where nobody
    speaks twice, each line must be a speaker's by itself; a report has its author's name and headings too.
    """
    lines = [line for line in _lines(_body(root)) if not is_boilerplate(line.words)]
    heads = _heads(lines)
    if len({fold(head.label) for head in heads.values()}) < 2:
        return []
    pieces = list(_say(lines, heads))
    told = [piece for piece in pieces if piece.label]
    sections: dict[int, list[str]] = {}
    number = 0
    for before, piece in zip([None, *told], told, strict=False):
        number += before is None or (before.label, before.place) != (piece.label, piece.place)
        sections.setdefault(number, []).append(piece.words)
    talk = sum(any(TALK.search(words) for words in section) for section in sections.values())
    back = max(Counter(fold(head.label) for head in heads.values()).values()) > 1
    below = sum(len(piece.words) for piece in told)
    whole = sum(len(piece.words) for piece in pieces)
    ended = sum(ENDED.search(section[-1]) is not None for section in sections.values())
    is_talk = talk * 2 >= len(sections) or (back and talk * 3 >= len(sections))
    is_talk = is_talk and ended * 2 > len(sections) and (back or all(head.sure for head in heads.values()))
    return pieces if told and is_talk and below * 2 >= whole else []


def _body(root: Any) -> Any:
    """Return the one main part of a page, else its one article, else all of it."""
    for tag in ("main", "article"):
        found = list(root.iter(tag))
        if len(found) == 1:
            return found[0]
    return root


def _lines(root: Any) -> Iterator[_Line]:
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # ships no types

    parts: list[tuple[str, str]] = []
    blocks, naming, skipping = [root], [""], 0

    def line() -> Iterator[_Line]:
        words = " ".join("".join(text for text, _ in parts).split())
        tags = {tag for text, tag in parts if text.strip(" \t\r\n:\xa0")}
        if words:
            yield _Line(words, blocks[-1], tags.pop() if len(tags) == 1 else "")
        parts.clear()

    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipping += tag in SKIPPED and element is not root
            if tag not in INLINE:
                yield from line()
                blocks.append(element)
            naming.append(tag if tag in NAMING else naming[-1])
            text = element.text
        else:
            if event == "end":
                naming.pop()
                if tag not in INLINE:
                    yield from line()
                    blocks.pop()
                skipping -= tag in SKIPPED and element is not root
            text = element.tail if element is not root else ""
        if text and not skipping:
            parts.append((text, naming[-1]))
    yield from line()


def _heads(lines: Sequence[_Line]) -> dict[int, _Head]:
    """Return the lines that are a name alone, by where they stand."""
    found = {at: head for at, line in enumerate(lines) if line.naming and (head := _head(line)) is not None}
    counts = Counter(fold(head.label) for head in found.values())
    certain = {at for at, head in found.items() if head.sure or counts[fold(head.label)] > 1}
    alike = {lines[at].naming for at in certain}
    return {
        at: head for at, head in found.items() if at in certain or (" " in head.label and lines[at].naming in alike)
    }


def _head(line: _Line) -> _Head | None:
    if len(line.words) > MAX_NAME_LINE or (match := BESIDE.fullmatch(line.words)) is None:
        return None
    label, time = match["label"].strip(), match["time"]
    if ": " in label:
        return None  # a headline
    read = read_label(f"{label}: ")
    if is_nobody(label):
        return _Head(label, _place(time), True)
    if read is None:
        return None
    sure = read.sort in {"asks", "named"} or line.naming in {"cite", "dt"} or bool(time) or line.words.endswith(":")
    return _Head(label, _place(time), sure)


def _say(lines: Sequence[_Line], heads: dict[int, _Head]) -> Iterator[Said]:
    """Yield the words of each line under the name above it; a heading that is no name ends what somebody says.

    What follows the last one is his only where it stands with his name, or looks like what others say: in the same
    elements, and of no more lines than one of them.
    """
    last = max(heads)
    around = _common([lines[at].block for at in heads])
    own = lines[last].block.getparent()
    label, place = "", ""
    tags: set[str] = set()
    length = longest = 0
    for at, line in enumerate(lines):
        if at in heads:
            label, place, length = heads[at].label, heads[at].place, 0
            continue
        if label and (time := TIME.fullmatch(line.words)):
            place = place or _place(time[0])
            continue
        tag, length = line.block.tag, length + 1
        if tag in HEADINGS:
            label = ""
        elif label and at < last:
            tags.add(tag)
            longest = max(longest, length)
        elif label:
            way = set(line.block.iterancestors())
            together = own in way and (own is not around or own.tag == "dl")
            if not together and (tag not in tags or around not in way or length > longest):
                label = ""
        if label or tag not in HEADINGS:
            yield Said(label, line.words, place if label else "")


def _common(blocks: Sequence[Any]) -> Any:
    """Return the innermost element around all blocks."""
    ways = [list(block.iterancestors())[::-1] for block in blocks]
    common = None
    for level in zip(*ways, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _place(time: str | None) -> str:
    match = TIME.fullmatch(time or "")
    if match is None:
        return ""
    hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return clock(hours * 3600 + minutes * 60 + seconds)
