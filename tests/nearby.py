"""The bot's client in this process, connected to the small Discord on loopback: quicker than a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import discord
import discord.gateway
import discord.http
import pytest
import yarl
from discord_server import TOKEN, DiscordServer
from small import SmallLibrary

from bot.discord.client import OnRecord
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.services import make_services
from bot.discord.services.state import State


@asynccontextmanager
async def client_of(
    server: DiscordServer, folder: Path, *, library: SmallLibrary | None = None, offered: bool = True, **given: Any
) -> AsyncIterator[OnRecord]:
    """Run a client while the block runs, from its first session on and, with `offered`, Discord has its commands."""
    engine = Engine(lambda: library or SmallLibrary())  # type: ignore[arg-type,return-value]
    state = Worker("state", lambda: State(folder / "bot.sqlite"))
    services = make_services(engine, state, **given)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discord.http.Route, "BASE", server.base)
        gateway = yarl.URL(f"ws://127.0.0.1:{server.port}/gateway")
        patch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        client = OnRecord(services, shards=1)
        running = asyncio.create_task(client.start(TOKEN))
        try:
            server.ready.clear()
            await server.wait_for(server.ready.is_set)
            await client.wait_until_ready()
            if offered:
                await server.wait_for(lambda: bool(server.commands))
            yield client
        finally:
            await client.close()
            running.cancel()
            with suppress(asyncio.CancelledError, discord.ConnectionClosed):
                await running
            await engine.close()
            await state.close()


async def until(holds: Callable[[], bool], *, seconds: float = 10.0) -> None:
    """Return when something holds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)
