"""A library whose writer is killed at any moment: it opens, answers, and holds all that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from quick import QuickExtractor, report

from corpus.statement import statement_text
from corpus.store.store import Store
from index.library import Library
from index.stores.sqlite.files.filed import known_files

KILLS = 20
REPORTS = 120
# Adds the reports one step at a time, says which are kept, and takes one of them out now and then.
WRITER = """
import sys
from pathlib import Path
import corpus.extractor, index.ingest.incoming, index.stores.sqlite.files.files
from quick import QuickExtractor, report
from index.library import Library
corpus.extractor.Extractor = QuickExtractor
index.ingest.incoming.MAX_BATCH = 2
index.stores.sqlite.files.files.RECENT_MOST = 10
with Library.open(Path(sys.argv[1]), create=True) as library:
    library.snapshot().searcher
    print("ready", flush=True)
    for start in range(0, int(sys.argv[2]), 6):
        library.add([report(number) for number in range(start, start + 6)])
        print(start + 6, flush=True)
print("done", flush=True)
"""


def run_and_kill(folder: Path, *, steps: int, seconds: float) -> str:
    """Run the writer, kill it `seconds` after it has kept so many `steps`, and return the last line it printed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(REPORTS)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert writer.stdout is not None
    for _ in range(steps + 1):
        last = writer.stdout.readline().strip()
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    said = writer.stdout.read().split()
    writer.wait()
    return said[-1] if said else last


def check(library: Library, acknowledged: int) -> None:
    """Check that every article is wholly there or not at all, and all acknowledged ones are."""
    store = library.snapshot().searcher
    articles = {article.id: article for article in store.articles()}
    assert {f"report-{number}" for number in range(acknowledged)} <= set(articles)
    rows = store.rows()
    held: dict[str, set[str]] = {}
    for statement, article in store.statements(rows):
        assert statement.speakers
        held.setdefault(article.id, set()).add(statement.id)
    for id_ in articles:
        assert held[id_] == {each.id for each in QuickExtractor().extract(report(int(id_[7:])))}
    assert len(library.snapshot().searcher) == len(rows)
    if len(rows):
        found, scores = library.snapshot().searcher.vectors.search(library.snapshot().embed("the salt tax"), limit=3)
        assert len(store.statements(found)) == 3
        assert scores[0] > 0.5
        assert len(store.words(["vote"], limit=1))


def answers(library: Library) -> list[tuple[str, str]]:
    snapshot = library.snapshot()
    rows, _ = snapshot.searcher.vectors.search(snapshot.embed("the night ferry in 1905"), limit=25)
    return sorted(
        (s.speakers[0].name, statement_text(a.text, s.content)) for s, a in snapshot.searcher.statements(rows)
    )


def test_a_library_survives_twenty_kills_while_adding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    folder = tmp_path / "library"
    moments = random.Random(2026)
    acknowledged = 0
    for _ in range(KILLS):
        said = run_and_kill(folder, steps=moments.randrange(3), seconds=moments.uniform(0, 0.3))
        acknowledged = max(acknowledged, int(said) if said.isdigit() else REPORTS * (said == "done"))
        with Library.open(folder) as library:
            check(library, acknowledged)
    with Library.open(folder) as library, Library.open(tmp_path / "calm", create=True) as calm:
        library.add(report(number) for number in range(REPORTS))
        calm.add(report(number) for number in range(REPORTS))
        check(library, REPORTS)
        assert answers(library) == answers(calm)
    assert acknowledged > 0
    with closing(Store(folder)) as store:
        noted = {filed.file for filed in known_files(store).filed}
    assert {path.name for path in folder.glob("vectors-*.codes")} == noted
