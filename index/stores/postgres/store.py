"""A library in PostgreSQL, read and written by as many machines as reach its server."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import LibraryError
from corpus.people.memory import Memories
from index.stores.postgres.contents import PostgresContents
from index.stores.postgres.drafts import PostgresDrafts
from index.stores.postgres.indexing import make_beside
from index.stores.postgres.searcher import PostgresSearcher
from index.stores.postgres.server.connection import PostgresConnections
from index.stores.postgres.server.tables import SCHEMA
from index.stores.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.article import Article
    from index.stores.health import Health
    from index.stores.postgres.writer import PostgresWriter

BEHIND = (
    "SELECT CASE WHEN NOT pg_is_in_recovery() THEN NULL"
    " WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() AND EXISTS (SELECT 1 FROM pg_stat_wal_receiver) THEN 0"
    " ELSE extract(epoch FROM now() - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) END"
)
log = logging.getLogger(__name__)


class PostgresStore(PostgresContents):
    """See `index.stores.store.Store`."""

    def __init__(self, address: str, *, create: bool = False) -> None:
        super().__init__(PostgresConnections(address, create=create))
        self.memories = Memories()

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self.connections.close()

    @contextmanager
    def writing(self, *, articles: Sequence[Article] = (), statements: int = 0) -> Iterator[PostgresWriter]:
        """Give a writer whose work inside the block is one step: all of it is there afterwards, or nothing.

        Articles that are said before, none of which is there yet, are written beside those of others.
        """
        from index.stores.postgres.batch import begin_batch  # what writing needs is not loaded to read
        from index.stores.postgres.writer import PostgresWriter

        if articles:
            with self.connections.writing(beside=True):
                batch = begin_batch(self.connections, {article.id for article in articles}, statements)
                if batch is not None:
                    batch.memories = self.memories
                    yield batch
                    batch.finish()
                    return
        with self.connections.writing():
            writer = PostgresWriter(self.connections)
            writer.memories = self.memories
            yield writer
            writer.finish()

    @property
    def beside(self) -> Path | None:
        """Nothing lies beside a database."""
        return None

    @property
    def size(self) -> int:
        """How many bytes the tables take, with their indexes."""
        ((size,),) = self.query(
            "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class AS c JOIN pg_namespace AS n"
            " ON n.oid = c.relnamespace WHERE n.nspname = %s AND c.relkind = 'r'",
            (SCHEMA,),
        )
        return int(size)

    def behind(self) -> float | None:
        """Return by how many seconds a standby may be behind its primary; None where this is none.

        Where all that has come is replayed and more can come, it is 0. Else it is the age of the last transaction that
        was replayed, or of the server, which nothing has reached yet.
        """
        ((seconds,),) = self.query(BEHIND)
        return None if seconds is None else max(round(float(seconds), 1), 0.0)

    def searcher(self) -> PostgresSearcher:
        """Return the present state."""
        return PostgresSearcher(self.connections, self.generation)

    def publish(self) -> None:
        """Make the index of vectors where there are so many by now that it is worth it."""
        try:
            make_beside(self.connections)
        except LibraryError as error:
            log.warning("cannot make the index of vectors (%s); questions are answered as before", error)

    def prepare_search(self) -> None:
        """Do nothing: there are no older libraries of this kind."""

    def drafts(self, target: str) -> PostgresDrafts:
        """Return the drafts of a rebuild to a target version, those there are or none yet."""
        return PostgresDrafts(self.connections, target)

    def health(self) -> Health:
        """Return what the doctor asks."""
        from index.stores.postgres.health import PostgresHealth  # what a doctor needs is not loaded to read

        return PostgresHealth(self, self.writing)


def open_postgres(address: str, *, create: bool = False) -> Store:
    """Return the store at an address, its tables made first where there are none and `create` says so.

    Raises:
        LibraryError: the server, the library or the right to it is not there, or a newer onrecord made it.
    """
    return PostgresStore(address, create=create)
