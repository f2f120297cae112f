"""Vectors on their way from the database into files: killed between any two steps, nothing of them is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filing import harm, in_database, put_back, vectors
from quick import QuickExtractor, report

from index.library import Library
from index.stores.sqlite.files import files

# Does something to a copy of a library in a process that is killed before its first step, in another that is killed
# before its second, and so on until one comes to its end. A step is whatever may change a file.
DRIVER = """
import os, shutil, signal, sys
from pathlib import Path
import numpy as np
import corpus.extractor, corpus.store.connections, index.stores.sqlite.files.files as files
from quick import QuickExtractor, report
from index.library import Library
from index.stores.sqlite import remedies

corpus.extractor.Extractor = QuickExtractor
files.RECENT_MOST = 8
what, source, place = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
left = [10**9]

def step(sql=""):
    left[0] -= not sql.startswith("SELECT")
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(owner, name):
    do = getattr(owner, name)
    def counting(*given, **named):
        step()
        return do(*given, **named)
    setattr(owner, name, counting)

counted(os, "fsync")
counted(Path, "replace")
counted(Path, "unlink")
counted(files, "write_segment")
own = corpus.store.connections.connect

def connect(*given, **named):
    connection = own(*given, **named)
    connection.set_trace_callback(step)
    return connection

corpus.store.connections.connect = connect

def work(library):
    if what in ("grow", "merge", "bring"):
        files.publish_vectors(library._store)
    elif what == "anew":
        files.publish_vectors(library._store, everything=True)
    elif what == "rebuild":
        QuickExtractor.version = "quick-2"
        with library._store.writing() as writer:
            writer.note("extractor", "quick-2")
            writer.publish()
    else:
        remedies.STATEMENTS_A_STEP = 10
        remedies.mend_files(library._store, lambda texts: np.eye(384, dtype=np.float32)[[len(text) for text in texts]])

number = 0
while True:
    number += 1
    copy = place / str(number)
    shutil.copytree(source, copy)
    child = os.fork()
    if not child:
        with Library.open(copy) as library:
            left[0] = number
            work(library)
            left[0] = 10**9
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
print(number)
"""


def grow(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([report(number) for number in range(20, 24)])


def merge(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([report(number) for number in range(20, 36)])


def bring(folder: Path) -> None:
    grow(folder)
    put_back(folder)


def mend(folder: Path) -> None:
    (file,) = folder.glob("vectors-*.codes")
    harm(file, -1)


@pytest.mark.parametrize(
    ("what", "prepare"),
    [("grow", grow), ("merge", merge), ("anew", grow), ("bring", bring), ("rebuild", grow), ("mend", mend)],
)
def test_a_kill_between_any_two_steps_loses_no_vector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, prepare: Callable[[Path], None]
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    folder, copies = tmp_path / "library", tmp_path / "copies"
    with Library.open(folder, create=True) as library:
        library.add([report(number) for number in range(10)])
    monkeypatch.setattr(files, "RECENT_MOST", 10_000)
    prepare(folder)
    copies.mkdir()
    kept = vectors(folder)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-c", DRIVER, what, str(folder), str(copies)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    steps = int(done.stdout)
    assert steps > 12
    monkeypatch.setattr(files, "RECENT_MOST", 8)
    taken_out = []
    for number in range(1, steps + 1):
        copy = copies / str(number)
        found = vectors(copy)
        taken_out.append(not in_database(copy))
        assert kept.items() <= found.items(), f"vectors are lost before step {number} of {what}"
        with Library.open(copy) as library:
            searcher = library.snapshot().searcher
            assert len(searcher) == len(searcher.rows())
            assert all(finding.repaired for finding in library.check(repair=what == "mend"))
            files.publish_vectors(library._store)  # type: ignore[arg-type]
            assert library.check() == []
            assert kept.items() <= vectors(copy).items()
            assert len(vectors(copy)) == len(searcher)
        assert not list(copy.glob("vectors-*.part")) or number < steps
        shutil.rmtree(copy)
    assert taken_out[-1]
    assert not all(taken_out)
