"""Hardship: a full disk, a read-only one, another writer, a clock set back; one clear line each, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from commands import Ran, Run, run_command
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.store.database import FILE
from index.library import Library

pytestmark = pytest.mark.usefixtures("quick")
QUESTION = "what did Vellora say about the salt tax?"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return what runs a command on the library of this test."""
    monkeypatch.setenv("ONRECORD_LIBRARY", str(tmp_path / "disk" / "library"))

    def call(*arguments: str) -> Ran:
        return run_command(monkeypatch, capsys, *arguments)

    return call


@pytest.fixture(autouse=True)
def no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything in this process, which is sooner done with reports as small as these."""
    monkeypatch.setattr("index.ingest.taking.usual_count", lambda: 0)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 2 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def remount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


def fill(disk: Path) -> None:
    """Write to a disk until no byte more can be."""
    with pytest.raises(OSError, match="No space"), (disk / "filler").open("wb", buffering=0) as filler:  # noqa: PT012
        while True:
            filler.write(bytes(4096))


def written(folder: Path, numbers: range) -> str:
    """Return a file with these reports."""
    file = folder / f"{numbers.start}-{numbers.stop}.jsonl"
    lines = []
    for number in numbers:
        one = report(number)
        published = one.published.isoformat() if one.published else None
        record = {"id": one.id, "title": one.title, "text": one.text, "outlet": one.outlet, "published": published}
        lines.append(json.dumps(record))
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def whole(folder: Path) -> set[str]:
    """Return the ids of the articles, each of which is there with its three statements."""
    with Library.open(folder) as library:
        records = list(library.export())[1:-1]
        assert all(len(record["statements"]) == 3 for record in records)
        assert [finding for finding in library.check() if finding.part != "disk"] == []
        return {record["id"] for record in records}


def one_line(ran: Ran, *words: str) -> None:
    """Check that a command failed with one line that holds these words."""
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    for word in words:
        assert word in ran.err


def test_a_full_disk_loses_nothing_that_was_kept(disk: Path, tmp_path: Path, run: Run) -> None:
    library = disk / "library"
    assert run("add", written(tmp_path, range(30))).status == 0
    one_line(run("add", written(tmp_path, range(300))), "is full", "make room and run the command again")
    assert run("ask", QUESTION).status == 0
    remount(disk, "size=64m")
    kept = whole(library)
    assert {f"report-{number}" for number in range(30)} <= kept
    assert run("add", written(tmp_path, range(150))).status == 0
    assert whole(library) == kept | {f"report-{number}" for number in range(150)}


def test_a_disk_without_a_byte_left_still_answers(disk: Path, tmp_path: Path, run: Run) -> None:
    assert run("add", written(tmp_path, range(60))).status == 0
    before = run("ask", QUESTION)
    assert before.status == 0
    fill(disk)
    assert run("ask", QUESTION).out == before.out
    one_line(run("add", written(tmp_path, range(60, 70))), "disk")
    one_line(run("remove", "report-3"), "disk")
    (disk / "filler").unlink()
    assert whole(disk / "library") == {f"report-{number}" for number in range(60)}


def test_a_rebuild_on_a_full_disk_leaves_the_old_state(
    disk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("add", written(tmp_path, range(50))).status == 0
    before = run("ask", QUESTION).out
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    free = shutil.disk_usage(disk).free
    (disk / "filler").write_bytes(bytes(max(free - 200_000, 0)))
    one_line(run("rebuild"), "disk")
    assert run("ask", QUESTION).out == before
    (disk / "filler").unlink()
    remount(disk, "size=64m")
    assert run("rebuild").status == 0
    assert run("ask", QUESTION).out == before
    assert len(whole(disk / "library")) == 50


def test_a_read_only_disk_answers_and_says_what_to_do(disk: Path, tmp_path: Path, run: Run) -> None:
    with Library.open(disk / "library", create=True) as library:
        library.add(report(number) for number in range(20))
        before = [match.statement.id for match in library.ask(QUESTION).matches]
    remount(disk, "ro")
    found = json.loads(run("ask", QUESTION, "--json").out)
    assert [match["id"] for match in found["matches"]] == before
    assert run("status").status == 0
    more = written(tmp_path, range(20, 25))
    for arguments in (("add", more), ("remove", "report-3"), ("rebuild",)):
        one_line(run(*arguments), "cannot be written", "--library")
    remount(disk, "rw")
    assert len(whole(disk / "library")) == 20


@pytest.mark.parametrize("command", ["add", "remove", "rebuild", "import"])
def test_a_library_that_another_program_writes_is_left_in_peace(
    command: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.database.BUSY_SECONDS", 0.1)
    library = tmp_path / "disk" / "library"
    assert run("add", written(tmp_path, range(20))).status == 0
    exported = tmp_path / "export.jsonl"
    exported.write_text(run("export").out, encoding="utf-8")
    before = run("ask", QUESTION).out
    other = sqlite3.connect(library / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    given = {"add": [written(tmp_path, range(20, 25))], "remove": ["report-3"], "import": [str(exported)]}
    one_line(run(command, *given.get(command, [])), "another program is writing", "try again")
    assert run("ask", QUESTION).out == before
    other.execute("ROLLBACK")
    other.close()
    assert run(command, *given.get(command, [])).status == 0
    assert len(whole(library)) == {"add": 25, "remove": 19}.get(command, 20)


def test_two_adds_at_once_both_arrive_whole(tmp_path: Path) -> None:
    script = (
        "import sys, corpus.extractor; from quick import QuickExtractor; corpus.extractor.Extractor = QuickExtractor\n"
        "from bot.cli.main import main; main()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    library = tmp_path / "library"
    adding = [
        subprocess.Popen(
            [sys.executable, "-c", script, "add", written(tmp_path, numbers), "--library", str(library)],
            env=environment,
            stdout=subprocess.PIPE,
        )
        for numbers in (range(60), range(30, 100))
    ]
    for each in adding:
        each.communicate()
        assert each.returncode == 0
    assert whole(library) == {f"report-{number}" for number in range(100)}


def test_a_clock_that_goes_backwards_does_no_harm(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count(2_000_000_000, -86_400)
    monkeypatch.setattr(time, "time", lambda: float(next(ticks)))
    assert run("add", written(tmp_path, range(40))).status == 0
    for file in (tmp_path / "disk" / "library").iterdir():
        os.utime(file, (4_000_000_000, 4_000_000_000))
    monkeypatch.setattr("index.stores.sqlite.files.files.RECENT_MOST", 10)
    assert run("add", written(tmp_path, range(20, 60))).status == 0
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    assert run("rebuild").status == 0
    assert run("remove", "report-1").status == 0
    assert len(whole(tmp_path / "disk" / "library")) == 59
    assert run("ask", QUESTION).status == 0
