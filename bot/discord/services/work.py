"""The work in hand: what is being answered, so that the bot finishes it before it stops."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Work:
    """Counts tasks; once it is finished, `stopping` says that no more are taken."""

    def __init__(self) -> None:
        self.stopping = False
        self._tasks: set[asyncio.Task[Any]] = set()

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

    async def finish(self, seconds: float) -> None:
        """Take no more work and wait for what is in hand, at most so many seconds."""
        self.stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
