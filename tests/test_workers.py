"""Workers: the same articles come to the same, whoever reads them, and nobody who dies takes more than one along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from quick import DeadlyExtractor, QuickExtractor, report

from corpus.article import Article
from index.ingest.intake import Intake, Taken
from index.ingest.taking import take_all, usual_count
from index.ingest.workers import Workers, _Worker
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION, ModelError


def intake(extractor: type[QuickExtractor] = QuickExtractor, *, revision: str = DEFAULT_REVISION) -> Intake:
    return Intake(extractor(), revision=revision, model=DEFAULT_MODEL)


def steps(count: int, size: int = 16) -> Iterator[list[Article]]:
    for start in range(0, count, size):
        yield [report(number) for number in range(start, min(start + size, count))]


def seen(taken: list[Taken]) -> list[tuple[str, list[str], int]]:
    return [
        (read.article.id, [statement.id for statement in read.statements], len(read.vectors))
        for each in taken
        for read in each.read
    ]


def test_workers_give_what_one_process_gives_in_the_same_order() -> None:
    alone = list(take_all(steps(100), intake(), workers=0))
    beside = list(take_all(steps(100), intake(), workers=2))
    assert seen(beside) == seen(alone)
    assert len(seen(alone)) == 100
    for one, two in zip(alone, beside, strict=True):
        for read, other in zip(one.read, two.read, strict=True):
            assert abs(read.vectors - other.vectors).max() < 1e-5


@pytest.mark.parametrize(("count", "started"), [(1, 0), (63, 0), (64, 1), (200, 1)])
def test_few_articles_start_no_workers(count: int, started: int, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []

    def begin(waiting: object, source: Iterator[list[Article]], *rest: object) -> Iterator[Taken]:
        begun.append(waiting)
        list(source)
        return iter(())

    monkeypatch.setattr("index.ingest.taking._take_beside", begin)
    monkeypatch.setattr(Intake, "take", lambda self, articles: Taken((), ()))
    list(take_all(steps(count), intake(), workers=2))
    assert len(begun) == started


def test_articles_that_come_slowly_are_read_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.taking.MAX_WAIT_SECONDS", -1.0)
    given = 0

    def counted() -> Iterator[list[Article]]:
        nonlocal given
        for step in steps(96):
            given += 1
            yield step

    taken = take_all(counted(), intake(), workers=2)
    next(taken)
    assert given == 1
    taken.close()


def test_a_worker_that_dies_takes_one_article_along() -> None:
    bad = [report(7, text="a deadly text"), *(report(number) for number in range(100, 170))]
    taken = list(take_all([bad[:16], bad[16:64], bad[64:]], intake(DeadlyExtractor), workers=2))
    assert [str(failure) for each in taken for failure in each.failures] == [
        "Council 7: cannot be read (the process reading it died); left out"
    ]
    assert [article for article, _, _ in seen(taken)] == [article.id for article in bad[1:]]


def test_a_worker_that_has_read_much_gives_way_to_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    start = _Worker.start

    def counted(worker: _Worker) -> None:
        start(worker)
        begun.append(worker._process.pid)

    monkeypatch.setattr(_Worker, "start", counted)
    monkeypatch.setattr("index.ingest.workers.MAX_CHARACTERS", sum(len(report(number).text) for number in range(40)))
    taken = list(take_all(steps(100, 10), intake(), workers=1))
    assert [article for article, _, _ in seen(taken)] == [f"report-{number}" for number in range(100)]
    assert not any(each.failures for each in taken)
    assert len(set(begun)) == 3  # the first read 50 of them, the second 40, whose numbers are longer
    assert not any(Path(f"/proc/{number}").exists() for number in begun)


def test_two_workers_do_not_give_way_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[_Worker] = []
    start = _Worker.start

    def noted(worker: _Worker) -> None:
        start(worker)
        begun.append(worker)

    monkeypatch.setattr(_Worker, "start", noted)
    monkeypatch.setattr("index.ingest.workers.MAX_CHARACTERS", sum(len(report(number).text) for number in range(40)))
    with Workers(intake(), 2) as workers:
        for number in range(50):
            workers.submit([report(number)]).result()
    # They take the reports in turn, 25 each: only the second, which began as if it had read 20, comes to more than 40.
    assert [begun.count(worker) for worker in begun[:2]] == [1, 2]


def test_an_article_a_worker_cannot_read_is_named() -> None:
    articles = [report(number, text="unreadable" if number == 9 else "") for number in range(64)]
    (taken,) = take_all([articles], intake(), workers=1)
    assert [(failure.article, failure.name) for failure in taken.failures] == [("report-9", "Council 9")]
    assert len(taken.read) == 63


def test_what_a_failing_source_gave_comes_first() -> None:
    def source() -> Iterator[list[Article]]:
        yield from steps(80)
        raise OSError("the line is dead")

    for workers in (0, 2):
        taken = take_all(source(), intake(), workers=workers)
        read = [next(taken) for _ in range(5)]
        assert len(seen(read)) == 80
        with pytest.raises(OSError, match="dead"):
            next(taken)


def test_a_model_that_is_missing_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    lacking = Intake(QuickExtractor(), revision="0" * 64, model="no/such")
    with pytest.raises(ModelError, match="no/such"):
        list(take_all(steps(80), lacking, workers=2))


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    script = (
        "import sys, time; from index.ingest.workers import Workers; from index.ingest.intake import Intake\n"
        "from quick import QuickExtractor\n"
        "workers = Workers(Intake(QuickExtractor(), revision='', model=''), 2)\n"
        "print(*(worker._process.pid for worker in workers._all), flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    started = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment)
    assert started.stdout is not None
    numbers = [int(number) for number in started.stdout.readline().split()]
    assert len(numbers) == 2
    started.send_signal(signal.SIGKILL)
    started.wait()
    for _ in range(600):
        if not any(is_alive(number) for number in numbers):
            return
        time.sleep(0.05)
    raise AssertionError("a worker lives on")


def is_alive(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def test_one_core_needs_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, workers in ((1, 0), (2, 2), (64, 2)):
        monkeypatch.setattr("os.sched_getaffinity", lambda _, cores=cores: set(range(cores)), raising=False)
        assert usual_count() == workers
