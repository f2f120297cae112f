"""What runs on an event loop, and how long each of it keeps everybody else waiting."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch


@dataclass(slots=True)
class Held:
    """How long the loop was held at a time, in seconds of its own thread's processor time, and by what."""

    times: list[tuple[float, str]] = field(default_factory=list)

    @property
    def longest(self) -> tuple[float, str]:
        """Return the longest of them, and what it was."""
        return max(self.times)


@contextmanager
def held() -> Iterator[Held]:
    """Note for how long each callback of the event loop holds it in the block.

    Neither a loaded machine, nor the work of other threads, nor the garbage of other tests changes a figure.
    """
    found = Held()
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        what = repr(getattr(handle._callback, "__self__", handle._callback))
        began = time.thread_time()
        run(handle)
        found.times.append((time.thread_time() - began, what))

    gc.collect()
    gc.disable()
    try:
        with patch.object(asyncio.Handle, "_run", timed):
            yield found
    finally:
        gc.enable()
