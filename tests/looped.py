"""What runs on an event loop, and how long each of it keeps everybody else waiting."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Coroutine
from typing import Any
from unittest.mock import patch


async def hold(work: Callable[[], Coroutine[Any, Any, Any]]) -> tuple[float, Any]:
    """Do work in a task of its own; return for how long it held the loop at most, and what it returned.

    That is in seconds of processor time of the loop's own thread: neither a loaded machine, nor the work of other
    threads, nor the garbage of other tests changes it.
    """
    longest = 0.0
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        nonlocal longest
        began = time.thread_time()
        run(handle)
        longest = max(longest, time.thread_time() - began)

    gc.disable()
    try:
        with patch.object(asyncio.Handle, "_run", timed):
            result = await asyncio.create_task(work())
    finally:
        gc.enable()
    return longest, result
