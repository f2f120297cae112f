"""What a library in PostgreSQL holds, asked as every store is asked.

What both stores ask in the same SQL is inherited; filters, words and counts are PostgreSQL's own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.excerpts import Excerpt, Voices
from corpus.store.people import SpeakerEntry
from corpus.store.postings.columns import Rows, first_column
from corpus.store.records import (
    ARTICLE_COLUMNS,
    SPEAKER_COLUMNS,
    check_text,
    read_article,
    read_day,
    read_speaker,
    write_day,
)
from index.stores.filters import Filters
from index.stores.postgres.gathered.gathering import CHOSEN, Gathered, read_gathered
from index.stores.postgres.gathered.records import Records
from index.stores.postgres.gathered.telling import TOLD, roles_by_article
from index.stores.postgres.selecting import lowered, select_rows
from index.stores.postgres.server.values import Texts
from index.stores.postgres.words.words import all_of, any_of, count_phrases, phrase_of, rank
from index.stores.sqlite.contents import SqliteContents

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections

LAST = chr(0x10FFFF)
FACTS = (
    "SELECT key, value FROM facts WHERE key = ANY(%s)",
    (["generation", "model", "revision", "extractor", "dimension", "gone"],),
)
"""The query of what questions ask of the library as a whole."""
SHOWN = f"WITH chosen AS (SELECT unnest(%s::bigint[]) AS row), {CHOSEN}"
"""The query of all that is shown of some statements, given by row."""
BEGUN, FACT, PRINTED, VECTORS = "begun", "fact", "printed", "vectors"
CALLED, CALLING, REPRINTS, STORIES = "called", "calling", "reprints", "stories"


class PostgresContents(SqliteContents):
    """See `index.stores.contents.Contents`."""

    def __init__(self, connections: PostgresConnections) -> None:
        super().__init__(connections)  # type: ignore[arg-type]  # it asks them as those of SQLite
        self.connections = connections

    @property
    def place(self) -> str:
        """The address, without its password."""
        return self.connections.place

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all that is read inside the block come from one state of the library."""
        with self.connections.reading():
            yield

    @contextmanager
    def reading_rows(self) -> Iterator[Callable[..., Any]]:
        """Give what runs a query of SQL that both stores share, on one state of the library."""
        with self.reading():
            yield self.connections.execute

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one query of PostgreSQL's own SQL."""
        return self.connections.query(sql, values)

    def last_row(self, table: str) -> int:
        """Return the highest row number a table has ever had."""
        sql = "SELECT last_value FROM pg_sequences WHERE format('%%I.%%I', schemaname, sequencename) = %s::text"
        named = self.query("SELECT pg_get_serial_sequence(%s, 'row')", (table,))
        return int(self.query(sql, named[0])[0][0] or 0)

    def fact(self, key: str) -> str:
        """Return what is noted under `key`, empty where nothing is."""
        known = self.connections.found
        if known is not None and (FACT, key) in known:
            return str(known[FACT, key])
        return super().fact(key)

    # Articles

    def count_stories(self) -> int:
        """Return how many stories the articles tell; those not compared yet count as one each."""
        ((count,),) = self.query("SELECT count(DISTINCT story) + count(*) FILTER (WHERE story IS NULL) FROM articles")
        return int(count)

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
        asked = all_of([phrase for phrase in dict.fromkeys(phrases) if any(map(str.isalnum, phrase))])
        if not asked.alternatives or limit < 1:
            return []
        condition, values = asked.condition()
        for narrower, value in (
            ("lower(a.outlet) = %s", lowered([outlet])[0]),
            ("a.published >= %s", write_day(after)),
            ("a.published < %s", write_day(before)),
        ):
            if value:
                condition += f" AND {narrower}"
                values.append(value)
        found = self.query(
            "SELECT t.row, t.tokens, t.size FROM article_words AS t JOIN articles AS a ON a.row = t.row"
            f" WHERE {condition}",
            values,
        )
        best = rank(self.connections, "article_words", asked, found)[offset : offset + limit]
        columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
        articles = self.query(
            f"SELECT {columns} FROM unnest(%s::bigint[]) WITH ORDINALITY AS best (row, place)"
            " JOIN articles AS a ON a.row = best.row ORDER BY best.place",
            (best,),
        )
        return [read_article(record) for record in articles]

    # Statements

    def rows_of(self, articles: Sequence[str], *, outlets: Sequence[str] = ()) -> Rows:
        """Return the rows of all statements of these articles, given by id, ascending."""
        of_these = " AND lower(a.outlet) = ANY(%s)" if outlets else ""
        return first_column(
            self.query(
                "SELECT s.row FROM articles AS a JOIN statements AS s ON s.article = a.row"
                f" WHERE a.id = ANY(%s){of_these} ORDER BY s.row",
                [list(articles), *([lowered(outlets)] if outlets else [])],
            )
        )

    def _matching(self, filters: Filters) -> Rows:
        sql, values = select_rows(filters)
        return first_column(self.query(f"{sql} ORDER BY s.row", values))

    def statements_by_row(
        self, rows: Sequence[int] | Rows, *, check: bool = True
    ) -> dict[int, tuple[Statement, Article]]:
        """Return statements and their articles by row, in the order of `rows`; rows that are gone are left out."""
        wanted = [int(row) for row in rows]
        records = self._records(wanted)
        found = {row: records.read(row) for row in wanted if row in records}
        if check:
            for article in {article.id: article for _, article in found.values()}.values():
                check_text(article)
        return found

    def begin_statements(self, rows: Sequence[int]) -> None:
        """Begin to fetch statements, which are read next; ask inside `reading()`."""
        known = self.connections.found
        assert known is not None
        if missing := self._kept.missing(rows):
            rows_of = self.connections.begin([(SHOWN, (np.array(missing, np.int64),))])
            known[BEGUN] = lambda: self.keep(read_gathered(rows_of()[0]))

    def finish(self) -> None:
        """Wait for what was begun to be fetched, and keep it."""
        if (keep := (self.connections.found or {}).pop(BEGUN, None)) is not None:
            keep()

    def excerpts(self, rows: Sequence[int] | Rows) -> list[Excerpt]:
        """Return where these statements stand, in the order of `rows`, texts unchecked; what is gone is left out."""
        # All of a statement comes at once from far away, and is kept.
        records = self._records(wanted := [int(row) for row in rows])
        return [records.excerpt(row) for row in wanted if row in records]

    def voices(self, rows: Sequence[int] | Rows) -> dict[int, Voices]:
        """Return for each of these statements who said it, and whether somebody else tells so."""
        records = self._records(wanted := [int(row) for row in rows])
        return {row: records.voices(row) for row in wanted if row in records}

    @property
    def _kept(self) -> Records:
        """What is kept for as long as the block of `reading()` lasts, nothing outside of one."""
        known = self.connections.found
        kept: Records = Records() if known is None else known.setdefault(PRINTED, Records())
        return kept

    def _records(self, rows: Sequence[int]) -> Records:
        """Return records among which those of these rows are, of all that are there."""
        if self._kept.missing(rows):
            self.finish()
        kept = self._kept
        if missing := kept.missing(rows):
            kept.update(read_gathered(self.query(SHOWN, (np.array(missing, np.int64),))).records)
        return kept

    def keep(self, gathered: Gathered) -> None:
        """Keep what was gathered for as long as the block of `reading()` lasts."""
        self._kept.update(gathered.records)
        if (known := self.connections.found) is not None:
            known.setdefault(VECTORS, {}).update(gathered.vectors)

    def words(
        self, terms: Sequence[str], *, often: Collection[str] = (), rows: Rows | None = None, limit: int = 100
    ) -> Rows:
        """Return the rows of statements with any of the terms in their sentence, `limit` with the best BM25 scores."""
        return self._worded(terms, often, None if rows is None else ("t.row = ANY(%s)", [rows]), limit)

    def _worded(
        self, terms: Sequence[str], often: Collection[str], narrower: tuple[str, list[Any]] | None, limit: int
    ) -> Rows:
        """Return what `words` does, of the rows `t.row` for which a condition holds."""
        asked = any_of(terms, often)
        if not asked.alternatives or limit < 1:
            return np.empty(0, np.int64)
        condition, values = asked.condition()
        if narrower is not None:
            condition, values = f"{condition} AND {narrower[0]}", [*values, *narrower[1]]
        found = self.query(f"SELECT t.row, t.tokens, t.size FROM words AS t WHERE {condition} ORDER BY t.row", values)
        if narrower is not None and len(found) <= limit:
            return first_column(found)
        return np.array(rank(self.connections, "words", asked, found)[:limit], np.int64)

    def _count_each(self, terms: Sequence[str], most: int) -> list[int]:
        return count_phrases(self.connections, "words", [phrase_of(term) for term in terms], most=most)

    def ids(self, table: Literal["articles", "statements"], beginning: str, *, limit: int = 5) -> list[str]:
        """Return the id that is `beginning`, else up to `limit` of those that begin so, in their order."""
        exact = self.query(f"SELECT id FROM {table} WHERE id = %s", (beginning,))
        begin = f"SELECT id FROM {table} WHERE id >= %s AND id < %s ORDER BY id LIMIT %s"
        return [id_ for (id_,) in exact or self.query(begin, (beginning, beginning + LAST, limit))]

    def narrowed(self, filters: Filters) -> tuple[str, list[Any]]:
        """Return the SQL that holds for what the filters allow of a table `t` of rows, and its values.

        What many statements may pass stays with the server; the rows of a speaker, which are few, are found once.
        """
        if filters.speakers or filters.told or filters.since or filters.without:
            return "t.row = ANY(%s)", [self.allowed(filters)]
        sql, values = select_rows(filters)
        return f"t.row IN ({sql})", values

    # Speakers and outlets

    def speakers(self) -> list[SpeakerEntry]:
        """Return every speaker with the number and days of their statements, by name."""
        columns = ", ".join(f"p.{column}" for column in SPEAKER_COLUMNS.split(", "))
        found = self.query(
            f"SELECT {columns}, own.statements, own.first, own.last FROM speakers AS p LEFT JOIN (SELECT n.speaker,"
            " count(DISTINCT s.row) AS statements, min(a.published) AS first, max(a.published) AS last"
            " FROM namings AS n JOIN said ON said.naming = n.row JOIN statements AS s ON s.row = said.statement"
            " JOIN articles AS a ON a.row = s.article GROUP BY n.speaker) AS own ON own.speaker = p.row"
            " ORDER BY p.name, p.id"
        )
        return [
            SpeakerEntry(read_speaker(record), int(count or 0), read_day(first), read_day(last))
            for *record, count, first, last in found
        ]

    def roles(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return for each pair of an article and a speaker, by id, what the one calls the other where it does.

        Inside a block of `reading()` who else prints these articles' stories is fetched along: it is asked next.
        """
        articles = list(dict.fromkeys(article for article, _ in pairs))
        known = self.connections.found
        if known is None:
            called = roles_by_article(articles, self._gather_told(articles).called)
        else:
            self.finish_roles()
            if missing := [article for article in articles if article not in known.get(CALLED, ())]:
                self._keep_roles(missing, self._gather_told(missing))
            called = known[CALLED]
        return {pair: called[pair[0]][pair[1]] for pair in pairs if pair[1] in called[pair[0]]}

    def foresee_shown(self, rows: Sequence[int]) -> None:
        """Begin to fetch what `roles` and `companions` ask of statements that are here and likely to be shown."""
        known = self.connections.found
        if known is None:
            return
        self.finish_roles()
        articles = dict.fromkeys(self._kept.article_of(row) for row in rows if row in self._kept)
        if missing := [article for article in articles if article not in known.get(STORIES, ())]:
            coming = self.connections.begin([(TOLD, (Texts(missing),))])
            known[CALLING] = lambda: self._keep_roles(missing, read_gathered(coming()[0]))

    def finish_roles(self) -> None:
        """Wait for what was begun to be fetched of articles, and keep it."""
        if (keep := (self.connections.found or {}).pop(CALLING, None)) is not None:
            keep()

    def _gather_told(self, articles: Sequence[str]) -> Gathered:
        """Return what the query `TOLD` finds of some articles."""
        return read_gathered(self.query(TOLD, (Texts(articles),)))

    def _keep_roles(self, articles: Sequence[str], found: Gathered) -> None:
        """Keep what the query `TOLD` found of articles for as long as the block of `reading()` lasts."""
        known = self.connections.found
        assert known is not None
        stories: dict[str, list[str]] = {article: [] for article in articles}
        for id_, other in found.stories:
            stories[id_].append(other)
        known[STORIES] = known.get(STORIES, {}) | stories
        self.keep(found)
        printing = {row: found.records.article_of(row) for row in sorted(found.records.statements)}
        for article in printing.values():
            known.setdefault(REPRINTS, {})[article] = []
        for row, article in printing.items():
            known[REPRINTS][article].append(row)
        known[CALLED] = known.get(CALLED, {}) | roles_by_article({*articles, *printing.values()}, found.called)

    def statements_in(self, articles: Sequence[str], *, outlets: Sequence[str] = ()) -> list[tuple[Statement, Article]]:
        """Return all statements of these articles, of these outlets only, if given."""
        kept = (self.connections.found or {}).get(REPRINTS, {})
        if not outlets and articles and all(article in kept for article in articles):
            return self.statements(sorted(row for article in articles for row in kept[article]))
        return super().statements_in(articles, outlets=outlets)

    def named(self, name: str) -> list[str]:
        """Return the ids of the speakers of exactly this name, in any case of letters."""
        return [id_ for (id_,) in self.query("SELECT id FROM speakers WHERE lower(name) = %s", lowered([name]))]

    def has_outlet(self, name: str) -> bool:
        """Return whether there is an article of this outlet, named in any case of letters."""
        return bool(self.query("SELECT 1 FROM articles WHERE lower(outlet) = %s LIMIT 1", lowered([name])))

    def companions(self, articles: Sequence[str]) -> dict[str, list[str]]:
        """Return for each of these articles (by id) that have any the ids of the others that print the same story."""
        kept = (self.connections.found or {}).get(STORIES, {})
        if all(article in kept for article in articles):
            return {article: kept[article] for article in articles if kept[article]}
        found: dict[str, list[str]] = {}
        for id_, other in self._gather_told(articles).stories:
            found.setdefault(id_, []).append(other)
        return found


def keep_facts(known: dict[Any, Any], found: Sequence[Sequence[Any]]) -> None:
    """Keep what the query `FACTS` found."""
    known.update(((FACT, key), "") for key in FACTS[1][0])
    known.update(((FACT, key), value) for key, value in found)
