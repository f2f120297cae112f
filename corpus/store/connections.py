"""Connections: each thread's own way into the database of a library."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from corpus.store.database import connect, plain_error, plain_errors

ROWS_AT_ONCE = 5000
VALUES_A_QUERY = 480
VALUES_A_STEP = 16

Value = TypeVar("Value")


class Connections:
    """The connections to one library, one a thread, opened where a thread first needs it.

    Raises:
        LibraryError: (any method) the database is missing, damaged, locked or cannot be read.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        self._threads = threading.local()
        self._lock = threading.Lock()
        self._all: list[sqlite3.Connection] = []
        self.own(create=create)

    def close(self) -> None:
        """Close every connection; none can be used afterwards."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._threads = threading.local()

    def own(self, *, create: bool = False) -> sqlite3.Connection:
        """Return the connection of the calling thread."""
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = connect(self.folder, create=create)
            self._threads.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all that the calling thread reads inside the block come from one state of the library."""
        connection = self.own()
        with plain_errors(self.folder):
            connection.execute("BEGIN")
            self._threads.found = {}
            try:
                yield
            finally:
                self._threads.found = None
                connection.execute("ROLLBACK")

    @property
    def found(self) -> dict[Any, Any] | None:
        """What the calling thread has found out inside its block of `reading()`, to keep; None outside of one."""
        found: dict[Any, Any] | None = getattr(self._threads, "found", None)
        return found

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one query."""
        # Asked so often that a context manager would be felt.
        try:
            return self.own().execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise plain_error(error, self.folder) from error

    def some(self, sql: str, values: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of one query, ROWS_AT_ONCE at a time: not all of a large table has to be in memory."""
        try:
            cursor = self.own().execute(sql, values)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield rows
        except sqlite3.Error as error:
            raise plain_error(error, self.folder) from error


def rows_among(connections: Connections, sql: str, values: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query for many values, VALUES_A_QUERY at a time; `{}` in `sql` is where they stand."""
    for part in parts_of(values):
        # The last one repeated: few lengths are few texts for SQLite to prepare.
        some = [*part, *[part[-1]] * (-len(part) % VALUES_A_STEP)]
        yield from connections.all(sql.format(", ".join("?" * len(some))), some)


def parts_of(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield values as many at a time as one query takes."""
    for start in range(0, len(values), VALUES_A_QUERY):
        yield values[start : start + VALUES_A_QUERY]
