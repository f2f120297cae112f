"""Crawlers: threads that crawl sources of several hosts beside each other, each host by one of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue, SimpleQueue
from urllib.parse import urlsplit

from index.sources.followed import Source
from index.updating.crawl import Crawl, Fetched

MAX_HOSTS = 8
MAX_READY = 16
"""Pages that wait in memory for their turn to be kept; fetching pauses meanwhile."""
GLANCE_SECONDS = 0.1
LEAVE_SECONDS = 2.0


class Stopped(BaseException):  # no error, and not to be caught as one: somebody asked for it
    """The work is to end."""


class Crawlers:
    """Crawls sources in threads, one host in each, and hands over what they fetch; ends early once `stop` is set.

    Afterwards `failures` holds a line for whatever could not be had, `broken` the sources that failed.
    """

    def __init__(self, crawl: Callable[[Source], Crawl], stop: threading.Event) -> None:
        self.failures: list[str] = []
        self.broken: set[str] = set()
        self._start, self._stop = crawl, stop
        self._ready: Queue[Fetched | BaseException | None] = Queue(MAX_READY)
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []

    @contextmanager
    def at_work(self, due: list[Source]) -> Iterator[None]:
        """Let them work inside the block; afterwards they end, at the latest with the request they are waiting for."""
        hosts: dict[str, list[Source]] = {}
        for source in due:
            hosts.setdefault(urlsplit(source.url).netloc or source.url, []).append(source)
        todo: SimpleQueue[list[Source]] = SimpleQueue()
        for of_one_host in hosts.values():
            todo.put(of_one_host)
        # Daemons, because a server that never answers must not keep a program from ending.
        for number in range(min(MAX_HOSTS, len(hosts))):
            self._threads.append(threading.Thread(target=self._work, args=[todo], name=f"crawl-{number}", daemon=True))
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            end = time.monotonic() + LEAVE_SECONDS
            for thread in self._threads:
                thread.join(max(0.0, end - time.monotonic()))

    def pages(self) -> Iterator[Fetched]:
        """Yield what the threads fetch until all is done, or somebody asks to stop."""
        working = len(self._threads)
        while working and not self._stop.is_set():
            try:
                found = self._ready.get(timeout=GLANCE_SECONDS)
            except Empty:
                continue
            if found is None:
                working -= 1
            elif isinstance(found, BaseException):
                raise found
            else:
                yield found

    def _work(self, todo: SimpleQueue[list[Source]]) -> None:
        try:
            while not self._ends():
                for source in todo.get_nowait():
                    if not self._ends():
                        self._crawl(source)
        except (Empty, Stopped):
            pass
        except Exception as error:
            self._offer(error)
        self._offer(None)

    def _crawl(self, source: Source) -> None:
        crawl = self._start(source)
        for ready in crawl:
            if not self._offer(ready):
                raise Stopped
        self.failures += crawl.failures
        if crawl.broken:
            self.broken.add(source.url)

    def _offer(self, found: Fetched | BaseException | None) -> bool:
        """Hand something over; return whether it was still wanted."""
        while not self._ends():
            try:
                self._ready.put(found, timeout=GLANCE_SECONDS)
            except Full:
                continue
            return True
        return False

    def _ends(self) -> bool:
        return self._over.is_set() or self._stop.is_set()
