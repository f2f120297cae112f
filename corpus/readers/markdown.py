"""Markdown as its reader sees it: links, emphasis and other signs inside lines are no words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.readers.paragraphs import BULLET, ENDS, LABEL, QUOTE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SIGNS = re.compile(r"[*_\[`\\<]|~~|&[#\w]|\n[ \t]{0,3}>|\A[ \t]{0,3}>")
UNDERLINE = re.compile(r"^[ \t]{0,3}(?:=+|---+)[ \t]*$", re.MULTILINE)
"""What makes the line above it a heading."""
FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
TARGET = re.compile(r"[ \t]{0,3}\[([^\]\n]{1,200})\]:[ \t]*<?(\w+://\S+|[#/]\S*|\S+\.\w+)[^\n]*")
"""A line that says where a link of another line leads: `[1]: https://post.example/`."""
AUTHOR = re.compile(r"[ \t]*(?:[-–—―~]|--)[ \t]*[^\W\d_a-z]\w")
"""A line that says whose words stand above it: `— Ora Lindqvist, baker`."""
References = dict[str, dict[str, str]]
SHORT = 1000
LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def strip_markup(text: str) -> str:
    """Return Markdown without the signs of links, emphasis, code and quotation; line by line else as it is.

    A line that ends inside a link or inside emphasis is joined to the next; what is struck out is gone. Headings keep
    their "#", in place of a line drawn below them too, and list items their bullet; what stands between fences is
    left alone. A block quote that says whose it is, by its last line, the next or a colon before it, keeps its sign,
    by which it is known as quoted. Parsed with markdown-it-py (CommonMark).
    """
    if not SIGNS.search(text) and not UNDERLINE.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(_blocks(lines, _references(lines)))


def _references(lines: Iterable[str]) -> References:
    """Return where the links lead whose target stands on a line of its own, as markdown-it-py wants them."""
    targets = {match[1]: match[2] for line in lines if (match := TARGET.fullmatch(line))}
    if not targets:
        return {}
    from markdown_it.common.utils import normalizeReference

    return {normalizeReference(name): {"title": "", "href": url} for name, url in targets.items()}


def _blocks(lines: Iterable[str], references: References) -> Iterator[str]:
    fenced = False
    runs = [(blank, list(run)) for blank, run in groupby(lines, key=lambda line: not line.strip())]
    for number, (blank, block) in enumerate(runs):
        if blank or fenced or FENCE.match(block[0]):
            fenced ^= sum(FENCE.match(line) is not None for line in block) % 2 == 1
            yield from block
            continue
        before = runs[number - 2][1][-1] if number > 1 else ""
        after = runs[number + 2][1][0] if number + 2 < len(runs) else ""
        if quoted := _quoted(block, before, after):
            yield from (f"> {_words_of(line, references) if _is_marked(line) else line}" for line in quoted)
            continue
        signed = _with_signs(line for line in block if not _is_target(line))
        kept = [QUOTE.sub("", line, count=1) if QUOTE.match(line) else line for line in signed]
        source = "\n".join(kept)
        if kept:
            yield _words_of(source, references) if _is_marked(source) else source


def _quoted(block: Sequence[str], before: str, after: str) -> list[str]:
    """Return a block quote a paragraph a line, without its signs; none where nothing says whose it is.

    It is said by a dash and a name in its last line or `after` it, or by a colon at the end of the line `before` it.
    """
    if not all(map(QUOTE.match, block)):
        return []
    lines = [QUOTE.sub("", line, count=1).strip() for line in block]
    author = AUTHOR.match(lines[-1]) and sum(line[:1] == lines[-1][0] for line in lines) == 1
    if not (author or AUTHOR.match(after) or before.rstrip().endswith(":")):
        return []
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or AUTHOR.match(line) or BULLET.match(line):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _with_signs(lines: Iterable[str]) -> list[str]:
    """Return the lines of a block without those drawn below a heading, which gets its sign in front instead."""
    found: list[str] = []
    begun = 0
    for line in lines:
        if len(found) > begun and UNDERLINE.fullmatch(line) and _is_heading(found[-1], line):
            if len(found) == begun + 1:
                found[-1] = f"{'#' if '=' in line else '##'} {found[-1].lstrip()}"
            begun = len(found)
        else:
            found.append(line)
    return found


def _is_heading(line: str, drawn: str) -> bool:
    """Return whether a line is a heading with this drawn below it; dashes are as well a rule between paragraphs."""
    if BULLET.match(line.lstrip()) or QUOTE.match(line) or not any(map(str.isalnum, line)):
        return False
    return "=" in drawn or not (ENDS.search(line) or LABEL.match(line))


def _is_marked(source: str) -> bool:
    """Return whether a block has signs to read; one of hardly anything else is no prose, and slow to parse."""
    signs = len(SIGNS.findall(source))
    return bool(signs) and (len(source) < SHORT or signs * 5 < len(source))


def _is_target(line: str) -> bool:
    return TARGET.fullmatch(line) is not None


def _words_of(source: str, references: References) -> str:
    (inline,) = _parser().parseInline(source, {"references": references})
    return "".join(_pieces(inline.children or []))


def _pieces(tokens: Iterable[Token]) -> Iterator[str]:
    depth = struck = 0
    for token in tokens:
        depth += token.nesting
        struck += token.nesting if token.type in {"s_open", "s_close"} else 0
        if struck:
            continue
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type == "softbreak":
            yield " " if depth else "\n"
        elif token.type == "hardbreak" or (token.type == "html_inline" and LINE_BREAK.match(token.content)):
            yield "\n"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("strikethrough")
