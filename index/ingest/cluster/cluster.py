"""The cluster: articles read and embedded by the workers of a Dask scheduler, and handed back in order.

Dask spreads the batches over its workers, and gives those of a worker that died to another. What comes back is written
by the process that asked, and by nobody else, so that an article read twice is still kept once.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import sys
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from corpus.article import Article
from corpus.errors import ClusterError
from index.ingest.cluster.outpost import take_there, versions
from index.ingest.intake import Intake, Taken
from index.ingest.summary import Failure

if TYPE_CHECKING:
    from typing import Self

CONNECT_SECONDS = 10.0
# So long may a cluster be without any worker: those of a machine that starts anew come back within it.
MAX_LONELY_SECONDS = 60.0
LOOK_SECONDS = 1.0
# Batches on their way, of 32 articles each: one at hand for each thread besides the one it has, but all lie in memory.
MAX_AHEAD = 256
INSTALL = "install the same onrecord, with the extra 'cluster', for the scheduler, the workers and here"


@dataclass(frozen=True, slots=True)
class _Errand:
    """Articles on their way to a worker and back; `future` is None where there are none."""

    articles: Sequence[Article]
    future: Any


class Cluster:
    """The workers of the Dask scheduler at `address` (tcp://host:8786, tls://…); use with `with`.

    Raises:
        ClusterError: (on entering) nobody answers there, or the extra is not installed; the message says what next.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._client: Any = None

    def __enter__(self) -> Self:
        self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def take_all(self, steps: Iterable[Sequence[Article]], intake: Intake) -> Generator[Taken, None, None]:
        """Yield what became of the articles of each step, in order; the steps are taken as workers have room for them.

        An article at which workers die, again and again, is named and left out.

        Raises:
            ClusterError: the scheduler or all workers are gone, or other versions run there; what was yielded is good.
        """
        self._connect()
        sent = pickle.dumps(intake)
        ahead: deque[_Errand] = deque()
        try:
            for articles in steps:
                ahead.append(self._send(articles, sent))
                while ahead and (len(ahead) > self._room() or _is_back(ahead[0])):
                    yield self._fetch(ahead, sent)
            while ahead:
                yield self._fetch(ahead, sent)
        finally:
            self._call_off(ahead)

    def _connect(self) -> None:
        if self._client is not None and self._client.status == "running":
            return
        self._leave()
        distributed = _load()
        try:
            # A client waits for ever for one that listens and says nothing, so somebody else knocks first.
            with ThreadPoolExecutor(max_workers=1) as knocking:
                knocking.submit(asyncio.run, _knock(self.address)).result()
            with warnings.catch_warnings():
                # What must be the same is compared where the articles are read.
                warnings.simplefilter("ignore")
                self._client = distributed.Client(
                    self.address, timeout=CONNECT_SECONDS, set_as_default=False, name="onrecord"
                )
        except Exception as error:  # whatever listens there may answer anything
            raise ClusterError(
                f"no Dask scheduler answers at {self.address} ({_first_line(error)}); start one with 'dask scheduler', "
                "or leave --cluster out to read here"
            ) from error

    def _leave(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            # A scheduler that is gone says no goodbye.
            with contextlib.suppress(Exception):
                client.close(timeout=2)

    def _room(self) -> int:
        """Return how many batches may be under way at once."""
        return int(min(MAX_AHEAD, 2 * max(1, self._client.scheduler_info()["total_threads"])))

    def _send(self, articles: Sequence[Article], intake: bytes) -> _Errand:
        if not articles:
            return _Errand(articles, None)
        with self._plain_errors():
            future = self._client.submit(take_there, versions(), intake, pickle.dumps(articles), pure=False)
        return _Errand(articles, future)

    def _fetch(self, ahead: deque[_Errand], intake: bytes) -> Taken:
        """Return what became of the first of those ahead, which is then no more among them."""
        from distributed import KilledWorker

        errand = ahead[0]
        try:
            taken = self._wait(errand)
        except KilledWorker:
            # Nothing else of ours is under way while the culprit is looked for: those beside it would be suspected too.
            for other in list(ahead)[1:]:
                with contextlib.suppress(KilledWorker):
                    self._wait(other)
            taken = self._take_singly(errand.articles, intake)
        ahead.popleft()
        return taken

    def _take_singly(self, articles: Sequence[Article], intake: bytes) -> Taken:
        """Find out at which of these articles workers die, and leave it out."""
        from distributed import KilledWorker

        taken = []
        for article in articles:
            try:
                taken.append(self._wait(self._send([article], intake)))
            except KilledWorker as error:
                name = article.title or article.id
                reason = f"cannot be read ({error.allowed_failures + 1} workers died at it); left out"
                taken.append(Taken((), (Failure(name, reason, article.id, article.url),)))
        return Taken(
            tuple(read for each in taken for read in each.read),
            tuple(failure for each in taken for failure in each.failures),
        )

    def _wait(self, errand: _Errand) -> Taken:
        """Wait for the articles of an errand.

        Raises:
            KilledWorker: worker after worker died at them.
            ClusterError: nobody is left to read them.
        """
        if errand.future is None:
            return Taken((), ())
        lonely_since = None
        while True:
            try:
                with self._plain_errors():
                    answer = errand.future.result(timeout=LOOK_SECONDS)
                break
            except TimeoutError:
                if self._client.scheduler_info()["n_workers"]:
                    lonely_since = None
                else:
                    lonely_since = lonely_since or monotonic()
                    if monotonic() - lonely_since > MAX_LONELY_SECONDS:
                        raise ClusterError(
                            f"the scheduler at {self.address} has had no worker for {MAX_LONELY_SECONDS:.0f} s; "
                            f"start some with 'dask worker {self.address}'"
                        ) from None
        if isinstance(answer, str):
            raise ClusterError(answer)
        taken = pickle.loads(answer)
        assert isinstance(taken, Taken)
        return taken

    def _call_off(self, ahead: Iterable[_Errand]) -> None:
        futures = [each.future for each in ahead if each.future is not None]
        if futures and self._client is not None and self._client.status == "running":
            with contextlib.suppress(Exception):
                self._client.cancel(futures)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """Say in one line what went wrong on the line, or at its other end."""
        from distributed import CancelledError, KilledWorker

        try:
            yield
        except (KilledWorker, TimeoutError):
            raise
        except (CancelledError, OSError) as error:
            raise ClusterError(f"the scheduler at {self.address} is gone") from error
        except Exception as error:
            if self._client.status != "running":
                raise ClusterError(f"the scheduler at {self.address} is gone") from error
            raise ClusterError(
                f"the cluster at {self.address} cannot run this ({_first_line(error)}); {INSTALL}"
            ) from error


async def _knock(address: str) -> None:
    """Ask whoever listens at an address who it is.

    Raises:
        OSError, ValueError: nobody does, it is no address, or somebody else than a scheduler answers.
    """
    distributed = _load()
    there = distributed.rpc(address, connection_args=distributed.Security().get_connection_args("client"))
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            answer = await there.identity()
    except TimeoutError:
        raise TimeoutError(f"nobody within {CONNECT_SECONDS:.0f} s") from None
    finally:
        await there.close_rpc()
    if answer["type"] != "Scheduler":
        raise ValueError(f"a {answer['type'].lower()} does")


def _is_back(errand: _Errand) -> bool:
    return errand.future is None or errand.future.done()


def _first_line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return words[:160] or type(error).__name__


def _load() -> Any:
    """Return Dask's package, silent where nobody else has loaded it: what goes wrong is said once, by us.

    Raises:
        ClusterError: it is not installed.
    """
    try:
        if "distributed" not in sys.modules:
            import dask

            dask.config.set({"logging": {"distributed": "critical", "distributed.client": "critical"}})
        import distributed
    except ImportError as error:
        raise ClusterError(
            "reading on a cluster needs Dask; install it with pip install 'onrecord[cluster]'"
        ) from error
    return distributed
