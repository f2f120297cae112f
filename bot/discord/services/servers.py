"""The settings of servers, all of them in memory."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable

import discord

from bot.discord.services.engine import Worker
from bot.discord.services.state import ServerSettings, State
from corpus.errors import LibraryError

log = logging.getLogger(__name__)
SECONDS = 1.0
UNREAD = ServerSettings(private=True)
"""What holds until the notes could be read: nothing is shown to others that a server may have chosen not to show."""


def are_gone(settings: ServerSettings, guild: discord.Guild) -> bool:
    """Return whether channels were chosen and none of them is in the server any more."""
    return bool(settings.channels) and not any(map(guild.get_channel_or_thread, settings.channels))


class Servers:
    """What those who manage each server have chosen; kept in the bot's notes and read from them once."""

    def __init__(self, state: Worker[State]) -> None:
        self._state = state
        self._known: dict[int, ServerSettings] | None = None
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Read all settings, if they have not been read and can be."""
        if self._known is not None:
            return
        try:
            async with asyncio.timeout(SECONDS):
                known = await self._state.run(lambda state: state.servers())
        except (sqlite3.Error, LibraryError, TimeoutError) as error:
            log.warning("the settings cannot be read, and all answers are private: %s", str(error) or "no answer")
        else:
            self._known = self._known or known

    def remembered(self, server: int | None) -> ServerSettings:
        """Return the settings of a server from memory alone, the defaults outside of one."""
        if server is None:
            return ServerSettings()
        return UNREAD if self._known is None else self._known.get(server, ServerSettings())

    async def settings(self, server: int | None) -> ServerSettings:
        """Return the settings of a server, after reading them where they have not been read."""
        await self.load()
        return self.remembered(server)

    async def change(self, server: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Keep the settings of a server as `change` makes them of those it has, and return all of them.

        Of two changes at once none is lost.
        """
        async with self._changing:
            await self.load()
            changed = await self._state.run(lambda state: state.change_server(server, change))
            if self._known is not None:
                self._known[server] = changed
        return changed

    async def forget(self, server: int) -> None:
        """Forget a server the bot was removed from."""
        async with self._changing:
            await self._state.run(lambda state: state.forget_server(server))
            if self._known is not None:
                self._known.pop(server, None)
