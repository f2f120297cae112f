"""The settings of servers, from memory after the first time."""

from __future__ import annotations

import asyncio

from bot.discord.services.engine import Worker
from bot.discord.services.state import ServerSettings, State


class Servers:
    """What those who manage each server have chosen; kept in the bot's notes."""

    def __init__(self, state: Worker[State]) -> None:
        self._state = state
        self._known: dict[int, ServerSettings] = {}
        self._reading = asyncio.Lock()

    async def settings(self, server: int | None) -> ServerSettings:
        """Return the settings of a server, the defaults outside of one."""
        if server is None:
            return ServerSettings()
        async with self._reading:
            if server not in self._known:
                self._known[server] = await self._state.run(lambda state: state.server(server))
        return self._known[server]

    async def change(self, server: int, **changes: object) -> ServerSettings:
        """Keep changed settings of a server and return all of them."""
        self._known[server] = await self._state.run(lambda state: state.change_server(server, **changes))
        return self._known[server]

    async def forget(self, server: int) -> None:
        """Forget a server the bot was removed from."""
        self._known.pop(server, None)
        await self._state.run(lambda state: state.forget_server(server))
