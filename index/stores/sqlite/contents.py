"""What a library in a folder holds: its database, asked as every store is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.postings.columns import Rows, first_column
from corpus.store.store import Contents
from index.stores.filters import Filters

if TYPE_CHECKING:
    from index.stores.mark import Mark

STATEMENTS_A_STEP = 500


class SqliteContents(Contents):
    """See `index.stores.contents.Contents`."""

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

    def find_articles(
        self,
        phrases: Sequence[str],
        *,
        limit: int = 20,
        offset: int = 0,
        outlet: str = "",
        after: date | None = None,
        before: date | None = None,
    ) -> list[Article]:
        """Return the articles that print each of the phrases, the best BM25 scores first."""
        from corpus.store.fulltext import find_articles  # what few questions need is not loaded by all

        return find_articles(self, phrases, limit=limit, offset=offset, outlet=outlet, after=after, before=before)

    def last_row(self, table: str) -> int:
        """Return the highest row number a table has ever had, as far as it is remembered."""
        found = self.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        highest = self.execute(f"SELECT max(row) FROM {table}")
        return max(int(row or 0) for (row,) in (*found, *highest))

    def listed(self, filters: Filters, *, limit: int, newest: bool = True) -> Rows:
        """Return the `limit` highest rows that the filters allow, or the lowest, ascending."""
        rows = self.allowed(filters)
        return rows[max(len(rows) - limit, 0) :] if newest else rows[:limit]

    def among(self, rows: Sequence[int], filters: Filters) -> Rows:
        """Return those of a few rows that the filters allow, ascending."""
        return np.intersect1d(self.allowed(filters), np.array(rows, np.int64))

    def count(self, filters: Filters) -> int:
        """Return how many statements the filters allow."""
        return len(self.allowed(filters))

    def each(self, filters: Filters) -> Iterator[tuple[int, Statement, Article]]:
        """Yield row, statement and article of all that the filters allow."""
        rows = self.allowed(filters)
        for start in range(0, len(rows), STATEMENTS_A_STEP):
            for row, (statement, article) in self.statements_by_row(rows[start : start + STATEMENTS_A_STEP]).items():
                yield row, statement, article

    def allowed(self, filters: Filters) -> Rows:
        """Return the rows that the filters allow, ascending."""
        known = self._connections.found
        if known is None:
            return self._find_rows(filters)
        # A question asks several times for those of the same filters.
        if filters not in known:
            known[filters] = self._find_rows(filters)
        rows: Rows = known[filters]
        return rows

    def _find_rows(self, filters: Filters) -> Rows:
        new = None if filters.since is None else self.rows_since(filters.since)
        if new is not None and replace(filters, since=None, without=()).open:
            rows = new
        else:
            rows = self._matching(filters)
            if new is not None:
                rows = rows[np.isin(rows, new, assume_unique=True)]
        if filters.without:
            rows = np.setdiff1d(rows, np.array(filters.without, np.int64), assume_unique=True)
        return rows

    def _matching(self, filters: Filters) -> Rows:
        """Return the rows that the filters allow but for `since` and `without`, ascending."""
        return self.rows(
            filters.speakers,
            after=filters.after,
            before=filters.before,
            outlets=filters.outlets,
            kind=filters.kind,
            undated=filters.undated,
            told=filters.told,
        )

    def statements_in(self, articles: Sequence[str], *, outlets: Sequence[str] = ()) -> list[tuple[Statement, Article]]:
        """Return all statements of these articles, of these outlets only, if given."""
        return self.statements(self.rows_of(articles, outlets=outlets))

    def named(self, name: str) -> list[str]:
        """Return the ids of the speakers of exactly this name, in any case of letters."""
        return [id_ for (id_,) in self.execute("SELECT id FROM speakers WHERE name = ? COLLATE NOCASE", (name,))]

    def has_outlet(self, name: str) -> bool:
        """Return whether there is an article of this outlet, named in any case of letters."""
        return bool(self.execute("SELECT 1 FROM articles WHERE outlet = ? COLLATE NOCASE LIMIT 1", (name,)))

    def newest(self) -> Mark:
        """Return the mark of one who has seen everything."""
        from index.stores.mark import Mark  # of those who follow somebody, and not of all who ask

        ((article, statement),) = self.execute(
            "SELECT (SELECT coalesce(max(row), 0) FROM articles), (SELECT coalesce(max(row), 0) FROM statements)"
        )
        return Mark(article, statement, f"{self.fact('extractor')} {self.fact('revision')}")

    def rows_since(self, mark: Mark) -> Rows:
        """Return the rows of the statements that have come after a mark, ascending.

        An article that was read or embedded again by another version brings nothing new; a library with less in it
        than was seen is another library, in which everything counts as seen.
        """
        newest = self.newest()
        if newest.statement < mark.statement:
            return np.empty(0, np.int64)
        if newest.made_by == mark.made_by:
            found = self.execute("SELECT row FROM statements WHERE row > ? ORDER BY row", (mark.statement,))
        else:
            found = self.execute("SELECT row FROM statements WHERE article > ? ORDER BY row", (mark.article,))
        return first_column(found)
