"""The report in a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from logging import CRITICAL, getLogger
from typing import Any

from corpus.errors import ArticleError
from corpus.readers.document import MAX_ARTICLE, Details, Document, Reading
from corpus.readers.paragraphs import unwrap
from corpus.readers.plain import called_by_file
from corpus.readers.published import read_date

log = getLogger(__name__)

MAX_PAGES = 2000
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SOFT_HYPHEN = re.compile("\u00ad(?=\n)|\u2010(?=\n)")
PAGE_NUMBER = re.compile(r"\W{0,3}(?:page |seite |p\. ?)?\d{1,4}(?: ?(?:of|/|von|de) ?\d{1,4})?\W{0,3}", re.IGNORECASE)
EDGE = 2
"""Lines at the top and the bottom of a page among which running heads and page numbers are looked for."""
GUTTER = re.compile(r"(?<=\S) {4,}(?=\S)")
OVERPRINT = 2
"""Points, to twice as many, a line is moved by where it is printed over itself; lines of print are further apart."""
MIN_ROWS = 4
"""Rows with the same gutter from which a page is one of two columns."""

Piece = tuple[str, int, int]
"""Words set in one go, and where they begin on the page."""


def read_pdf(document: Document) -> Reading:
    """Yield the one report of a PDF: the text of its pages with the lines joined to paragraphs; read with pypdf.

    Running heads and page numbers go, columns set line by line are read one after the other, ligatures are letters.

    Raises:
        ArticleError: it is locked, damaged, or holds pictures of text only.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    getLogger("pypdf").setLevel(CRITICAL)
    try:
        reader = PdfReader(document.stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{document.name}: this PDF is locked; remove its password first")
        if len(reader.pages) > MAX_PAGES:
            raise ArticleError(f"{document.name}: more than {MAX_PAGES:,} pages; split it into its articles")
        pages: list[list[str]] = []
        length = 0
        for page in reader.pages:
            lines = _lines_of(page)
            pages.append(lines)
            length += sum(map(len, lines))
            if length > MAX_ARTICLE:
                break
        facts = reader.metadata
        # As it is written: pypdf raises where a date is not by the specification.
        written = str(facts.get("/CreationDate") or "") if facts else ""
        found = Details(
            title=" ".join(str(facts.title or "").split()) if facts else "",
            published=read_date(written, name=document.name),
        )
    except PyPdfError as error:
        raise ArticleError(
            f"{document.name}: this PDF is damaged ({str(error)[:80]}); print it again or give text"
        ) from error
    text = words_of(pages)
    if not text.strip():
        raise ArticleError(f"{document.name}: no text in this PDF, pictures of pages only; give the text")
    yield document.article(text, called_by_file(found, document))


def words_of(pages: Sequence[Sequence[str]]) -> str:
    """Return the lines of pages as paragraphs, without what stands at the edges, ligatures and divided words whole."""
    text = "\n".join(line for page in without_furniture(pages) for line in page)
    return unwrap(SOFT_HYPHEN.sub("-", text.translate(LIGATURES)))


def without_furniture(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the lines of each page without its number and what stands at the edge of most pages, numbers aside."""
    edges = Counter(words for page in pages for words in {_shape(page[at]) for at in _edge(page)})
    repeated = {words for words, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    if len(pages) == 2:
        repeated = {words for words, count in edges.items() if count == 2 and len(words) <= 60}
    for page in pages:
        gone = {at for at in _edge(page) if _shape(page[at]) in repeated or PAGE_NUMBER.fullmatch(page[at].strip())}
        yield [line for at, line in enumerate(page) if at not in gone]


def _edge(page: Sequence[str]) -> list[int]:
    """Return which lines of a page stand at its edges, blank ones left out."""
    told = [at for at, line in enumerate(page) if line.strip()]
    return (
        sorted({*told[:EDGE], *told[-EDGE:]}) if len(told) > EDGE * 2 else told[:1] + told[-1:] if len(told) > 2 else []
    )


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split())).casefold()


def _lines_of(page: Any) -> list[str]:
    pieces: list[Piece] = []

    def note(words: str, moved: Sequence[float], at: Sequence[float], *_: Any) -> None:
        x = at[4] * moved[0] + at[5] * moved[2] + moved[4]
        y = at[4] * moved[1] + at[5] * moved[3] + moved[5]
        pieces.append((words.strip(), round(x / OVERPRINT), round(y / OVERPRINT)))

    lines = without_overprint(str(page.extract_text(visitor_text=note)).split("\n"), pieces)
    if len(lines) < MIN_ROWS:
        return lines
    try:
        laid_out = str(page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False))
    except Exception:  # pypdf's layout raises many things on fonts that its plain text reads.
        log.debug("no layout", exc_info=True)
        return lines
    return by_column(laid_out.split("\n"), lines) or lines


def without_overprint(lines: Sequence[str], pieces: Iterable[Piece]) -> list[str]:
    """Return the lines of a page without those printed again over themselves, as some programs make letters bold."""
    seen: set[Piece] = set()
    over: Counter[str] = Counter()
    for piece, x, y in pieces:
        words = _once(piece)
        over[words] += any((words, x + across, y + down) in seen for across in (-1, 0, 1) for down in (-1, 0, 1))
        seen.add((words, x, y))
    kept: list[str] = []
    for line in map(_once, reversed(lines)):
        words = line.strip()
        if words and over[words] > 0:
            over[words] -= 1
        else:
            kept.append(line)
    return kept[::-1]


def _once(line: str) -> str:
    """Return words that stand there several times without a blank between once: they were set over each other."""
    words = line.strip()
    length = (words + words).find(words, 1)
    return words[:length] if 0 < length < len(words) and " " in words[:length] and words[length - 1] != " " else line


def by_column(rows: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return the lines of two columns, the left one first; [] for a page that is not set across both.

    `rows` are the lines of the page as it looks, with blanks for the gutter, which wavers with the widths of letters;
    `lines` are the same in the order they are set.
    """
    gaps = [GUTTER.findall(row) for row in rows]
    halves = [tuple(GUTTER.split(row.strip())) if len(gap) == 1 else () for row, gap in zip(rows, gaps, strict=True)]
    across = [pair for pair in halves if len(pair) == 2]
    if len(across) < MIN_ROWS or len(across) * 3 < len(rows):
        return []
    # Columns of a table hold no sentences.
    if min(sum(len(pair[side].split()) for pair in across) for side in (0, 1)) < 3 * len(across):
        return []
    set_across = {"".join(line.split()) for line in lines}
    if sum("".join("".join(pair).split()) in set_across for pair in across) * 2 < len(across):
        return []
    width = max(len(pair[0]) for pair in across)
    found: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for row, pair in zip(rows, halves, strict=True):
        words = row.strip()
        if len(pair) == 2:
            left.append(pair[0])
            right.append(pair[1])
        elif len(row) - len(row.lstrip()) >= width:
            right.append(words)
        elif len(words) <= width:
            left.append(words)
        else:
            found += [*left, *right, words]
            left, right = [], []
    return [line for line in [*found, *left, *right] if line]
