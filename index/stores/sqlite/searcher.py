"""One state of a library in a folder: its database, and the vectors of one generation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from corpus.store.connections import Connections
from corpus.store.postings.columns import Rows
from index.stores.filters import Filters
from index.stores.searcher import Result, Wanted
from index.stores.sqlite.contents import SqliteContents
from index.stores.sqlite.names import SqliteLookups
from index.stores.sqlite.vectors import Floats, Vectors


class SqliteSearcher(SqliteContents):
    """See `index.stores.searcher.Searcher`; `vectors` are those of the generation `taken_at`, with so many `lost`."""

    def __init__(self, connections: Connections, vectors: Vectors, taken_at: int, lost: int = 0) -> None:
        super().__init__(connections)
        self.vectors = vectors
        self.lost = lost
        self.taken_at = taken_at
        self.lookups = SqliteLookups(self.execute)

    def is_whole(self) -> bool:
        """Return whether all statements of this state are still there."""
        return int(self.fact("gone") or 0) <= self.taken_at

    def is_newest(self) -> bool:
        """Return whether nothing has come, gone or changed since."""
        return self.generation == self.taken_at

    def understand(self, _text: str, read: Callable[[], Result]) -> Result:
        """Return what `read` makes of a question: each look-up takes some microseconds."""
        return read()

    def foresee(self, wanted: Wanted, filters: Filters) -> None:
        """Do nothing: all lies near."""

    def foresee_shown(self, rows: Sequence[int]) -> None:
        """Do nothing: all lies near."""

    def few(self, filters: Filters, *, most: int) -> Rows | None:
        """Return the rows that the filters allow, ascending, None where they are more than `most`."""
        rows = self.allowed(filters)
        return rows if len(rows) <= most else None

    @property
    def approximate(self) -> bool:
        """Never: of what the index of a large file has as near thousands are scored exactly."""
        return False

    def __len__(self) -> int:
        return len(self.vectors)

    def nearest(self, vector: Floats, filters: Filters, *, limit: int) -> tuple[Rows, Floats]:
        """Return the rows nearest to a unit vector and their cosines."""
        rows = None if filters.open else self.allowed(filters)
        # A filter that leaves nothing out is none.
        if rows is not None and len(rows) == len(self.vectors) and self.is_newest():
            rows = None
        return self.vectors.search(vector, rows=rows, limit=limit)

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with a unit vector."""
        return self.vectors.scores(vector, rows)

    def worded(self, terms: Sequence[str], filters: Filters, *, often: Collection[str] = (), limit: int) -> Rows:
        """Return the rows of statements with any of the terms in their sentence."""
        rows = None if filters.open else self.allowed(filters)
        return self.words(terms, often=often, rows=rows, limit=limit)
