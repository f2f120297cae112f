"""The bot as a process of its own against a small honest Discord on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from discord_server import APPLICATION, TOKEN, DiscordServer

from bot.discord.services.state import State

HERE = Path(__file__).parent
QUESTION = "what did Vellora say about the harbour?"


class Running:
    """A bot process and what it has written to stderr."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log += line.decode()

    async def ended(self, seconds: float = 15.0) -> int:
        """Return the exit status."""
        status = await asyncio.wait_for(self.process.wait(), seconds)
        await self._reading
        return status


@asynccontextmanager
async def bot(server: DiscordServer, folder: Path, *arguments: str, **environment: str) -> AsyncIterator[Running]:
    """Run the bot against the server while the block runs."""
    given = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": f"{HERE}:{HERE.parent}",
        "DISCORD_BASE": server.base, "DISCORD_GATEWAY": f"ws://127.0.0.1:{server.port}/gateway",
        "DISCORD_TOKEN": TOKEN, "ONRECORD_LIBRARY": str(folder), "SMALL_LIBRARY": "1",
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(HERE / "launch_bot.py"), "bot", *arguments,
        env={**given, **environment}, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    running = Running(process)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_it_logs_in_syncs_answers_and_mentions_nobody(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        await server.wait_for(lambda: "ask" in {c["name"] for c in server.commands})
        asked = await server.slash("ask", question=QUESTION)
        assert asked.deferred
        assert "“The harbour is open to every boat”" in asked.text
        assert "Ansa Vellora" in asked.text
        assert "16 March 2021" in asked.text
        assert "(https://tidewater.example/harbour)" in asked.text
        assert asked.answer["allowed_mentions"]["parse"] == []
        assert not server.refused
        assert TOKEN not in running.log


async def test_it_asks_for_no_privileged_intent(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        assert server.identified[0]["intents"] == (1 << 0) | (1 << 9) | (1 << 12)


async def test_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with DiscordServer() as server:
        async with bot(server, tmp_path) as running:
            await server.wait_for(server.ready.is_set)
            asked = await server.slash("ask", question=QUESTION)
            running.process.send_signal(signal.SIGTERM)
            assert await running.ended() == 0
        server.ready.clear()
        async with bot(server, tmp_path):
            await server.wait_for(server.ready.is_set)
            turned = await server.press(asked, "context")
            assert "**We dredged it twice**”, Vellora said, “**and it silted up twice**" in turned.text
            assert turned.answer["id"] == asked.answer["id"]
        assert server.syncs == 1


async def test_somebody_else_gets_a_private_copy(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        asked = await server.slash("ask", question=QUESTION, user=71)
        theirs = await server.press(asked, "context", user=72)
        assert theirs.private
        assert "**We dredged it twice**" in theirs.text
        assert theirs.answer["id"] != asked.answer["id"]


async def test_the_menu_answers_whoever_chooses_in_private(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        asked = await server.slash("ask", question=QUESTION, user=71)
        for user, choice, says in (
            (71, "text:1", "“We dredged it twice … and it silted up twice”"),
            (72, "citation:0", "reported in “Harbour opens”"),
            (72, "wrong:1", "the speaker may be wrong"),
            (71, "unrelated:0", "does not belong to the question"),
        ):
            got = await server.choose(asked, choice, user=user)
            assert got.private
            assert says in got.text
            assert got.answer["id"] != asked.answer["id"]
        assert not server.refused
        assert "Traceback" not in running.log


SAID = "She said “the harbour is open to every boat”, I think."


def forward(server: DiscordServer, **what: Any) -> dict[str, Any]:
    """Return a message that forwards another: Discord gives a forward no words of its own."""
    snapshot = {"type": 0, "content": "", "embeds": [], "attachments": [], "timestamp": "2026-01-01T00:00:00+00:00"}
    snapshot |= {"edited_timestamp": None, "flags": 0, "mentions": [], "mention_roles": [], "components": []}
    return server.written(message_snapshots=[{"message": snapshot | what}], flags=1 << 14)


EMBED = {"type": "rich", "title": "Harbour", "description": SAID}
FIELD = {"type": "rich", "fields": [{"name": "Quotation", "value": SAID, "inline": False}]}


@pytest.mark.parametrize(
    "make",
    [
        lambda server: server.written(SAID),
        lambda server: forward(server, content=SAID),
        lambda server: server.written(embeds=[EMBED]),
        lambda server: server.written("Look at this:", embeds=[FIELD]),
        lambda server: forward(server, embeds=[EMBED]),
        lambda server: server.written(files=["said.txt"]),
        lambda server: server.written("Read this, please.", files=["gone.txt", "said.txt"]),
        lambda server: forward(server, attachments=[server.attached("said.txt")]),
        lambda server: forward(server, attachments=[server.attached("wide.txt")]),
        lambda server: forward(server, attachments=[server.attached("long.txt")]),
        lambda server: server.written(components=[{"type": 10, "content": SAID}], flags=1 << 15),
    ],
    ids=["words", "forward", "embed", "field", "forwarded embed", "file", "file beside", "forwarded file", "utf-16",
         "long file", "another bot's card"],
)  # fmt: skip
async def test_the_menu_of_a_message_reads_whatever_it_says(tmp_path: Path, make: Any) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        server.files = {"said.txt": SAID.encode(), "wide.txt": SAID.encode("utf-16")}
        server.files["long.txt"] = ("It rained on the quay. " * 3000 + SAID).encode()
        message = make(server)
        checked = await server.menu("Check this quotation", message)
        assert checked.private
        assert "Ansa Vellora said this, to the letter." in checked.text
        assert "Ansa Vellora" in (await server.menu("Find statements about this", message)).text
        assert "Traceback" not in running.log


async def test_a_card_of_ours_is_checked_by_what_it_quotes(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        for question, says in (
            (QUESTION, "### Ansa Vellora said this, to the letter."),
            ("the tide tables?", "not a quotation of Tobren Quill."),
        ):
            asked = await server.slash("ask", question=question)
            checked = await server.menu("Check this quotation", asked.answer)
            assert says in checked.text
        copied = await server.choose(await server.slash("ask", question=QUESTION), "text:0")
        assert "to the letter" in (await server.menu("Check this quotation", copied.answer)).text


async def test_files_that_are_no_text_or_too_large_are_left_unread(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        server.files = {"said.txt": SAID.encode()}
        unread = (
            server.written(attachments=[server.attached("said.txt", size=100_001)]),
            server.written(attachments=[server.attached("said.txt", content_type="image/png")]),
            server.written(files=["gone.txt"]),
            server.written(),
        )
        for user, message in enumerate(unread, 80):
            for name in ("Check this quotation", "Find statements about this"):
                asked = await server.menu(name, message, user=user)
                assert "no words in that message.\n-# Of attached files I read texts of at most 100 kB." in asked.text
        assert [path for _, path in server.requests if path.startswith("/files/")] == ["/files/gone.txt"] * 2
        assert "Traceback" not in running.log


async def test_sigterm_finishes_and_ends_well(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        running.process.send_signal(signal.SIGTERM)
        assert await running.ended() == 0


async def test_a_wrong_token_is_one_line_and_status_2(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, DISCORD_TOKEN="MTA.wrong.token") as running:
        assert await running.ended() == 2
        lines = [line for line in running.log.splitlines() if line.startswith("onrecord:")]
        assert lines == [
            "onrecord: Discord refuses the token; copy it again from the developer portal (Bot, Reset Token)"
        ]
        assert "Traceback" not in running.log
        assert "MTA.wrong.token" not in running.log


async def test_no_token_is_one_line_and_status_2(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, DISCORD_TOKEN="") as running:
        assert await running.ended() == 2
        assert running.log.startswith("onrecord: no Discord token; set DISCORD_TOKEN")
        assert len(running.log.splitlines()) == 1


async def test_the_token_is_not_in_the_process_list(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        assert TOKEN.encode() not in Path(f"/proc/{running.process.pid}/cmdline").read_bytes()


async def test_a_failed_first_handshake_is_tried_again(tmp_path: Path) -> None:
    async with DiscordServer() as server:
        server.fail_handshakes = 1
        async with bot(server, tmp_path):
            await server.wait_for(server.ready.is_set, seconds=30)
            assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


@pytest.mark.parametrize("path", ["/users/@me", "/gateway/bot"])
async def test_a_fault_at_the_start_is_tried_again(tmp_path: Path, path: str) -> None:
    async with DiscordServer() as server:
        for _ in range(6):  # discord.py itself tries five times
            server.fault("GET", path, 429, retry_after=0.05, **{"global": False})
        async with bot(server, tmp_path) as running:
            await server.wait_for(server.ready.is_set, seconds=40)
            assert "Traceback" not in running.log
            assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


async def test_intents_that_discord_refuses_end_it_with_one_line(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, WRONG_INTENTS="1") as running:
        assert await running.ended(30) == 2
        (line,) = [line for line in running.log.splitlines() if line.startswith("onrecord:")]
        assert "Discord refuses the intents" in line


async def test_an_acknowledgement_that_comes_too_late_is_logged_and_nothing_else_breaks(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        server.acknowledge_seconds = 0.0
        late = await server.slash("ask", question=QUESTION, wait=False)
        await server.wait_for(lambda: "Unknown interaction" in running.log)
        assert late.acknowledged is None
        server.acknowledge_seconds = 3.0
        assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


async def test_a_direct_message_as_a_user_installed_app_is_answered(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        asked = await server.slash("ask", question=QUESTION, private_message=True)
        assert "harbour is open" in asked.text
        assert asked.followups <= 5


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        asked = await server.mention(QUESTION)
        await server.wait_for(lambda: bool(server.sent))
        assert str(server.sent[0]["message_reference"]["message_id"]) == asked["id"]
        assert server.sent[0]["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_names_are_completed_while_a_search_is_under_way(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, SLOW_LIBRARY="2") as running:
        await server.wait_for(server.ready.is_set)
        asked = await server.slash("ask", question=QUESTION, wait=False)
        await server.wait_for(lambda: asked.acknowledged is not None)
        assert (await server.complete("ask", "speaker", "vel")).choices == [
            {"name": "Ansa Vellora, harbour minister · 2", "value": "Ansa Vellora"}
        ]
        assert not asked.answers
        await server.finished(asked)
        assert "Traceback" not in running.log


async def test_the_work_in_hand_is_finished_at_sigterm(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, SLOW_LIBRARY="2") as running:
        await server.wait_for(server.ready.is_set, seconds=30)
        asked = await server.slash("ask", question=QUESTION, wait=False)
        await server.wait_for(lambda: asked.acknowledged is not None)
        running.process.send_signal(signal.SIGTERM)
        assert await running.ended() == 0
        assert "harbour is open" in asked.text


async def test_an_answer_slower_than_discord_waits_is_acknowledged_before_it_and_comes(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path, SLOW_LIBRARY="4") as running:
        await server.wait_for(server.ready.is_set, seconds=30)
        asked = await server.slash("ask", question=QUESTION)
        assert asked.deferred
        assert "harbour is open" in asked.text
        assert "Traceback" not in running.log


async def test_an_event_that_cannot_be_read_does_not_end_the_bot(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        server.ready.clear()
        await server.dispatch("INTERACTION_CREATE", {"id": "1"})
        await server.wait_for(server.ready.is_set)
        assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


@pytest.mark.parametrize("fault", ["drop", "reconnect", "invalid", "resumable"])
async def test_it_comes_back_after_a_fault_of_the_gateway(tmp_path: Path, fault: str) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        await server.slash("ask", question=QUESTION)
        before = (server.resumed, len(server.identified))
        if fault == "drop":
            await server.drop()
        elif fault == "reconnect":
            await server.ask_to_reconnect()
        else:
            await server.invalidate(resumable=fault == "resumable")
        await server.wait_for(lambda: (server.resumed, len(server.identified)) != before, seconds=30)
        assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


@pytest.mark.parametrize(("status", "body"), [(429, {"retry_after": 0.3, "global": False}), (502, {}), (500, {})])
async def test_an_answer_survives_a_fault_of_the_rest(tmp_path: Path, status: int, body: dict[str, object]) -> None:
    async with DiscordServer() as server, bot(server, tmp_path):
        await server.wait_for(server.ready.is_set)
        server.fault("PATCH", "/messages/@original", status, **body)
        asked = await server.slash("ask", question=QUESTION)
        assert "harbour is open" in asked.text
        assert len(asked.answers) == 1


async def test_an_error_is_said_privately_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with DiscordServer() as server, bot(server, tmp_path) as running:
        await server.wait_for(server.ready.is_set)
        asked = await server.slash("ask", question=QUESTION, after="yesterday-ish")
        assert "not a date" in asked.text
        assert "Traceback" not in running.log
        assert "harbour is open" in (await server.slash("ask", question=QUESTION)).text


async def follow_and_bring_news(server: DiscordServer, folder: Path) -> None:
    """Follow a speaker in a direct message and bring the library something new by them."""
    await server.slash("follow", speaker="Ansa Vellora")
    (folder / "more.txt").write_text("The harbour closes at night\n")


@pytest.mark.parametrize("history", [True, False])
async def test_news_arrives_once_where_the_connection_breaks_after_discord_took_it(
    tmp_path: Path, history: bool
) -> None:
    given = {"FAST_NEWS": "1", "MORE_WORDS": str(tmp_path / "more.txt")}
    async with DiscordServer() as server, bot(server, tmp_path, **given) as running:
        await server.wait_for(server.ready.is_set)
        server.drop_after_taking, server.history_forbidden = 1, not history
        await follow_and_bring_news(server, tmp_path)
        await server.wait_for(lambda: "could not be sent" in running.log)
        await server.wait_for(lambda: looked_at(tmp_path))
        (sent,) = server.sent
        assert "closes at night" in str(sent)
        assert sent["nonce"]


async def test_news_arrives_once_where_the_bot_dies_after_discord_took_it(tmp_path: Path) -> None:
    given = {"FAST_NEWS": "1", "MORE_WORDS": str(tmp_path / "more.txt")}
    async with DiscordServer() as server:
        async with bot(server, tmp_path, **given) as running:
            await server.wait_for(server.ready.is_set)
            server.drop_after_taking = 99
            await follow_and_bring_news(server, tmp_path)
            await server.wait_for(lambda: bool(server.sent))
            running.process.kill()
            await running.process.wait()
        assert not looked_at(tmp_path)
        server.drop_after_taking = 0
        server.nonces.clear()  # Discord remembers them for a few minutes only
        async with bot(server, tmp_path, **given):
            await server.wait_for(lambda: looked_at(tmp_path), seconds=30)
        assert len(server.sent) == 1


def looked_at(folder: Path) -> bool:
    """Say whether the bot has noted that all news has arrived."""
    state = State(folder / "bot.sqlite")
    try:
        return not state.parcels() and all(follow.mark == "0 4 hand" for follow in state.follows())
    finally:
        state.close()


async def test_health_and_metrics_on_loopback(tmp_path: Path, unused_tcp_port: int) -> None:
    import aiohttp

    port = unused_tcp_port
    async with DiscordServer() as server, bot(server, tmp_path, "--health-port", str(port)):
        await server.wait_for(server.ready.is_set)
        await server.slash("ask", question=QUESTION)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/healthz") as response:
                assert (response.status, await response.text()) == (200, "ok\n")
            async with session.get(f"http://127.0.0.1:{port}/metrics") as response:
                assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
                shown = await response.text()
    assert 'onrecord_answers_total{status="found"} 1' in shown
    assert "onrecord_acknowledge_seconds_count 1" in shown
    assert str(APPLICATION) not in shown
