"""A piece of HTML, as feeds, wire services and newsletters carry it, to lines of text."""

from __future__ import annotations

import re
from typing import Any

from corpus.readers.cleaning import clean_page
from corpus.readers.page.marking import make_visible

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "ul"}
)
UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "figcaption",
        "button",
        "form",
        "iframe",
        "svg",
        "select",
    }
)
MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,31});")
BLOCK = re.compile(
    r"</(?:p|div|span|li|ul|ol|h[1-6]|blockquote|article|section|figure)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE
)
INLINE = re.compile(r"</(?:a|b|i|em|strong|q)\s*>", re.IGNORECASE)
MAX_DEPTH = 200


def is_html(text: str) -> bool:
    """Return whether text is surely HTML, and not words with a "<" in them: a block or, in a single line, a link ends.

    A link left over in a text that has its paragraphs in lines of their own makes none of it.
    """
    return BLOCK.search(text) is not None or ("\n" not in text.strip() and INLINE.search(text) is not None)


def text_of(fragment: str) -> str:
    """Return the text of a piece of HTML, a block a line, cleaned of boilerplate; plain text is only cleaned."""
    if not MARKUP.search(fragment):
        return clean_page(fragment)
    from lxml import html  # type: ignore[import-untyped]  # ships no types

    try:
        root = html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (ValueError, html.etree.LxmlError):
        return clean_page(re.sub(r"<[^<>]*>", " ", fragment))
    make_visible(root)
    pieces: list[str] = []
    _collect(root, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return clean_page("\n".join(line for line in lines if line))


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in UNSEEN and depth < MAX_DEPTH:
        block = tag in BLOCKS
        if block:
            pieces.append("\n")
        # A line break in the markup is a space on the page.
        pieces.append((element.text or "").replace("\n", " "))
        for child in element:
            _collect(child, pieces, depth + 1)
        if block:
            pieces.append("\n")
    pieces.append((element.tail or "").replace("\n", " ") if depth else "")
