"""Workers: processes that read and embed articles beside each other, where there are enough of them."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.child.line import start_child
from index.ingest.intake import Intake, Taken
from index.ingest.summary import Failure

if TYPE_CHECKING:
    from typing import Self

# Whoever asks questions meanwhile goes first.
NICENESS = 10
MAX_CHARACTERS = 1_000_000
"""Characters that one process reads before another takes its place: the parser keeps each word it has ever seen, 16 MB
after so many of short reports full of new names. Starting again takes two seconds of some sixty."""
BEGIN = "import sys; from index.ingest.workers import serve; serve(int(sys.argv[1]))"


class Workers:
    """Worker processes of one intake; use with `with`. They end when this process does, however it ends."""

    def __init__(self, intake: Intake, count: int) -> None:
        self._intake = intake
        self._threads = ThreadPoolExecutor(max_workers=count, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        # Each begins as if it had read its part already, so that they give way in turn and never all at once.
        self._all = [_Worker(intake, MAX_CHARACTERS * number // count) for number in range(count)]
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

    def __init__(self, intake: Intake, characters: int) -> None:
        self._intake = intake
        self._ended = False
        self.start()
        self._characters = characters

    def start(self) -> None:
        """Start the process, again where it has died."""
        if self._ended:
            raise InterruptedError("the work has ended")
        self._characters = 0
        self._process, self._line = start_child(BEGIN, OMP_NUM_THREADS="1")
        self._line.send(self._intake)

    def take(self, articles: Sequence[Article]) -> Taken:
        """Return what the process made of these articles.

        Raises:
            EOFError, OSError: it died.
            ModelError: it cannot read the model.
        """
        if self._characters > MAX_CHARACTERS:
            self._line.close()
            self._process.wait()
            self.start()
        self._characters += sum(len(article.text) for article in articles)
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
