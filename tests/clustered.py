"""A Dask cluster for tests: a scheduler and workers, each a process of its own on the loopback interface."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from distributed import Client
from quick import QuickExtractor

from corpus.article import Article
from corpus.child.process import child_environment
from corpus.statement import Statement

START = 120.0
LET_DIE = "1"
"""So many workers may die at one task before it is given up with the next."""


class SlowExtractor(QuickExtractor):
    """Takes its time."""

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article, after a while."""
        time.sleep(0.03)
        return super().extract(article)


class LethalExtractor(QuickExtractor):
    """Kills the cluster's worker that had it started, where an article says so."""

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article, or kill."""
        if "lethal" in article.text:
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        return super().extract(article)


class TestCluster:
    """A scheduler with so many workers; use with `with`."""

    __test__ = False

    def __init__(self, folder: Path, *, workers: int = 2, nannies: bool = False) -> None:
        self._folder, self._count = folder, workers
        self._nanny = "--nanny" if nannies else "--no-nanny"
        self._ends = ExitStack()
        self.workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.scheduler = self._run("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._address()
        for _ in range(self._count):
            self.add_worker()
        if self._count:
            with Client(self.address, timeout=START, set_as_default=False) as client:
                client.wait_for_workers(self._count, timeout=START)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.close()

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker, of one thread."""
        folder = self._folder / f"worker-{len(self.workers)}"
        options = ("--nthreads", "1", "--no-dashboard", self._nanny, "--local-directory", str(folder))
        started = self._run("worker", self.address, *options)
        self.workers.append(started)
        return started

    def _run(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = self._ends.enter_context((self._folder / f"{what}-{len(self.workers)}.log").open("wb"))
        environment = child_environment(
            PYTHONPATH=os.pathsep.join([str(Path(__file__).parent), *sys.path]),
            DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=LET_DIE,
        )
        command = [sys.executable, "-P", "-m", "dask", what, *arguments]
        started = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True
        )
        self._ends.callback(_end, started)
        return started

    def _address(self) -> str:
        """Return where the scheduler says it listens."""
        log = self._folder / "scheduler-0.log"
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            for line in log.read_text(encoding="utf-8").splitlines():
                if "Scheduler at:" in line:
                    return line.split()[-1]
            time.sleep(0.05)
        raise AssertionError(f"no scheduler: {log.read_text(encoding='utf-8')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
