"""An open library of many statements: how fast it opens, answers, takes in what is new, and what it costs.

Usage: python benchmarks/warm.py STATEMENTS... ; prints one JSON object a size. Times are milliseconds: of the wall
clock where a name ends in `_wall` (questions one after another, the machine's neighbours included) and in `add_100`,
of processor time in all threads elsewhere. The disk is warm: all files are read once before. `limit_free` is what an
exact search cannot beat here: all vectors of four bytes a number read once (NumPy), in the same run.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from many import folder_of, make_articles, make_speakers, real_sentences

from corpus.store.codes import read_codes
from index.library import Library
from index.question.question import parse_question
from index.question.request import Request
from index.stores.filters import Filters

QUESTIONS = 200
CLIENTS = 32
TODAY = date(2026, 1, 1)
QUESTIONS_A_FILTER = 60
DAYS = {"after": date(2018, 1, 1), "before": date(2018, 1, 1) + timedelta(days=1000)}
# A quarter of the days there are, one of forty outlets, and everything: no statement there is of another kind.
NARROWED: dict[str, dict[str, Any]] = {
    "days": DAYS,
    "outlet": {"outlet": "Paper 3"},
    "kind": {"kind": "direct"},
    "two": {**DAYS, "outlet": "Paper 3"},
}


def main() -> None:
    """Measure each size in a process of its own, so that memory is its own."""
    if "--one" in sys.argv:
        print(json.dumps(measure(int(sys.argv[-1]))), flush=True)
    elif "--memory" in sys.argv:
        print(memory_of_bot(int(sys.argv[-1])), flush=True)
    else:
        for size in sys.argv[1:] or ["10000", "100000"]:
            print(json.dumps(figures_of(int(size))), flush=True)


def figures_of(size: int) -> dict[str, Any]:
    """Return the figures of one size, measured in processes of their own."""
    folder_of(size)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}

    def run(what: str) -> Any:
        command = [sys.executable, __file__, what, str(size)]
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout)

    return {**run("--one"), "memory_mb": run("--memory")}


def memory_of_bot(count: int) -> int:
    """Return what a process holds in memory that has opened the library as the bot does and answered questions."""
    people, topics = make_questions(count, np.random.default_rng(6))
    library = Library.open(folder_of(count))
    library.speakers()
    library.outlets()
    for who, topic in zip(people, topics, strict=True):
        library.ask(Request(f"what did {who} say about {topic}?", limit=10))
        library.ask(Request(f"who talked about {topic}?", limit=10))
    return memory()


def measure(count: int) -> dict[str, Any]:
    """Return the figures of a library of `count` statements."""
    random = np.random.default_rng(5)
    kept = folder_of(count)
    figures: dict[str, Any] = {"statements": count}
    warm_disk(kept)
    figures["disk_bytes_a_statement"] = round(sum(f.stat().st_size for f in kept.iterdir()) / count)
    with Library.open(kept) as library:
        library.snapshot().embed("loads the model before anything is timed")
    figures["open"] = median_of(lambda: open_once(kept), 7)
    library = Library.open(kept)
    snapshot = library.snapshot()
    people, topics = make_questions(count, random)
    filtered = [f"what did {who} say about {topic}?" for who, topic in zip(people, topics, strict=True)]
    free = [f"who talked about {topic}?" for topic in topics]
    for question in (*filtered[:12], *free[:12]):
        library.ask(question)
    figures["encode"] = median_of(lambda: snapshot.embed(topics[0]), 30)
    narrowed = {name: [Request(asked, **how) for asked in free[:QUESTIONS_A_FILTER]] for name, how in NARROWED.items()}
    for name, questions in {"speaker": filtered, "free": free, **narrowed}.items():
        both = [times_of(lambda asked=asked: library.ask(asked)) for asked in questions]
        for clock, taken in zip(("", "_wall"), map(sorted, zip(*both, strict=True)), strict=True):
            figures[f"ask_{name}_p50{clock}"] = taken[len(taken) // 2]
            figures[f"ask_{name}_p99{clock}"] = taken[int(len(taken) * 0.99)]
    parsed = sorted(
        time_of(lambda asked=asked: parse_question(asked, snapshot.names, today=TODAY)) for asked in filtered
    )
    figures["parse_p50"], figures["parse_p99"] = parsed[len(parsed) // 2], parsed[int(len(parsed) * 0.99)]
    vectors = [snapshot.embed(topic) for topic in topics[:50]]
    figures["search_free"] = statistics.median(
        time_of(lambda vector=vector: snapshot.searcher.vectors.search(vector, limit=10)) for vector in vectors
    )
    figures |= search_filtered(snapshot, vectors)
    figures["recall_at_10"], figures["limit_free"] = recall(snapshot, vectors)
    figures["recall_filtered"] = recall_filtered(snapshot, vectors[:10], random)
    figures |= throughput(library, filtered + free)
    library.close()
    figures["add_100"] = add_100(kept, count)
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}


def warm_disk(folder: Path) -> None:
    """Read all files of a folder once: what is measured afterwards is read from memory, and not from the disk."""
    for path in folder.iterdir():
        with path.open("rb", buffering=0) as file:
            while file.read(1 << 20):
                pass


def make_questions(count: int, random: np.random.Generator) -> tuple[list[str], list[str]]:
    """Return names drawn as the statements' speakers were, and topics of three to five words of real sentences."""
    speakers = make_speakers(min(50_000, max(500, count // 20)))
    weights = 1 / np.arange(1, len(speakers) + 1)
    people = [speakers[at].name for at in random.choice(len(speakers), QUESTIONS, p=weights / weights.sum())]
    sentences, _ = real_sentences()
    topics = []
    while len(topics) < QUESTIONS:
        words = [
            word for word in sentences[int(random.integers(len(sentences)))].split() if word.isalpha() and len(word) > 4
        ]
        if len(words) >= 3:
            topics.append(" ".join(words[: int(random.integers(3, 6))]).lower())
    return people, topics


def recall(snapshot: Any, vectors: list[Any]) -> tuple[float, float]:
    """Return the share of the ten exactly nearest that an unfiltered search finds, and the time of the exact one."""
    every = snapshot.searcher.rows()
    shares, taken = [], []
    matrices = [read_codes(segment.codes) for segment in snapshot.searcher.vectors.segments]
    for vector in vectors:
        exact, _ = snapshot.searcher.vectors.search(vector, rows=every, limit=10)
        found, _ = snapshot.searcher.vectors.search(vector, limit=10)
        shares.append(len(set(exact.tolist()) & set(found.tolist())) / 10)
        taken.append(time_of(lambda vector=vector: [matrix @ vector for matrix in matrices]))
    return statistics.mean(shares), statistics.median(taken)


def search_filtered(snapshot: Any, vectors: list[Any]) -> dict[str, float]:
    """Return the time of a search that names nobody, by filter, from the filter to the nearest rows."""
    searcher = snapshot.searcher
    cases = {
        name: Filters(how.get("after"), how.get("before"), tuple(filter(None, [how.get("outlet")])), how.get("kind"))
        for name, how in NARROWED.items()
    }

    def search(vector: Any, filters: Filters) -> None:
        with searcher.reading():
            searcher.nearest(vector, filters, limit=40)

    return {
        f"search_{name}": statistics.median(
            time_of(lambda vector=vector, filters=filters: search(vector, filters)) for vector in vectors
        )
        for name, filters in cases.items()
    }


def recall_filtered(snapshot: Any, vectors: list[Any], random: np.random.Generator) -> float:
    """Return the share of the ten exactly nearest that filtered searches find, speakers of all sizes and days."""
    everything = [(segment.rows, read_codes(segment.codes)) for segment in snapshot.searcher.vectors.segments]
    speakers = sorted(snapshot.speakers, key=lambda entry: -entry.statements)
    shares = []
    for vector in vectors:
        who = speakers[int(len(speakers) ** random.random()) - 1].speaker.id
        after = date(2015, 1, 1) + timedelta(days=int(random.integers(4000)))
        for rows in (
            snapshot.searcher.rows([who]),
            snapshot.searcher.rows(after=after),
            snapshot.searcher.rows([who], after=after),
        ):
            scores = np.concatenate([matrix @ vector for _, matrix in everything])
            allowed = np.isin(np.concatenate([own for own, _ in everything]), rows)
            best = np.sort(scores[allowed])[::-1][:10]
            _, found = snapshot.searcher.vectors.search(vector, rows=rows, limit=10)
            shares.append(float(np.isclose(found, best, atol=1e-5).mean()) if len(best) else 1.0)
    return statistics.mean(shares)


def throughput(library: Library, questions: list[str]) -> dict[str, float]:
    """Return the questions answered to `CLIENTS` threads at once, a second by the clock and of processor time."""
    waiting = list(questions)

    def client() -> None:
        while waiting:
            try:
                asked = waiting.pop()
            except IndexError:
                return
            library.ask(asked)

    started, worked = time.perf_counter(), time.process_time()
    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "questions_a_second": len(questions) / (time.perf_counter() - started),
        "questions_a_processor_second": len(questions) / (time.process_time() - worked),
    }


def add_100(kept: Path, count: int) -> dict[str, float]:
    """Return how long 100 more statements take to be kept, and until they answer, in a copy of the library."""
    from index.stores.sqlite.nametables import write_names

    with tempfile.TemporaryDirectory(dir=kept.parent) as place:
        folder = Path(place) / "library"
        shutil.copytree(kept, folder, copy_function=os.link if count > 300_000 else shutil.copy2)
        if count > 300_000:
            (folder / "library.sqlite").unlink()
            shutil.copy2(kept / "library.sqlite", folder / "library.sqlite")
        with Library.open(folder) as library:
            library.snapshot()
            with library._store.writing() as writer:
                write_names(writer.execute)  # a library that was built by older code is brought up to date once
            before = library.status().bytes
            started, worked = time.perf_counter(), time.process_time()
            with library._store.writing() as writer:
                for number, (article, statements, vectors) in enumerate(make_articles(100, seed=99)):
                    new = replace(article, id=f"new-{number}", url=f"https://tidewater.example/new-{number}")
                    own = [
                        replace(each, id=f"new-{number}-{at}", article_id=new.id) for at, each in enumerate(statements)
                    ]
                    writer.put(new, own, vectors, extractor="benchmark")
            kept_after = time.perf_counter()
            library._store.publish()
            library.refresh()
            assert len(library.snapshot().searcher) == count + 100
            seconds = time.perf_counter() - started
            written = library.status().bytes - before
    return {
        "kept": (kept_after - started) * 1000,
        "answering": seconds * 1000,
        "processor": (time.process_time() - worked) * 1000,
        "kilobytes": written / 1000,
    }


def open_once(folder: Path) -> None:
    """Open a library until it could answer."""
    with Library.open(folder) as library:
        library.snapshot()


def median_of(work: Callable[[], object], times: int) -> float:
    """Return the median time of `work` in milliseconds."""
    return statistics.median(time_of(work) for _ in range(times))


def times_of(work: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds of processor time, in all threads, and of the wall clock that `work` takes."""
    started, wall = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - started) * 1000, (time.perf_counter() - wall) * 1000


def time_of(work: Callable[[], object]) -> float:
    """Return the processor time `work` takes in all threads, in milliseconds; neighbours do not count."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def memory() -> int:
    """Return the resident memory of this process in megabytes, mapped files included."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    main()
