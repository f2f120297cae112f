"""Paragraphs of text in lines of a fixed width, as typewriters, terminals, mail programs and PDFs break them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.lexicon.lists import load_words

MIN_WIDTH, MAX_WIDTH = 40, 110
"""Characters of a full line; longer ones are paragraphs, shorter ones verse, lists and addresses."""
MAX_SURE_WIDTH = 160
"""Characters of a line from which it is a paragraph even in a mail or PDF, where it ends a sentence."""
FULL = 0.85
"""Share of the usual width from which a line counts as full: programs that balance lines leave up to a seventh."""
MIN_BREAKS = 5
HEADING = 0.75
"""Share of the usual width below which the first line of a block may be a heading, a byline, a dateline."""
QUOTE = re.compile(r"[ \t]{0,3}>(?:[ \t]?>)*[ \t]?")
BULLET = re.compile(r"(?:[-*+•–—]|\d{1,3}[.)]|#{1,6})[ \t]+")
LABEL = re.compile(r"\**[^\W\d_][^:\n\"“”]{0,60}:\**(?=[ \t]|$)")
MAX_SHORT = 6
"""Capitals that may be two names with a hyphen between, as in "UK-US", rather than a word of a heading."""
HANGING = {"and", "or", "to"}
"""Words before which a hyphen may stand for the rest of a word that comes later: "pre- and post-war"."""
ENDS = re.compile(r"[.?!:…。！？][\"'”’»)\]*_]*$")
DIVIDED = re.compile(r"(?<![^\W_])(?P<within>[^\W_]{1,40}-)?(?P<first>[^\W_]+)-$")
REST = re.compile(r"(?P<rest>[^\W\d_]+)(?: (?P<next>[^\W\d_]+-))?")
WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
"""Letters of scripts that are written without blanks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its quotation signs (`depth` of them), blanks at the end, and indent, which is kept as a width."""

    depth: int
    indent: int
    text: str


def unwrap_if_wrapped(text: str) -> str:
    """Return text with each paragraph of hard-wrapped lines on one line, without ">" and indent; other text as it is.

    Text is hard-wrapped where most lines that have one below break off inside a sentence and are about equally long.
    Blank lines stay. A word divided by a hyphen keeps it, unless the text has it without.
    """
    lines = [_read_line(line) for line in text.split("\n")]
    width = _width_of(lines)
    if not width:
        return text
    return "\n".join(_unwrap(lines, width, hyphens=True, text=text))


def unwrap(text: str) -> str:
    """Return text known to be in lines of a fixed width (PDF, plain e-mail), a paragraph a line, without blank lines.

    A word divided at a line end is put together again.
    """
    lines = [_read_line(line) for line in text.replace("\r\n", "\n").split("\n")]
    widths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    width = widths[len(widths) * 9 // 10] if widths else 0
    return "\n".join(line for line in _unwrap(lines, width, hyphens=False, text=text) if line)


def _read_line(line: str) -> Line:
    quote = QUOTE.match(line)
    depth = quote[0].count(">") if quote else 0
    rest = (line[quote.end() :] if quote else line).expandtabs(4).rstrip()
    text = rest.lstrip()
    return Line(depth, len(rest) - len(text), text)


def _width_of(lines: Sequence[Line]) -> int:
    """Return how many characters a full line has, 0 where the text is not wrapped."""
    pairs = [
        (first.text, second.text)
        for first, second in pairwise(lines)
        if first.text and second.text and first.depth == second.depth and not _starts_anew(first.text, second.text)
    ]
    inner = [(first, second) for first, second in pairs if len(first) <= MAX_WIDTH and any(map(str.isalpha, second))]
    width = max((len(first) for first, _ in inner), default=0)
    if width < MIN_WIDTH or len(inner) * 2 < len(pairs):
        return 0
    broken = sum(_breaks_off(first, second, width) for first, second in inner)
    surely = sum(second[:1].islower() and not ENDS.search(first) for first, second in inner)
    return width if surely and broken * 2 > len(inner) else 0


def _breaks_off(first: str, second: str, width: int) -> bool:
    """Return whether a sentence goes over from one line to the next because the first is full."""
    if ENDS.search(first):
        return len(first) + 1 + len(second.split(" ", 1)[0]) > width
    full = len(first) + 1 + len(second.split(" ", 1)[0]) > width * FULL
    return full or second[:1].islower()


def _unwrap(lines: Sequence[Line], width: int, *, hyphens: bool, text: str) -> list[str]:
    usual = _usual_indent(lines)
    least = width if _is_greedy(lines, width) else int(width * FULL)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))
    found: list[str] = []
    for (blank, _), block in groupby(lines, key=lambda line: (not line.text, line.depth)):
        if blank:
            found += ["" for _ in block]
            continue
        paragraph: list[str] = []
        above: Line | None = None
        hanging = False
        for line in block:
            if above and not _goes_on(above, line, width, least, usual, first=len(paragraph) == 1, hanging=hanging):
                found.append(_join(paragraph, words, hyphens=hyphens))
                paragraph = []
            if not paragraph:
                hanging = BULLET.match(line.text) is not None
            paragraph.append(line.text)
            above = line
        found.append(_join(paragraph, words, hyphens=hyphens))
    return found


def _is_greedy(lines: Sequence[Line], width: int) -> bool:
    """Return whether lines that break off inside a sentence have no room for the next word, as most programs break."""
    pairs = [(first.text, second.text) for first, second in pairwise(lines) if first.text and second.text[:1].islower()]
    inside = [(first, second) for first, second in pairs if not ENDS.search(first)]
    filled = sum(len(first) + 1 + len(second.split(" ", 1)[0]) > width for first, second in inside)
    return len(inside) >= MIN_BREAKS and filled >= len(inside) * 0.95


def _goes_on(above: Line, line: Line, width: int, least: int, usual: int, *, first: bool, hanging: bool) -> bool:
    """Return whether the paragraph of one line goes on in the next; `first` where it begins in that line.

    A line that ends a sentence and leaves more room than a full one, of `least` characters with the next word, ends it.
    """
    if not any(map(str.isalnum, above.text)) or not any(map(str.isalnum, line.text)):
        return False
    if above.text.startswith("#") or _starts_anew(above.text, line.text) or len(above.text) > max(width, MAX_WIDTH):
        return False
    if line.indent > max(usual, above.indent) and not hanging:
        return False
    room = len(above.text) + 1 + len(line.text.split(" ", 1)[0])
    if ENDS.search(above.text):
        return room > least and len(above.text) <= MAX_SURE_WIDTH
    # Headings, bylines and datelines stand above a report without a full stop.
    lone = first and room <= width * HEADING and above.text[-1] not in ",;–—-"
    return line.text[:1].islower() or not lone


def _starts_anew(above: str, text: str) -> bool:
    """Return whether a line begins a list item, a table row or, after a whole sentence, somebody's turn."""
    return (
        BULLET.match(text) is not None
        or text.startswith("|")
        or (LABEL.match(text) is not None and ENDS.search(above) is not None)
    )


def _usual_indent(lines: Sequence[Line]) -> int:
    counted = Counter(line.indent for line in lines if line.text)
    return min(counted, key=lambda indent: (-counted[indent], indent), default=0)


def _join(lines: Sequence[str], words: Counter[str], *, hyphens: bool) -> str:
    joined = [lines[0]]
    for above, line in pairwise(lines):
        divided, rest = DIVIDED.search(above), REST.match(line)
        if divided and rest and not (rest["next"] and rest["rest"] in HANGING):
            if not _keeps_hyphen(divided, rest, words, otherwise=hyphens):
                joined[-1] = joined[-1][:-1]
            joined.append(line)
        elif WIDE.match(above[-1]) and WIDE.match(line[0]):
            joined.append(line)
        else:
            joined.append(" " + line)
    return "".join(joined)


def _keeps_hyphen(divided: re.Match[str], rest: re.Match[str], words: Counter[str], *, otherwise: bool) -> bool:
    """Return whether a hyphen at a line end belongs to its word: "twenty-one", "so-called", "three-year-old".

    Where neither the word nor the rest of the text tells, it is as `otherwise` says.
    """
    first, second = divided["first"], rest["rest"]
    in_chain = divided["within"] and first.lower() in load_words("hinges")
    in_capitals = (first + second).isupper() and len(first + second) > MAX_SHORT
    if in_chain or (second[0].isupper() and not in_capitals) or not first.isalpha():
        return True
    hyphened, whole = f"{first}-{second}", first + second
    if words[hyphened] or words[whole]:
        return words[hyphened] >= words[whole]
    first, second = first.lower(), second.lower()
    numbers = first in load_words("tens") and second in load_words("units")
    return otherwise or numbers or f"{first}-{second}" in load_words("compounds")
