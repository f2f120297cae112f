"""Trying again where Discord or the way to it fails: what is safe to say twice, and what it takes only once."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp
import discord

from bot.discord.services.services import Interaction, services_of
from bot.discord.services.work import Work

log = logging.getLogger(__name__)
UNREACHABLE = (discord.HTTPException, aiohttp.ClientError, OSError)
# Codes of Discord's developer documentation (Opcodes and Status Codes, JSON).
UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED = 10062, 40060
BAD_REQUEST = 400
# Of the three seconds that Discord waits for a response, and of the ten that a person does.
RESPOND_SECONDS = (1.2, 0.8, 0.5)
CROWDED_RESPOND_SECONDS = 2.8
TRIES, TRY_SECONDS, BETWEEN_SECONDS = 3, 2.2, 0.1
CROWDED_TRY_SECONDS = 6.0
Sent = TypeVar("Sent")


async def respond_once(
    interaction: Interaction, call: Callable[[], Awaitable[Any]], kind: discord.InteractionResponseType
) -> None:
    """Make the first response to an interaction, which Discord takes only once."""
    work = services_of(interaction).work
    for number, seconds in enumerate(RESPOND_SECONDS, 1):
        try:
            async with work.responding(), patience(seconds, CROWDED_RESPOND_SECONDS, work):
                await call()
                return
        except UNREACHABLE as error:
            code = getattr(error, "code", 0)
            if code == ALREADY_ACKNOWLEDGED:
                interaction.response._response_type = kind  # discord.py notes it only where its own call came through
                return
            if code == UNKNOWN_INTERACTION or number == len(RESPOND_SECONDS):
                raise
            log.info("responding failed (%s), and is tried again", str(error) or type(error).__name__)
            await asyncio.sleep(BETWEEN_SECONDS)


@asynccontextmanager
async def patience(seconds: float, crowded_seconds: float, work: Work) -> AsyncIterator[None]:
    """Break off what is in the block after so many seconds.

    In a crowd that is later, because what is slow then is slow by us: to try again would make the crowd larger.
    """
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(seconds) as limit:

        def extend() -> None:
            if work.is_crowded:
                limit.reschedule(loop.time() + crowded_seconds - seconds)

        extending = loop.call_later(0.9 * seconds, extend)
        try:
            yield
        finally:
            extending.cancel()


async def persist(call: Callable[[], Awaitable[Sent]], work: Work, *, tries: int = TRIES) -> Sent:
    """Return what `call` returns, called again where it fails: only for what does no more when done twice.

    Raises:
        discord.HTTPException, aiohttp.ClientError, OSError: it failed every time, or Discord finds fault with what
            is sent.
    """
    for number in range(1, tries + 1):
        try:
            async with patience(TRY_SECONDS, CROWDED_TRY_SECONDS, work):
                return await call()
        except UNREACHABLE as error:
            if number == tries or getattr(error, "status", 0) == BAD_REQUEST:
                raise
            log.info("sending failed (%s), and is tried again", str(error) or type(error).__name__)
            await asyncio.sleep(BETWEEN_SECONDS)
    raise AssertionError("no try was made")


def copier(
    files: Sequence[discord.File | discord.Attachment],
) -> Callable[[], list[discord.File | discord.Attachment]]:
    """Return what makes new copies of files, because discord.py closes a file when it has sent it."""
    kept = [(file, file.fp.read() if isinstance(file, discord.File) else b"") for file in files]

    def copies() -> list[discord.File | discord.Attachment]:
        return [
            discord.File(io.BytesIO(data), file.filename, description=file.description)
            if isinstance(file, discord.File)
            else file
            for file, data in kept
        ]

    return copies
