"""The notebook of a library's news sources: one SQLite file beside it, written in whole steps or not at all."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from corpus.errors import LibraryError
from corpus.store.database import one_step, open_file, plain_errors, write_ahead

FILE = "sources.sqlite"
VERSION = 2
MIN_PAUSE = 300.0
MAX_PAUSE = 86_400.0
TABLES = """
CREATE TABLE sources (
    url TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    outlet TEXT NOT NULL,
    private INTEGER NOT NULL,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    tried REAL,
    succeeded REAL,
    failed REAL,
    reason TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    pause REAL NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0
);
-- What a source lists. state: waiting (to be read), kept (in the library), failed (given up until it changes).
-- A row is written in the same step as the ETag of the list it stood on, so nothing is forgotten that a later
-- "304 Not Modified" would not say again.
CREATE TABLE pages (
    row INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources (url) ON DELETE CASCADE,
    url TEXT NOT NULL,
    stamp TEXT NOT NULL,
    always INTEGER NOT NULL,
    is_list INTEGER NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    link TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tried REAL,
    tries INTEGER NOT NULL DEFAULT 0,
    pause REAL NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    kept REAL,
    articles INTEGER NOT NULL DEFAULT 0,
    article TEXT NOT NULL DEFAULT '',
    fingerprint BLOB NOT NULL DEFAULT x'',
    guid TEXT NOT NULL DEFAULT '',
    UNIQUE (source, url)
);
CREATE INDEX pages_by_url ON pages (url);
CREATE INDEX pages_waiting ON pages (source) WHERE state = 'waiting';
"""
STEPS = {1: "ALTER TABLE pages ADD COLUMN guid TEXT NOT NULL DEFAULT ''"}
"""What makes the tables of one version those of the next."""

Run = Callable[..., sqlite3.Cursor]


class Notebook:
    """The file of one library; safe to share between threads.

    `clock` gives seconds since 1970. It may jump: see `rests`.

    Raises:
        LibraryError: (any method) the file is missing, damaged, locked, or cannot be written.
    """

    def __init__(self, folder: Path, *, create: bool, clock: Callable[[], float] = time.time) -> None:
        self.folder, self.now = folder, clock
        self._lock = threading.RLock()
        self._database = _connect(folder, create=create)

    def close(self) -> None:
        """Release the file; nothing can be read afterwards."""
        with self._lock:
            self._database.close()

    @contextmanager
    def writing(self) -> Iterator[Run]:
        """Give what runs SQL inside one step: all of it is there afterwards, or nothing."""
        with self._lock, _plain_errors(self.folder), one_step(self._database):
            yield self._database.execute

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one query."""
        with self._lock, _plain_errors(self.folder):
            return self._database.execute(sql, values).fetchall()


def rests(tried: float | None, pause: float, now: float) -> bool:
    """Return whether a pause that began at `tried` is still on.

    Where a clock was set back and says that it has not begun yet, it is over: nothing may rest for years by that.
    """
    return tried is not None and 0 <= now - tried < pause


def longer_pause(failures: int) -> float:
    """Return for how many seconds to leave alone what failed, after so many failures before this one."""
    return float(min(MIN_PAUSE * 2 ** min(failures, 20), MAX_PAUSE))


def notebook_damage(folder: Path) -> str:
    """Return what is wrong with the file in a folder, empty where nothing is or there is no file."""
    file = folder / FILE
    if not file.exists():
        return ""
    try:
        with closing(open_file(file, lambda _: None, missing=f"{FILE} has gone")) as connection:
            ((line,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
    except (sqlite3.Error, LibraryError) as error:
        return str(error)
    return "" if line == "ok" else str(line)


def _connect(folder: Path, *, create: bool) -> sqlite3.Connection:
    missing = "" if create else f"no sources are followed in {folder}; run 'onrecord follow URL' first"
    with _plain_errors(folder):
        return open_file(folder / FILE, lambda made: _prepare(made, folder), missing=missing)


def _prepare(database: sqlite3.Connection, folder: Path) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise LibraryError(f"{folder / FILE} was made by a newer onrecord; install that version")
    if version == VERSION:
        return
    write_ahead(database)
    with one_step(database):
        # Another program may have been here meanwhile.
        (version,) = database.execute("PRAGMA user_version").fetchone()
        for statement in TABLES.split(";\n") if not version else [STEPS[step] for step in range(version, VERSION)]:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _plain_errors(folder: Path) -> Iterator[None]:
    with plain_errors(folder):
        try:
            yield
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise LibraryError(
                f"{folder / FILE} is damaged ({error}); move it away and follow the sources again, "
                "the articles are not touched by it"
            ) from error
