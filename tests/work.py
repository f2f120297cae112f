"""Work: how many functions a call calls, the same on every machine, or the processor time it takes, to be compared."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls_of(function: Callable[[], Any]) -> int:
    """Return the number of calls, of Python's and of C's functions, that `function` makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def seconds_of(function: Callable[[], Any]) -> float:
    """Return the least processor time of three that a call takes: what else the machine does only adds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        function()
        times.append(time.process_time() - began)
    return min(times)


def lines_of(function: Callable[[], Any]) -> int:
    """Return the number of lines of Python that `function` runs: what a loop does counts, though it calls nothing."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        function()
    finally:
        sys.settrace(before)
    return count
