"""onrecord's search beside txtai, LanceDB, sqlite-vec and a plain FAISS + bm25s program, in one run.

Usage: benchmarks/peers [STATEMENTS]; prints one Markdown table. The peers live in an environment of their own, made
the first time. All get the vectors as our library holds them and the same 40 queries: half free, half by one speaker
(drawn as statements are, so mostly of many statements). Times are the wall clock's, in one thread where the peer lets
itself be told; cold is a whole process from its start to one answer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from many import folder_of, make_articles
from peers import judge
from warm import add_100, make_questions

from corpus.statement import statement_text
from corpus.store.codes import make_codes, read_codes
from index.library import Library
from index.vectors.embedder import cache_folder

QUERIES = 40
NEEDS = {
    "txtai": ["torch==2.13.0", "txtai==9.14.0"],
    "LanceDB": ["lancedb==0.40.0", "pyarrow"],
    "sqlite-vec": ["sqlite-vec==0.1.9", "apsw"],
    "FAISS + bm25s": ["faiss-cpu==1.15.1", "bm25s==0.3.16"],
}
COLUMNS = {
    "free_ms": "any speaker, ms",
    "free_recall": "recall@10",
    "speaker_ms": "one speaker, ms",
    "speaker_recall": "recall@10",
    "speaker_short": "too few",
    "add_100_s": "100 more, s",
    "cold_s": "cold, s",
    "bytes_a_statement": "bytes a statement",
}


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(write_table(compare(count)))


def compare(count: int) -> dict[str, dict[str, float] | str]:
    """Return the figures of each, or why there are none."""
    python = make_environment()
    rows: dict[str, dict[str, float] | str] = {}
    with tempfile.TemporaryDirectory(dir=cache_folder() / "benchmarks") as folder:
        data = make_data(count)
        np.savez(Path(folder) / "data.npz", **data)
        rows["onrecord"] = ours(count, data)
        for name, needs in NEEDS.items():
            print(name, file=sys.stderr)
            installed = run([python, "-m", "pip", "install", "-q", *needs])
            done = installed if installed.returncode else run([python, str(PEERS), name, folder])
            if done.returncode:
                why = (done.stderr.strip().splitlines() or ["no message"])[-1]
                rows[name] = f"{'could not be installed' if installed.returncode else 'failed'}: {why[:150]}"
                continue
            figures = json.loads(done.stdout.splitlines()[-1])
            rows[name] = {**figures, "cold_s": cold([python, str(PEERS), name, folder, "--cold"])}
    return rows


PEERS = Path(__file__).with_name("peers.py")


def make_environment() -> str:
    """Return the Python of the peers' environment, made where there is none."""
    folder = cache_folder() / "benchmarks" / "peers-env"
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    return str(folder / "bin" / "python")


def make_data(count: int) -> dict[str, Any]:
    """Return what all are given: vectors, speakers, texts, queries and the right answers; rows count from 0."""
    vectors, speakers, texts = [], [], []
    for article, statements, own in make_articles(count):
        vectors.append(read_codes(make_codes(own)))
        speakers += [statement.speakers[0].name for statement in statements]
        texts += [statement_text(article.text, statement.content) for statement in statements]
    matrix, said_by = np.concatenate(vectors), np.array(speakers)
    random = np.random.default_rng(11)
    _, topics = make_questions(count, random)
    with Library.open(folder_of(count)) as library:
        queries = np.array([library.snapshot().embed(topic) for topic in topics[:QUERIES]])
    asked = said_by[random.integers(count, size=QUERIES)]
    right: dict[str, list[Any]] = {"free": [], "speaker": []}
    for query, who in zip(queries, asked, strict=True):
        scores = matrix @ query
        right["free"].append(np.argsort(-scores, kind="stable")[:10])
        own = np.flatnonzero(said_by == who)
        best = own[np.argsort(-scores[own], kind="stable")[:10]]
        right["speaker"].append(np.pad(best, (0, 10 - len(best)), constant_values=-1))
    more = np.concatenate([own for _, _, own in make_articles(100, seed=99)])
    return {
        "vectors": matrix,
        "speakers": said_by,
        "texts": np.array(texts),
        "queries": queries,
        "query_texts": np.array(topics[:QUERIES]),
        "asked": asked,
        "more": more,
        **{f"right_{kind}": np.array(rows) for kind, rows in right.items()},
    }


def ours(count: int, data: dict[str, Any]) -> dict[str, float]:
    """Return the same figures of the library."""
    figures: dict[str, float] = {}
    kept = folder_of(count)
    with Library.open(kept) as library:
        snapshot = library.snapshot()
        ids: dict[str, list[str]] = {}
        for entry in library.speakers():
            ids.setdefault(entry.speaker.name, []).append(entry.speaker.id)
        for kind in ("free", "speaker"):
            found, taken = [], []
            for at in range(-1, QUERIES):
                started = time.perf_counter()
                rows = snapshot.searcher.rows(ids[str(data["asked"][at])]) if kind == "speaker" else None
                found.append(snapshot.searcher.vectors.search(data["queries"][at], rows=rows, limit=10)[0] - 1)
                taken.append((time.perf_counter() - started) * 1000)
            figures[f"{kind}_ms"] = median(taken[1:])
            figures |= judge(data, kind, found[1:])
    figures["add_100_s"] = add_100(kept, count)["answering"] / 1000
    figures["bytes_a_statement"] = sum(file.stat().st_size for file in kept.iterdir()) / count
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    figures["cold_s"] = cold([onrecord, "ask", "what was said about the election?", "--library", str(kept)])
    return figures


def cold(command: list[str]) -> float:
    """Return the seconds a whole process takes, the median of three."""
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        run(command)
        taken.append(time.perf_counter() - started)
    return median(taken)


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command in one thread and return what became of it."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def write_table(rows: dict[str, dict[str, float] | str]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| | " + " | ".join(COLUMNS.values()) + " |", "| --- |" + " --- |" * len(COLUMNS)]
    for name, figures in rows.items():
        if isinstance(figures, str):
            lines.append(f"| {name} | {figures} |" + " |" * (len(COLUMNS) - 1))
        else:
            lines.append(f"| {name} | " + " | ".join(f"{figures[key]:.4g}" for key in COLUMNS) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
