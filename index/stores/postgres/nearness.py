"""Nearness: the index that says which vectors may be near, approximately, where there are too many to read them all.

It is a graph of near vectors (HNSW, Malkov and Yashunin 2016) of their numbers in half precision. One bit a number
takes a third of the room and finds too little: of the ten nearest of 100,000 statements 400 candidates hold 92 of 100;
with five bits, which take half of the room and twice the time, 99.

In a large library it is made in parts, each a graph of every fourth row. Of statements that nearly say the same more
may be together than each has links, and such a clump is hardly linked to the rest; in a part there are fewer. And two
connections follow the parts side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

INDEX = "embeddings_near"
MIN_INDEXED = 10_000
"""Statements; fewer are read faster than the index is."""
MIN_LED = 150_000
"""From so many statements on it is followed from the best by words, too."""
MIN_PARTED, PARTS = 150_000, 4
"""From so many statements on it is made in so many parts."""
FIRST, NARROWED, LOOSE, MAX_REACH = 250, 300, 400, 5000
"""How many of the index's first are looked at, at least; where filters take some away; in one made with less care."""
OF, OF_LED, OF_LOOSE, OF_PARTED = 400, 500, 300, 700
"""One of so many statements is looked at where these are more; where words lead too; in an index of less care; in all
parts together."""
MAX_LIST = 1000
"""What pgvector allows `hnsw.ef_search`, the search list; where more is asked for, the scan goes on from there."""
LIST = "SELECT set_config('hnsw.ef_search', %s, true), set_config('hnsw.iterative_scan', %s, true)"
CARE = 200
"""Among how many a vector's links are chosen (`ef_construction`); with 100, as once, more of it has to be followed."""
INDEXES = (
    "SELECT c.relname::text, coalesce((SELECT option_value::integer FROM pg_options_to_table(c.reloptions)"
    " WHERE option_name = 'ef_construction'), 0) FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
    f" WHERE i.indrelid = 'embeddings'::regclass AND i.indisvalid"
    f" AND c.relname ~ '^{INDEX}_[0-9]+(_[0-9]+_of_[0-9]+)?$'"
)
"""The query of the name of each index of vectors that is there, and the care it was made with."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph of all vectors of a dimension, or of those whose row, divided by `of`, leaves its number."""

    dimension: int
    number: int = 0
    of: int = 1

    @property
    def name(self) -> str:
        """What its index is called."""
        return f"{INDEX}_{self.dimension}" + (f"_{self.number}_of_{self.of}" if self.of > 1 else "")

    def holds(self, table: str = "") -> str:
        """Return the SQL, with values, that holds for its rows of the table of vectors, `table.` if it is called so."""
        own = f"public.vector_dims({table}near) = {self.dimension}"
        return own if self.of == 1 else f"{own} AND {table}row %% {self.of} = {self.number}"


def graphs_of(dimension: int, *, of: int) -> list[Graph]:
    """Return the parts of an index that has so many."""
    return [Graph(dimension, number, of) for number in range(of)]


@dataclass(frozen=True, slots=True)
class NearIndex:
    """The index that is there: its parts, and the care they were made with."""

    parts: tuple[Graph, ...]
    care: int

    @property
    def sides(self) -> list[tuple[Graph, ...]]:
        """The parts that one connection follows, and those that another follows beside it, if any."""
        half = -(-len(self.parts) // 2)
        return [side for side in (self.parts[:half], self.parts[half:]) if side]

    def reach(self, statements: int) -> int:
        """Return how many of its first, those of all parts together, are looked at among so many statements."""
        least, share = FIRST, OF
        if self.care < CARE:
            least, share = LOOSE, OF_LOOSE
        elif len(self.parts) > 1:
            least, share = MAX_LIST, OF_PARTED
        elif statements >= MIN_LED:
            least, share = MAX_LIST, OF_LED
        return min(max(least, statements // share), MAX_REACH)

    def share(self, reach: int) -> int:
        """Return how many of the first of each part these are."""
        return -(-reach // len(self.parts))


def index_there(found: Iterable[tuple[str, int]], dimension: int) -> NearIndex | None:
    """Return the index of vectors of a dimension among what the query `INDEXES` found, None where none is whole."""
    cares = dict(found)
    for of in (PARTS, 1):
        parts = graphs_of(dimension, of=of)
        if all(part.name in cares for part in parts):
            return NearIndex(tuple(parts), min(cares[part.name] for part in parts))
    return None


def nearest_rows(part: Graph, *, among: int) -> str:
    """Return the SQL of row, vector and distance of the nearest to a vector, its only value: a part's first so many.

    It gives them nearly in order, which to the planner is in order; who sorts them again adds 0 to the distance.
    """
    return (
        f"SELECT t.row, t.vector, (t.near::public.halfvec({part.dimension})) <#> %s::public.halfvec({part.dimension})"
        f" AS far FROM embeddings AS t WHERE {part.holds('t.')} ORDER BY far LIMIT {among}"
    )


def nearest_to_worded(part: Graph, *, among: int) -> str:
    """Return the SQL of row and vector of the nearest to the first of the table `worded`: a part's first so many."""
    vector = f"near::public.halfvec({part.dimension})"
    return (
        f"SELECT t.row, t.vector FROM embeddings AS t WHERE {part.holds('t.')}"
        f" ORDER BY (t.{vector}) <#> (SELECT e.{vector} FROM worded AS w JOIN embeddings AS e ON e.row = w.row"
        f" WHERE w.place = 1 AND public.vector_dims(e.near) = {part.dimension}) LIMIT {among}"
    )


def together(queries: Iterable[str]) -> str:
    """Return the SQL of the rows of several queries."""
    return " UNION ALL ".join(f"({query})" for query in queries)


def search_list(reach: int) -> tuple[str, tuple[str, str]]:
    """Return what makes the search list as long as it must be for a part's first so many; it comes before a query.

    Going on costs as much as beginning: of 100,000 statements 333 cost twice as much with a list of 300 as with 333. So
    the list goes into them evenly, and where one is enough, what it would go on with is not kept.
    """
    times = -(-reach // MAX_LIST)
    return LIST, (str(-(-reach // times)), "off" if times == 1 else "relaxed_order")
