"""Updating: what is new at the followed sources comes into the library, several hosts beside each other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.web.fetcher import Fetcher
from index.ingest.cluster.cluster import Cluster
from index.library import Library, Progress
from index.sources.followed import Source, Sources
from index.stores.opening import is_library
from index.updating.crawl import Crawl
from index.updating.crawlers import Crawlers, Stopped
from index.updating.keeping import Counts, Keeper


@dataclass(frozen=True, slots=True)
class UpdateSummary:
    """What an update brought: sources asked, resting and broken; articles; one line for whatever failed.

    `finished` is false where it was stopped before the end; the rest is done by the next one.
    """

    asked: int
    resting: int
    broken: int
    added: int
    updated: int
    unchanged: int
    statements: int
    failures: tuple[str, ...]
    finished: bool


class Updater:
    """Updates one library; keep it between rounds, so that the hosts' robots.txt and pauses are remembered.

    Once `stop` is set, the article at hand is finished and `run` returns. `make_fetcher` is called with
    `allow_private` and `sleep`.
    """

    def __init__(
        self,
        library: Path | str,
        *,
        notes: Path | None = None,
        stop: threading.Event | None = None,
        workers: Cluster | None = None,
        progress: Callable[[Progress], None] | None = None,
        clock: Callable[[], float] = time.time,
        make_fetcher: Callable[..., Fetcher] = Fetcher,
    ) -> None:
        self.library, self.stop = library, stop or threading.Event()
        self.notes = notes or Path(library)
        self._progress, self._clock, self._make = progress, clock, make_fetcher
        self._workers = workers
        self._fetchers: dict[bool, Fetcher] = {}
        self._guard = threading.Lock()

    def run(self, *, only: str = "") -> UpdateSummary:
        """Ask every source that is due, or only the one with this URL, and keep what is new there.

        A source that fails is noted, rests, and stops no other.

        Raises:
            LibraryError: nothing is followed, or the library or its sources cannot be written.
            ClusterError: the cluster that was to read is gone; what was kept stays.
        """
        with Sources(self.notes, clock=self._clock) as sources:
            if not is_library(self.library):
                sources.forget_kept()
            followed = [source for source in sources.all() if not source.gone and only in ("", source.url)]
            due = [source for source in followed if only or source.rests_until(sources.now) is None]
            counts = Counts()
            finished = self._read(due, sources, counts)
        return UpdateSummary(
            asked=len(due),
            resting=len(followed) - len(due),
            broken=len(counts.broken),
            added=counts.added,
            updated=counts.updated,
            unchanged=counts.unchanged,
            statements=counts.statements,
            failures=tuple(counts.failures),
            finished=finished,
        )

    def _read(self, due: list[Source], sources: Sources, counts: Counts) -> bool:
        """Crawl sources in threads and keep what they yield in this one; return whether nothing was left undone."""
        taken: set[str] = set()

        def crawl(source: Source) -> Crawl:
            fetcher = self._fetcher(private=source.private)
            return Crawl(source, sources, fetcher=fetcher, taken=taken, library=self.notes, pause=self._pause)

        crawlers = Crawlers(crawl, self.stop)
        with _lazy_library(self.library) as open_library, crawlers.at_work(due):
            keeper = Keeper(sources, open_library, counts, self.stop.is_set, workers=self._workers)
            for ready in crawlers.pages():
                keeper.keep(ready)
                if self._progress:
                    self._progress(Progress("articles", counts.read, None))
        counts.failures += crawlers.failures
        counts.broken |= crawlers.broken
        return not self.stop.is_set()

    def _fetcher(self, *, private: bool) -> Fetcher:
        """Return the fetcher for sources that may, or may not, lie in a private network."""
        with self._guard:
            if private not in self._fetchers:
                self._fetchers[private] = self._make(allow_private=private, sleep=self._pause)
            return self._fetchers[private]

    def _pause(self, seconds: float) -> None:
        """Sleep, unless the work is to end.

        Raises:
            Stopped: it is.
        """
        if self.stop.wait(seconds):
            raise Stopped


@contextmanager
def _lazy_library(path: Path | str) -> Iterator[Callable[[], Library]]:
    """Give what opens the library when there is something to keep, and close it in the end."""
    opened: list[Library] = []

    def open_library() -> Library:
        if not opened:
            opened.append(Library.open(path, create=True))
        return opened[0]

    try:
        yield open_library
    finally:
        for library in opened:
            library.close()
