"""What was chosen for each server, read from the bot's notes once and in memory from then on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.discord.services.engine import Worker
from bot.discord.services.state import State, StateError
from corpus.errors import LibraryError

log = logging.getLogger(__name__)
SECONDS = 1.0
Chosen = TypeVar("Chosen")


class Remembered(Generic[Chosen]):
    """The choices of all servers, which `read` gives; `unread` says what it means that they cannot be had.

    `known` has them by server, None until they were read. Whoever changes them holds `changing`, so that of two
    changes at once none is lost.
    """

    def __init__(self, state: Worker[State], read: Callable[[State], dict[int, Chosen]], *, unread: str) -> None:
        self.known: dict[int, Chosen] | None = None
        self.changing = asyncio.Lock()
        self._state, self._read, self._unread = state, read, unread

    async def load(self) -> None:
        """Read all choices, if they have not been read and can be."""
        if self.known is not None:
            return
        try:
            async with asyncio.timeout(SECONDS):
                known = await self._state.run(self._read)
        except (StateError, LibraryError, TimeoutError) as error:
            log.warning("%s: %s", self._unread, str(error) or "no answer")
        else:
            self.known = self.known or known
