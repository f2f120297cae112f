"""The body of a page's report, where it comes in several blocks."""

from __future__ import annotations

import re
from typing import Any

BODY = re.compile(
    r"(?:article|story|post|entry|content|news)[-_]{0,2}(?:body|content|text|copy|paragraphs?)|body[-_]{0,2}(?:text|copy|content)",
    re.IGNORECASE,
)
MIN_WORDS = 25
"""Words of a block of the report; a teaser has fewer."""


def join_bodies(root: Any) -> None:
    """Move the blocks of a report that a page divides, by advertisements say, into the first of them.

    Blocks are of one report where they have the same class or `itemprop="articleBody"`, stand in the same `<article>`
    (or outside any), hold paragraphs, and none holds another or a heading of the first order.
    """
    groups: dict[tuple[object, ...], list[Any]] = {}
    for element in root.iter("div", "section"):
        names = element.get("class") or ""
        if element.get("itemprop") == "articleBody":
            names = "articleBody"
        elif not BODY.search(names):
            continue
        article = next(element.iterancestors("article"), None)
        groups.setdefault((article, element.tag, names), []).append(element)
    for blocks in groups.values():
        bodies = [block for block in blocks if _is_body(block)]
        if len(bodies) > 1 and not _nested(bodies) and not any(block.find(".//h1") is not None for block in bodies[1:]):
            first, *others = bodies
            for other in others:
                first.extend(list(other))


def _is_body(block: Any) -> bool:
    words = sum(len("".join(paragraph.itertext()).split()) for paragraph in block.iter("p"))
    return words >= MIN_WORDS


def _nested(blocks: list[Any]) -> bool:
    own = set(blocks)
    return any(parent in own for block in blocks for parent in block.iterancestors())
