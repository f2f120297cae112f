"""Where answers are public and news may be posted: channels of every kind, and the threads in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord_server import CHANNEL, GUILD, OWNER, DiscordServer, new_channel, new_thread
from nearby import client_of

QUESTION = "what did Vellora say about the harbour?"
FORUM, VOICE, CATEGORY, POST, THREAD = (CHANNEL + n for n in range(1, 6))
CHANNELS = [
    new_channel(CHANNEL, "news"),
    new_channel(FORUM, "forum", 15),
    {**new_channel(VOICE, "talk", 2), "parent_id": str(CATEGORY), "bitrate": 64000, "user_limit": 0},
    new_channel(CATEGORY, "talks", 4),
]
THREADS = [new_thread(POST, FORUM, "a post"), new_thread(THREAD, CHANNEL, "a thread")]
WITHIN = {"guild_id": str(GUILD)}


def place(number: int) -> dict[str, Any]:
    return next(one for one in (*CHANNELS, *THREADS) if one["id"] == str(number)) | WITHIN


@pytest.mark.parametrize(
    ("chosen", "asked_in", "is_public"),
    [
        (CHANNEL, THREAD, True),
        (FORUM, POST, True),
        (VOICE, VOICE, True),
        (CATEGORY, VOICE, True),
        (THREAD, THREAD, True),
        (THREAD, CHANNEL, False),
        (FORUM, THREAD, False),
        (CHANNEL, VOICE, False),
    ],
)
async def test_commands_and_mentions_agree_where_answers_are_public(
    tmp_path: Path, chosen: int, asked_in: int, is_public: bool
) -> None:
    async with DiscordServer() as server:
        server.channels, server.threads = CHANNELS, THREADS
        async with client_of(server, tmp_path):
            shown = await server.slash("config channel", user=OWNER, channel=place(chosen))
            assert f"<#{chosen}>" in shown.text
            server.here = place(asked_in)
            assert (await server.slash("ask", question=QUESTION)).private is not is_public
            await server.mention(QUESTION, channel=asked_in)
            await server.wait_for(lambda: bool(server.sent))
            assert ("harbour is open" in str(server.sent[0])) is is_public
            assert ("in private only" in str(server.sent[0])) is not is_public


VIEW, SEND, SEND_IN_THREADS = 1 << 10, 1 << 11, 1 << 38


@pytest.mark.parametrize(
    ("here", "permissions", "is_kept"),
    [
        (CHANNEL, VIEW | SEND, True),
        (CHANNEL, VIEW, False),
        (CHANNEL, SEND, False),
        (THREAD, VIEW | SEND, False),
        (THREAD, VIEW | SEND_IN_THREADS, True),
    ],
)
async def test_news_is_not_promised_where_the_bot_may_not_write(
    tmp_path: Path, here: int, permissions: int, is_kept: bool
) -> None:
    async with DiscordServer() as server:
        server.channels, server.threads = CHANNELS, THREADS
        async with client_of(server, tmp_path):
            server.here, server.app_permissions = place(here), str(permissions)
            told = await server.slash("follow", user=OWNER, topic="harbour", where="here")
            assert ("will be posted here" in told.text) is is_kept
            assert ("may not write in this channel" in told.text) is not is_kept


@pytest.mark.parametrize(("context", "is_kept"), [(1, True), (2, False)])
async def test_news_is_not_posted_between_two_others(tmp_path: Path, context: int, is_kept: bool) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        server.private_context = context
        told = await server.slash("follow", private_message=True, topic="harbour", where="here")
        assert ("will be posted here" in told.text) is is_kept
