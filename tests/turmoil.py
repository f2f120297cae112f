"""A seeded turmoil: everything people can do in Discord at once, while every call to Discord may fail in every way.

Of what is said it is checked that it comes within ten seconds and once; of what is kept, that nothing is lost.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from discord_server import CHANNEL, DROPPED, GUILD, OWNER, STALLED, Asked, DiscordServer, Fault
from small import MATCHES
from test_client import bot

from bot.discord.services.state import State

QUESTION = "what did Vellora say about the harbour?"
KINDS: tuple[tuple[int, dict[str, Any], bool], ...] = (
    (403, {"code": 40333, "message": "internal network error"}, False),
    (404, {"code": 0, "message": "404: Not Found"}, False),
    (429, {"retry_after": 0.3, "global": False}, False),
    *((status, {"code": 0, "message": "upstream"}, after) for status in (500, 502, 503) for after in (False, True)),
    (DROPPED, {}, False),
    (DROPPED, {}, True),
    (STALLED, {}, False),
    (STALLED, {}, True),
)
PATHS = ("/callback", "/webhooks/", "/messages", "/users/@me/channels", "/oauth2/")
SHARE = 0.3
MAX_IN_A_ROW = 2  # a third one would use up the three seconds in which Discord waits for a response
MAX_SILENCE = 10.0
CROWD = 8


@dataclass
class Report:
    """What a turmoil came to."""

    faults: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    silent: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Return whether nothing was silent, said twice or lost."""
        return not (self.silent or self.doubled or self.lost)


class Turmoil:
    """A crowd that uses a bot while its calls to Discord fail as a seed says."""

    def __init__(self, server: DiscordServer, folder: Path, *, faults: int, seed: int) -> None:
        self.server, self.folder, self.wanted = server, folder, faults
        self.report = Report()
        self._choose, self._act = random.Random(seed), random.Random(seed + 1)
        self._in_a_row: Counter[str] = Counter()
        self._asked: list[Asked] = []
        self._kept: set[str] = set()
        self._ended: set[str] = set()
        self._hour: int | None = None
        self._people = 10**18
        self._news = 0

    async def run(self, process: int) -> Report:
        """Let the crowd act until there were faults enough, then let the bot come to rest and look at what it kept."""
        self.server.choose_fault = self._fault
        every = max(self.wanted // 8, 1)
        crowd = [asyncio.create_task(self._one_of_many()) for _ in range(CROWD)]
        while self.report.faults < self.wanted:
            await asyncio.sleep(0.5)
            if self.report.faults // every >= len(self.report.memory):
                self.report.memory.append(resident(process))
                self._bring_news()
        await asyncio.gather(*crowd)
        self.server.choose_fault = lambda _: None
        self.report.memory.append(resident(process))
        await self._rest()
        self._look_back()
        return self.report

    def _fault(self, request: web.Request) -> Fault | None:
        key = f"{request.method} {request.path}"
        is_due = self.report.faults < self.wanted and any(part in request.path for part in PATHS)
        if not is_due or self._in_a_row[key] >= MAX_IN_A_ROW or self._choose.random() > SHARE:
            self._in_a_row.pop(key, None)
            return None
        self._in_a_row[key] += 1
        self.report.faults += 1
        status, body, after = self._choose.choice(KINDS)
        return Fault(request.method, request.path, status, body, after)

    async def _one_of_many(self) -> None:
        while self.report.faults < self.wanted:
            self._people += 1
            act = self._act.choice(ACTS)
            self.report.actions[act] += 1
            if act == "mention":
                await self._mention(self._people)
            else:
                await self._interact(act, self._people)

    async def _interact(self, act: str, person: int) -> None:
        number = self._act.randrange(10**6)
        turned = None
        if act.startswith(("press", "choose")):
            turned = next((one for one in reversed(self._asked) if ":menu:" in str(one.answers[-1:])), None)
            if turned is None:
                return
            asked = await self._press(turned, act, person)
        elif act == "menu":
            words = {"content": f"“{QUESTION}” the harbour is open to every boat", "channel_id": str(CHANNEL)}
            message = self.server._new_message(CHANNEL, words)
            name = self._act.choice(["Find statements about this", "Check this quotation"])
            asked = await self.server.menu(name, message, user=person, wait=False)
        elif act == "config":
            asked = await self.server.slash("config digest", user=OWNER, hour=number % 24, wait=False)
        elif act == "unfollow":
            asked = await self.server.slash("unfollow", user=person, which=number, wait=False)
        elif act == "follow":
            asked = await self.server.slash("follow", user=person, topic=f"harbour {number}", wait=False)
        elif act == "private":
            asked = await self.server.slash("ask", user=person, question=QUESTION, private_message=True, wait=False)
        else:
            asked = await self.server.slash(act, user=person, **COMMANDS[act], wait=False)
        if not await self._is_answered(asked, act):
            return
        if turned is None:
            self._asked = [*self._asked[-30:], asked]
        if act == "follow" and "You will get new statements" in asked.text:
            self._kept.add(f"harbour {number}")
        if act == "config" and "Hour of daily" in asked.text:
            self._hour = number % 24

    async def _press(self, on: Asked, act: str, person: int) -> Asked:
        """Press a button of a card, or choose anything in its menu."""
        if act.startswith("press"):
            return await self.server.press(on, act.partition(" ")[2], user=person, wait=False)
        choice = self._act.choice([option["value"] for option in on.button("menu")["options"]])
        return await self.server.choose(on, choice, user=person, wait=False)

    async def _is_answered(self, asked: Asked, act: str) -> bool:
        try:
            await self.server.wait_for(lambda: bool(asked.answers), seconds=MAX_SILENCE)
        except TimeoutError:
            given_up = "" if asked.acknowledged else ", not acknowledged"
            self.report.silent.append(f"{act}{given_up}")
            return False
        self.report.slowest = max(self.report.slowest, time.monotonic() - asked.sent)
        return True

    async def _mention(self, person: int) -> None:
        sent = time.monotonic()
        message = await self.server.mention(QUESTION, user=person)

        def replies() -> list[dict[str, Any]]:
            wanted = message["id"]
            found = (m for m in self.server.sent[-500:])
            return [m for m in found if str((m.get("message_reference") or {}).get("message_id")) == wanted]

        try:
            await self.server.wait_for(lambda: bool(replies()), seconds=MAX_SILENCE)
        except TimeoutError:
            # Refused as a reply it may have come as a message, which says nothing of what it answers.
            if not any(m["nonce"] == f"re-{message['id']}" for m in self.server.sent):
                self.report.silent.append("mention")
            return
        self.report.slowest = max(self.report.slowest, time.monotonic() - sent)

    def _bring_news(self) -> None:
        self._news += 1
        with (self.folder / "more.txt").open("a") as file:
            file.write(f"The harbour has news number {self._news} of Ansa Vellora\n")

    async def _rest(self) -> None:
        async with asyncio.timeout(120):
            while True:
                await asyncio.sleep(1)
                state = State(self.folder / "bot.sqlite")
                waiting, marks = state.parcels(), {follow.mark for follow in state.follows()}
                state.close()
                if not waiting and marks <= {f"0 {self._news + len(MATCHES)} hand"}:
                    return

    def _look_back(self) -> None:
        state = State(self.folder / "bot.sqlite")
        follows = state.follows()
        kept = {follow.value for follow in follows}
        self.report.lost += [f"follow of {value}" for value in self._kept - kept]
        if self._hour is not None and state.server(GUILD).digest_hour != self._hour:
            self.report.lost.append("setting of the hour")
        state.close()
        for asked in self.server.asked.values():
            if len({answer["id"] for answer in asked.answers}) > 1:
                self.report.doubled.append(f"answer to interaction of kind {asked.kind}")
        sent = Counter(m["nonce"] for m in self.server.sent)
        self.report.doubled += [f"message {nonce}" for nonce, count in sent.items() if count > 1]
        people = {9 * 10**18 + follow.user for follow in follows if follow.value in self._kept}
        shown = [(int(m["channel_id"]), str(m["components"])) for m in self.server.sent]
        told = Counter(channel for channel, text in shown if "harbour has news" in text)
        self.report.lost += [f"news to {person}" for person in people if self._news and not told[person]]


COMMANDS: dict[str, dict[str, Any]] = {
    "ask": {"question": QUESTION},
    "latest": {},
    "quote": {"id": MATCHES[2].statement.id},
    "compare": {"a": "Vellora", "b": "Quill", "topic": "tables harbour"},
    "timeline": {"speaker": "Vellora"},
    "check": {"quotation": "the harbour is shut to every boat"},
    "speakers": {},
    "speaker": {"name": "Vellora"},
    "sources": {},
    "help": {},
    "privacy": {},
    "following": {},
}
PRESSED = ("context", "more")
ACTS = (
    *COMMANDS, "ask", "mention", "mention", "follow", "follow", "unfollow", "config", "private", "menu",
    *(f"press {action}" for action in PRESSED), *["choose"] * 3,
)  # fmt: skip


def resident(process: int) -> int:
    """Return the resident memory of a process, in kilobytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


async def cause_turmoil(folder: Path, *, faults: int, seed: int) -> Report:
    """Run a bot through a turmoil in this folder and return what came of it."""
    given = {"FAST_NEWS": "1", "MORE_WORDS": str(folder / "more.txt")}
    async with DiscordServer() as server, bot(server, folder, **given) as running:
        await server.wait_for(server.ready.is_set, seconds=60)
        await server.wait_for(lambda: bool(server.commands), seconds=60)
        report = await Turmoil(server, folder, faults=faults, seed=seed).run(running.process.pid)
        if "Traceback" in running.log:
            report.lost.append(f"a traceback: {running.log[running.log.index('Traceback') :][:2000]}")
    return report
