"""What people see while Discord, its network or the bot's notes fail: an answer once, or a line that says so."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest
from discord_server import APPLICATION, CHANNEL, DROPPED, OUR_USER, STALLED, DiscordServer
from nearby import client_of, until
from small import SmallLibrary

from bot.discord.running.health import serve_health
from bot.discord.running.logs import without_person
from bot.discord.services.metrics import Metrics

QUESTION = "what did Vellora say about the harbour?"
PERSON = 71000000000000071
BEFORE = [(502, 0), (403, 40333), (429, 0), (DROPPED, 0), (STALLED, 0)]
AFTER = [(502, 0), (500, 0), (DROPPED, 0), (STALLED, 0)]
FAULTS = [(*fault, False) for fault in BEFORE] + [(*fault, True) for fault in AFTER]


def private(person: int) -> str:
    return str(9 * 10**18 + person)


# Health


async def test_health_follows_the_sessions_that_there_are(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path) as client:
        metrics = client.services.metrics
        assert client.sessions() == {0: True}
        await server.drop(4010)  # which ends discord.py's own connection for good
        await until(lambda: not metrics.ready)
        assert client.sessions() == {0: False}


async def test_health_says_which_shard_is_away(unused_tcp_port: int) -> None:
    metrics, late = Metrics(), [None, 2.54]

    async def behind() -> float | None:
        return late[0]

    async with serve_health(unused_tcp_port, metrics, behind=behind), aiohttp.ClientSession() as session:
        for sessions, shown in (
            ({0: True, 1: True}, (200, "ok\n")),
            ({0: True, 1: False}, (200, "not connected: 1\n")),
            ({0: False, 1: False}, (503, "not connected: 0, 1\n")),
            ({}, (503, "not connected: any\n")),
        ):
            metrics.sessions = lambda sessions=sessions: sessions  # type: ignore[misc]
            async with session.get(f"http://127.0.0.1:{unused_tcp_port}/healthz") as response:
                assert (response.status, await response.text()) == shown
        late.pop(0)
        metrics.sessions = lambda: {0: True}
        async with session.get(f"http://127.0.0.1:{unused_tcp_port}/healthz") as response:
            assert (response.status, await response.text()) == (200, "ok, 2.5 s behind\n")
        async with session.get(f"http://127.0.0.1:{unused_tcp_port}/metrics") as response:
            assert "\nonrecord_library_behind_seconds 2.54\n" in await response.text()


# Telling Discord the commands


@pytest.mark.parametrize(("status", "code"), [(403, 20012), (400, 50035), (503, 0)])
async def test_commands_that_discord_refuses_do_not_keep_the_bot_offline(
    tmp_path: Path, status: int, code: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.client.FIRST_PAUSE", 0.2)
    async with DiscordServer() as server:
        server.fault("PUT", "/commands", status, code=code, message="You are not authorized")
        async with client_of(server, tmp_path, offered=False) as client:
            assert client.sessions() == {0: True}
            await server.wait_for(lambda: bool(server.commands))
    assert f"status {status}, code {code}: You are not authorized" in caplog.text
    assert "Traceback" not in caplog.text


async def test_commands_that_must_wait_do_not_keep_the_bot_offline(tmp_path: Path) -> None:
    async with DiscordServer() as server:
        server.fault("PUT", "/commands", 429, retry_after=3600, **{"global": False})
        async with client_of(server, tmp_path, offered=False):
            await server.mention(QUESTION)
            await server.wait_for(lambda: bool(server.sent))
            assert "The harbour is open" in str(server.sent[0])


# Acknowledging and answering


@pytest.mark.parametrize("path", ["/callback", "/messages/@original"])
@pytest.mark.parametrize(("status", "code", "after"), FAULTS)
async def test_a_command_is_answered_once_whatever_fails(
    tmp_path: Path, path: str, status: int, code: int, after: bool
) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        server.fault("*", path, status, after=after, code=code, message="fault", retry_after=0.2)
        asked = await server.slash("ask", question=QUESTION)
        assert asked.deferred
        assert "The harbour is open" in asked.text
        assert len({answer["id"] for answer in asked.answers}) == 1 or after
        assert not server.faults


@pytest.mark.parametrize(("status", "after"), [(502, True), (502, False), (DROPPED, True), (DROPPED, False)])
async def test_a_button_and_a_private_line_survive_a_fault(tmp_path: Path, status: int, after: bool) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        asked = await server.slash("ask", question=QUESTION)
        server.fault("POST", "/callback", status, after=after, code=0, message="fault")
        assert "**We dredged it twice**" in (await server.press(asked, "context")).text
        server.fault("POST", "/callback", status, after=after, code=0, message="fault")
        told = await server.slash("ask", question=QUESTION, after="soonish")
        assert "not a date" in told.text
        assert len(told.answers) == 1
        assert not server.faults


async def test_a_chart_is_sent_again_whole(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        server.fault("PATCH", "/messages/@original", DROPPED)
        asked = await server.slash("timeline", speaker="Vellora")
        assert [a["filename"] for a in asked.answer["attachments"]] == ["timeline.png"]


# Mentions


@pytest.mark.parametrize(("status", "code", "after"), FAULTS)
async def test_a_mention_is_answered_once_whatever_fails(tmp_path: Path, status: int, code: int, after: bool) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path) as client:
        server.fault(
            "POST", f"/channels/{CHANNEL}/messages", status, after=after, code=code, message="fault", retry_after=0.2
        )
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        await until(lambda: "onrecord_answer_seconds_count 1" in client.services.metrics.text())
        assert [message["channel_id"] for message in server.sent] == [str(CHANNEL)]
        assert "The harbour is open" in str(server.sent[0])


async def test_where_a_reply_is_refused_it_is_a_message(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        for _ in range(3):
            server.fault("POST", f"/channels/{CHANNEL}/messages", 403, code=160002, message="Cannot reply")
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        assert "The harbour is open" in str(server.sent[0])
        assert "message_reference" not in server.sent[0]


async def test_where_the_bot_may_not_write_the_answer_comes_in_private(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        for _ in range(6):
            server.fault("POST", f"/channels/{CHANNEL}/messages", 403, code=50013, message="Missing Permissions")
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        assert server.sent[0]["channel_id"] == private(71)
        assert "The harbour is open" in str(server.sent[0])


async def test_a_card_that_discord_refuses_leaves_a_line(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        for _ in range(3):
            server.fault("POST", "/messages", 400, code=50035, message="Invalid Form Body")
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        assert "Something went wrong on our side" in str(server.sent[0])


async def test_a_mention_that_breaks_the_engine_gets_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = SmallLibrary()
    async with DiscordServer() as server, client_of(server, tmp_path, library=library):
        monkeypatch.setattr(library, "ask", lambda _: 1 / 0)
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        assert "Something went wrong on our side" in str(server.sent[0])


async def test_words_that_discord_hides_get_a_hint_once(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        card = server.sent[0]
        hidden = {"content": "", "mentions": [], "type": 19, "referenced_message": card}
        reference = {"message_id": card["id"], "channel_id": str(CHANNEL), "type": 0}
        for _ in range(3):
            await server.mention("", **hidden, message_reference=reference)
        await server.wait_for(lambda: len(server.sent) > 1)
        assert "only messages that mention me" in str(server.sent[1])
        await server.mention(QUESTION)
        await server.wait_for(lambda: "harbour is open" in str(server.sent[-1]))
        assert len(server.sent) == 3


async def test_notices_and_forwards_get_no_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        card = server.sent[0]
        reference = {"message_id": card["id"], "channel_id": str(CHANNEL), "guild_id": "1"}
        pinned = {"content": "", "mentions": [], "type": 6, "message_reference": reference}
        await server.mention("", **pinned, referenced_message=card)
        await server.mention("", **(pinned | {"type": 18, "mentions": [OUR_USER]}))
        await server.mention("", **(pinned | {"type": 0, "message_reference": {**reference, "type": 1}}))
        await server.mention(QUESTION)
        await server.wait_for(lambda: len(server.sent) > 1)
        assert "harbour is open" in str(server.sent[1])
        assert "Traceback" not in caplog.text


# The bot's notes


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keep everybody else from writing to the notes, as a copy or a repair of them does."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_locked_notes_cost_no_answer_and_its_buttons_work(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path) as client:
        with locked(tmp_path / "bot.sqlite"):
            started = time.monotonic()
            asked = await server.slash("ask", question=QUESTION)
            assert "The harbour is open" in asked.text
            assert asked.acknowledged is not None
            assert asked.acknowledged - started < 1.0
            assert "**We dredged it twice**" in (await server.press(asked, "context")).text
            await server.mention(QUESTION)
            await server.wait_for(lambda: bool(server.sent))
            assert "The harbour is open" in str(server.sent[0])
            told = await server.slash("follow", speaker="Ansa Vellora")
            assert "my notes" in told.text
        card = asked.button("context")["custom_id"].split(":")[2]
        await server.slash("ask", question=QUESTION, user=72)
        kept = await client.services.state.run(lambda state: state.card(card))
        assert len(kept) == 2


async def test_settings_that_cannot_be_read_show_nothing_to_others(tmp_path: Path) -> None:
    (tmp_path / "bot.sqlite").mkdir()
    async with DiscordServer() as server, client_of(server, tmp_path):
        asked = await server.slash("ask", question=QUESTION)
        assert asked.private
        assert "The harbour is open" in asked.text


# Clients that are behind


async def test_a_command_that_is_no_more_says_so_in_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        assert "This command has changed" in (await server.stale("gossip")).text
        assert "This command has changed" in (await server.stale("ask", subject="harbour")).text
    assert "Traceback" not in caplog.text


async def test_a_late_completion_leaves_one_line_without_the_person(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("discord.app_commands.tree")
    logger.addFilter(without_person)
    caplog.set_level(logging.INFO)
    async with DiscordServer() as server, client_of(server, tmp_path):
        server.acknowledge_seconds = 0.0
        await server.complete("ask", "speaker", "vel", wait=False)
        await until(lambda: "could not be completed" in caplog.text)
        assert "Unknown interaction" in caplog.text
        assert "Traceback" not in caplog.text
        assert "User: 71" not in caplog.text
        assert str(APPLICATION) not in caplog.text.replace("https", "")
    logger.removeFilter(without_person)
