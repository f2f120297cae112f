"""The outpost: what a worker of a cluster does with the articles it is sent, in processes of its own beside it.

They are the worker processes of one machine: an article at which one dies is named, and the cluster's worker lives on.
"""

from __future__ import annotations

import pickle
import platform
import threading
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from corpus.article import Article
from corpus.errors import OnRecordError
from corpus.extractor import VERSION as EXTRACTOR_VERSION
from index.ingest.intake import Intake, Taken
from index.ingest.workers import Workers
from index.vectors.passage import VERSION as PASSAGE_VERSION

# They hold 450 MB each: where nothing came for so many seconds, they end.
MAX_IDLE_SECONDS = 60.0


def versions() -> dict[str, str]:
    """Return what must be the same on both ends of the line, or the same article would be read in two ways."""
    try:
        installed = version("onrecord")
    except PackageNotFoundError:
        installed = "that is not installed"
    return {
        "onrecord": f"{installed} (reading {EXTRACTOR_VERSION}.{PASSAGE_VERSION})",
        "Python": ".".join(platform.python_version_tuple()[:2]),
    }


def take_there(wanted: Mapping[str, str], intake: bytes, articles: bytes, *, address: str = "") -> bytes | str:
    """Return what became of pickled articles, pickled, or why none of them can be read here, in words.

    Nothing is unpickled where the versions differ.
    """
    name = address or _own_address()
    own = versions()
    if own != dict(wanted):
        theirs = ", ".join(f"{what} {own.get(what, 'unknown')}" for what in wanted)
        ours = ", ".join(f"{what} {which}" for what, which in wanted.items())
        return f"the worker {name} has {theirs}, this machine {ours}; install the same on both"
    try:
        return pickle.dumps(_outpost.take(intake, pickle.loads(articles)))
    except OnRecordError as error:
        return f"the worker {name} says: {error}"


class Outpost:
    """Worker processes for each intake that is asked for, as many as `count` says; they end when nothing comes."""

    def __init__(self, count: Callable[[], int], *, idle: float = MAX_IDLE_SECONDS) -> None:
        self._count, self._idle = count, idle
        self._lock = threading.Lock()
        self._crews: dict[bytes, _Crew] = {}

    def take(self, intake: bytes, articles: Sequence[Article]) -> Taken:
        """Read and embed articles with a pickled intake.

        Raises:
            ModelError: the model is not on this machine, or cannot be read.
        """
        with self._lock:
            if intake not in self._crews:
                unpickled: Intake = pickle.loads(intake)
                self._crews[intake] = _Crew(Workers(unpickled, self._count()))
            crew = self._crews[intake]
            crew.begin()
        try:
            return crew.workers.submit(articles).result()
        finally:
            with self._lock:
                crew.end(self._idle, lambda: self._dismiss(intake))

    def _dismiss(self, intake: bytes) -> None:
        with self._lock:
            crew = self._crews.get(intake)
            if crew is None or crew.busy:
                return
            del self._crews[intake]
        crew.dismiss()


class _Crew:
    """Worker processes, how many articles' batches they have in hand, and the clock that ends them."""

    def __init__(self, workers: Workers) -> None:
        self.workers, self.busy = workers, 0
        self._clock: threading.Timer | None = None

    def begin(self) -> None:
        self.busy += 1
        if self._clock:
            self._clock.cancel()

    def end(self, idle: float, dismiss: Callable[[], None]) -> None:
        self.busy -= 1
        if not self.busy:
            self._clock = threading.Timer(idle, dismiss)
            self._clock.daemon = True
            self._clock.start()

    def dismiss(self) -> None:
        if self._clock:
            self._clock.cancel()
        self.workers.__exit__(None, None, None)


def _own_address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:
        return "here"


def _threads() -> int:
    from distributed import get_worker

    try:
        return int(get_worker().state.nthreads)
    except ValueError:
        return 1


_outpost = Outpost(_threads)
