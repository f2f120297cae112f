"""Replying in Discord: acknowledged at once, checked at the gate, mentioning nobody, and honest when it fails."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.gate import GateError, pass_gate
from bot.discord.messages.trying import TRIES, UNREACHABLE, copier, persist, respond_once
from bot.discord.services.services import Interaction, Services, services_of
from bot.discord.services.state import StateError
from bot.wording.texts import Texts, texts_for
from corpus.errors import LibraryError

log = logging.getLogger(__name__)
FOLLOW_UP_SECONDS = 0.95
NOBODY = discord.AllowedMentions.none()


async def respond(
    interaction: Interaction, make: Callable[[Texts], Awaitable[Outgoing]], *, private: bool | None = None
) -> int | None:
    """Acknowledge a command at once, then send what `make` returns; return the id of that message.

    `private` shows it to the person alone; `None` leaves that to the server's settings. A question too many is
    answered so, and gives no id.
    """
    services = services_of(interaction)
    with services.work.counted():
        if await slow_down(interaction):
            return None
        started = time.perf_counter()
        await acknowledge(interaction, private=services.is_private(interaction, private))
        services.metrics.acknowledged(time.perf_counter() - started)
        await services.work.let_others_go_first()
        message = await send(interaction, await make(await services.texts(interaction)))
        services.metrics.answered(time.perf_counter() - started)
        return message


async def acknowledge(interaction: Interaction, *, private: bool | None) -> None:
    """Tell Discord that an answer will come, `None` to the message that the button stands on.

    Discord gives us three seconds; what broke on the way is tried again. Where it then says that the interaction is
    acknowledged already, the first try had arrived.
    """
    if private is None:
        kind = discord.InteractionResponseType.deferred_message_update
        await respond_once(interaction, interaction.response.defer, kind)
    else:
        kind = discord.InteractionResponseType.deferred_channel_message
        await respond_once(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=True), kind)


async def send(interaction: Interaction, outgoing: Outgoing, *, tries: int = TRIES) -> int:
    """Send a message in the place of a deferred one, if the gate lets it pass; return its id."""
    outgoing = await checked(outgoing, services_of(interaction), locale=str(interaction.locale))
    files = copier(outgoing.files)
    message = await persist(
        lambda: interaction.edit_original_response(view=outgoing.view, attachments=files(), allowed_mentions=NOBODY),
        services_of(interaction).work,
        tries=tries,
    )
    return message.id


async def checked(outgoing: Outgoing, services: Services, *, locale: str = "") -> Outgoing:
    """Return the message itself if it passes the gate, else one that says so in the language of `locale`."""
    try:
        await asyncio.to_thread(pass_gate, outgoing)
    except GateError:
        log.exception("held back at the gate")
        services.metrics.count("held_back")
        return text_card(texts_for(locale)("not_verified"))
    return outgoing


async def whisper(interaction: Interaction, line: str) -> None:
    """Say one line to the person alone, whatever was said before."""
    view = text_card(line).view
    if interaction.response.is_done():
        # Discord takes a follow-up twice, and discord.py sends it again a second after a fault: it gets less than that.
        async with asyncio.timeout(FOLLOW_UP_SECONDS):
            await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=NOBODY)
        return
    await respond_once(
        interaction,
        lambda: interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NOBODY),
        discord.InteractionResponseType.channel_message,
    )


async def say(interaction: Interaction, line: str) -> None:
    """Say one line to the person alone, if Discord can be reached."""
    try:
        await whisper(interaction, line)
    except UNREACHABLE as failure:
        log.warning("could not tell the person: %s", failure)


async def apologise(interaction: Interaction, error: BaseException) -> None:
    """Tell the person in one line that something failed; the log has it under the same reference."""
    line = explain(services_of(interaction), texts_for(str(interaction.locale)), error)
    try:
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await send(interaction, text_card(line), tries=1)
        else:
            await whisper(interaction, line)
    except UNREACHABLE as failure:
        log.warning("could not tell the person: %s", failure)


def explain(services: Services, texts: Texts, error: BaseException) -> str:
    """Return one line on what failed; the log has it under the same reference."""
    if services.work.stopping:
        return texts("restarting")
    if isinstance(error, LibraryError):
        log.error("library: %s", error)
        return texts("library_away")
    if isinstance(error, StateError):
        log.error("notes: %s", error)
        return texts("notes_away")
    reference = secrets.token_hex(3)
    services.metrics.count("failed")
    if isinstance(error, UNREACHABLE):
        log.error("reference %s: %s: %s", reference, type(error).__name__, error)
    else:
        log.error("reference %s: %s", reference, type(error).__name__, exc_info=error)
    return texts("went_wrong", reference=reference)


async def post(channel: discord.abc.Messageable, outgoing: Outgoing, **more: Any) -> discord.Message:
    """Send a message of the bot's own accord, if it passes the gate, and return it.

    Raises:
        GateError: it does not.
    """
    await asyncio.to_thread(pass_gate, outgoing)
    files = [file for file in outgoing.files if isinstance(file, discord.File)]
    return await channel.send(view=outgoing.view, files=files, allowed_mentions=NOBODY, **more)


async def slow_down(interaction: Interaction) -> bool:
    """Return whether this is one question too many, and tell the person when to ask again."""
    services = services_of(interaction)
    key, seconds = services.cooldowns.wait(interaction.user.id, interaction.guild_id)
    if seconds:
        services.metrics.count("slowed")
        await whisper(interaction, texts_for(str(interaction.locale))(key, seconds=seconds))
    return bool(seconds)
