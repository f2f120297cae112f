"""Indexing: the index of vectors made, in the step of whoever writes or in steps of its own, two parts at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.stores.postgres.nearness import CARE, INDEXES, MIN_INDEXED, MIN_PARTED, PARTS, Graph, graphs_of, index_there
from index.stores.postgres.server.tables import WRITING

if TYPE_CHECKING:
    from psycopg import Connection

    from index.stores.postgres.server.connection import PostgresConnections

BYTES_A_STATEMENT = 1700
"""Of memory, while the index is made."""
AT_ONCE, MAX_MEGABYTES = 2, 2000
"""So many parts are made at once, each with as much memory at most."""
# Any number that nobody else is likely to lock in this database.
MAKING = 0x6F6E7267
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to be made, and with how much memory each; what is of no use afterwards."""

    missing: tuple[Graph, ...] = ()
    megabytes: int = 0
    others: tuple[str, ...] = ()


def make_index(connections: PostgresConnections) -> None:
    """Make the index where there are enough statements by now and it is not there; the caller writes.

    Raises:
        LibraryError: the disk is full, or it is not this user's library.
    """
    plan = _plan(connections)
    own = connections.own()
    for part in plan.missing:
        _make(own, part, plan.megabytes)
    _drop(own, plan.others)


def make_beside(connections: PostgresConnections) -> None:
    """Make it in steps of its own: each part stays once it is made, and questions are answered as before until then.

    Raises:
        LibraryError: the disk is full, it is not this user's library, or somebody has it for themselves.
    """
    if _plan(connections) == Plan():
        return
    with connections.plain_errors(), connections.own().transaction():
        # Who comes at the same time finds all made.
        connections.own().execute("SELECT pg_advisory_xact_lock(%s)", (MAKING,))
        plan = _plan(connections)
        with connections.apart(AT_ONCE) as others, ThreadPoolExecutor(AT_ONCE) as makers:
            making = [
                makers.submit(_make_each, other, plan.missing[at::AT_ONCE], plan.megabytes)
                for at, other in enumerate(others)
            ]
            try:
                for each in making:
                    each.result()
            except BaseException:
                for other in others:
                    other.cancel()
                raise
        if plan.others:
            with connections.writing():
                _drop(connections.own(), plan.others)
                # Readers that know the one of before look again.
                connections.own().execute("UPDATE facts SET value = value::bigint + 1 WHERE key = 'generation'")


def _plan(connections: PostgresConnections) -> Plan:
    ((noted, texts),) = connections.query(
        "SELECT (SELECT value FROM facts WHERE key = 'dimension'), texts FROM word_totals"
    )
    if texts < MIN_INDEXED:
        return Plan()
    dimension, there = int(noted or 0), dict(connections.query(INDEXES))
    of = PARTS if texts >= MIN_PARTED else 1
    index = index_there(there.items(), dimension)
    wanted = index.parts if index is not None and len(index.parts) >= of else graphs_of(dimension, of=of)
    missing = tuple(part for part in wanted if part.name not in there)
    # That of another model's vectors is of no use any more, nor that of all where there are parts.
    others = tuple(sorted({*there} - {part.name for part in wanted}))
    megabytes = min(64 + int(texts) * BYTES_A_STATEMENT // of // 1_000_000, MAX_MEGABYTES) if missing else 0
    return Plan(missing, megabytes, others)


def _make_each(connection: Connection[Any], parts: Sequence[Graph], megabytes: int) -> None:
    for part in parts:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", (WRITING,))
            _make(connection, part, megabytes)
        log.info("the index %s is made", part.name)


def _make(connection: Connection[Any], part: Graph, megabytes: int) -> None:
    connection.execute(
        "SELECT set_config('maintenance_work_mem', greatest(%s, pg_size_bytes(current_setting('maintenance_work_mem'))"
        " / 1000000)::text || 'MB', true)",
        (megabytes,),
    )
    # Several processes would share it in /dev/shm, of which a container has 64 MB.
    connection.execute("SET LOCAL max_parallel_maintenance_workers = 0")
    # A vector of another model, whose statement is embedded again in the same step, has no place in it.
    connection.execute(
        f"CREATE INDEX {part.name} ON embeddings USING hnsw"
        f" ((near::public.halfvec({part.dimension})) public.halfvec_ip_ops) WITH (m = 16, ef_construction = {CARE})"
        f" WHERE {part.holds()}",
        (),
    )


def _drop(connection: Connection[Any], names: Sequence[str]) -> None:
    for name in names:
        connection.execute(f"DROP INDEX {name}")
