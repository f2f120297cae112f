"""Taking: articles read and embedded in this process, by processes beside it, or by a cluster's workers, in order."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING

from corpus.article import Article
from index.ingest.cluster.cluster import Cluster
from index.ingest.intake import Intake, Taken
from index.ingest.workers import Workers

if TYPE_CHECKING:
    from typing import Self

# A worker takes two seconds to start and 450 MB: fewer articles than this are read sooner without.
MIN_ARTICLES = 64
MAX_WORKERS = 2
# So long are articles waited for, to see whether there are many.
MAX_WAIT_SECONDS = 2.0


def take_all(
    steps: Iterable[Sequence[Article]], intake: Intake, *, workers: int | Cluster | None = None
) -> Generator[Taken, None, None]:
    """Yield what became of the articles of each step, in order.

    All are taken by a cluster where `workers` is one. Else many are taken by as many worker processes as it says, or
    the processor's cores allow; few, or those that come slowly, in this process. Where the source of the steps fails,
    what it gave before comes first.

    Raises:
        ModelError: the model is not on this machine, or cannot be read.
        ClusterError: the cluster is gone, or cannot read.
    """
    source = _Source(steps)
    if isinstance(workers, Cluster):
        yield from workers.take_all(source, intake)
    else:
        yield from _take_here(source, intake, workers)
    if source.failure is not None:
        raise source.failure


def _take_here(source: _Source, intake: Intake, workers: int | None) -> Iterator[Taken]:
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
