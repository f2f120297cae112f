"""Workers: processes that answer on one port beside each other, each with the library of its own, mapped from one file.

One process answers on as many threads as it likes and still computes on one core at a time: Python's lock.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from bot.desk import Desk
from bot.web.app import make_app
from bot.web.door.shared import METRICS, make_limits
from bot.web.door.terms import ServeError, Terms
from bot.web.serving import GRACE_SECONDS, make_server, settle
from corpus.child.process import child_command, child_environment
from index.library import Library
from index.question.request import Request
from index.stores.places import reaching

BACKLOG = 1_024
BEGIN = "from bot.web.workers import answer; answer()"
READY = b"ready\n"
PATIENCE = 0.2
"""Seconds between two looks at whether every worker runs."""
MAX_DEATHS = 10
"""Workers that end by themselves are started again; so many a minute are a fault that starting again does not mend."""
MINUTE = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is to do: answer from the library on a socket that it inherits, on terms, counting in `limits`."""

    library: Path | str
    terms: Terms
    descriptor: int
    limits: Path


def serve_beside(
    count: int, bound: socket.socket, library: Path | str, terms: Terms, *, ready: Callable[[], None]
) -> None:
    """Answer with so many processes until a signal; `ready` is called once each of them can.

    A worker that ends by itself is started again. SIGTERM and SIGINT let all of them finish what they have begun.

    Raises:
        ServeError: a worker cannot begin, or they end again and again.
    """
    # Who comes before the first worker is there, or between two of them, waits.
    bound.listen(BACKLOG)
    with tempfile.TemporaryDirectory(prefix="onrecord-") as room, _stopping() as stopped:
        job = Job(library, terms, bound.fileno(), make_limits(Path(room)))
        workers: list[_Worker] = []
        deaths: list[float] = []
        try:
            # The first alone: on a new machine it makes what the others then find, the model's graph.
            for beside in (1, count - 1):
                new = [_Worker(job, room) for _ in range(beside)]
                workers += new
                for worker in new:
                    worker.begin(stopped)
            if not stopped.is_set():
                ready()
            while not stopped.wait(PATIENCE):
                for worker in workers:
                    if worker.is_dead():
                        log.error("a worker ended by itself (%s); another begins", worker.process.returncode)
                        deaths = [*(one for one in deaths if time.monotonic() - one < MINUTE), time.monotonic()]
                        if len(deaths) > MAX_DEATHS:
                            raise ServeError("the processes that answer end again and again; see what they say above")
                        worker.start()
        finally:
            for worker in workers:
                worker.stop()
            for worker in workers:
                worker.end()


@contextlib.contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Give what SIGTERM and SIGINT set while the block runs."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    before = {one: signal.signal(one, stop) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


class _Worker:
    """One worker process."""

    def __init__(self, job: Job, room: str) -> None:
        self._job = job
        self._room = room
        self.start()

    def start(self) -> None:
        """Start the process, again where it has ended."""
        self.process = subprocess.Popen(
            child_command(BEGIN),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**child_environment(**reaching(self._job.library)), METRICS: self._room},
            pass_fds=[self._job.descriptor],
        )
        assert self.process.stdin
        # Not among the arguments, which everybody on the machine can read: a token is in it, and maybe a password.
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(pickle.dumps(self._job))
            self.process.stdin.flush()

    def begin(self, stopped: threading.Event) -> None:
        """Return once the process can answer, or nobody wants it to any more.

        Raises:
            ServeError: it has ended instead.
        """
        assert self.process.stdout
        if self.process.stdout.readline() != READY and not stopped.is_set():
            raise ServeError("a process that should answer ended before it could; see what it says above")

    def is_dead(self) -> bool:
        """Return whether it has ended."""
        return self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to finish."""
        self.process.terminate()

    def end(self) -> None:
        """Return when it has finished, or had its time."""
        try:
            self.process.wait(GRACE_SECONDS + 5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def answer() -> None:
    """Answer until a signal, or the end of whoever started this process: what a worker does."""
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="onrecord: %(message)s")
    job: Job = pickle.load(sys.stdin.buffer)
    with socket.socket(fileno=job.descriptor) as bound, Library.open(job.library) as library:
        library.ask(Request("warm", limit=1))
        server = make_server(make_app(Desk(library), job.terms, limits=job.limits))
        threading.Thread(target=_end_with_parent, args=[server], daemon=True).start()
        settle()
        sys.stdout.buffer.write(READY)
        sys.stdout.buffer.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[bound])


def _end_with_parent(server: uvicorn.Server) -> None:
    """Let the server end when nobody holds the other end of standard input any more."""
    os.read(sys.stdin.fileno(), 1)
    server.should_exit = True
