"""The work in hand: what is being answered, so that the bot finishes it before it stops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

MAX_QUIET = 40
MAX_RESPONDING = 24
MAX_LETTING = 2.5


class Work:
    """Counts tasks; once it is finished, `stopping` says that no more are taken."""

    def __init__(self) -> None:
        self.stopping = False
        self._lanes = asyncio.Semaphore(MAX_RESPONDING)
        self._responding = 0
        self._nobody_waits = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def is_crowded(self) -> bool:
        """Return whether so much is in hand that what takes long does so because of us."""
        return len(self._tasks) > MAX_QUIET

    @asynccontextmanager
    async def responding(self) -> AsyncIterator[None]:
        """Respond to somebody, a few at a time: a crowd that opens a connection each would keep names waiting."""
        self._responding += 1
        self._nobody_waits.clear()
        try:
            async with self._lanes:
                yield
        finally:
            self._responding -= 1
            if not self._responding:
                self._nobody_waits.set()

    async def let_others_go_first(self) -> None:
        """Return when nobody waits for a first response, for which Discord gives three seconds, or soon."""
        if self._responding:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nobody_waits.wait(), MAX_LETTING)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the present task as work that is finished before the bot stops."""
        task = asyncio.current_task()
        if task is None or task in self._tasks:
            yield
            return
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin work for which nobody waits, and finish it before the bot stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Take no more work and wait for what is in hand, at most so many seconds."""
        self.stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
