"""Two days of a server's life, sped up: broken gateways, restarts, and daily news over a change of summer time."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from discord_server import CHANNEL, OWNER, DiscordServer
from small import match
from test_client import Running, bot

from bot.discord.services.state import State

START = datetime(2027, 3, 27, 5, tzinfo=UTC)
"""Some hours before the first digest, at eight; in the night after it Berlin's clocks go from two to three."""
ZONE = "Europe/Berlin"
# Until after the digest that follows, which is the last that can tell of what came on the second day.
HOURS, HOURS_AFTER = 48, 6
PEOPLE = {70: "now", 71: "daily", 72: "weekly"}
GATEWAY = ("drop", "reconnect", "invalid", "resumable")


@dataclass
class Life:
    """What a life came to: how often each thing befell the bot, and what did not arrive once."""

    news: int = 0
    befell: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    missed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Return whether every news item arrived once with everybody."""
        return self.messages > 0 and not (self.missed or self.doubled)


async def live(folder: Path, *, speed: float, seed: int) -> Life:
    """Run a bot for two days at so many times their speed, and return what came of it."""
    choose, life = random.Random(seed), Life()
    began = time.time()
    given = {
        "CLOCK": f"{START.timestamp()} {began} {speed}", "TZ": ZONE, "MORE_WORDS": str(folder / "more.txt"),
    }  # fmt: skip

    def hour() -> float:
        return (time.time() - began) * speed / 3600

    async with DiscordServer() as server:
        running = _Bot(server, folder, given)
        await running.start()
        for person, often in PEOPLE.items():
            await server.slash("follow", user=person, topic="harbour", often=often)
        await server.slash("follow", user=OWNER, topic="harbour", where="here", often="daily")
        next_hour, restarts = 0, sorted(choose.sample(range(3, HOURS), 5))
        while hour() < HOURS + HOURS_AFTER:
            await asyncio.sleep(0.02)
            if next_hour > min(hour(), HOURS):
                continue
            next_hour += 1
            if next_hour <= HOURS:
                life.news += 1
                with (folder / "more.txt").open("a") as file:
                    file.write(f"{_words(life.news - 1)}\n")
            if next_hour in restarts:
                kind = choose.choice(("stopped", "killed"))
                life.befell[kind] += 1
                await running.end(kind)
                await running.start()
            elif choose.random() < 0.5:
                kind = choose.choice(GATEWAY)
                life.befell[kind] += 1
                await _disturb(server, kind)
        await running.end("stopped")
    _look_back(server, folder, life)
    return life


class _Bot:
    """A bot process that ends and starts again."""

    def __init__(self, server: DiscordServer, folder: Path, given: dict[str, str]) -> None:
        self._server, self._folder, self._given = server, folder, given

    async def start(self) -> None:
        self._server.ready.clear()
        self._context = bot(self._server, self._folder, **self._given)
        self._running: Running = await self._context.__aenter__()
        await self._server.wait_for(self._server.ready.is_set, seconds=60)

    async def end(self, kind: str) -> None:
        self._running.process.send_signal(signal.SIGTERM if kind == "stopped" else signal.SIGKILL)
        await self._running.ended(30)
        await self._context.__aexit__(None, None, None)


async def _disturb(server: DiscordServer, kind: str) -> None:
    if kind == "drop":
        await server.drop()
    elif kind == "reconnect":
        await server.ask_to_reconnect()
    else:
        await server.invalidate(resumable=kind == "resumable")


def _words(number: int) -> str:
    return f"The harbour has item {number}"


def _look_back(server: DiscordServer, folder: Path, life: Life) -> None:
    """Compare what arrived in each place with what there was; a message's nonce names the card of its statements."""
    every = {match(_words(n), title=f"News {n}", id=f"news-{n}").statement.id for n in range(life.news)}
    state = State(folder / "bot.sqlite")
    arrived = {str(CHANNEL): Counter[str](), **{str(9 * 10**18 + person): Counter[str]() for person in PEOPLE}}
    for message in server.sent:
        arrived[message["channel_id"]].update(one for same in state.card(message["nonce"]) for one in same)
    state.close()
    life.messages = len(server.sent)
    weekly = arrived.pop(str(9 * 10**18 + 72))
    life.doubled += [f"weekly: {one}" for one, count in weekly.items() if count > 1]
    for place, counted in arrived.items():
        life.missed += [f"{place}: {one}" for one in every - set(counted)]
        life.doubled += [f"{place}: {one}" for one, count in counted.items() if count > 1]
