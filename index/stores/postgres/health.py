"""The health of a library in PostgreSQL: what is derived, against what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.codes import make_codes
from corpus.store.records import read_spans
from index.stores.health import Encode
from index.stores.postgres.words.words import COUNTED
from index.stores.postgres.writer import count_all_words, near_text, words_of_article, words_of_sentence
from index.stores.sqlite.health import SqliteHealth
from index.stores.sqlite.nametables import write_names
from index.vectors.passage import passage

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from index.stores.postgres.contents import PostgresContents
    from index.stores.postgres.writer import PostgresWriter

STATEMENTS_A_STEP = 256
# What does not agree with the articles and statements, and how it is told.
DERIVED = (
    (
        "{} statements are not found by their words",
        "SELECT count(*) FROM statements AS s FULL JOIN words AS w ON w.row = s.row"
        " WHERE s.row IS NULL OR w.row IS NULL",
    ),
    (
        "{} articles are not found by their words",
        "SELECT count(*) FROM articles AS a FULL JOIN article_words AS w ON w.row = a.row"
        " WHERE a.row IS NULL OR w.row IS NULL",
    ),
    (
        "the numbers of {} words are wrong",
        f"SELECT count(*) FROM ({COUNTED}) AS counted"
        " FULL JOIN word_counts AS known ON known.term = counted.term WHERE known.texts IS DISTINCT FROM counted.texts",
    ),
    (
        "the number of all words is wrong",
        "SELECT count(*) FROM word_totals WHERE (texts, size) <> (SELECT count(*), coalesce(sum(size), 0) FROM words)",
    ),
    ("{} names are linked to no speaker", "SELECT count(*) FROM namings WHERE speaker IS NULL"),
)


class PostgresHealth(SqliteHealth):
    """See `index.stores.health.Health`."""

    def __init__(
        self, contents: PostgresContents, writing: Callable[[], AbstractContextManager[PostgresWriter]]
    ) -> None:
        super().__init__(contents)  # type: ignore[arg-type]  # it asks them as those of SQLite
        self._kept, self._writing = contents, writing

    def damage(self) -> Iterator[tuple[str, str]]:
        """Yield nothing: PostgreSQL's own pg_amcheck looks into tables and indexes."""
        yield from ()

    def strays(self) -> Iterator[str]:
        """Yield nothing but vectors: the database itself lets no other row belong to nothing."""
        ((count,),) = self._kept.query("SELECT count(*) FROM embeddings WHERE row NOT IN (SELECT row FROM statements)")
        if count:
            yield f"{count} vectors without a statement"

    def drop_strays(self) -> None:
        """Take out what belongs to nothing any more."""
        with self._writing() as writer:
            writer.execute("DELETE FROM embeddings WHERE row NOT IN (SELECT row FROM statements)")

    def vectors(self) -> Iterator[str]:
        """Yield which vectors are missing or damaged."""
        rows = self._unsound()
        if rows:
            yield f"{len(rows)} vectors are missing or damaged, the first in row {rows[0]}"

    def embed(self, encode: Encode) -> None:
        """Embed the statements again whose vectors are missing or damaged."""
        wanted = iter(self._unsound())
        while step := list(islice(wanted, STATEMENTS_A_STEP)):
            # Statements of an article whose text is damaged are left: nothing says what their words were.
            found = [(row, *pair) for row in step for pair in self._statement(row)]
            vectors = encode([passage(statement, article) for _, statement, article in found])
            with self._writing() as writer:
                for (row, _, _), vector in zip(found, vectors, strict=True):
                    codes = make_codes(vector).tobytes()
                    self._run(
                        "INSERT INTO embeddings VALUES (%s, %s, %s::halfvec) ON CONFLICT (row)"
                        " DO UPDATE SET vector = excluded.vector, near = excluded.near",
                        (row, codes, near_text(codes)),
                    )
                writer.note("generation", str(self._kept.generation + 1))

    def derived(self) -> Iterator[str]:
        """Yield which words, counts and links do not agree with articles and statements."""
        for words, sql in DERIVED:
            ((count,),) = self._kept.query(sql)
            if count:
                yield words.format(count)

    def derive(self) -> None:
        """Make the words, their numbers, the speakers and the names again."""
        with self._writing() as writer:
            for table in ("words", "article_words", "word_counts"):
                self._run(f"DELETE FROM {table}")
            for row, title, text in self._kept.query("SELECT row, title, text FROM articles ORDER BY row"):
                self._run("INSERT INTO article_words VALUES (%s, %s, %s)", (row, *words_of_article(title, text)))
                for each, spans in self._kept.query("SELECT row, spans FROM statements WHERE article = %s", (row,)):
                    sentence = read_spans(spans)[-1][0].of(text)
                    self._run("INSERT INTO words VALUES (%s, %s, %s)", (each, *words_of_sentence(sentence)))
            count_all_words(self._run)
            self._run("UPDATE namings SET speaker = NULL")
            writer.link_all()
            write_names(writer.execute)
            writer.note("generation", str(self._kept.generation + 1))

    def tell_stories(self) -> None:
        """Compare all articles again."""
        with self._writing() as writer:
            writer.note("stories", "")
            writer.tell_stories()

    def files(self) -> Iterator[str]:
        """Yield nothing: there are no files."""
        yield from ()

    def mend_files(self, encode: Encode) -> None:
        """Do nothing."""

    def _has_drafts(self) -> bool:
        return bool(self._kept.query("SELECT 1 FROM drafts LIMIT 1"))

    def free(self) -> None:  # type: ignore[override]  # the disk is another machine's
        """Return that it cannot be told."""

    def _unsound(self) -> list[int]:
        dimension = int(self._kept.fact("dimension") or 0)
        return [
            int(row)
            for (row,) in self._kept.query(
                "SELECT s.row FROM statements AS s LEFT JOIN embeddings AS e ON e.row = s.row WHERE e.row IS NULL"
                " OR length(e.vector) <> %s OR e.vector = decode(repeat('00', %s), 'hex') ORDER BY s.row",
                (dimension, dimension),
            )
        ]

    def _statement(self, row: int) -> list[tuple[Statement, Article]]:
        try:
            return self._kept.statements([row])
        except LibraryError:
            return []

    def _run(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        self._kept.connections.own().execute(sql, values)
