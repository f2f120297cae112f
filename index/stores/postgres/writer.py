"""Writing into a library in PostgreSQL: the same steps as into SQLite, with what searching needs beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import psycopg

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.codes import make_codes, read_codes
from corpus.store.namings import link_block
from corpus.store.postings.postings import UNDATED, to_day
from corpus.store.records import ARTICLE_COLUMNS, read_day, read_speaker, write_article, write_spans
from corpus.store.writer import Change, Stored, Writer
from index.stores.postgres.indexing import make_index
from index.stores.postgres.words.tokens import distinct_tokens, joined, tokens_of
from index.stores.postgres.words.words import COUNTED
from index.stores.sqlite.nametables import RECORD, are_made, form_rows, role_rows, write_names
from index.stores.writer import RefusedError, refusing

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections

# What one article can bring about that says nothing of the others, or of the library.
BAD_ARTICLE = (psycopg.IntegrityError, psycopg.DataError, ValueError)

MAX_KEY = 300
"""Characters; an index takes no key of more than 2,704 bytes, and some hold two of these."""


class PostgresWriter(Writer):
    """See `index.stores.writer.Writer`."""

    packs = False  # PostgreSQL does by itself what is worth packing

    def __init__(self, connections: PostgresConnections) -> None:
        super().__init__(connections)  # type: ignore[arg-type]  # it runs statements, which is all that is asked of it
        self._connections = connections
        # What this step adds to the counts of words, less what it takes away; the empty term counts all.
        self._texts: Counter[str] = Counter()
        self._size = 0

    @contextmanager
    def one_article(self) -> Iterator[None]:
        """Let all that is written inside the block stand, or nothing of it, the counts of words too."""
        texts, size = self._texts.copy(), self._size
        try:
            with super().one_article():
                yield
        except BaseException:
            self._texts, self._size = texts, size
            raise

    def put(
        self,
        article: Article,
        statements: Sequence[Statement],
        vectors: npt.NDArray[np.float32],
        *,
        extractor: str,
        again: bool = False,
        corrected: int | None = None,
    ) -> Change:
        """Keep an article with its statements and one vector each, whole or not at all."""
        if (longest := max(map(len, _keys_of(article, statements)))) > MAX_KEY:
            raise RefusedError(f"cannot be kept (a name in it has {longest} characters)")
        with refusing(BAD_ARTICLE), self.one_article():
            return self._put(article, statements, vectors, extractor=extractor, again=again, corrected=corrected)

    def _put(
        self,
        article: Article,
        statements: Sequence[Statement],
        vectors: npt.NDArray[np.float32],
        *,
        extractor: str,
        again: bool,
        corrected: int | None,
    ) -> Change:
        return super().put(article, statements, vectors, extractor=extractor, again=again, corrected=corrected)

    def remove(self, article_id: str) -> bool:
        """Take an article and all that came from it out; return whether it was there."""
        self.execute("DELETE FROM article_words WHERE row IN (SELECT row FROM articles WHERE id = ?)", (article_id,))
        return super().remove(article_id)

    def finish(self) -> None:
        """Bring speakers, the look-up tables of their names, and how often words occur up to date."""
        self._count_words()
        changed = self.link()
        if changed and are_made(self.execute):
            self._write_names(sorted(changed))
        elif changed:
            write_names(self.execute, changed)

    def link(self) -> set[str]:
        """Bring the speakers up to date with all that came and went; return the ids of those that changed."""
        blocks: set[str] = set()
        for row, block, first, last, speaker, said, earliest, latest, told in self._query(
            "SELECT n.row, n.block, n.first, n.last, n.speaker, own.said, own.earliest, own.latest,"
            " EXISTS (SELECT 1 FROM told WHERE told.naming = n.row) FROM namings AS n CROSS JOIN LATERAL"
            " (SELECT count(*) AS said, min(a.published) AS earliest, max(a.published) AS latest FROM said"
            " JOIN statements AS s ON s.row = said.statement JOIN articles AS a ON a.row = s.article"
            " WHERE said.naming = n.row) AS own WHERE n.row = ANY(%s) ORDER BY n.row",
            (sorted(self._namings),),
        ):
            if not said and not told:
                self.execute("DELETE FROM namings WHERE row = ?", (row,))
                blocks.add(block)
                continue
            days = [to_day(read_day(day)) for day in (earliest, latest)]
            assert days[0] != UNDATED or days[1] == UNDATED
            if days != [first, last] or speaker is None:
                self.execute("UPDATE namings SET first = ?, last = ? WHERE row = ?", (*days, row))
                blocks.add(block)
        self._namings.clear()
        return {id_ for block in sorted(blocks) for id_ in link_block(self.execute, block, self.memories)}

    def _count_words(self) -> None:
        texts, size = self._texts.pop("", 0), self._size
        changed = [(term, count) for term, count in sorted(self._texts.items()) if count]
        if not texts and not size and not changed:
            return
        run = self._connections.own().execute
        run("UPDATE word_totals SET texts = texts + %s, size = size + %s", (texts, size))
        run(
            "INSERT INTO word_counts AS known SELECT * FROM unnest(%s::text[], %s::bigint[]) ON CONFLICT (term)"
            " DO UPDATE SET texts = known.texts + excluded.texts",
            ([term for term, _ in changed], [count for _, count in changed]),
        )
        run("DELETE FROM word_counts WHERE term = ANY(%s) AND texts <= 0", ([term for term, _ in changed],))
        self._texts, self._size = Counter(), 0

    def _write_names(self, changed: Sequence[str]) -> None:
        """Do what `write_names` does of these speakers, all at once: each statement is a way to the server."""
        found = self._query(
            f"SELECT p.id, n.id IS NOT NULL, {RECORD.replace('char(', 'chr(')}, p.name, p.kind, p.aliases, p.roles"
            " FROM speakers AS p LEFT JOIN named_speakers AS n ON n.id = p.id WHERE p.id = ANY(%s)"
            f" AND n.record IS DISTINCT FROM {RECORD.replace('char(', 'chr(')}",
            (changed,),
        )
        gone = set(changed) - {id_ for (id_,) in self._query("SELECT id FROM speakers WHERE id = ANY(%s)", (changed,))}
        stale = sorted({*gone, *(id_ for id_, was, *_ in found if was)})
        run = self._connections.own().execute
        if stale:
            for table, column in (("name_forms", "speaker"), ("role_words", "speaker"), ("named_speakers", "id")):
                run(f"DELETE FROM {table} WHERE {column} = ANY(%s)", (stale,))
        speakers = [read_speaker((id_, *columns)) for id_, _, _, *columns in found]
        for table, rows in (
            ("name_forms", [row for speaker in speakers for row in form_rows(speaker)]),
            ("role_words", [row for speaker in speakers for row in role_rows(speaker)]),
        ):
            columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
            run(
                f"INSERT INTO {table} SELECT * FROM unnest(%s::text[], %s::text[], %s::integer[])"
                " ON CONFLICT DO NOTHING",
                columns,
            )
        run(
            "INSERT INTO named_speakers SELECT * FROM unnest(%s::text[], %s::text[])",
            ([id_ for id_, *_ in found], [record for _, _, record, *_ in found]),
        )

    def link_all(self) -> None:
        """Link all namings again."""
        self._namings.update(row for (row,) in self._query("SELECT row FROM namings", ()))
        self.link()

    def publish(self) -> None:
        """Make the index of vectors where it is missing: all else is written with each article."""
        make_index(self._connections)

    def _query(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._connections.query(sql, values)

    def _write_article(self, article: Article, extractor: str, row: int | None) -> int:
        if row is None:
            values = (*write_article(article, packed=self.packs), extractor)
            marks = ", ".join("?" * len(values))
            found = self.execute(
                f"INSERT INTO articles ({ARTICLE_COLUMNS}, extractor) VALUES ({marks}) RETURNING row", values
            ).fetchone()
            row = int(found[0])
        else:
            super()._write_article(article, extractor, row)
            self.execute("DELETE FROM article_words WHERE row = ?", (row,))
        self._write_words("article_words", row, words_of_article(article.title, article.text))
        return row

    def _write_words(self, table: str, row: int, words: tuple[str, int]) -> None:
        self._connections.own().execute(f"INSERT INTO {table} VALUES (%s, %s, %s)", (row, *words))

    def _insert(self, article_row: int, statement: Statement, sentence: str, vector: npt.NDArray[np.float32]) -> int:
        found = self.execute(
            "INSERT INTO statements (id, article, spans, kind, confidence, spoken) VALUES (?, ?, ?, ?, ?, ?)"
            " RETURNING row",
            (
                statement.id,
                article_row,
                write_spans(statement),
                statement.kind,
                float(statement.confidence),
                statement.spoken,
            ),
        ).fetchone()
        row = int(found[0])
        codes = make_codes(vector).tobytes()
        self._connections.own().execute(
            "INSERT INTO embeddings VALUES (%s, %s, %s::halfvec)", (row, codes, near_text(codes))
        )
        tokens, size = words_of_sentence(sentence)
        self._write_words("words", row, (tokens, size))
        self._texts.update(["", *distinct_tokens(tokens)])
        self._size += size
        return row

    def _drop(self, stored: Stored) -> None:
        self.note("gone", str(self._generation))
        for tokens, size in self._query("SELECT tokens, size FROM words WHERE row = %s", (stored.row,)):
            self._texts.subtract(["", *distinct_tokens(tokens)])
            self._size -= size
        for table in ("words", "embeddings", "statements"):
            self.execute(f"DELETE FROM {table} WHERE row = ?", (stored.row,))


def _keys_of(article: Article, statements: Sequence[Statement]) -> Iterator[str]:
    """Yield all of an article that an index holds whole."""
    yield from (article.id, article.outlet)
    for statement in statements:
        for speaker in (*statement.speakers, *statement.told_by):
            yield from (speaker.id, speaker.name, *speaker.aliases)
            yield from (word for role in speaker.roles for word in role.name.split())


def count_all_words(run: Callable[..., Any]) -> None:
    """Count how often each word stands in the table of words, into empty counts."""
    run(f"INSERT INTO word_counts {COUNTED}")
    run("UPDATE word_totals SET (texts, size) = (SELECT count(*), coalesce(sum(size), 0) FROM words)")


def words_of_sentence(sentence: str) -> tuple[str, int]:
    """Return what the table of words keeps of a sentence: its tokens in a row, and their number."""
    tokens = tokens_of(sentence)
    return joined(tokens), len(tokens)


def words_of_article(title: str, text: str) -> tuple[str, int]:
    """Return what the table of words keeps of an article."""
    one, two = tokens_of(title), tokens_of(text)
    # A token that is in no text lies between the two, so that no phrase reaches from one into the other.
    return joined([*one, "\n", *two]), len(one) + len(two)


def near_text(codes: bytes) -> str:
    """Return the unit vector of codes as pgvector reads it."""
    return f"[{','.join(f'{number:.6g}' for number in read_codes(np.frombuffer(codes, np.int8)).tolist())}]"
