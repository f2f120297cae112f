"""News for those who follow: each new statement once, at once or gathered for the day or week.

What is about to be sent is noted before it is sent. Whatever happens in between (a crash, a connection that breaks when
Discord has the message already), it is settled at the next look: by the message itself, which is looked for where it
was sent, and by the nonce, under which Discord takes a message only once.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import discord

from bot.discord.cards.answers import spread_card
from bot.discord.cards.buttons import Place as CardPlace
from bot.discord.cards.cards import Outgoing
from bot.discord.cards.gate import GateError
from bot.discord.cards.spread import MAX_SPREAD, lay_out
from bot.discord.messages.delays import hold_back, is_refusal
from bot.discord.messages.placing import Place, is_posted, place_news
from bot.discord.messages.trying import UNREACHABLE
from bot.discord.services.services import Services
from bot.discord.services.state import Follow, Narrow, Parcel, State
from bot.wording.printable import one_line
from bot.wording.texts import texts_for
from index.answering.news import News
from index.match import Match
from index.stores.mark import Mark, read_mark

log = logging.getLogger(__name__)
LOOK_EVERY = 20.0
WEEK = timedelta(days=6)  # from one hour of the digest to the next are seven, less the seconds it took
MAX_LOOKED_BACK = 200
TOO_MANY = 429
POST_SECONDS = 30.0


async def watch(
    services: Services, client: discord.Client, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> None:
    """Take in new generations of the library and send news, until cancelled."""
    while True:
        try:
            await services.engine.refresh()
            await send_news(services, client, now=clock())
        except Exception:  # the next look may succeed, and a bot without news still answers
            log.exception("looking for news")
        await asyncio.sleep(LOOK_EVERY)


async def send_news(services: Services, client: discord.Client, *, now: datetime) -> int:
    """Send everybody what is new to them and due; return how many messages that were."""
    sent = 0
    newest = await services.engine.run(lambda library: library.newest())
    follows = {follow.id: follow for follow in await services.state.run(lambda state: state.follows())}
    delays = await services.state.run(lambda state: state.delays())
    held = {follow for follow, delay in delays.items() if delay.until > now.timestamp()}
    for parcel in await services.state.run(lambda state: state.parcels()):
        if parcel.follow in held:
            continue
        follow = follows[parcel.follow]
        sent += await _apart(follow, _deliver(services, client, follow, parcel, now, again=True))
    unsettled = {parcel.follow for parcel in await services.state.run(lambda state: state.parcels())}
    for follow in follows.values():
        if follow.id not in unsettled | held and await is_due(services, client, follow, now, newest):
            sent += await _apart(follow, _send(services, client, follow, now))
    return sent


async def _apart(follow: Follow, sending: Awaitable[int]) -> int:
    """Send to one follow; what goes wrong with it keeps no other waiting."""
    try:
        return await sending
    except Exception:
        log.exception("sending news of follow %d", follow.id)
        return 0


async def is_due(services: Services, client: discord.Client, follow: Follow, now: datetime, newest: Mark) -> bool:
    """Return whether it is time: where something came since, or since the last hour of the digest."""
    if follow.often == "now":
        return read_mark(follow.mark) != newest
    settings = await services.servers.settings(_server(client, follow))
    last = now.replace(hour=settings.digest_hour, minute=0, second=0, microsecond=0)
    last -= timedelta(days=1) if last > now else timedelta()
    waited = last - datetime.fromtimestamp(follow.sent, UTC)
    return waited > (timedelta() if follow.often == "daily" else WEEK)


async def news_for(services: Services, client: discord.Client, follow: Follow, since: Mark) -> News:
    """Return what is new to this follow, from the outlets that its server allows."""
    plain = Narrow(speaker=follow.value) if follow.kind == "speaker" else Narrow(topic=follow.value)
    narrow = follow.narrow or plain
    about = {name: text for name, text in (("speaker", narrow.speaker), ("topic", narrow.topic)) if text}
    server = _server(client, follow)
    chosen = services.staff.settings(server).apart(follow.channel).outlets
    allowed = (await services.servers.settings(server)).outlets if chosen is None else chosen
    outlets = (narrow.outlet,) if narrow.outlet else allowed
    news = await services.engine.run(lambda library: library.news(since, **about, outlets=outlets))
    wanted = (m for m in news.matches if not narrow.language or m.article.language == narrow.language)
    return News(tuple(m for m in wanted if not allowed or m.article.outlet in allowed), news.mark)


def _server(client: discord.Client, follow: Follow) -> int | None:
    server = getattr(client.get_channel(follow.channel), "guild", None) if follow.channel else None
    return server.id if server else None


async def _send(services: Services, client: discord.Client, follow: Follow, now: datetime) -> int:
    since = read_mark(follow.mark)
    if since is None:
        news = News((), await services.engine.run(lambda library: library.newest()))
    else:
        news = await news_for(services, client, follow, since)
    at, sent = int(now.timestamp()), 0
    stories = _stories(news.matches) if is_by_story(client, follow) else [news.matches]
    for number, matches in enumerate(stories, 1):
        ids = [[one.statement.id for one in (match, *match.also_in)] for match in matches]
        # Until the last story is on its way, the follow has not looked any further.
        mark = str(news.mark) if number == len(stories) else follow.mark
        parcel = await services.state.run(partial(_pack, follow.id, ids, mark, at))
        if parcel is None:
            continue
        sent += await _deliver(services, client, follow, parcel, now)
        if parcel in await services.state.run(lambda state: state.parcels()):
            break
    return sent


def _pack(follow: int, ids: Sequence[Sequence[str]], mark: str, at: int, state: State) -> Parcel | None:
    return state.pack(follow, ids, mark=mark, at=at)


def is_by_story(client: discord.Client, follow: Follow) -> bool:
    """Return whether each story gets a message of its own: a thread, or a post of a forum."""
    return follow.form == "thread" or isinstance(client.get_channel(follow.channel or 0), discord.ForumChannel)


def _stories(matches: Sequence[Match]) -> list[tuple[Match, ...]]:
    """Return the matches of each article, at least one story even where there is no match."""
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault(match.article.id, []).append(match)
    return [tuple(story) for story in found.values()] or [()]


async def _deliver(
    services: Services, client: discord.Client, follow: Follow, parcel: Parcel, now: datetime, *, again: bool = False
) -> int:
    """Send a parcel, unless it has arrived already; say how many messages that were."""
    at, sent = int(now.timestamp()), 0
    try:
        # Each in its own time, so that a place for which Discord makes us wait does not keep the others waiting.
        async with asyncio.timeout(POST_SECONDS):
            place = await _place(client, follow)
            outgoing = await _card(services, follow, parcel)
            title = follow.value
            if outgoing and is_by_story(client, follow):
                title = outgoing.matches[0].article.title or follow.value
            arrived = again and await _has_arrived(client, place, parcel, title)
            if outgoing and not arrived:
                await place_news(place, outgoing, form=follow.form, title=title, nonce=parcel.card)
                services.metrics.count("news")
                sent = 1
    except UNREACHABLE as error:
        if isinstance(error, discord.HTTPException) and is_refusal(error):
            await hold_back(services, client, follow, error, now)
            return 0
        if not _is_final(error):
            log.warning("news could not be sent, and will be tried again: %s", error)
            return 0
        log.error("news was refused: %s", error)
    except GateError:
        log.exception("news held back at the gate")
        services.metrics.count("held_back")
    await services.state.run(lambda state: state.delivered(parcel, at=at))
    return sent


async def _card(services: Services, follow: Follow, parcel: Parcel) -> Outgoing | None:
    """Return the card of the first statements that are still there, None where all are gone."""
    texts = texts_for(follow.language)
    title = texts("news", value=one_line(follow.value))
    found: list[tuple[int, Match]] = []
    for at, ids in enumerate(parcel.statements):
        if len(found) < MAX_SPREAD and (match := await services.engine.printed_as(ids)):
            found.append((at, match))
    if not found:
        return None
    count = len(parcel.statements)
    spread = await asyncio.to_thread(lay_out, found, texts, count=count)
    return spread_card(spread, texts, CardPlace(parcel.card, follow.user), count=count, note=title)


def _is_final(error: BaseException) -> bool:
    return isinstance(error, discord.HTTPException) and 400 <= error.status < 500 and error.status != TOO_MANY


async def _has_arrived(client: discord.Client, place: Place, parcel: Parcel, title: str) -> bool:
    """Return whether a message with this parcel's buttons is among the last in its place."""
    if isinstance(place, discord.ForumChannel):
        return is_posted(place, parcel, title)
    try:
        async for message in place.history(limit=MAX_LOOKED_BACK):
            if client.user is not None and message.author.id == client.user.id:
                shown = json.dumps([component.to_dict() for component in message.components])
                if f":{parcel.card}:" in shown:
                    return True
    except discord.Forbidden:
        log.info("cannot read back where news was sent; trusting the nonce")
    return False


async def _place(client: discord.Client, follow: Follow) -> Place:
    if follow.channel is not None:
        channel, is_threaded = client.get_channel(follow.channel), follow.form == "thread"
        # A thread can be begun only where the server is known.
        if isinstance(channel, discord.ForumChannel) or (isinstance(channel, discord.TextChannel) and is_threaded):
            return channel
        return client.get_partial_messageable(follow.channel)
    return await client.create_dm(discord.Object(follow.user))
