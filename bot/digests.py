"""News for those who follow: each new statement once, at once or gathered for the day or week."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord

from bot.engine import Engine
from bot.gate import GateError
from bot.printable import one_line
from bot.replies import UNREACHABLE, post
from bot.state import Follow, FollowKind
from bot.texts import texts_for
from index.match import Match

if TYPE_CHECKING:
    from bot.client import OnRecord

log = logging.getLogger(__name__)
LOOK_EVERY = 20.0
BY_SPEAKER, ON_TOPIC = 1000, 100
DAY_SECONDS, WEEK_SECONDS = 20 * 3600, 6.5 * 86400


async def watch(client: OnRecord, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
    """Take in new generations of the library and send news, until cancelled."""
    while True:
        try:
            changed = await client.engine.refresh()
            await send_news(client, now=clock(), changed=changed)
        except Exception:  # the next look may succeed, and a bot without news still answers
            log.exception("looking for news")
        await asyncio.sleep(LOOK_EVERY)


async def send_news(client: OnRecord, *, now: datetime, changed: bool = True) -> int:
    """Send everybody what is new to them and due; return how many messages that were."""
    sent = 0
    for follow in await client.state.run(lambda state: state.follows()):
        if await is_due(client, follow, now, changed=changed):
            sent += await _send(client, follow)
    return sent


async def is_due(client: OnRecord, follow: Follow, now: datetime, *, changed: bool) -> bool:
    """Say whether it is time: after a change of the library, or at the hour of the digest."""
    if follow.often == "now":
        return changed
    server = getattr(client.get_channel(follow.channel), "guild", None) if follow.channel else None
    settings = await client.settings(server.id if server else None)
    waited = now.timestamp() - follow.sent
    return now.hour == settings.digest_hour and waited > (DAY_SECONDS if follow.often == "daily" else WEEK_SECONDS)


async def news_of(engine: Engine, kind: FollowKind, value: str) -> tuple[Match, ...]:
    """Return the statements a follow is about, new or not."""
    if kind == "speaker":
        return (await engine.ask("", speaker=value, limit=BY_SPEAKER)).matches
    return (await engine.ask("", topic=value, limit=ON_TOPIC)).matches


async def _send(client: OnRecord, follow: Follow) -> int:
    found = await news_of(client.engine, follow.kind, follow.value)
    ids = [match.statement.id for match in found]
    fresh = set(await client.state.run(lambda state: state.unseen(follow.id, ids)))
    news = [match for match in found if match.statement.id in fresh]
    if not news:
        return 0
    texts = texts_for(follow.language)
    title = texts("news", value=one_line(follow.value))
    outgoing = await client.paged(news, texts, owner=follow.user, note=title)
    try:
        await post(client, await _place(client, follow), outgoing)
    except (discord.Forbidden, discord.NotFound):
        log.info("a follow ends: its place is gone or closed to the bot")
        await client.state.run(lambda state: state.unfollow(follow.user, follow.id))
        return 0
    except (*UNREACHABLE, GateError) as error:
        log.warning("news could not be sent: %s", error)
        return 0
    await client.state.run(lambda state: state.mark_seen(follow.id, fresh))
    client.metrics.count("news")
    return 1


async def _place(client: OnRecord, follow: Follow) -> discord.abc.Messageable:
    if follow.channel is not None:
        return client.get_partial_messageable(follow.channel)
    return await client.create_dm(discord.Object(follow.user))
