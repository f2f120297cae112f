"""Marks of HTML that a reader sees and plain text loses: quotation, who is quoted, what is struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

QUOTED = re.compile(r"[\"“”„«»「」]|^\s*['‘]")
STRUCK = ("del", "s", "strike")
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,200}line-through", re.IGNORECASE)
NAMES = ("figcaption", "footer", "cite")
QUOTATION = re.compile(r"https?://schema\.org/Quotation/?")
SPEAKERS = ("spokenByCharacter", "creator", "author")
BLOCKS = ("blockquote", "div", "section", "aside")
FURNITURE = ("class", "id", "role")
"""Attributes by which trafilatura tells what is no part of a report: "author", "related", "share", "bar"."""
GOES_ON = re.compile(r"\s*(?:[^\W\dA-Z]|[,;:.?!)'’\"”»])")
"""How a sentence goes on behind one of its names: in a small letter, or with a mark."""
SENTENCES = ("p", "li", "blockquote", "dd", "td")
"""Elements whose words are sentences, in which a `<time>` may be a word of one."""
WORD = re.compile(r"\w")
END = re.compile(r"[.?!…:;,'\"’”»]$")
"""How a paragraph ends that is sentences and no line of dates."""
MAX_INNER = 100
"""Elements in a marked quotation; more are a text of their own."""
MAX_NAMES = 2
MAX_NAME = 160
"""Characters of who is quoted; more is a text of its own."""
DASH = re.compile(r"^[\s\-–—―~]+")


def make_visible(root: Any) -> None:
    """Change a parsed page (lxml) so that its text alone says what its marks say.

    `<q>` gets quotation marks, struck-out words go, captions of pictures go, and a quotation with its speaker in a
    caption, footer or `<cite>`, or marked as schema.org's Quotation, is put in quotation marks with a line "— Speaker"
    below it. A span that is part of a sentence stays, whatever its class: without the name in it the sentence would be
    somebody else's. So does a `<time>`, which trafilatura drops with its words; beside a sentence it is furniture.
    """
    _keep_in_sentences(root)
    for element in [*root.iter(*STRUCK), *root.iter("span")]:
        if element.tag in STRUCK or LINE_THROUGH.search(element.get("style") or ""):
            _drop(element)
    for quotation in list(root.iter("q")):
        _mark_inline(quotation)
    for block in list(root.iter(*BLOCKS)):
        if QUOTATION.fullmatch((block.get("itemtype") or "").strip()):
            _cite_speaker(block)
    captions = {figure: list(figure.iter("figcaption")) for figure in root.iter("figure")}
    for block in list(root.iter("blockquote")):
        figure = next(block.iterancestors("figure"), None)
        _name_speaker(block, figure, captions.pop(figure, []))
    for figure in list(root.iter("figure")):
        if next(figure.iter("blockquote", "p", "table", "pre"), None) is None:
            for caption in list(figure.iter("figcaption")):
                _drop(caption)


def _keep_in_sentences(root: Any) -> None:
    """Make what is part of a sentence a span without a meaning to trafilatura."""
    ends: dict[Any, bool] = {None: False}
    for element in root.iter("time"):
        paragraph = next(element.iterancestors(*SENTENCES), None)
        if paragraph not in ends:
            ends[paragraph] = bool(END.search(_last_words(paragraph)))
        if ends[paragraph] and _is_within_sentence(element, paragraph):
            element.tag = "span"
    for element in root.iter("span"):
        if GOES_ON.match(element.tail or "") and next(element.iterancestors("p"), None) is not None:
            for name in FURNITURE:
                element.attrib.pop(name, None)


def _is_within_sentence(element: Any, paragraph: Any) -> bool:
    """Return whether a sentence goes on behind an element, or has words right before and behind it."""
    tails = (inner.tail or "" for inner in _way_up(element, paragraph))
    behind = next((tail for tail in tails if tail.strip()), "")
    before = element.getprevious()
    ahead = element.getparent().text if before is None else before.tail
    return bool(GOES_ON.match(behind) or (WORD.search(ahead or "") and WORD.search(behind)))


def _last_words(element: Any) -> str:
    """Return the last piece of text in an element, "" where it has none; lxml nests elements 255 deep at most."""
    for child in reversed(element):
        if words := (child.tail or "").strip() or _last_words(child):
            return words
    return (element.text or "").strip()


def _mark_inline(quotation: Any) -> None:
    quotation.tag = "span"
    words = "".join(quotation.itertext()).strip()
    if not words or QUOTED.match(words):
        return
    inner = sum(1 for _ in quotation.iterancestors("span") if _.get("data-q")) % 2
    quotation.set("data-q", "1")
    _surround(quotation, *(("‘", "’") if inner else ("“", "”")))


def _cite_speaker(block: Any) -> None:
    """Make a block that holds only words and, by its microdata, who says them a `<blockquote>` with a `<cite>`."""
    inner = list(islice(block.iterdescendants(), MAX_INNER + 1))
    if len(inner) > MAX_INNER:
        return
    marked = {element.get("itemprop"): element for element in reversed(inner)}
    words, name = marked.get("text"), next((marked[key] for key in SPEAKERS if key in marked), None)
    if words is None or name is None or not _line(name) or name in words.iter() or words in name.iter():
        return
    # "…, she told the council": a sentence around the words is the report's.
    if sorted(_letters(_line(block))) != sorted(_letters(_line(words)) + _letters(_line(name))):
        return
    for child in list(block):
        block.remove(child)
    name.tag, block.tag, block.text = "cite", "blockquote", None
    for element in (words, name):
        block.append(element)
        element.tail = None


def _letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


def _name_speaker(block: Any, figure: Any, captions: list[Any]) -> None:
    sources = [element for element in list(block.iter(*NAMES))[-MAX_NAMES:] if _is_last(element, block)]
    sources += captions
    if not sources:
        return
    name = DASH.sub("", _line(sources[0])).strip()
    for source in sources:
        _drop(source)
    words = _line(block)
    if not name or len(name) > MAX_NAME or not words:
        return
    if not QUOTED.search(words):
        paragraphs = [element for element in block.iter("p") if _line(element)] or [block]
        for paragraph in paragraphs:
            _surround(paragraph, "“", "”" if paragraph is paragraphs[-1] else "")
    line = block.makeelement("p", {})
    line.text = f"— {name}"
    block.addnext(line)
    line.tail, block.tail = block.tail, None
    if figure is not None:
        figure.tag = "div"


def _is_last(element: Any, block: Any) -> bool:
    """Return whether nothing is said in a block after an element in it, and something before."""
    for inner in _way_up(element, block):
        if (inner.tail or "").strip() or any(_line(other) for other in inner.itersiblings()):
            return False
    return _line(element) != _line(block)


def _way_up(element: Any, block: Any) -> Iterator[Any]:
    while element is not None and element is not block:
        yield element
        element = element.getparent()


def _surround(element: Any, start: str, end: str) -> None:
    element.text = start + (element.text or "").lstrip()
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "").rstrip() + end
    else:
        element.text = element.text.rstrip() + end


def _drop(element: Any) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
