"""Cards: which statements each shows, in the notes, and in memory while the notes cannot be written."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence

from bot.discord.services.engine import Worker
from bot.discord.services.state import State, StateError, new_card
from corpus.errors import LibraryError

log = logging.getLogger(__name__)
MAX_WAITING = 1_000
SECONDS = 1.0
Statements = tuple[tuple[str, ...], ...]


class Cards:
    """Keeps the statements of cards, so that their buttons work after a restart.

    An answer that was found does not wait for notes that are locked or broken: its card waits in memory, and is
    written when the next one can be.
    """

    def __init__(self, state: Worker[State]) -> None:
        self._state = state
        self._waiting: OrderedDict[str, Statements] = OrderedDict()

    async def keep(self, statements: Sequence[Sequence[str]]) -> str:
        """Keep the ids of a card's statements, each with those of the same words, and return the card's id."""
        card, ids = new_card(), tuple(map(tuple, statements))
        waiting, self._waiting = self._waiting, OrderedDict()
        waiting[card] = ids
        try:
            async with asyncio.timeout(SECONDS):
                await self._state.run(lambda state: state.save_cards(waiting))
        except (StateError, LibraryError, TimeoutError) as error:
            log.warning("the notes cannot be written, so that cards wait in memory: %s", str(error) or "no answer")
            self._waiting.update(waiting)
            while len(self._waiting) > MAX_WAITING:
                self._waiting.popitem(last=False)
        return card

    async def find(self, card: str) -> Statements:
        """Return the statement ids of a card, none where it is no longer kept."""
        if card in self._waiting:
            return self._waiting[card]
        return await self._state.run(lambda state: state.card(card))
