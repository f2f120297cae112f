"""Several processes behind one port: they count together, take new articles in, are replaced, and end as one."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import quick, report  # noqa: F401 - a fixture

from bot.discord.services.cooldown import Cooldown, Rate
from bot.web.door.shared import SETS, WAYS, SharedCooldown, make_limits
from bot.web.door.terms import PUBLIC_RATE
from index.library import Library

START = "from bot.cli.main import main; main()"
MAX_SECONDS = 60


@pytest.fixture
def folder(tmp_path: Path, quick: object) -> Path:  # noqa: F811
    """Return a library of three reports."""
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report(number) for number in range(3)])
    return tmp_path / "library"


class Page:
    """A page served by two workers, in processes of their own."""

    def __init__(self, folder: Path, *options: str) -> None:
        command = ["serve", "--port", "0", "--workers", "2", "--library", str(folder), *options]
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *command],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert self.process.stderr
        self.url = next(re.findall(r"http://[\d.:]+", line)[0] for line in self.process.stderr if "answers now" in line)

    def get(self, path: str) -> httpx.Response:
        """Ask on a connection of its own, which any worker may take."""
        return httpx.get(f"{self.url}{path}", timeout=MAX_SECONDS)

    def status_of(self, path: str) -> int:
        """Ask as `get` does, in a tenth of its time."""
        with contextlib.closing(http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=MAX_SECONDS)) as asked:
            asked.request("GET", path)
            return asked.getresponse().status

    def workers(self) -> list[int]:
        """Return the numbers of the processes that answer."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextlib.contextmanager
def served_by_two(folder: Path, *options: str) -> Iterator[Page]:
    page = Page(folder, *options)
    try:
        yield page
    finally:
        page.process.kill()
        page.process.wait()
        assert page.process.stderr
        page.process.stderr.close()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + MAX_SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Return whether a process runs that is not ours to wait for."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_workers_count_together_take_in_what_is_new_and_are_replaced(folder: Path) -> None:
    with served_by_two(folder) as page:
        first, second = page.workers()
        for _ in range(40):
            assert page.get("/api/library").json()["articles"] == 3
        counted = page.get("/metrics").text
        assert 'onrecord_requests_total{route="/api/library",status="200"} 40.0' in counted
        with Library.open(folder) as library:
            library.add([report(7)])
        assert {page.get("/api/library").json()["articles"] for _ in range(20)} == {4}
        os.kill(first, signal.SIGKILL)
        until(lambda: len(page.workers()) == 2 and first not in page.workers())
        assert {page.get("/healthz").status_code for _ in range(20)} == {200}
        assert second in page.workers()
        # What a worker counted is not lost with it.
        assert 'status="200"} 60.0' in page.get("/metrics").text


def test_a_signal_ends_all_of_them_and_so_does_the_end_of_whoever_started_them(folder: Path) -> None:
    with served_by_two(folder) as page:
        workers = page.workers()
        page.process.send_signal(signal.SIGTERM)
        assert page.process.wait(MAX_SECONDS) == 0
        assert not any(map(is_running, workers))
        with pytest.raises(httpx.ConnectError):
            page.get("/healthz")
    with served_by_two(folder) as page:
        workers = page.workers()
        page.process.kill()
        until(lambda: not any(map(is_running, workers)))


def test_one_address_may_ask_as_often_as_of_one_process(folder: Path) -> None:
    with served_by_two(folder, "--public") as page:
        began, answered = time.monotonic(), 0
        while (status := page.status_of("/static/page.js")) == 200:
            answered += 1
            assert time.monotonic() - began < MAX_SECONDS
        # On a slow machine some of the measure has emptied meanwhile.
        emptied = (time.monotonic() - began) * PUBLIC_RATE.questions / PUBLIC_RATE.seconds
        assert status == 429
    assert PUBLIC_RATE.questions <= answered <= PUBLIC_RATE.questions + emptied + 1


@settings(max_examples=60, deadline=None)
@given(asked=st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 40), st.booleans()), max_size=60))
def test_shared_limits_are_those_of_one_process(
    asked: list[tuple[str, float, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    now = 1000.0
    file = make_limits(tmp_path_factory.mktemp("shared"))
    rate = Rate(4, 30)
    alone = Cooldown(rate, lambda: now)
    one, other = (SharedCooldown(rate, file, lambda: now) for _ in range(2))
    for who, later, first in asked:
        now += later
        assert (one if first else other).wait(who) == alone.wait(who)


def test_more_addresses_than_places_are_counted_and_the_busy_are_not_forgotten(tmp_path: Path) -> None:
    now = 1000.0
    shared = SharedCooldown(Rate(3, 60), make_limits(tmp_path), lambda: now)
    assert [shared.wait("busy") for _ in range(5)] == [0, 0, 0, 20, 20]
    for number in range(SETS * WAYS):
        shared.wait(str(number))
    assert shared.wait("busy") == 20
    now += 61
    assert shared.wait("busy") == 0


SETTLED = """
import gc, pickle, socket, sys, uvicorn
uvicorn.Server.run = lambda *_, **__: print(gc.get_freeze_count() > 1_000, gc.get_threshold()[0] > 5_000)
"""
ALONE = """
sys.argv = ["onrecord", "serve", "--port", "0", "--library", sys.argv[1]]
from bot.cli.main import main; main()
"""
A_WORKER = """
import io, pathlib
from bot.web import workers
from bot.web.door.shared import make_limits
from bot.web.door.terms import Terms
folder, bound = pathlib.Path(sys.argv[1]), socket.socket()
job = workers.Job(folder, Terms(), bound.detach(), make_limits(folder))
sys.stdin = io.TextIOWrapper(io.BytesIO(pickle.dumps(job)))
workers._end_with_parent = lambda server: None
workers.answer()
"""


@pytest.mark.parametrize("way", [ALONE, A_WORKER])
def test_a_page_that_can_answer_looks_for_garbage_only_in_what_comes_later(folder: Path, way: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", SETTLED + way, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)
    assert ran.stdout.splitlines()[-1:] == ["True True"], ran.stderr
