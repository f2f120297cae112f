"""The SQLite file of a library: its tables, how it is opened, and its errors in plain words."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "library.sqlite"
SCHEMA_VERSION = 5
BUSY_SECONDS = 30.0
# Kibibytes of the file that a connection keeps in memory: with the 2,000 that SQLite keeps by itself, what an answer
# from a million statements reads is fetched again each time.
CACHE = 16_000
TABLES = """
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    extractor TEXT NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0,
    story INTEGER
);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_day ON articles (published);
CREATE INDEX articles_by_story ON articles (story);
CREATE TABLE speakers (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL
);
CREATE INDEX speakers_by_block ON speakers (block);
-- One way in which articles name somebody: the name, its forms and roles as printed; the days of the first and last.
CREATE TABLE namings (
    row INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    first INTEGER NOT NULL DEFAULT 0,
    last INTEGER NOT NULL DEFAULT 0,
    speaker INTEGER REFERENCES speakers (row)
);
CREATE UNIQUE INDEX namings_as_printed ON namings (name, kind, aliases, roles);
CREATE INDEX namings_by_block ON namings (block);
CREATE INDEX namings_by_speaker ON namings (speaker);
-- AUTOINCREMENT: a row number is never used again, so a vector file cannot mistake one statement for another.
CREATE TABLE statements (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (row),
    spans TEXT NOT NULL,
    kind TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX statements_by_article ON statements (article);
CREATE TABLE said (
    statement INTEGER NOT NULL REFERENCES statements (row),
    place INTEGER NOT NULL,
    naming INTEGER NOT NULL REFERENCES namings (row),
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE TABLE lists (row INTEGER PRIMARY KEY, naming INTEGER NOT NULL, entries BLOB NOT NULL);
CREATE INDEX lists_by_naming ON lists (naming);
CREATE TABLE outlets (row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE INDEX outlets_by_any_case ON outlets (name COLLATE NOCASE);
CREATE TABLE embeddings (row INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE removed (row INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='porter unicode61 remove_diacritics 2');
"""
STORIES = """
-- What articles of one story are likely to share (see corpus/store/stories.py).
CREATE TABLE marks (mark INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (mark, article)) WITHOUT ROWID;
-- Articles that could not be read: why, and by which version of the extractor.
CREATE TABLE failed (
    article TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    extractor TEXT NOT NULL
) WITHOUT ROWID;
"""
# What brings a library of an older version to the next.
STEPS = {
    4: STORIES
    + """
ALTER TABLE articles ADD COLUMN story INTEGER;
CREATE INDEX articles_by_story ON articles (story);
UPDATE embeddings SET vector = as_codes(vector);
UPDATE facts SET value = replace(value, '.faiss', '.codes') WHERE key = 'vectors';
"""
}


class LibraryError(RuntimeError):
    """A library that cannot be opened, read or written; the message says what, which and what next."""


def connect(folder: Path, *, create: bool = False) -> sqlite3.Connection:
    """Return a connection to the library in `folder`, made first where `create` says so.

    Raises:
        LibraryError: there is no library, it is damaged, another program's, newer, or cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise LibraryError(f"{folder} is not a directory; give the directory of a library")
    missing = "" if create else f"no library in {folder}; run 'onrecord add FILE' first"
    with plain_errors(folder):
        return open_file(folder / FILE, lambda made: _prepare(made, folder, create=create), missing=missing)


def open_file(file: Path, prepare: Callable[[sqlite3.Connection], None], *, missing: str) -> sqlite3.Connection:
    """Return a connection to an SQLite file after `prepare` has looked at it, or made its tables.

    `missing` is what to say where there is no such file; it is made where nothing is to be said. A file or directory
    that cannot be written is read all the same.

    Raises:
        LibraryError: there is no such file, or its directory cannot be made.
        sqlite3.Error: it cannot be opened.
    """
    folder = file.parent
    if not file.exists():
        if missing:
            raise LibraryError(missing)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"cannot make {folder} ({error.strerror}); give another with --library") from error
    # SQLite cannot read a WAL database beside which it can make no files, unless told that nobody writes.
    fixed = (
        "" if os.access(folder, os.W_OK) and os.access(file if file.exists() else folder, os.W_OK) else "?immutable=1"
    )
    connection = sqlite3.connect(
        file.absolute().as_uri() + fixed,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def one_step(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is written inside the block be there afterwards, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends the step itself where the disk is full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write_ahead(connection: sqlite3.Connection) -> None:
    """Have a new file write ahead (WAL), so that answers go on while articles are added.

    Of two programs that make one file at once SQLite tells one, without waiting, that it is locked: this waits.

    Raises:
        sqlite3.OperationalError: another program had the file for all of BUSY_SECONDS.
    """
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(random.uniform(0.001, 0.02))


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into a LibraryError that says what to do.

    Raises:
        LibraryError: the database is locked, full, read-only, damaged or cannot be opened.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_in_words(error, folder)) from error


def _in_words(error: sqlite3.Error, folder: Path) -> str:
    text = str(error)
    cases = (
        ("locked", f"another program is writing to the library in {folder}; try again when it is done"),
        ("disk is full", f"the disk of {folder} is full; make room and run the command again, nothing was lost"),
        ("readonly", f"the library in {folder} cannot be written; change its permissions or give another --library"),
        (
            "unable to open",
            f"{folder / FILE} cannot be opened; check its permissions or give another --library",
        ),
        ("disk I/O", f"the disk of {folder} cannot be read or written; check it and run the command again"),
    )
    for part, message in cases:
        if part in text:
            return message
    if isinstance(error, sqlite3.DatabaseError):
        return (
            f"{folder / FILE} is damaged ({text}); run 'onrecord doctor --library {folder}', "
            "or move it away and add the articles again"
        )
    return f"{folder / FILE}: {text}"


def _prepare(connection: sqlite3.Connection, folder: Path, *, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    # In one statement: another program may be making the tables just now.
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version == SCHEMA_VERSION:
        return
    if version > SCHEMA_VERSION:
        raise LibraryError(f"the library in {folder} was made by a newer onrecord; install that version")
    if version in STEPS:
        _bring_up_to_date(connection, folder)
        return
    if version:
        raise LibraryError(
            f"the library in {folder} was made by an older onrecord; move it away and add the articles again"
        )
    if tables or not create:
        raise LibraryError(f"{folder / FILE} is not a library of onrecord; give another directory with --library")
    write_ahead(connection)
    with one_step(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in (TABLES + STORIES).split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _bring_up_to_date(connection: sqlite3.Connection, folder: Path) -> None:
    """Change an older library's tables to this version's in one step; no article is read again."""
    connection.create_function("as_codes", 1, _as_codes, deterministic=True)
    try:
        with one_step(connection):
            while (version := connection.execute("PRAGMA user_version").fetchone()[0]) in STEPS:
                for statement in STEPS[version].split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
    except sqlite3.OperationalError as error:
        if "readonly" in str(error):
            raise LibraryError(
                f"the library in {folder} was made by an older onrecord and cannot be written; "
                "run 'onrecord status' once as somebody who may write there"
            ) from error
        raise


def _as_codes(vector: bytes) -> bytes:
    """Return the codes of a vector that an older library keeps as float16."""
    import numpy as np

    from corpus.store.codes import make_codes

    return make_codes(np.frombuffer(vector, np.float16).astype(np.float32)).tobytes()
