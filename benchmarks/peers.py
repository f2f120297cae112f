"""The peers' side: each answers the same queries over the same vectors, in the environment `benchmarks/peers` makes.

Usage: python benchmarks/peers.py PEER FOLDER ; prints one JSON object. FOLDER holds `data.npz` (see compare.py):
vectors, who said each, queries and whom they ask for, 100 more vectors, and the ten right answers of each query with
and without the filter. `--cold` answers one query from what is there and ends, for timing the whole process.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

EQUAL = 1e-5


def main() -> None:
    """Measure one peer."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    data = dict(np.load(folder / "data.npz"))
    if "--cold" in sys.argv:
        peer = PEERS[name](folder / name, data)
        peer.open()
        peer.search(0, str(data["asked"][0]))
        return
    shutil.rmtree(folder / name, ignore_errors=True)
    (folder / name).mkdir()
    peer = PEERS[name](folder / name, data)
    figures: dict[str, Any] = {"build_s": seconds_of(peer.build)}
    queries = range(len(data["queries"]))
    for kind, who in (("free", [""] * len(queries)), ("speaker", [str(each) for each in data["asked"]])):
        peer.search(0, who[0])
        found, taken = [], []
        for at in queries:
            started = time.perf_counter()
            found.append(peer.search(at, who[at]))
            taken.append((time.perf_counter() - started) * 1000)
        figures[f"{kind}_ms"] = statistics.median(taken)
        figures |= judge(data, kind, found)
    figures["add_100_s"] = seconds_of(peer.add)
    figures["bytes_a_statement"] = sum(f.stat().st_size for f in (folder / name).rglob("*") if f.is_file()) / len(
        data["vectors"]
    )
    print(json.dumps({key: round(value, 3) for key, value in figures.items()}))


def judge(data: dict[str, Any], kind: str, found: Sequence[Sequence[int]]) -> dict[str, float]:
    """Return recall@10, where whatever scores as the right ones do is right, and how many answers are too short."""
    shares, short = [], 0
    for query, who, right, got in zip(data["queries"], data["asked"], data[f"right_{kind}"], found, strict=True):
        wanted = right[right >= 0]
        rows = np.array(got, np.int64)
        fits = data["vectors"][rows] @ query >= (data["vectors"][wanted] @ query).min() - EQUAL
        if kind == "speaker":
            fits &= data["speakers"][rows] == who
        shares.append(fits.sum() / len(wanted))
        short += len(rows) < len(wanted)
    return {f"{kind}_recall": float(np.mean(shares)), f"{kind}_short": short}


def seconds_of(work: Callable[[], object]) -> float:
    """Return the seconds `work` takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _plain(method: Callable[..., Any]) -> Callable[..., Any]:
    # txtai calls a method without the object it belongs to.
    def call(*values: Any) -> Any:
        return method(*values)

    return call


class Txtai:
    """txtai with its default index and its content store; the filter is SQL, as its documentation has it."""

    def __init__(self, folder: Path, data: dict[str, Any]) -> None:
        self.folder, self.data = folder, data

    def _vectors(self, texts: Sequence[str]) -> Any:
        return np.array([self.data[kind][int(at)] for kind, at in (text.split() for text in texts)], np.float32)

    def _rows(self, kind: str, start: int) -> Any:
        for at in range(len(self.data[kind])):
            yield start + at, {"text": f"{kind} {at}", "speaker": str(self.data["speakers"][at])}, None

    def build(self) -> None:
        """Index all vectors and save the index."""
        from txtai import Embeddings

        self.index = Embeddings(method="external", transform=_plain(self._vectors), content=True)
        self.index.index(self._rows("vectors", 0))
        self.index.save(str(self.folder / "index"))

    def open(self) -> None:
        """Load the saved index."""
        from txtai import Embeddings

        self.index = Embeddings(method="external", transform=_plain(self._vectors), content=True)
        self.index.load(str(self.folder / "index"))

    def search(self, at: int, who: str) -> list[int]:
        """Return the ten nearest to a query."""
        clause = f" AND speaker = '{who}'" if who else ""
        found = self.index.search(f"SELECT id FROM txtai WHERE similar('queries {at}'){clause} LIMIT 10")
        return [int(each["id"]) for each in found]

    def add(self) -> None:
        """Add 100 and save."""
        self.index.upsert(self._rows("more", len(self.data["vectors"])))
        self.index.save(str(self.folder / "index"))


class Lance:
    """LanceDB: a table searched exactly (it has no index until one is made), filtered before the search."""

    def __init__(self, folder: Path, data: dict[str, Any]) -> None:
        self.folder, self.data = folder, data

    def _table(self, kind: str, start: int) -> Any:
        import pyarrow as pa

        vectors = self.data[kind]
        return pa.table(
            {
                "id": np.arange(start, start + len(vectors)),
                "speaker": [str(each) for each in self.data["speakers"][: len(vectors)]],
                "vector": pa.FixedSizeListArray.from_arrays(pa.array(vectors.ravel()), vectors.shape[1]),
            }
        )

    def build(self) -> None:
        """Write the table, with an index on the speaker."""
        import lancedb

        self.table = lancedb.connect(str(self.folder)).create_table("statements", self._table("vectors", 0))
        self.table.create_scalar_index("speaker")

    def open(self) -> None:
        """Open the table."""
        import lancedb

        self.table = lancedb.connect(str(self.folder)).open_table("statements")

    def search(self, at: int, who: str) -> list[int]:
        """Return the ten nearest to a query."""
        query = self.table.search(self.data["queries"][at]).distance_type("dot").select(["id"]).limit(10)
        if who:
            query = query.where(f"speaker = '{who}'", prefilter=True)
        return [int(each) for each in query.to_arrow()["id"].to_pylist()]

    def add(self) -> None:
        """Add 100 to the table."""
        self.table.add(self._table("more", len(self.data["vectors"])))


class SqliteVec:
    """sqlite-vec: a vec0 table with the speaker as metadata; every search is exact."""

    def __init__(self, folder: Path, data: dict[str, Any]) -> None:
        self.folder, self.data = folder, data

    def open(self) -> None:
        """Open the database."""
        import apsw  # Python's own module is often built without extensions
        import sqlite_vec

        self.database = apsw.Connection(str(self.folder / "vectors.sqlite"))
        self.database.enable_load_extension(True)
        self.database.load_extension(sqlite_vec.loadable_path())

    def _put(self, kind: str, start: int) -> None:
        rows = (
            (start + at, str(self.data["speakers"][at]), vector.tobytes()) for at, vector in enumerate(self.data[kind])
        )
        with self.database:
            self.database.executemany("INSERT INTO statements (rowid, speaker, vector) VALUES (?, ?, ?)", rows)

    def build(self) -> None:
        """Write the table."""
        self.open()
        dimension = self.data["vectors"].shape[1]
        self.database.execute(
            "CREATE VIRTUAL TABLE statements USING vec0"
            f" (speaker TEXT, vector float[{dimension}] distance_metric=cosine)"
        )
        self._put("vectors", 0)

    def search(self, at: int, who: str) -> list[int]:
        """Return the ten nearest to a query."""
        clause, values = ("AND speaker = ?", [who]) if who else ("", [])
        query = self.data["queries"][at].tobytes()
        return [
            int(row)
            for (row,) in self.database.execute(
                f"SELECT rowid FROM statements WHERE vector MATCH ? AND k = 10 {clause}", [query, *values]
            )
        ]

    def add(self) -> None:
        """Insert 100."""
        self._put("more", len(self.data["vectors"]))


class Plain:
    """The program anybody writes first: FAISS flat and bm25s, fused by rank; the filter is FAISS's ID selector."""

    def __init__(self, folder: Path, data: dict[str, Any]) -> None:
        self.folder, self.data = folder, data

    def build(self) -> None:
        """Make and write both indexes."""
        import bm25s
        import faiss

        faiss.omp_set_num_threads(1)
        self.flat = faiss.IndexFlatIP(self.data["vectors"].shape[1])
        self.flat.add(self.data["vectors"])
        self.texts = [str(text) for text in self.data["texts"]]
        self._index_words(bm25s)
        faiss.write_index(self.flat, str(self.folder / "flat.faiss"))

    def _index_words(self, bm25s: Any) -> None:
        self.words = bm25s.BM25()
        self.words.index(bm25s.tokenize(self.texts, show_progress=False), show_progress=False)
        self.words.save(str(self.folder / "bm25"))

    def open(self) -> None:
        """Read both indexes."""
        import bm25s
        import faiss

        faiss.omp_set_num_threads(1)
        self.flat = faiss.read_index(str(self.folder / "flat.faiss"))
        self.words = bm25s.BM25.load(str(self.folder / "bm25"))

    def search(self, at: int, who: str) -> list[int]:
        """Return the ten nearest to a query; the words are looked up too, as such a program does."""
        import bm25s
        import faiss

        query = self.data["queries"][at][None, :]
        if who:
            rows = np.flatnonzero(self.data["speakers"] == who)
            sel = faiss.IDSelectorBatch(rows)
            _, found = self.flat.search(query, 10, params=faiss.SearchParameters(sel=sel))
            return [int(row) for row in found[0] if row >= 0]
        _, found = self.flat.search(query, 10)
        words = bm25s.tokenize([str(self.data["query_texts"][at])], show_progress=False)
        self.words.retrieve(words, k=10, show_progress=False)
        return [int(row) for row in found[0]]

    def add(self) -> None:
        """Add 100: the words are indexed again and both files written, there is no other way."""
        import bm25s
        import faiss

        self.flat.add(self.data["more"])
        self.texts += self.texts[:100]
        self._index_words(bm25s)
        faiss.write_index(self.flat, str(self.folder / "flat.faiss"))


PEERS = {"txtai": Txtai, "LanceDB": Lance, "sqlite-vec": SqliteVec, "FAISS + bm25s": Plain}

if __name__ == "__main__":
    main()
