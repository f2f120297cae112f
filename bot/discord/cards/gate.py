"""The gate just before sending: what stands as a quotation is a slice of a stored article, or nothing is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import discord
from discord import ui

from bot.discord.cards.cards import Outgoing
from bot.discord.cards.copying import in_markdown
from bot.discord.limits import MAX_COMPONENTS, MAX_TEXT, length
from bot.wording.match import around, context_of, quotation_of
from bot.wording.printable import printable
from corpus.errors import OnRecordError
from index.match import Match

QUOTED = re.compile(r"(?m)(?:^> .*\n?)+")
COPY = re.compile(r"```\n((?:(?!```)[\s\S])*)\n```")
TOKEN = re.compile(r"\\([^0-9A-Za-z\s])|\*\*")


class GateError(OnRecordError):
    """A message that must not be sent; the message says why."""


def pass_gate(outgoing: Outgoing) -> None:
    """Return if the message may be sent.

    Raises:
        GateError: a quotation in it, in a block to copy or in a file, is not sliced from the articles of its matches,
            an article is not the one that was stored, or the message is over one of Discord's limits.
    """
    matches = outgoing.matches
    shown = list(texts_in(outgoing.view))
    total = sum(map(length, shown))
    if total > MAX_TEXT or outgoing.view.total_children_count > MAX_COMPONENTS:
        raise GateError(
            f"a message of {total} characters and {outgoing.view.total_children_count} components is over the limit"
        )
    for article in (*(match.article for match in matches), *(passage.article for passage in outgoing.passages)):
        if hashlib.sha256(article.text.encode("utf-8")).hexdigest() != article.sha256:
            raise GateError(f"article {article.id}: its text is not the one that was stored")
    for copied in (*copies_in(shown), *_texts_of(outgoing.files)):
        if not any(words in copied for match in matches for words in _copied(match)):
            raise GateError("what is to be copied does not hold the words of its article")
    sources = [source for match in matches for source in _sources(match)]
    sources += [printable("".join(around(passage))) for passage in outgoing.passages]
    for words in quotations_in(COPY.sub("", markup) for markup in shown):
        if not any(words in source for source in sources):
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


def copies_in(shown: Iterable[str]) -> Iterator[str]:
    """Yield what stands in blocks to copy, where nothing is markup."""
    for markup in shown:
        yield from COPY.findall(markup)


def _texts_of(files: Iterable[discord.File | discord.Attachment]) -> Iterator[str]:
    """Yield what the text files of a message hold."""
    for file in files:
        if isinstance(file, discord.File) and file.filename.endswith((".txt", ".md")):
            yield file.fp.read().decode("utf-8", "replace")
            file.reset()


def _copied(match: Match) -> Iterator[str]:
    """Yield the words of a match as they are copied: as they are, and as Markdown."""
    words = printable(quotation_of(match))
    yield words
    yield in_markdown(words)


def _sources(match: Match) -> Iterator[str]:
    """Yield the only texts whose slices this match may show: its words, and the paragraph around them."""
    yield printable(quotation_of(match))
    yield printable(context_of(match).of(match.article.text))
