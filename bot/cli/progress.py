"""Progress of long work, as a bar on a terminal's stderr; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

# rich is imported in the function: it takes 60 ms to load, and a pipe sees no bars.
if TYPE_CHECKING:
    from index.library import Progress


@contextmanager
def progress_bars(at_once: str = "starting") -> Iterator[Callable[[Progress], None] | None]:
    """Give a callback that draws one bar a step, or `None` where stderr is not a terminal.

    Until the first step there is a bar called `at_once`, unless that is empty: what reads articles takes seconds to
    load before the first of them is done.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bar
    from rich.console import Console

    columns = (
        bar.TextColumn("{task.description}"),
        bar.BarColumn(),
        bar.MofNCompleteColumn(),
        bar.TimeRemainingColumn(),
    )
    with bar.Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        starting = bars.add_task(at_once, total=None, visible=bool(at_once))
        tasks: dict[str, bar.TaskID] = {}

        def show(progress: Progress) -> None:
            bars.update(starting, visible=False)
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, total=progress.total)
            bars.update(tasks[progress.step], completed=progress.done, total=progress.total)

        yield show


@contextmanager
def patience(doing: str, *, after: float = 0.7) -> Iterator[None]:
    """Say on a terminal's stderr what is being done and for how long, once it has taken `after` seconds.

    The line goes when the block ends. Nothing is loaded for it, as most of what is waited for is quick.
    """
    if not sys.stderr.isatty():
        yield
        return
    import threading
    import time

    done, began = threading.Event(), time.monotonic()

    def tell() -> None:
        wait = after
        while not done.wait(wait):
            wait = 0.5
            sys.stderr.write(f"\r{doing} … {time.monotonic() - began:.0f} s\x1b[K")
            sys.stderr.flush()

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if time.monotonic() - began > after:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
