"""A cluster: whatever dies, each article is kept once or named, and what went wrong is one line."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from clustered import LethalExtractor, SlowExtractor, TestCluster
from commands import Run
from distributed import Client
from quick import DeadlyExtractor, QuickExtractor, report
from test_workers import intake, is_alive, seen, steps

from corpus.errors import ClusterError
from index.ingest.cluster import outpost
from index.ingest.cluster.cluster import Cluster
from index.ingest.intake import Intake
from index.ingest.taking import take_all
from index.library import Library, Progress
from index.stores.filters import Filters

ARTICLES = [report(number) for number in range(96)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestCluster]:
    """Return a cluster of two workers, which nobody may kill."""
    with TestCluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let batches be small, so that there are many."""
    monkeypatch.setattr("index.ingest.incoming.MIN_BATCH", 8)
    monkeypatch.setattr("index.ingest.incoming.MAX_BATCH", 8)


def held(library: Library) -> Counter[str]:
    """Return how many statements the library has of each article."""
    searcher = library.snapshot().searcher
    counts = Counter(article.id for _, _, article in searcher.each(Filters()))
    assert len(searcher) == counts.total()
    return counts


def test_a_cluster_gives_what_one_process_gives_in_the_same_order(cluster: TestCluster) -> None:
    alone = list(take_all(steps(96), intake(), workers=0))
    with Cluster(cluster.address) as workers:
        there = list(take_all(steps(96), intake(), workers=workers))
    assert seen(there) == seen(alone)
    assert len(seen(alone)) == 96
    for one, two in zip(alone, there, strict=True):
        for read, other in zip(one.read, two.read, strict=True):
            assert abs(read.vectors - other.vectors).max() < 1e-5


def test_only_so_many_batches_are_under_way(cluster: TestCluster) -> None:
    given = 0

    def counted() -> Iterator[list[object]]:
        nonlocal given
        for step in steps(160, size=8):
            given += 1
            yield step  # type: ignore[misc]

    most = 0
    with Cluster(cluster.address) as workers:
        for back, _ in enumerate(take_all(counted(), intake(SlowExtractor), workers=workers)):  # type: ignore[arg-type]
            most = max(most, given - back)
    assert given == 20
    # Two for each of two threads, and the one that is given back.
    assert 2 < most <= 5


def test_the_command_keeps_the_same_on_a_cluster(
    cluster: TestCluster, run: Run, tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "news.jsonl"
    facts = ({"id": a.id, "title": a.title, "url": a.url, "text": a.text} for a in ARTICLES[:24])
    source.write_text("".join(json.dumps(fact) + "\n" for fact in facts))
    exports = []
    for number, more in enumerate(((), ("--cluster", cluster.address))):
        library = str(tmp_path / f"library-{number}")
        ran = run("add", str(source), "--json", "--library", library, *more)
        assert (ran.status, json.loads(ran.out)["added"]) == (0, 24), ran.err
        exports.append([strip(line) for line in run("export", "--library", library).out.splitlines()])
    assert exports[0] == exports[1]
    assert sum(len(record.get("statements", ())) for record in exports[0]) > 48
    monkeypatch.setattr("corpus.extractor.Extractor.version", "later")
    ran = run("rebuild", "--library", library, "--cluster", cluster.address)
    assert ran.out.startswith("24 articles read again, 0 current"), ran.err


def strip(line: str) -> dict[str, object]:
    """Return an exported article without its vectors, whose last bits may differ, and without the seal over them."""
    record = json.loads(line)
    for statement in record.get("statements", ()):
        del statement["vector"]
    record.pop("sha256", None) if "end" in record else None
    return record


def test_update_reads_on_a_cluster(cluster: TestCluster, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# Council {number}\n\n{report(number).text}\n")
        os.utime(folder / f"{number}.md", (1_600_000_000, 1_600_000_000))
    library = str(tmp_path / "library")
    assert run("follow", str(folder), "--library", library).status == 0
    ran = run("update", "--json", "--library", library, "--cluster", cluster.address)
    assert (ran.status, json.loads(ran.out)["added"]) == (0, 3), ran.err
    ran = run("update", "--library", library, "--cluster", "tcp://127.0.0.1:9")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_a_killed_workers_articles_are_read_by_another(
    tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", SlowExtractor)
    seen_done: list[int] = []
    with TestCluster(tmp_path) as own, Cluster(own.address) as workers:

        def kill(progress: Progress) -> None:
            seen_done.append(progress.done)
            if len(seen_done) == 3:
                own.workers[0].send_signal(signal.SIGKILL)

        with Library.open(tmp_path / "library", create=True) as library:
            summary = library.add(ARTICLES, workers=workers, progress=kill)
            assert (summary.added, summary.failures) == (96, ())
            assert held(library) == {article.id: 3 for article in ARTICLES}
        assert own.workers[0].wait() == -signal.SIGKILL
    assert seen_done[:12] == list(range(8, 97, 8))


def test_an_article_at_which_processes_die_is_named(cluster: TestCluster) -> None:
    bad = [*ARTICLES[:20], report(500, text="a deadly text"), *ARTICLES[20:40]]
    with Cluster(cluster.address) as workers:
        taken = list(take_all([bad[:30], bad[30:]], intake(DeadlyExtractor), workers=workers))
    assert [str(failure) for each in taken for failure in each.failures] == [
        "Council 500: cannot be read (the process reading it died); left out"
    ]
    assert [article for article, _, _ in seen(taken)] == [article.id for article in ARTICLES[:40]]


def test_an_article_at_which_whole_workers_die_is_named(tmp_path: Path, few: None) -> None:
    bad = [*ARTICLES[:3], report(500, text="a lethal text"), *ARTICLES[3:24]]
    cut = [bad[start : start + 6] for start in range(0, len(bad), 6)]
    with TestCluster(tmp_path, nannies=True) as own, Cluster(own.address) as workers:
        taken = list(take_all(cut, intake(LethalExtractor), workers=workers))
    assert [str(failure) for each in taken for failure in each.failures] == [
        "Council 500: cannot be read (2 workers died at it); left out"
    ]
    assert [article for article, _, _ in seen(taken)] == [article.id for article in ARTICLES[:24]]


def test_a_scheduler_that_goes_takes_nothing_along(tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", SlowExtractor)
    done = 0
    with Library.open(tmp_path / "library", create=True) as library:
        with TestCluster(tmp_path) as own, Cluster(own.address) as workers:

            def kill(progress: Progress) -> None:
                nonlocal done
                done = progress.done
                if done == 24:
                    own.scheduler.send_signal(signal.SIGKILL)

            with pytest.raises(ClusterError) as said:
                library.add(ARTICLES, workers=workers, progress=kill)
        assert 24 <= done < 96
        assert str(said.value) == (
            f"the scheduler at {own.address} is gone; {done} added and 0 updated until then stay, "
            "and the same command does the rest"
        )
        assert held(library) == {article.id: 3 for article in ARTICLES[:done]}
        summary = library.add(ARTICLES)
        assert (summary.added, summary.unchanged) == (96 - done, done)


def test_a_cluster_without_workers_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.cluster.cluster.MAX_LONELY_SECONDS", 1.0)
    with (
        TestCluster(tmp_path, workers=0) as own,
        Cluster(own.address) as workers,
        pytest.raises(ClusterError, match=f"no worker for 1 s; start some with 'dask worker {own.address}'"),
    ):
        list(take_all(steps(8), intake(), workers=workers))


def test_another_version_over_there_is_said(cluster: TestCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    there = outpost.versions()
    here = there | {"Python": "3.99"}
    monkeypatch.setattr("index.ingest.cluster.cluster.versions", lambda: here)
    with Cluster(cluster.address) as workers, pytest.raises(ClusterError) as said:
        list(take_all(steps(8), intake(), workers=workers))
    assert f"Python {there['Python']}, this machine onrecord" in str(said.value)
    assert str(said.value).endswith("Python 3.99; install the same on both")


def test_a_model_that_is_not_over_there_is_said(cluster: TestCluster) -> None:
    lacking = Intake(QuickExtractor(), revision="0" * 64, model="no/such")
    with (
        Cluster(cluster.address) as workers,
        pytest.raises(ClusterError, match=r"the worker tcp://\S+ says: .*no/such"),
    ):
        list(take_all(steps(8), lacking, workers=workers))


def test_nothing_of_another_version_is_unpickled() -> None:
    told = outpost.take_there({"onrecord": "0", "Python": "2.7"}, b"no pickle", b"no pickle", address="tcp://there:1")
    assert isinstance(told, str)
    assert told.startswith("the worker tcp://there:1 has onrecord ")


def test_code_that_is_not_over_there_is_said_in_one_line(cluster: TestCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outpost.take_there, "__module__", "index.ingest.cluster.elsewhere")
    monkeypatch.setitem(sys.modules, "index.ingest.cluster.elsewhere", outpost)
    with Cluster(cluster.address) as workers, pytest.raises(ClusterError) as said:
        list(take_all(steps(8), intake(), workers=workers))
    assert str(said.value).endswith(
        "install the same onrecord, with the extra 'cluster', for the scheduler, the workers and here"
    )
    assert "\n" not in str(said.value)


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(400)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["nobody", "silent", "page"])
def wrong_address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return an address where no scheduler is: nobody there, one who never says a word, a web server."""
    if request.param == "page":
        with HTTPServer(("127.0.0.1", 0), _Page) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"tcp://127.0.0.1:{server.server_port}"
            server.shutdown()
        return
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        if request.param == "silent":
            listening.listen()
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"


def test_a_wrong_address_is_said_in_one_line_and_nothing_begun(
    wrong_address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.ingest.cluster.cluster.CONNECT_SECONDS", 1.0)
    (tmp_path / "a.md").write_text(report(1).text)
    library = tmp_path / "library"
    ran = run("add", str(tmp_path / "a.md"), "--library", str(library), "--cluster", wrong_address)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"onrecord: no Dask scheduler answers at {wrong_address} (")
    assert ran.err.endswith("start one with 'dask scheduler', or leave --cluster out to read here\n")
    assert not library.exists()


@pytest.mark.parametrize(
    "address", ["", "tcp://", "http://127.0.0.1:80", "tcp://no.such.example:8786", "tcp://127.0.0.1:x", "\x00"]
)
def test_what_is_no_address_is_said(address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.cluster.cluster.CONNECT_SECONDS", 1.0)
    (tmp_path / "a.md").write_text(report(1).text)
    ran = run("add", str(tmp_path / "a.md"), "--library", str(tmp_path / "library"), "--cluster", address)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "no Dask scheduler answers at" in ran.err


def test_a_workers_address_is_no_schedulers(cluster: TestCluster) -> None:
    with Client(cluster.address, set_as_default=False) as client:
        worker = next(iter(client.nthreads()))
    with pytest.raises(ClusterError, match=r"\(a worker does\)"), Cluster(worker):
        pass


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'onrecord\[cluster\]'"), Cluster("tcp://127.0.0.1:1"):
        pass


def test_an_outposts_processes_end_when_nothing_comes() -> None:
    sent = pickle.dumps(intake())
    idle = outpost.Outpost(lambda: 1, idle=0.2)
    assert len(idle.take(sent, ARTICLES[:2]).read) == 2
    (worker,) = next(iter(idle._crews.values())).workers._all
    number = worker._process.pid
    deadline = time.monotonic() + 30
    while is_alive(number) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(number)
    assert idle._crews == {}
    # The next articles find new ones.
    assert len(idle.take(sent, ARTICLES[:2]).read) == 2
    idle._dismiss(sent)
    assert idle._crews == {}


def test_processes_at_work_are_not_dismissed() -> None:
    sent = pickle.dumps(intake(SlowExtractor))
    busy = outpost.Outpost(lambda: 1, idle=0.0)
    first = threading.Thread(target=busy.take, args=(sent, ARTICLES[:16]))
    first.start()
    assert len(busy.take(sent, ARTICLES[16:32]).read) == 16
    first.join()
