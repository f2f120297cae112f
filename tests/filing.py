"""Vectors moved between the database of a library and its files, for tests of what lies where."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.store.database import connect
from corpus.store.store import Store
from index.stores.sqlite.files.filed import NOTED, Files, known_files
from index.stores.sqlite.files.kept import Kept
from index.stores.sqlite.store import SqliteStore


def vectors(folder: Path) -> dict[int, bytes]:
    """Return the vector that each statement of a library has, by row, wherever it lies."""
    with closing(Store(folder)) as store, store.reading():
        rows, codes = Kept(store, known_files(store)).take(store.rows_between(0))
        return {row: own.tobytes() for row, own in zip(rows.tolist(), codes, strict=True)}


def in_database(folder: Path) -> int:
    """Return how many vectors lie in the database."""
    with closing(Store(folder)) as store:
        ((count,),) = store.execute("SELECT count(*) FROM embeddings")
        return int(count)


def put_back(folder: Path) -> None:
    """Make a library one of the version before: all vectors lie in the database too, and its files have no sums."""
    _put_all(folder)
    with closing(SqliteStore(folder)) as store, store.writing() as writer:
        files = known_files(store)
        writer.note(NOTED, str(replace(files, filed=tuple(replace(each, sums="") for each in files.filed))))
        writer.execute("PRAGMA user_version = 9")


def take_out_files(folder: Path) -> None:
    """Have all vectors of a library lie in its database and none in a file."""
    _put_all(folder)
    with closing(SqliteStore(folder)) as store, store.writing() as writer:
        writer.note(NOTED, str(Files()))
    for path in folder.glob("vectors-*"):
        path.unlink()


def _put_all(folder: Path) -> None:
    with closing(connect(folder)) as connection:
        connection.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?)", vectors(folder).items())


def harm(path: Path, place: int, *, bits: int = 1) -> None:
    """Change a byte of a file."""
    data = np.memmap(path, np.uint8, mode="r+")
    data[place] ^= bits
    data.flush()
