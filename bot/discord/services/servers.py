"""The settings of servers, all of them in memory."""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.discord.services.engine import Worker
from bot.discord.services.remembered import Remembered
from bot.discord.services.state import ServerSettings, State

UNREAD = ServerSettings(private=True)
"""What holds until the notes could be read: nothing is shown to others that a server may have chosen not to show."""


def are_gone(settings: ServerSettings, guild: discord.Guild) -> bool:
    """Return whether channels were chosen and none of them is in the server any more."""
    return bool(settings.channels) and not any(map(guild.get_channel_or_thread, settings.channels))


class Servers:
    """What those who manage each server have chosen; kept in the bot's notes and read from them once."""

    def __init__(self, state: Worker[State]) -> None:
        self._state = state
        self._all = Remembered(state, State.servers, unread="the settings cannot be read, and all answers are private")

    async def load(self) -> None:
        """Read all settings, if they have not been read and can be."""
        await self._all.load()

    def remembered(self, server: int | None) -> ServerSettings:
        """Return the settings of a server from memory alone, the defaults outside of one."""
        if server is None:
            return ServerSettings()
        return UNREAD if self._all.known is None else self._all.known.get(server, ServerSettings())

    async def settings(self, server: int | None) -> ServerSettings:
        """Return the settings of a server, after reading them where they have not been read."""
        await self.load()
        return self.remembered(server)

    async def change(self, server: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Keep the settings of a server as `change` makes them of those it has, and return all of them.

        Of two changes at once none is lost.
        """
        async with self._all.changing:
            await self.load()
            changed = await self._state.run(lambda state: state.change_server(server, change))
            if self._all.known is not None:
                self._all.known[server] = changed
        return changed

    async def forget(self, server: int) -> None:
        """Forget a server the bot was removed from."""
        async with self._all.changing:
            await self._state.run(lambda state: state.forget_server(server))
            if self._all.known is not None:
                self._all.known.pop(server, None)
