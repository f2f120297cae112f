"""The store: articles, statements, speakers and new embeddings in SQLite, the source of truth of a library."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.people.memory import Memories
from corpus.statement import Kind, Speaker, Statement
from corpus.store.codes import Codes, read_codes
from corpus.store.columns import Columns
from corpus.store.connections import Connections
from corpus.store.database import one_step, plain_errors
from corpus.store.excerpts import EXCERPTED, EXCERPTS, Excerpt, Voices, read_excerpt
from corpus.store.packing import unpack_text
from corpus.store.postings import EVERYBODY, UNDATED, Postings, from_day, unpack
from corpus.store.records import (
    ARTICLE_COLUMNS,
    SPEAKER_COLUMNS,
    STATEMENT_COLUMNS,
    WITHDRAWN,
    Failed,
    read_article,
    read_day,
    read_speaker,
    read_statement,
)
from corpus.store.scores import Scored, Scores

if TYPE_CHECKING:
    from corpus.store.writer import Writer

Rows = npt.NDArray[np.int64]
Value = TypeVar("Value")
VALUES_A_QUERY = 480
VALUES_A_STEP = 16
COUNTED = 3000
ASKED_BY_ALL = ("gone", "generation", "model")
"""The facts that every question asks for, which are read together."""
COUNTS_KEPT = 50_000
# Vectors of a quarter of all days are read in runs where they lie by days; a speaker's lie in no more pieces than so.
MAX_STRETCHES = 32
MIN_STRETCH = 5000


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker of the library, how many statements are theirs, and the days of the first and last article."""

    speaker: Speaker
    statements: int
    first: date | None
    last: date | None


class Contents:
    """What the database of a library holds, to be read; safe to use from several threads.

    Raises:
        LibraryError: (any method) the database is missing, damaged or locked.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        # How often words occur, as far as anybody asked, in one generation.
        self._counts: dict[tuple[str, int], int] = {}
        self._counted = -1
        # What sentences with a word have for it, in one generation.
        self._scores = Scores()
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
        for part in _parts([row for (row,) in rows]):
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
        return _rows(
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
        # Outside a block of `reading()` nothing says which state it is that is read.
        generation = None if self._connections.found is None else self.generation
        known, columns = self._columns
        if columns is None or known != generation:
            columns = Columns(self._postings("SELECT entries FROM lists WHERE naming = ?", (EVERYBODY,)))
            if generation is not None:
                self._columns = generation, columns
        return columns

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

        A term of several words means these words next to each other; nothing in it has a meaning for SQLite. Terms
        that are in `often` count only where two of them meet. With `rows`, exactly these compete.
        """
        plain = {term: f'"{plain_phrase(term)}"' for term in terms if plain_phrase(term)}
        alone = [quoted for term, quoted in plain.items() if term not in often]
        common = (quoted for quoted in plain.values() if quoted not in alone)
        pairs = [f"({one} AND {two})" for one, two in combinations(common, 2)]
        query = " OR ".join((*alone, *pairs))
        if not query or limit < 1:
            return np.empty(0, np.int64)
        # What two words have together is no sum to the last bit, unless it is all there is.
        if scored := self._by_heart(alone or pairs) if not pairs or query == pairs[0] else None:
            scored = scored if rows is None else scored.among(rows)
            return scored.best(limit) if rows is None or len(scored.rows) > limit else scored.rows
        best = "ORDER BY bm25(words), rowid LIMIT ?"
        if rows is None:
            return _rows(self._all(f"SELECT rowid FROM words WHERE words MATCH ? {best}", (query, limit)))
        # One text of all rows is read in a quarter of the time of a row each.
        ((listed,),) = self._all("SELECT group_concat(rowid) FROM words WHERE words MATCH ?", (query,))
        found = np.fromstring(listed or "", np.int64, sep=",")
        found = found[np.isin(found, rows, kind="table")]
        if len(found) <= limit:
            return found
        sql = f"SELECT rowid FROM words WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?)) {best}"
        return _rows(self._all(sql, (query, json.dumps(found.tolist()), limit)))

    def _by_heart(self, phrases: Sequence[str]) -> Scored | None:
        """Return the rows with any of these phrases of a query, scored; None where that is not to be had by heart."""
        # Outside a block of `reading()` nothing says which state it is that is read.
        if self._connections.found is None:
            return None
        if self._scores.generation != (generation := self.generation):
            self._scores = Scores(generation)
        sql = "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY rowid"
        return self._scores.of(phrases, lambda phrase: self._all(sql, (phrase,)))

    def count_words(self, terms: Sequence[str], *, most: int = COUNTED) -> list[int]:
        """Return in how many sentences each term stands, as `words` reads it; no more than `most` are counted."""
        if self._counted != (generation := self.generation) or len(self._counts) > COUNTS_KEPT:
            self._counts, self._counted = {}, generation
        counts = self._counts
        missing = [term for term in dict.fromkeys(terms) if (term, most) not in counts]
        found = self._count_each(missing, most)
        counts.update(((term, most), count) for term, count in zip(missing, found, strict=True))
        return [counts[term, most] for term in terms]

    def _count_each(self, terms: Sequence[str], most: int) -> list[int]:
        query = (
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH term.value LIMIT ?))"
            " FROM json_each(?) AS term ORDER BY term.key"
        )
        return [
            int(count)
            for part in _parts(terms)
            for (count,) in self._all(query, (most, json.dumps([f'"{plain_phrase(term)}"' for term in part])))
        ]

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
        records: dict[int, tuple[Any, ...]] = {}
        for part in _listed(wanted):
            sql = f"SELECT row, article, {STATEMENT_COLUMNS} FROM statements WHERE row IN ({_marks(part)})"
            records.update((record[0], record[1:]) for record in self._all(sql, part))
        articles = self._articles(sorted({record[0] for record in records.values()}), check=check)
        speakers, tellers = self._people(list(records))
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

        With `ids`, only these articles; those that are gone are left out. A vector that is lost has no numbers, nor
        has, without `vectors`, one that lies in a file.

        Raises:
            LibraryError: the text of an article is not the text that was stored.
        """
        some = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(?))"
        for (row,) in self._all(
            f"SELECT row FROM articles{some} ORDER BY row", () if ids is None else (json.dumps(ids),)
        ):
            found = self._all(f"SELECT extractor, {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))
            if not found:
                continue
            version, *record = found[0]
            article = read_article(record)
            numbers: dict[int, str] = {}
            speakers, tellers = (self._as_printed(table, row, numbers) for table in ("said", "told"))
            wanted = ", ".join(f"s.{column}" for column in STATEMENT_COLUMNS.split(", "))
            records = self._all(
                f"SELECT s.row, e.vector, {wanted} FROM statements AS s LEFT JOIN embeddings AS e ON e.row = s.row"
                " WHERE s.article = ? ORDER BY s.row",
                (row,),
            )
            filed = self.filed([statement for statement, vector, *_ in records if vector is None]) if vectors else {}
            yield (
                article,
                version,
                [
                    (
                        read_statement(each, article.id, speakers.get(statement, ()), tellers.get(statement, ())),
                        read_codes(
                            np.frombuffer(filed.get(statement, b"") if vector is None else vector, np.int8)
                        ).astype(np.float16),
                    )
                    for statement, vector, *each in records
                ],
            )

    def _as_printed(self, table: str, article: int, numbers: dict[int, str]) -> dict[int, list[Speaker]]:
        """Return who said an article's statements, or who told them, as printed there; `numbers` gives them ids."""
        found: dict[int, list[Speaker]] = {}
        for statement, naming, *columns in self._all(
            f"SELECT who.statement, n.row, n.name, n.kind, n.aliases, n.roles FROM statements AS s JOIN {table} AS who"
            " ON who.statement = s.row JOIN namings AS n ON n.row = who.naming WHERE s.article = ?"
            " ORDER BY who.statement, who.place",
            (article,),
        ):
            number = numbers.setdefault(naming, str(len(numbers) + 1))
            found.setdefault(statement, []).append(read_speaker([number, *columns]))
        return found

    # Speakers

    def speakers(self) -> list[SpeakerEntry]:
        """Return every speaker with the number and days of their statements, by name."""
        found = self._all(f"SELECT row, {SPEAKER_COLUMNS} FROM speakers ORDER BY name, id")
        chunks: dict[int, list[bytes]] = {}
        for speaker, packed in self._all(
            "SELECT n.speaker, l.entries FROM namings AS n JOIN lists AS l ON l.naming = n.row"
        ):
            chunks.setdefault(speaker, []).append(packed)
        entries = []
        for row, *columns in found:
            own = unpack(chunks.get(row, ()))
            days = own["day"][own["day"] != UNDATED]
            first, last = (int(days.min()), int(days.max())) if len(days) else (UNDATED, UNDATED)
            count = len(np.unique(own["row"]))
            entries.append(SpeakerEntry(read_speaker(columns), count, from_day(first), from_day(last)))
        return entries

    def outlets(self) -> list[tuple[str, int]]:
        """Return the name of each outlet with the number of its articles, the largest first."""
        return self._all(
            "SELECT outlet, COUNT(*) AS articles FROM articles WHERE outlet != '' GROUP BY outlet"
            " ORDER BY articles DESC, outlet"
        )

    def roles(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return for each pair of an article and a speaker, by id, what the one calls the other where it does."""
        # In this order: whether a speaker is meant is asked of each of the article's namings.
        found = self._all(
            "SELECT DISTINCT a.id, p.id, n.row, n.roles FROM json_each(?) AS pair"
            " CROSS JOIN articles AS a ON a.id = json_extract(pair.value, '$[0]')"
            " CROSS JOIN speakers AS p ON p.id = json_extract(pair.value, '$[1]')"
            " CROSS JOIN statements AS s ON s.article = a.row CROSS JOIN said ON said.statement = s.row"
            " CROSS JOIN namings AS n ON n.row = said.naming AND n.speaker = p.row ORDER BY n.row",
            (json.dumps(pairs),),
        )
        roles: dict[tuple[str, str], str] = {}
        for article, speaker, _, each in found:
            if (article, speaker) not in roles and (known := json.loads(each)):
                roles[article, speaker] = known[0][0]
        return roles

    # Embeddings

    def filed(self, _rows: Sequence[int], *, check: bool = True) -> Mapping[int, bytes]:
        """Return the codes of those of these rows' vectors that lie beside the database; here there are none."""
        return {}

    def embeddings(self, *, above: int = 0, last: int | None = None) -> tuple[Rows, Codes]:
        """Return the rows above `above` up to `last`, ascending, and the codes of their vectors: (n, dimension).

        These are the vectors that lie in the database: those that no file holds yet.
        """
        between = "FROM embeddings WHERE row > ? AND row <= coalesce(?, row)"
        ((count, size),) = self._all(f"SELECT count(*), coalesce(max(length(vector)), 0) {between}", (above, last))
        rows, codes = np.empty(count, np.int64), np.empty((count, size), np.int8)
        filled = 0
        for found in self._connections.some(f"SELECT row, vector {between} ORDER BY row", (above, last)):
            part = found[: count - filled]  # more may have come since they were counted
            own = np.frombuffer(b"".join(vector for _, vector in part), np.int8)
            if len(own) != len(part) * size:
                raise damaged_vectors(self)
            rows[filled : filled + len(part)] = [row for row, _ in part]
            codes[filled : filled + len(part)] = own.reshape(len(part), size)
            filled += len(part)
        return rows[:filled], codes[:filled]

    def order_to_lie(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Return the places of `rows`, which ascend, in the order in which their vectors are to lie in a file.

        Statements of one stretch of days lie together, in large files, and in it those of one speaker.
        """
        if not len(rows):
            return np.empty(0, np.int64)
        speakers = np.zeros(len(rows), np.int64)
        for part in self._connections.some(
            "SELECT said.statement, coalesce(n.speaker, 0) FROM said JOIN namings AS n ON n.row = said.naming"
            " WHERE said.statement BETWEEN ? AND ? AND said.place = 0",
            (int(rows[0]), int(rows[-1])),
        ):
            said, by = np.array(part, np.int64).T
            at = np.searchsorted(rows, said)
            known = rows[at] == said
            speakers[at[known]] = by[known]
        stretches = min(MAX_STRETCHES, len(rows) // MIN_STRETCH)
        return np.lexsort((rows, speakers, self._everybody().stretches(rows, stretches)))

    def removed(self, *, since: int) -> Rows:
        """Return the rows that went after generation `since`, ascending."""
        return _rows(self._all("SELECT row FROM removed WHERE generation > ? ORDER BY row", (since,)))

    def count_above(self, row: int) -> int:
        """Return how many statements have come after this row."""
        ((count,),) = self._all("SELECT count(*) FROM statements WHERE row > ?", (row,))
        return int(count)

    def rows_between(self, above: int, last: int | None = None) -> Rows:
        """Return the rows of all statements above `above` up to `last`, ascending."""
        sql = "SELECT row FROM statements WHERE row > ? AND row <= coalesce(?, row) ORDER BY row"
        return _rows(self._all(sql, (above, last)))

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connections.all(sql, values)

    def _postings(self, sql: str, values: Sequence[Any]) -> Postings:
        return unpack(packed for (packed,) in self._all(sql, values))

    def _told(self, speakers: Sequence[str]) -> Postings:
        """Return the postings of what these speakers, by id, tell of others, as whoever said it has them."""
        ids = (json.dumps(list(speakers)),)
        rows = _rows(
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
        articles: dict[int, Article] = {}
        for part in _listed(rows):
            sql = f"SELECT row, {ARTICLE_COLUMNS} FROM articles WHERE row IN ({_marks(part)}) ORDER BY row"
            articles.update((record[0], read_article(record[1:], check=check)) for record in self._all(sql, part))
        return articles

    def _people(self, rows: Sequence[int]) -> tuple[dict[int, list[Speaker]], dict[int, list[Speaker]]]:
        """Return who said the statements of these rows, and who told them, as the library knows them."""
        wanted = (json.dumps(rows),)
        named = [
            (told, *each)
            for told, table in enumerate(("said", "told"))
            # From the rows on: `IN` makes a table of them first.
            for each in self._all(
                f"SELECT who.statement, n.speaker FROM json_each(?) AS one CROSS JOIN {table} AS who"
                " ON who.statement = one.value CROSS JOIN namings AS n ON n.row = who.naming"
                " ORDER BY who.statement, who.place",
                wanted,
            )
        ]
        # Each once: an answer looks at a hundred statements of few speakers, whose names and roles may be many.
        known: dict[int, Speaker] = {}
        for some in _listed(list({speaker for _, _, speaker in named})):
            sql = f"SELECT row, {SPEAKER_COLUMNS} FROM speakers WHERE row IN ({_marks(some)})"
            known.update((record[0], read_speaker(record[1:])) for record in self._all(sql, some))
        found: tuple[dict[int, list[Speaker]], dict[int, list[Speaker]]] = ({}, {})
        for told, statement, speaker in named:
            if speaker in known:
                found[told].setdefault(statement, []).append(known[speaker])
        return found


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


def damaged_vectors(store: Contents) -> LibraryError:
    """Return the error that vectors in the database are not what they should be."""
    return LibraryError(f"vectors in {store.folder} are damaged; run 'onrecord doctor --repair'")


def plain_phrase(text: str) -> str:
    """Return a phrase for FTS5, which reads a quoted string as words in a row; quotation marks and NUL would end it."""
    return " ".join(re.sub(r'["\x00\ud800-\udfff]', " ", text).split())


def _rows(found: Sequence[Sequence[Any]]) -> Rows:
    return np.fromiter((record[0] for record in found), np.int64, len(found))


def _parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), VALUES_A_QUERY):
        yield values[start : start + VALUES_A_QUERY]


def _listed(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield values for one query each, the last one repeated: few lengths are few texts for SQLite to prepare."""
    for part in _parts(values):
        yield [*part, *[part[-1]] * (-len(part) % VALUES_A_STEP)]


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
