"""How news reaches its place: a message, one with a thread for each story, a post of a forum, or a published one."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Literal

import discord

from bot.discord.cards.cards import Outgoing
from bot.discord.cards.gate import pass_gate
from bot.discord.limits import MAX_CHOICE_NAME, shorten
from bot.discord.messages.replies import NOBODY, post
from bot.discord.messages.trying import UNREACHABLE
from bot.discord.services.state import Form, Parcel
from bot.wording.printable import one_line

log = logging.getLogger(__name__)
Place = discord.abc.Messageable | discord.ForumChannel
DAY: Literal[1440] = 1440
"""Minutes without a message after which Discord files a thread away."""
EARLY = timedelta(minutes=5)


async def place_news(place: Place, outgoing: Outgoing, *, form: Form, title: str, nonce: str) -> None:
    """Send news to its place. Once it is there, a thread or the publishing that fails is only logged.

    Raises:
        GateError: it must not be sent.
        discord.HTTPException, aiohttp.ClientError, OSError: it could not be sent.
    """
    name = title_of(title)
    if isinstance(place, discord.ForumChannel):
        await asyncio.to_thread(pass_gate, outgoing)
        await place.create_thread(name=name, view=outgoing.view, allowed_mentions=NOBODY)
        return
    message = await post(place, outgoing, nonce=nonce)
    try:
        if form == "thread" and not isinstance(message.channel, discord.Thread):
            await message.create_thread(name=name, auto_archive_duration=DAY)
        elif form == "published":
            await message.publish()
    except (*UNREACHABLE, ValueError) as error:  # ValueError: the server is not known
        log.warning("news was sent, but not as a %s: %s", form, error)


def title_of(title: str) -> str:
    """Return a title as Discord takes it for a thread: of one to a hundred characters."""
    return shorten(one_line(title).strip(), MAX_CHOICE_NAME) or "…"


def is_posted(forum: discord.ForumChannel, parcel: Parcel, title: str) -> bool:
    """Return whether a forum has our post with this title, made since the parcel was packed."""
    since = datetime.fromtimestamp(parcel.made, UTC) - EARLY
    name = title_of(title)
    return any(
        thread.name == name
        and thread.owner_id == forum.guild.me.id
        and thread.created_at
        and thread.created_at >= since
        for thread in forum.threads
    )
