"""Nearness: the index that says which vectors may be near, approximately, where there are too many to read them all.

It is a graph of near vectors (HNSW, Malkov and Yashunin 2016) of their numbers in half precision. One bit a number
takes a third of the room and finds too little: of the ten nearest of 100,000 statements 400 candidates hold 92 of 100;
with five bits, which take half of the room and twice the time, 99.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections

INDEX = "embeddings_near"
MIN_INDEXED = 10_000
"""Statements; fewer are read faster than the index is."""
FIRST, NARROWED, LOOSE, MAX_REACH = 250, 300, 400, 5000
"""How many of the index's first are looked at, at least; where filters take some away; in one made with less care."""
MIN_LED = 150_000
"""From so many statements on it is followed from the best by words, too."""
OF, OF_LED, OF_LOOSE = 400, 500, 300
"""One of so many statements is looked at where these are more; where words lead too; in an index of less care."""
MAX_LIST = 1000
"""What pgvector allows `hnsw.ef_search`, the search list; where more is asked for, the scan goes on from there."""
LIST = "SELECT set_config('hnsw.ef_search', %s, true), set_config('hnsw.iterative_scan', %s, true)"
CARE = 200
"""Among how many a vector's links are chosen (`ef_construction`); with 100, as once, more of it has to be followed."""
MADE_WITH = (
    "SELECT coalesce((SELECT option_value::integer FROM pg_options_to_table(reloptions)"
    " WHERE option_name = 'ef_construction'), 0) FROM pg_class WHERE oid = to_regclass(%s)"
)
"""The query of the care that an index was made with; no row where there is none."""
BYTES_A_STATEMENT = 1700
"""Of memory, while the index is made."""
MAX_MEGABYTES = 4000


def index_of(dimension: int) -> str:
    """Return the name of the index of vectors of a dimension."""
    return f"{INDEX}_{dimension}"


def nearest_rows(dimension: int, *, among: int) -> str:
    """Return the SQL of row, vector and distance of the nearest to a vector, its only value: the index's first so many.

    The index gives them nearly in order, which to the planner is in order; who sorts them again adds 0 to the distance.
    """
    return (
        f"SELECT t.row, t.vector, (t.near::public.halfvec({dimension})) <#> %s::public.halfvec({dimension}) AS far"
        f" FROM embeddings AS t WHERE public.vector_dims(t.near) = {dimension} ORDER BY far LIMIT {among}"
    )


def nearest_to_worded(dimension: int, *, among: int) -> str:
    """Return the SQL of row and vector of the nearest to the first of the table `worded`: the index's first so many."""
    vector = f"near::public.halfvec({dimension})"
    return (
        f"SELECT t.row, t.vector FROM embeddings AS t WHERE public.vector_dims(t.near) = {dimension}"
        f" ORDER BY (t.{vector}) <#> (SELECT e.{vector} FROM worded AS w JOIN embeddings AS e ON e.row = w.row"
        f" WHERE w.place = 1 AND public.vector_dims(e.near) = {dimension}) LIMIT {among}"
    )


def search_list(reach: int) -> tuple[str, tuple[str, str]]:
    """Return what makes the search list as long as it must be for the index's first so many; it comes before a query.

    Going on costs as much as beginning: of 100,000 statements 333 cost twice as much with a list of 300 as with 333. So
    the list goes into them evenly, and where one is enough, what it would go on with is not kept.
    """
    times = -(-reach // MAX_LIST)
    return LIST, (str(-(-reach // times)), "off" if times == 1 else "relaxed_order")


def index_reach(statements: int, care: int) -> int:
    """Return how many of the first of an index made with some care are looked at, among so many statements."""
    if care < CARE:
        least, share = LOOSE, OF_LOOSE
    else:
        least, share = (FIRST, OF) if statements < MIN_LED else (MAX_LIST, OF_LED)
    return min(max(least, statements // share), MAX_REACH)


def make_index(connections: PostgresConnections) -> None:
    """Make the index where there are enough statements by now and none is there; the caller writes.

    Raises:
        LibraryError: the disk is full, or it is not this user's library.
    """
    ((noted, texts, there),) = connections.query(
        "SELECT (SELECT value FROM facts WHERE key = 'dimension'), texts, (SELECT array_agg(indexname::text)"
        " FROM pg_indexes WHERE schemaname = current_schema() AND starts_with(indexname, %s)) FROM word_totals",
        (INDEX,),
    )
    dimension, known = int(noted or 0), there or ()
    if texts < MIN_INDEXED or index_of(dimension) in known:
        return
    run = connections.own().execute
    # That of another model's vectors is of no use any more.
    for other in known:
        run(f"DROP INDEX {other}")
    megabytes = min(64 + int(texts) * BYTES_A_STATEMENT // 1_000_000, MAX_MEGABYTES)
    run(
        "SELECT set_config('maintenance_work_mem', greatest(%s, pg_size_bytes(current_setting('maintenance_work_mem'))"
        " / 1000000)::text || 'MB', true)",
        (megabytes,),
    )
    # Several processes would share it in /dev/shm, of which a container has 64 MB.
    run("SET LOCAL max_parallel_maintenance_workers = 0")
    # A vector of another model, whose statement is embedded again in the same step, has no place in it.
    run(
        f"CREATE INDEX {index_of(dimension)} ON embeddings USING hnsw"
        f" ((near::public.halfvec({dimension})) public.halfvec_ip_ops) WITH (m = 16, ef_construction = {CARE})"
        f" WHERE public.vector_dims(near) = {dimension}"
    )
