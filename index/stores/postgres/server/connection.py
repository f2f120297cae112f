"""Connections to a library in PostgreSQL, one a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Literal

import psycopg
from psycopg import RawCursor, conninfo
from psycopg.generators import fetch_many
from psycopg.pq import TransactionStatus

from corpus.errors import ConflictError, LibraryError
from index.stores.postgres.server.dialect import named_values, number_values, translate
from index.stores.postgres.server.faults import in_words, place_of
from index.stores.postgres.server.tables import SCHEMA, WRITING, prepare
from index.stores.postgres.server.values import send_values

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

CONNECT_SECONDS = 10
# So long is another writer waited for.
LOCK_SECONDS = 30
# Of two that wait for each other PostgreSQL ends one, and one whose state another has changed.
CONFLICTS = ("40001", "40P01")
SETTINGS = (
    f"-c search_path={SCHEMA},public -c lock_timeout={LOCK_SECONDS}s -c standard_conforming_strings=on"
    # To compile a query takes longer than to answer any of these.
    " -c jit=off"
    # What questions read lies in memory, where to follow an index costs little more than to read on.
    " -c random_page_cost=1.1"
    # To plan one of these takes longer than to run it, and what is planned without values is right for all.
    " -c plan_cache_mode=force_generic_plan"
)
READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
SNAPSHOT = "SELECT pg_export_snapshot()"
"""The query of the name by which another connection reads the same state."""


class Nothing:
    """The rows of a statement that was not run, because PostgreSQL needs none such."""

    def fetchone(self) -> None:
        """Return no row."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return no rows."""
        return []

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(())


class PostgresConnections:
    """The connections to one library, one a thread, opened where a thread first needs it, and again where one broke.

    The password is in the address, in PGPASSWORD, or in the file that PGPASSFILE or the address (`passfile=`) names; it
    is in no message.

    Raises:
        LibraryError: (any method) the server or the library is not there, refuses or fails, as the message says.
    """

    def __init__(self, address: str, *, create: bool = False) -> None:
        self.address, self.place = address, place_of(address)
        self._options = f"{conninfo.conninfo_to_dict(address).get('options', '')} {SETTINGS}"
        self._threads = threading.local()
        self._lock = threading.Lock()
        self._all: list[Connection[Any]] = []
        with self.plain_errors():
            prepare(self.own(), self.place, create=create)

    def close(self) -> None:
        """Close every connection; none can be used afterwards."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._threads = threading.local()

    def own(self) -> Connection[Any]:
        """Return the connection of the calling thread."""
        connection: Connection[Any] | None = getattr(self._threads, "connection", None)
        if connection is not None and getattr(self._threads, "ending", False):
            self._threads.ending = False
            # What came back to the ROLLBACK that nobody has waited for.
            with suppress(psycopg.OperationalError):
                connection.wait(fetch_many(connection.pgconn))
            _see_end(connection)
        # What broke in the middle of something is not gone on with by another.
        if connection is None or (connection.closed and not getattr(self._threads, "held", False)):
            connection = self._threads.connection = self._connect()
        return connection

    def _other(self) -> Connection[Any] | None:
        """Return a second connection of the calling thread, None where the server has none left."""
        connection: Connection[Any] | None = getattr(self._threads, "other", None)
        if connection in self._open:
            return connection
        if connection is not None:
            _see_end(connection)
        if connection is not None and connection.info.transaction_status != TransactionStatus.IDLE:
            # What it was asked has failed, and the end of its transaction with it.
            connection.close()
        if connection is None or connection.closed:
            connection = None
            with suppress(psycopg.OperationalError):
                connection = self._connect()
            self._threads.other = connection
        return connection

    def _connect(self) -> Connection[Any]:
        connection = psycopg.connect(
            self.address,
            autocommit=True,
            connect_timeout=CONNECT_SECONDS,
            options=self._options,
            application_name="onrecord",
            client_encoding="utf8",
            prepare_threshold=2,
        )
        # Who has waited for a lock must see what the other left, whatever the server's own default is.
        connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        send_values(connection)
        with self._lock:
            self._all = [each for each in self._all if not each.closed] + [connection]
        return connection

    @contextmanager
    def apart(self, count: int) -> Iterator[list[Connection[Any]]]:
        """Give some connections of nobody's, which are closed afterwards."""
        with self.plain_errors(), ExitStack() as opened:
            yield [opened.enter_context(closing(self._connect())) for _ in range(count)]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all that the calling thread reads inside the block come from one state of the library.

        The state is that of the first query.
        """
        with self.plain_errors():
            connection = self.own()
            self._threads.found, self._threads.held, self._threads.begun = {}, True, False
            try:
                yield
            finally:
                # Nobody has waited for it where something else went wrong before.
                for each in [*self._open]:
                    with suppress(psycopg.Error):
                        self._end(each)
                begun = self._threads.begun
                self._threads.found, self._threads.held, self._threads.begun = None, False, True
                if begun and not connection.closed:
                    # Nobody waits for the end of what was only read.
                    with suppress(psycopg.OperationalError):
                        connection.pgconn.send_query(b"ROLLBACK")
                        connection.pgconn.flush()
                        self._threads.ending = True

    @contextmanager
    def writing(self, *, beside: bool = False) -> Iterator[None]:
        """Let all that the calling thread writes inside the block be there afterwards, or nothing of it.

        One writes at a time, or several `beside` each other, who then see to it that the same article, speaker or story
        that two bring comes to one.
        """
        with self.plain_errors():
            connection = self.own()
            self._threads.held = True
            try:
                with connection.transaction():
                    connection.execute(f"SELECT pg_advisory_xact_lock{'_shared' if beside else ''}(%s)", (WRITING,))
                    yield
            finally:
                self._threads.held = False

    @property
    def found(self) -> dict[Any, Any] | None:
        """What the calling thread has found out inside its block of `reading()`, to keep; None outside of one."""
        found: dict[Any, Any] | None = getattr(self._threads, "found", None)
        return found

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one query of SQL that both stores share; a list of JSON in it is of texts."""
        with self.plain_errors():
            return self.execute(sql, values, "texts").fetchall()

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one query of PostgreSQL's own SQL."""
        return self.queries([(sql, values)])[0]

    def queries(self, asked: Iterable[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
        """Return the rows of each of some queries of PostgreSQL's own SQL, in one way to the server and back.

        Each goes off as it comes, so that the server works on the first while a generator makes the next.
        """
        if not asked:
            return []
        with self.plain_errors():
            connection = self.own()
            first = self._first()
            if not first and isinstance(asked, Sequence) and len(asked) == 1:
                ((sql, values),) = asked
                return [_ask(connection, sql, values).fetchall()]
            with connection.pipeline():
                for sql in first:
                    connection.execute(sql)
                cursors = [_ask(connection, sql, values) for sql, values in asked]
            # Inside of it rows would be asked for, and then, one more way, whether all is done.
            return [cursor.fetchall() for cursor in cursors]

    def begin(
        self, asked: Sequence[tuple[str, Sequence[Any]]], *, snapshot: str = ""
    ) -> Callable[[], list[list[tuple[Any, ...]]]]:
        """Send some queries, and return what waits for the rows of each; ask inside `reading()`.

        The server works meanwhile. With the name of the `snapshot` that the block reads (`SNAPSHOT`) it goes on
        answering others, by another process; without, whatever else is asked waits for these, and they for each other.
        """
        with self.plain_errors():
            connection = self.join(snapshot) if snapshot else None
            first, last = [], ["ROLLBACK"]
            if connection is None:
                connection, first, last = self.own(), self._first(), []
            if connection not in self._open:
                self._open_pipeline(connection)
            for sql in first:
                connection.execute(sql, prepare=False)
            cursors = [_ask(connection, sql, values) for sql, values in asked]
            for sql in last:
                connection.execute(sql, prepare=False)
                self._threads.joined = False

        def rows_of_each() -> list[list[tuple[Any, ...]]]:
            with self.plain_errors():
                self._end(connection)
                return [cursor.fetchall() for cursor in cursors]

        return rows_of_each

    def join(self, snapshot: str) -> Connection[Any] | None:
        """Return a second connection that reads the state of a snapshot, None where the server has none left.

        Whoever knows before that something will be asked of it need not wait for that then.
        """
        with self.plain_errors():
            connection = self._other()
            if connection is None or (connection in self._open and self._threads.joined):
                return connection
            if connection not in self._open:
                self._open_pipeline(connection)
            for sql in (READ, f"SET TRANSACTION SNAPSHOT '{snapshot}'"):
                connection.execute(sql, prepare=False)
            self._threads.joined = True
            return connection

    def _open_pipeline(self, connection: Connection[Any]) -> None:
        self._open[connection] = ExitStack()
        self._open[connection].enter_context(connection.pipeline())

    @property
    def _open(self) -> dict[Connection[Any], ExitStack]:
        """What is to be closed of the calling thread's connections that were asked and not waited for."""
        found: dict[Connection[Any], ExitStack] | None = getattr(self._threads, "open", None)
        if found is None:
            found = self._threads.open = {}
        return found

    def _end(self, connection: Connection[Any]) -> None:
        """Wait for all that was begun with a connection."""
        if (begun := self._open.pop(connection, None)) is not None:
            begun.close()

    def _first(self) -> list[str]:
        """Return what is to be run before the first query of a block of `reading()`."""
        if getattr(self._threads, "begun", True):
            return []
        self._threads.begun = True
        return [READ]

    def execute(
        self, sql: str, values: Sequence[Any] = (), lists: Literal["ints", "texts"] = "ints"
    ) -> Cursor[Any] | Nothing:
        """Run one statement of SQL that both stores share."""
        translated, named = translate(sql, lists)
        if not translated:
            return Nothing()
        connection = self.own()
        for first in self._first():
            connection.execute(first)
        return connection.execute(translated, named_values(values) if named else values)

    @contextmanager
    def plain_errors(self) -> Iterator[None]:
        """Turn PostgreSQL's errors inside the block into a LibraryError that says what to do."""
        try:
            yield
        except psycopg.Error as error:
            kind = ConflictError if error.sqlstate in CONFLICTS else LibraryError
            raise kind(in_words(error, self.place)) from error


def _ask(connection: Connection[Any], sql: str, values: Sequence[Any]) -> Cursor[Any]:
    """Run one query of PostgreSQL's own SQL."""
    return RawCursor(connection).execute(number_values(sql), values, binary=True)


def _see_end(connection: Connection[Any]) -> None:
    """Let a connection know that it is closed where the server has closed it since; what has come tells, unasked."""
    with suppress(psycopg.OperationalError):
        # First comes why, and then the end.
        for _ in range(2):
            connection.pgconn.consume_input()
