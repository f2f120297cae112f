"""The SQLite file of a library: how it is opened and brought to the present schema, and its errors in plain words."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from corpus.errors import LibraryError
from corpus.store.packing import pack_text, unpack_text

FILE = "library.sqlite"
SCHEMA_VERSION = 10
BUSY_SECONDS = 30.0
# Kibibytes of the file that a connection keeps in memory: with the 2,000 that SQLite keeps by itself, what an answer
# from a million statements reads is fetched again each time.
CACHE = 16_000


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


def open_file(
    file: Path, prepare: Callable[[sqlite3.Connection], None], *, missing: str, option: str = "--library"
) -> sqlite3.Connection:
    """Return a connection to an SQLite file after `prepare` has looked at it, or made its tables.

    `missing` is what to say where there is no such file; it is made where nothing is to be said. `option` is
    what names another place. A file or directory that cannot be written is read all the same.

    Raises:
        LibraryError: there is no such file, or its directory cannot be made.
        sqlite3.Error: it cannot be opened.
    """
    folder = file.parent
    if not file.exists():
        if missing:
            raise LibraryError(missing)
        try:
            _make_private(file)
        except OSError as error:
            raise LibraryError(f"cannot make {folder} ({error.strerror}); give another with {option}") from error
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


def _make_private(file: Path) -> None:
    """Make an empty file, and its folder, for this user alone; what is there keeps its mode."""
    if not file.parent.is_dir():
        file.parent.parent.mkdir(parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
    # SQLite gives the files it makes beside this one the same mode.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


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
        raise plain_error(error, folder) from error


def plain_error(error: sqlite3.Error, folder: Path) -> LibraryError:
    """Return an error of SQLite as one that says what to do."""
    return LibraryError(_in_words(error, folder))


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
    connection.create_function("packed", 1, pack_text, deterministic=True)
    connection.create_function("unpacked", 1, unpack_text, deterministic=True)
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    # A step that notes a vector file is on the disk before the files it was merged from go; some builds only say so.
    connection.execute("PRAGMA synchronous = FULL")
    # In one statement: another program may be making the tables just now.
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version == SCHEMA_VERSION:
        return
    if version > SCHEMA_VERSION:
        raise LibraryError(f"the library in {folder} was made by a newer onrecord; install that version")
    if version:
        if version < min(load_steps()):
            raise LibraryError(
                f"the library in {folder} was made by an older onrecord; move it away and add the articles again"
            )
        _bring_up_to_date(connection, folder)
        return
    if not tables and not create:
        # What is left of a first 'onrecord add' that was stopped before it kept anything.
        raise LibraryError(f"no library in {folder}; run 'onrecord add FILE' first")
    if tables:
        raise LibraryError(f"{folder / FILE} is not a library of onrecord; give another directory with --library")
    # What vectors leave when they go into a file can be given back to the disk.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    write_ahead(connection)
    _take_steps(connection)


def _bring_up_to_date(connection: sqlite3.Connection, folder: Path) -> None:
    """Change an older library's tables to this version's; no article is read again."""
    try:
        _take_steps(connection)
    except sqlite3.OperationalError as error:
        if "readonly" in str(error):
            raise LibraryError(
                f"the library in {folder} was made by an older onrecord and cannot be written; "
                "run 'onrecord status' once as somebody who may write there"
            ) from error
        raise


def _take_steps(connection: sqlite3.Connection) -> None:
    """Make all tables, or change those of an older version, in one step."""
    connection.create_function("as_codes", 1, _as_codes, deterministic=True)
    with one_step(connection):
        # Another program may have done it meanwhile.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, script in sorted(load_steps().items()):
            if number > version:
                for statement in script.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")


@cache
def load_steps() -> dict[int, str]:
    """Return the scripts that make the tables, each by the version of the schema it leads to.

    They are the files of `schema/`, and run in order: a new library takes all of them, an older one the rest.
    """
    scripts = (Path(__file__).parent / "schema").glob("*.sql")
    return {int(script.name.partition("_")[0]): script.read_text(encoding="utf-8") for script in scripts}


def _as_codes(vector: bytes) -> bytes:
    """Return the codes of a vector that an older library keeps as float16."""
    import numpy as np

    from corpus.store.codes import make_codes

    return make_codes(np.frombuffer(vector, np.float16).astype(np.float32)).tobytes()
