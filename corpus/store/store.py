"""The store: articles, statements, speakers and new embeddings in SQLite, the source of truth of a library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.people.memory import Memories
from corpus.statement import Kind, Statement
from corpus.store.codes import Codes
from corpus.store.connections import Connections, parts_of, rows_among
from corpus.store.database import one_step, plain_errors
from corpus.store.embeddings import order_to_lie, read_embeddings
from corpus.store.excerpts import EXCERPTED, EXCERPTS, Excerpt, Voices, read_excerpt
from corpus.store.packing import unpack_text
from corpus.store.people import SpeakerEntry, read_people, read_roles, read_speakers
from corpus.store.postings.columns import Columns, Rows, first_column
from corpus.store.postings.postings import EVERYBODY, Postings, unpack
from corpus.store.printed import read_printed
from corpus.store.records import (
    ARTICLE_COLUMNS,
    STATEMENT_COLUMNS,
    WITHDRAWN,
    Failed,
    read_article,
    read_day,
    read_statement,
)
from corpus.store.words.words import COUNTED, Words, count_each

if TYPE_CHECKING:
    from corpus.store.writer import Writer

ASKED_BY_ALL = ("gone", "generation", "model")
"""The facts that every question asks for, which are read together."""


class Contents:
    """What the database of a library holds, to be read; safe to use from several threads.

    Raises:
        LibraryError: (any method) the database is missing, damaged or locked.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._words = Words(connections)
        # What filters ask of all statements, in one generation.
        self._columns: tuple[int | None, Columns | None] = (None, None)

    @property
    def folder(self) -> Path:
        """Where the database lies."""
        return self._connections.folder

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all that is read inside the block come from one state of the library."""
        with self._connections.reading():
            yield

    # The library as a whole

    def fact(self, key: str) -> str:
        """Return what is noted under `key` (model, revision, generation, ...), empty where nothing is."""
        known = self._connections.found
        if known is None or key not in ASKED_BY_ALL:
            found = self._all("SELECT value FROM facts WHERE key = ?", (key,))
            return str(found[0][0]) if found else ""
        if ASKED_BY_ALL not in known:
            known[ASKED_BY_ALL] = dict(self._all("SELECT key, value FROM facts WHERE key IN (?, ?, ?)", ASKED_BY_ALL))
        return str(known[ASKED_BY_ALL].get(key, ""))

    @property
    def generation(self) -> int:
        """How often the articles have changed; answers of one generation are always the same."""
        return int(self.fact("generation") or 0)

    def counts(self) -> tuple[int, int, int]:
        """Return the numbers of articles, statements and speakers."""
        names = ("articles", "statements", "speakers")
        ((articles, statements, speakers),) = self._all(
            "SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in names)
        )
        return articles, statements, speakers

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one SQL query; for tables that others keep in this database."""
        return self._all(sql, values)

    # Articles

    def known(self, article: Article) -> Article:
        """Return the article under the id the library knows it by: its own, or that of the one with its URL.

        Where the text is the same, what it leaves blank, as a title or the day, is as the library has it.
        """
        columns = "id, title, url, outlet, published, language, sha256"
        for field, value in (("id", article.id), ("url", article.url)):
            sql = f"SELECT {columns} FROM articles WHERE {field} = ? ORDER BY row LIMIT 1"
            for id_, title, url, outlet, published, language, sha256 in self._all(sql, (value,)) if value else ():
                there = Article(id_, title, url, outlet, read_day(published), language, "", sha256)
                return replace(article.filled_from(there), id=id_)
        return article

    def find(self, article: Article) -> Article | None:
        """Return the article the library knows by this id, or else by this URL, as it is there; None where it is new.

        Raises:
            LibraryError: its text is not the text that was stored.
        """
        found = self._all(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (self.known(article).id,))
        return read_article(found[0]) if found else None

    def is_current(self, article: Article, extractor: str) -> bool:
        """Return whether exactly this article, read by this version of the extractor, is there already."""
        found = self._all(f"SELECT {ARTICLE_COLUMNS}, extractor FROM articles WHERE id = ?", (article.id,))
        return bool(found) and found[0][-1] == extractor and read_article(found[0][:-1]).as_given == article.as_given

    def articles(self, *, not_by: str = "") -> Iterator[Article]:
        """Yield every article, or those that another extractor than `not_by` has read, first added first.

        Raises:
            LibraryError: the text of an article is not the text that was stored.
        """
        rows = self._all("SELECT row FROM articles WHERE extractor <> ? ORDER BY row", (not_by,))
        for part in parts_of([row for (row,) in rows]):
            yield from self._articles(part).values()

    def article(self, id_: str) -> Article | None:
        """Return the article with this id, None where there is none.

        Raises:
            LibraryError: its text is not the text that was stored.
        """
        found = self._all(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (id_,))
        return read_article(found[0]) if found else None

    def failed(self) -> list[Failed]:
        """Return the articles that could not be read, by name."""
        return [
            Failed(*row) for row in self._all("SELECT article, name, url, reason, extractor FROM failed ORDER BY 2, 1")
        ]

    def corrected(self, article: str) -> int:
        """Return how often the article with this id was corrected since it was added."""
        found = self._all("SELECT corrected FROM articles WHERE id = ?", (article,))
        return int(found[0][0]) if found else 0

    def count_stories(self) -> int:
        """Return how many stories the articles tell; those not compared yet count as one each."""
        ((count,),) = self._all("SELECT count(DISTINCT story) + sum(story IS NULL) FROM articles")
        return int(count or 0)

    def companions(self, articles: Sequence[str]) -> dict[str, list[str]]:
        """Return for each of these articles (by id) that have any the ids of the others that print the same story."""
        found: dict[str, list[str]] = {}
        for id_, other in self._all(
            "SELECT a.id, b.id FROM articles AS a JOIN articles AS b ON b.story = a.story AND b.row <> a.row"
            " WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.row, b.row",
            (json.dumps(list(articles)),),
        ):
            found.setdefault(id_, []).append(other)
        return found

    # Statements

    def rows_of(self, articles: Sequence[str], *, outlets: Sequence[str] = ()) -> Rows:
        """Return the rows of all statements of these articles, given by id, ascending.

        With `outlets`, names in any case of letters, only those of their articles.
        """
        of_these = " AND a.outlet COLLATE NOCASE IN (SELECT value FROM json_each(?))" if outlets else ""
        return first_column(
            self._all(
                "SELECT s.row FROM articles AS a JOIN statements AS s ON s.article = a.row"
                f" WHERE a.id IN (SELECT value FROM json_each(?)){of_these} ORDER BY s.row",
                [json.dumps(list(each)) for each in (articles, outlets) if each or each is articles],
            )
        )

    def rows(
        self,
        speakers: Sequence[str] = (),
        *,
        after: date | None = None,
        before: date | None = None,
        outlets: Collection[str] = (),
        kind: Kind | None = None,
        undated: bool = False,
        told: bool = False,
    ) -> Rows:
        """Return the rows of all statements the filters allow, ascending; exact, whatever the filters.

        `speakers` are ids and `outlets` names in any case of letters, any of which will do; `after` is inclusive,
        `before` exclusive. Articles without a date are left out where dates are asked for, unless `undated`. With
        `told` these are the statements that `speakers` tell of others, instead of their own.
        """
        if told:
            columns = Columns(self._told(speakers))
        elif speakers:
            columns = Columns(
                self._postings(
                    "SELECT l.entries FROM speakers AS p JOIN namings AS n ON n.speaker = p.row JOIN lists AS l"
                    " ON l.naming = n.row WHERE p.id IN (SELECT value FROM json_each(?))",
                    (json.dumps(list(speakers)),),
                )
            )
        else:
            columns = self._everybody()
        known = self._outlet_rows(outlets) if outlets else None
        return columns.select(after=after, before=before, outlets=known, kind=kind, undated=undated)

    def _everybody(self) -> Columns:
        """Return the columns of all statements, in one state of the library the same ones again."""
        generation = self._state()
        known, columns = self._columns
        if columns is None or known != generation:
            columns = Columns(self._postings("SELECT entries FROM lists WHERE naming = ?", (EVERYBODY,)))
            if generation is not None:
                self._columns = generation, columns
        return columns

    def _state(self) -> int | None:
        """Return the generation of the state that is read; outside a block of `reading()` nothing says which it is."""
        return None if self._connections.found is None else self.generation

    def _outlet_rows(self, names: Collection[str]) -> list[int]:
        known = self._all(
            "SELECT row FROM outlets WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(?))",
            (json.dumps(list(names)),),
        )
        return [row for (row,) in known]

    def words(
        self, terms: Sequence[str], *, often: Collection[str] = (), rows: Rows | None = None, limit: int = 100
    ) -> Rows:
        """Return the rows of statements with any of the terms in their sentence, `limit` with the best BM25 scores.

        See `corpus.store.words.words.Words.find`.
        """
        return self._words.find(terms, often=often, rows=rows, limit=limit, generation=self._state())

    def count_words(self, terms: Sequence[str], *, most: int = COUNTED) -> list[int]:
        """Return in how many sentences each term stands, as `words` reads it; no more than `most` are counted."""
        return self._words.count(terms, most=most, generation=self.generation, read=self._count_each)

    def _count_each(self, terms: Sequence[str], most: int) -> list[int]:
        return count_each(self._connections, terms, most)

    def statements(self, rows: Sequence[int] | Rows, *, check: bool = True) -> list[tuple[Statement, Article]]:
        """Return statements and their articles in the order of `rows`; rows that are gone are left out.

        See `statements_by_row`.
        """
        return list(self.statements_by_row(rows, check=check).values())

    def statements_by_row(
        self, rows: Sequence[int] | Rows, *, check: bool = True
    ) -> dict[int, tuple[Statement, Article]]:
        """Return statements and their articles by row, in the order of `rows`; rows that are gone are left out.

        The speakers are the library's, with all the names and roles that its articles give them. Without `check`,
        `corpus.store.records.check_text` must be asked before anything of an article is shown.

        Raises:
            LibraryError: the text of an article is not the text that was stored.
        """
        wanted = [int(row) for row in rows]
        sql = f"SELECT row, article, {STATEMENT_COLUMNS} FROM statements WHERE row IN ({{}})"
        records = {record[0]: record[1:] for record in rows_among(self._connections, sql, wanted)}
        articles = self._articles(sorted({record[0] for record in records.values()}), check=check)
        speakers, tellers = read_people(self._connections, list(records))
        found = {}
        for row in wanted:
            # Another process may take an article out between the queries.
            if row in records and records[row][0] in articles:
                article = articles[records[row][0]]
                statement = read_statement(records[row][1:], article.id, speakers.get(row, ()), tellers.get(row, ()))
                found[row] = statement, article
        return found

    def excerpts(self, rows: Sequence[int] | Rows) -> list[Excerpt]:
        """Return where these statements stand, in the order of `rows`, texts unchecked; what is gone is left out."""
        wanted = [int(row) for row in rows]
        records = {record[0]: record for record in self._all(EXCERPTS, (json.dumps(wanted),))}
        # An article that many statements stand in is read once.
        places = list({record[1] for record in records.values()})
        articles = {
            record[0]: (*record[:3], unpack_text(record[3]), *record[4:])
            for record in self._all(EXCERPTED, (json.dumps(places),))
        }
        for row, _, _, text, *_ in articles.values():
            if not isinstance(text, str):
                self._articles([row])  # says what is wrong with it
        return [
            read_excerpt(record, article)
            for row in wanted
            if (record := records.get(row)) and (article := articles.get(record[1]))
        ]

    def voices(self, rows: Sequence[int] | Rows) -> dict[int, Voices]:
        """Return for each of these statements who said it, and whether somebody else tells so."""
        wanted = json.dumps([int(row) for row in rows])
        named = (
            "FROM json_each(?) AS one CROSS JOIN {} AS who ON who.statement = one.value"
            " CROSS JOIN namings AS n ON n.row = who.naming CROSS JOIN speakers AS p ON p.row = n.speaker"
        )
        said: dict[int, list[str]] = {}
        for row, speaker in self._all(f"SELECT who.statement, p.id {named.format('said')}", (wanted,)):
            said.setdefault(row, []).append(speaker)
        told = {row for (row,) in self._all(f"SELECT who.statement {named.format('told')}", (wanted,))}
        return {row: Voices(frozenset(said.get(row, ())), row in told) for row in map(int, rows)}

    def row_of(self, statement: str) -> int | None:
        """Return the row of the statement with this id, `None` where there is none."""
        found = self._all("SELECT row FROM statements WHERE id = ?", (statement,))
        return int(found[0][0]) if found else None

    def ids(self, table: Literal["articles", "statements"], beginning: str, *, limit: int = 5) -> list[str]:
        """Return the id that is `beginning`, else up to `limit` of those that begin so, in their order."""
        exact = self._all(f"SELECT id FROM {table} WHERE id = ?", (beginning,))
        return [
            id_
            for (id_,) in exact
            or self._all(
                f"SELECT id FROM {table} WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT ?2",
                (beginning, limit),
            )
        ]

    def withdrawn(self, statement: str) -> str:
        """Return the id of the article that has the words of this id no longer, empty where there is none."""
        return self.fact(WITHDRAWN + statement).rpartition(" ")[0]

    def printed(
        self, ids: Sequence[str] | None = None, *, vectors: bool = True
    ) -> Iterator[tuple[Article, str, list[tuple[Statement, npt.NDArray[np.float16]]]]]:
        """Yield every article, the extractor's version, and its statements with speakers as printed there and vectors.

        With `ids`, only these articles; see `corpus.store.printed.read_printed`.
        """
        yield from read_printed(self._connections, ids, self.filed if vectors else None)

    # Speakers

    def speakers(self) -> list[SpeakerEntry]:
        """Return every speaker with the number and days of their statements, by name."""
        return read_speakers(self._connections)

    def roles(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return for each pair of an article and a speaker, by id, what the one calls the other where it does."""
        return read_roles(self._connections, pairs)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the name of each outlet with the number of its articles, the largest first."""
        return self._all(
            "SELECT outlet, COUNT(*) AS articles FROM articles WHERE outlet != '' GROUP BY outlet"
            " ORDER BY articles DESC, outlet"
        )

    # Embeddings

    def filed(self, _rows: Sequence[int], *, check: bool = True) -> Mapping[int, bytes]:
        """Return the codes of those of these rows' vectors that lie beside the database; here there are none."""
        return {}

    def embeddings(self, *, above: int = 0, last: int | None = None) -> tuple[Rows, Codes]:
        """Return the rows above `above` up to `last`, ascending, and the codes of their vectors: (n, dimension).

        These are the vectors that lie in the database: those that no file holds yet.
        """
        return read_embeddings(self._connections, above=above, last=last)

    def order_to_lie(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Return the places of `rows`, which ascend, in the order in which their vectors are to lie in a file."""
        return order_to_lie(self._connections, rows, self._everybody()) if len(rows) else np.empty(0, np.int64)

    def removed(self, *, since: int) -> Rows:
        """Return the rows that went after generation `since`, ascending."""
        return first_column(self._all("SELECT row FROM removed WHERE generation > ? ORDER BY row", (since,)))

    def count_above(self, row: int) -> int:
        """Return how many statements have come after this row."""
        ((count,),) = self._all("SELECT count(*) FROM statements WHERE row > ?", (row,))
        return int(count)

    def rows_between(self, above: int, last: int | None = None) -> Rows:
        """Return the rows of all statements above `above` up to `last`, ascending."""
        sql = "SELECT row FROM statements WHERE row > ? AND row <= coalesce(?, row) ORDER BY row"
        return first_column(self._all(sql, (above, last)))

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connections.all(sql, values)

    def _postings(self, sql: str, values: Sequence[Any]) -> Postings:
        return unpack(packed for (packed,) in self._all(sql, values))

    def _told(self, speakers: Sequence[str]) -> Postings:
        """Return the postings of what these speakers, by id, tell of others, as whoever said it has them."""
        ids = (json.dumps(list(speakers)),)
        rows = first_column(
            self._all(
                "SELECT DISTINCT told.statement FROM speakers AS p JOIN namings AS n ON n.speaker = p.row JOIN told"
                " ON told.naming = n.row WHERE p.id IN (SELECT value FROM json_each(?))",
                ids,
            )
        )
        if not len(rows):
            return unpack(())
        postings = self._postings(
            "SELECT entries FROM lists WHERE naming IN (SELECT naming FROM said WHERE statement IN"
            " (SELECT value FROM json_each(?)))",
            (json.dumps(rows.tolist()),),
        )
        return postings[np.isin(postings["row"], rows)]

    def _articles(self, rows: Sequence[int], *, check: bool = True) -> dict[int, Article]:
        sql = f"SELECT row, {ARTICLE_COLUMNS} FROM articles WHERE row IN ({{}}) ORDER BY row"
        return {record[0]: read_article(record[1:], check=check) for record in rows_among(self._connections, sql, rows)}


class Store(Contents):
    """The database of one library, read and written; each thread gets a connection of its own.

    Raises:
        LibraryError: (any method) the database is missing, damaged, locked, full or cannot be written.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        super().__init__(Connections(folder, create=create))
        self.memories = Memories()

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self._connections.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give a writer whose work inside the block is one step: all of it is there afterwards, or nothing.

        Raises:
            LibraryError: another writer holds the library, the disk is full, or it cannot be written.
        """
        from corpus.store.writer import Writer  # what writing needs is not loaded to read

        with self.in_one_step() as connection:
            writer = Writer(connection)
            writer.memories = self.memories
            yield writer
            writer.finish()

    @contextmanager
    def in_one_step(self) -> Iterator[sqlite3.Connection]:
        """Let all that is written inside the block, by this connection, be there afterwards, or nothing of it."""
        connection = self._connections.own()
        with plain_errors(self.folder), one_step(connection):
            yield connection

    def shrink(self) -> None:
        """Give what nothing takes any more in the database file back to the disk; not in those of older versions."""
        with plain_errors(self.folder):
            # A page goes at each step, and `execute` takes only one.
            self._connections.own().executescript("PRAGMA incremental_vacuum")

    @contextmanager
    def reading_rows(self) -> Iterator[Callable[..., sqlite3.Cursor]]:
        """Give what runs a query on one state of the library, for look-ups that belong to a table of their own."""
        connection = self._connections.own()
        with self.reading():
            yield connection.execute
