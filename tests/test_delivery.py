"""Delivering what people follow: what Discord refuses waits, and nothing is dropped for one refusal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from discord_server import CHANNEL, DROPPED, DiscordServer
from nearby import client_of
from small import MATCHES, SmallLibrary, match

from bot.discord.client import OnRecord
from bot.discord.messages.digests import send_news
from bot.discord.services.state import Delay, Follow

START = datetime(2030, 3, 1, 12, tzinfo=UTC)
PERSON = 71
GONE = 3000000000000000009
NEW = match("The harbour closes at night", title="Night", id="n1")


class Delivery:
    """A client with one follow, whose news comes when it is brought."""

    def __init__(self, server: DiscordServer, client: OnRecord, library: SmallLibrary) -> None:
        self.server, self.client, self.library = server, client, library

    async def look(self, *, after: timedelta = timedelta()) -> int:
        return await send_news(self.client.services, self.client, now=START + after)

    async def follows(self) -> list[Follow]:
        return await self.client.services.state.run(lambda state: state.follows())

    async def delay(self) -> Delay | None:
        delays = await self.client.services.state.run(lambda state: state.delays())
        return next(iter(delays.values()), None)

    def sent(self, channel: int) -> list[str]:
        return [str(message) for message in self.server.sent if message["channel_id"] == str(channel)]


def private(person: int) -> int:
    return 9 * 10**18 + person


@asynccontextmanager
async def following(folder: Path, *, channel: int | None = CHANNEL) -> AsyncIterator[Delivery]:
    library = SmallLibrary()
    async with DiscordServer() as server, client_of(server, folder, library=library) as client:
        await client.services.state.run(
            lambda state: state.follow(
                PERSON, "topic", "harbour", channel=channel, often="now", language="en", mark="0 3 hand"
            )
        )
        library.matches = (NEW, *MATCHES)
        yield Delivery(server, client, library)


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, 50013), (403, 50001), (403, 40333), (401, 0), (404, 10003), (404, 0), (403, 50278)],
)
async def test_a_refusal_keeps_the_follow_and_its_news_until_it_is_taken(
    tmp_path: Path, status: int, code: int
) -> None:
    async with following(tmp_path) as d:
        for _ in range(2):
            d.server.fault("POST", f"/channels/{CHANNEL}/messages", status, code=code, message="refused")
        assert await d.look() == 0
        assert await d.look(after=timedelta(seconds=20)) == 0  # it waits
        assert len(d.server.faults) == 1
        assert await d.look(after=timedelta(minutes=2)) == 0
        assert not d.server.faults
        assert len(await d.follows()) == 1
        assert await d.look(after=timedelta(minutes=30)) == 1
        assert await d.look(after=timedelta(minutes=31)) == 0
        assert len(d.sent(CHANNEL)) == 1
        assert "closes at night" in d.sent(CHANNEL)[0]
        assert await d.delay() is None


async def look_for_days(d: Delivery, *, days: int, status: int, code: int, channel: int = CHANNEL) -> None:
    for hour in range(24 * days):
        d.server.faults.clear()
        d.server.fault("POST", f"/channels/{channel}/messages", status, code=code, message="refused")
        assert await d.look(after=timedelta(hours=hour)) == 0
    d.server.faults.clear()


@pytest.mark.parametrize(
    ("status", "code", "channel", "ends"),
    [(404, 10003, CHANNEL, True), (403, 50001, GONE, True), (403, 50001, CHANNEL, False), (403, 40333, CHANNEL, False)],
)
async def test_only_a_place_that_is_gone_for_days_ends_a_follow_and_keeps_it(
    tmp_path: Path, status: int, code: int, channel: int, ends: bool
) -> None:
    async with following(tmp_path, channel=channel) as d:
        await look_for_days(d, days=2, status=status, code=code, channel=channel)
        delay = await d.delay()
        assert delay is not None
        assert not delay.ended
        await look_for_days(d, days=5, status=status, code=code, channel=channel)
        delay = await d.delay()
        assert delay is not None
        assert delay.ended == ends
        assert len(await d.follows()) == 1
        assert await d.look(after=timedelta(days=9)) == (0 if ends else 1)


async def test_whoever_set_it_up_is_told_once_in_private(tmp_path: Path) -> None:
    async with following(tmp_path) as d:
        await look_for_days(d, days=6, status=404, code=10003)
        (told,) = d.sent(private(PERSON))
        assert "cannot be delivered" in told
        assert f"<#{CHANNEL}>" in told


async def test_nobody_is_told_of_what_discord_mends_itself(tmp_path: Path) -> None:
    async with following(tmp_path) as d:
        await look_for_days(d, days=6, status=403, code=40333)
        assert not d.sent(private(PERSON))


async def test_following_says_what_is_held_back_and_following_again_takes_it_up(tmp_path: Path) -> None:
    async with following(tmp_path, channel=None) as d:
        await look_for_days(d, days=6, status=404, code=10003, channel=private(PERSON))
        assert "the place is gone" in (await d.server.slash("following")).text
        await d.server.slash("follow", topic="harbour")
        assert "the place is gone" not in (await d.server.slash("following")).text
        assert await d.look(after=timedelta(days=7)) == 1
        assert "closes at night" in d.sent(private(PERSON))[0]


async def test_a_server_that_takes_the_bot_back_gets_its_news(tmp_path: Path) -> None:
    async with following(tmp_path) as d:
        await look_for_days(d, days=6, status=404, code=10003)
        (guild,) = d.client.guilds
        await d.client.on_guild_join(guild)
        assert await d.look(after=timedelta(days=7)) == 1


async def test_a_broken_connection_is_tried_at_the_next_look(tmp_path: Path) -> None:
    async with following(tmp_path) as d:
        d.server.fault("POST", f"/channels/{CHANNEL}/messages", DROPPED)
        assert await d.look() == 0
        assert await d.look() == 1
