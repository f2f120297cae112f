"""Workers: processes that read and embed articles beside each other, where there are enough of them."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, Pipe
from queue import SimpleQueue
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.child.process import child_command, child_environment
from index.ingest.intake import Intake, Taken
from index.ingest.summary import Failure

if TYPE_CHECKING:
    from typing import Self

# A worker takes two seconds to start and 450 MB: fewer articles than this are read sooner without.
MIN_ARTICLES = 64
MAX_WORKERS = 2
# So long are articles waited for, to see whether there are many.
MAX_WAIT_SECONDS = 2.0
# Whoever asks questions meanwhile goes first.
NICENESS = 10
BEGIN = "import sys; from index.ingest.workers import serve; serve(int(sys.argv[1]))"


class Workers:
    """Worker processes of one intake; use with `with`. They end when this process does, however it ends."""

    def __init__(self, intake: Intake, count: int) -> None:
        self._intake = intake
        self._threads = ThreadPoolExecutor(max_workers=count, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._all = [_Worker(intake) for _ in range(count)]
        for worker in self._all:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._all:
            worker.end(at_once=kind is not None)
        self._threads.shutdown(wait=True, cancel_futures=True)

    def submit(self, articles: Sequence[Article]) -> Future[Taken]:
        """Let the next idle worker take these articles."""
        return self._threads.submit(self._take, articles)

    def _take(self, articles: Sequence[Article]) -> Taken:
        worker = self._idle.get()
        try:
            return worker.take(articles)
        except (EOFError, OSError):
            worker.start()
            return self._take_singly(worker, articles)
        finally:
            self._idle.put(worker)

    @staticmethod
    def _take_singly(worker: _Worker, articles: Sequence[Article]) -> Taken:
        """Find out at which of these articles a worker dies, and leave it out."""
        taken = []
        for article in articles:
            try:
                taken.append(worker.take([article]))
            except (EOFError, OSError):
                worker.start()
                name = article.title or article.id
                reason = "cannot be read (the process reading it died); left out"
                taken.append(Taken((), (Failure(name, reason, article.id, article.url),)))
        return Taken(
            tuple(read for each in taken for read in each.read),
            tuple(failure for each in taken for failure in each.failures),
        )


class _Worker:
    """One worker process and the line to it."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._ended = False
        self.start()

    def start(self) -> None:
        """Start the process, again where it has died."""
        if self._ended:
            raise InterruptedError("the work has ended")
        here, there = Pipe()
        # Not multiprocessing.Process: that would run the caller's main program again.
        self._process = subprocess.Popen(
            child_command(BEGIN, str(there.fileno())),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=child_environment(OMP_NUM_THREADS="1"),
            pass_fds=[there.fileno()],
        )
        there.close()
        self._line: Connection = here
        here.send(self._intake)

    def take(self, articles: Sequence[Article]) -> Taken:
        """Return what the process made of these articles.

        Raises:
            EOFError, OSError: it died.
            ModelError: it cannot read the model.
        """
        self._line.send(articles)
        taken = self._line.recv()
        if isinstance(taken, Exception):
            raise taken
        assert isinstance(taken, Taken)
        return taken

    def end(self, *, at_once: bool) -> None:
        """End the process, which may have nothing left to do."""
        self._ended = True
        if at_once:
            self._process.kill()
        else:
            self._line.close()
        self._process.wait()


def serve(file_number: int) -> None:
    """Read articles that come down a pipe until its other end is closed: what a worker process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What cannot be read is told to whoever started this process.
    logging.getLogger().addHandler(logging.NullHandler())
    os.nice(NICENESS)
    line: Connection = Connection(file_number)
    try:
        intake: Intake = line.recv()
        while True:
            articles = line.recv()
            try:
                answer: Taken | Exception = intake.take(articles)
            except Exception as error:
                answer = error
            line.send(answer)
    except (EOFError, ConnectionError):
        return


def take_all(
    steps: Iterable[Sequence[Article]], intake: Intake, *, workers: int | None = None
) -> Generator[Taken, None, None]:
    """Yield what became of the articles of each step, in order.

    Many articles are taken by as many worker processes as `workers` says, or the processor's cores allow; few, or
    those that come slowly, in this process. Where the source of the steps fails, what it gave before comes first.

    Raises:
        ModelError: the model is not on this machine, or cannot be read.
    """
    source = _Source(steps)
    waiting: list[Sequence[Article]] = []
    count = usual_count() if workers is None else workers
    if count and _can_travel(intake):
        began = monotonic()
        for step in source:
            waiting.append(step)
            if sum(map(len, waiting)) >= MIN_ARTICLES:
                intake.embedder  # noqa: B018 - a model that is missing is said here; it is exported once
                yield from _take_beside(waiting, source, intake, count)
                break
            if monotonic() - began > MAX_WAIT_SECONDS:
                yield from map(intake.take, waiting)
                waiting.clear()
                began = monotonic()
    else:
        yield from map(intake.take, source)
    yield from map(intake.take, waiting)
    if source.failure is not None:
        raise source.failure


def usual_count() -> int:
    """Return how many workers this machine should have: one a core, none where it has one core."""
    if os.name != "posix":
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MAX_WORKERS) if cores > 1 else 0


def _take_beside(
    waiting: list[Sequence[Article]], source: Iterable[Sequence[Article]], intake: Intake, count: int
) -> Iterator[Taken]:
    ahead: deque[Future[Taken]] = deque()
    with Workers(intake, count) as workers:
        ahead.extend(map(workers.submit, waiting))
        waiting.clear()
        for step in source:
            # One step is at hand for each worker when it is done with the one before.
            while len(ahead) >= 2 * count:
                yield ahead.popleft().result()
            ahead.append(workers.submit(step))
        while ahead:
            yield ahead.popleft().result()


class _Source:
    """Steps until their source fails; `failure` says how."""

    def __init__(self, steps: Iterable[Sequence[Article]]) -> None:
        self._steps = iter(steps)
        self.failure: Exception | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Sequence[Article]:
        try:
            return next(self._steps)
        except StopIteration:
            raise
        except Exception as error:
            self.failure = error
            raise StopIteration from error


def _can_travel(intake: Intake) -> bool:
    try:
        pickle.dumps(intake)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
