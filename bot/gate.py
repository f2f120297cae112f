"""The gate just before sending: what stands as a quotation is a slice of a stored article, or nothing is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from discord import ui

from bot.answer import context_of, quotation_of
from bot.limits import V2_COMPONENTS, V2_TEXT, length
from bot.printable import printable
from index.match import Match

QUOTED = re.compile(r"(?m)(?:^> .*\n?)+")
TOKEN = re.compile(r"\\([^0-9A-Za-z\s])|\*\*")


class GateError(RuntimeError):
    """A message that must not be sent; the message says why."""


def pass_gate(view: ui.LayoutView, matches: Sequence[Match]) -> None:
    """Return if the view may be sent.

    Raises:
        GateError: a quotation in it is not sliced from the articles of `matches`, an article is not the one that was
            stored, or the message is over one of Discord's limits.
    """
    shown = list(texts_in(view))
    total = sum(map(length, shown))
    if total > V2_TEXT or view.total_children_count > V2_COMPONENTS:
        raise GateError(f"a message of {total} characters and {view.total_children_count} components is over the limit")
    for match in matches:
        if hashlib.sha256(match.article.text.encode("utf-8")).hexdigest() != match.article.sha256:
            raise GateError(f"article {match.article.id}: its text is not the one that was stored")
    for words in quotations_in(shown):
        if not any(words in source for match in matches for source in _sources(match)):
            raise GateError("a quotation is not a slice of its article")


def texts_in(view: ui.LayoutView) -> Iterator[str]:
    """Yield the markup of every text the view shows."""
    for item in view.walk_children():
        if isinstance(item, ui.TextDisplay):
            yield item.content


def quotations_in(shown: Iterable[str]) -> Iterator[str]:
    """Yield each quotation in pieces of markup, as the words people read."""
    for markup in shown:
        for block in QUOTED.findall(markup):
            lines = (line.removeprefix("> ") for line in block.rstrip("\n").split("\n"))
            yield TOKEN.sub(r"\1", "\n".join(lines))


def _sources(match: Match) -> Iterator[str]:
    """Yield the only texts whose slices this match may show: its words, and the paragraph around them."""
    yield printable(quotation_of(match))
    yield printable(context_of(match).of(match.article.text))
