"""What a message says: its own words, those forwarded in it, embeds, text files, and the quotation of a card."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import aiohttp
import discord

from bot.discord.cards.escape import unescape
from bot.discord.cards.gate import COPY, QUOTED
from corpus.readers.decoding import decode_lines

log = logging.getLogger(__name__)
MENTION = re.compile(r"<@[!&]?\d+>|@everyone\b|@here\b")
BOLD = re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*")
MAX_FILES = 3
MAX_FILE_BYTES = 100_000
MAX_FILE_SECONDS = 8.0
MAX_PARTS = 50
OURS = "or1:"

Shown = discord.Message | discord.MessageSnapshot


async def words_in(message: discord.Message) -> str:
    """Return everything the message says, a paragraph each; of a card of ours its first quotation.

    Files are read where Discord calls them text and they have at most `MAX_FILE_BYTES`; a file that cannot be had is
    left out.
    """
    shown: Sequence[Shown] = (message, *message.message_snapshots)
    parts = [part for one in shown for part in _parts_of(one)]
    files = [file for one in shown for file in one.attachments if is_text(file)]
    read = await asyncio.gather(*map(_read, files[:MAX_FILES]))
    return "\n\n".join(part.strip() for part in (*parts, *read) if part.strip())


def is_text(file: discord.Attachment) -> bool:
    """Return whether a file is a text of a size that is read."""
    kind = (file.content_type or "").partition(";")[0].strip().lower()
    named = file.filename.lower().endswith((".txt", ".md", ".csv"))
    return file.size <= MAX_FILE_BYTES and (kind.startswith("text/") or (named and not kind))


def _parts_of(shown: Shown) -> Iterator[str]:
    components = list(_walk(component.to_dict() for component in shown.components))
    texts = [str(component.get("content", "")) for component in components if component.get("type") == 10]
    if any(str(component.get("custom_id", "")).startswith(OURS) for component in components):
        yield next(quotations_of(texts), "")
        return
    yield MENTION.sub(" ", shown.content)
    for embed in shown.embeds[:MAX_PARTS]:
        yield embed.title or ""
        yield embed.description or ""
        yield from (f"{field.name or ''}\n{field.value or ''}" for field in embed.fields)
    copied = [block for text in texts for block in COPY.findall(text)]
    yield from copied or map(unescape, texts[:MAX_PARTS])


def quotations_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the quotations in the markup of a card; where words stand in bold, those are what was said."""
    for text in texts:
        for block in QUOTED.findall(text):
            lines = "\n".join(line.removeprefix("> ") for line in block.rstrip("\n").split("\n"))
            yield unescape(" … ".join(BOLD.findall(lines)) or lines)


async def _read(file: discord.Attachment) -> str:
    """Return the text of a file, nothing where it cannot be had."""
    try:
        async with asyncio.timeout(MAX_FILE_SECONDS):
            data = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("an attached file could not be read: %s", error)
        return ""
    return await asyncio.to_thread(decode_lines, data[:MAX_FILE_BYTES])


def _walk(components: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield every component, those inside others too."""
    for component in components:
        yield component
        yield from _walk(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield accessory
