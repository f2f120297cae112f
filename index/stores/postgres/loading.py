"""Loading: a whole library, of either kind, into an empty one in PostgreSQL, row by row as it is, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.store.packing import unpack_text
from corpus.store.records import read_spans
from index.stores.postgres.store import PostgresStore
from index.stores.postgres.writer import count_all_words, near_text, words_of_article, words_of_sentence
from index.stores.sqlite.contents import SqliteContents
from index.stores.sqlite.nametables import write_names
from index.stores.sqlite.rows import NUMBERED, ROWS_A_STEP, Progress, all_rows, check_empty, rows_of, vectors_of


def load_library(source: SqliteContents, target: PostgresStore, progress: Progress) -> None:
    """Copy all of a library into an empty one in one step; `progress` is told of statements, done and in all.

    Raises:
        LibraryError: the target is not empty, or either cannot be read or written; the target stays empty.
    """
    connections = target.connections
    with source.reading(), connections.writing():
        check_empty(target.counts(), target.place)
        vectors = vectors_of(source)
        connections.own().execute("DELETE FROM facts")
        for table, columns, rows in all_rows(source):
            spoken = ((*record[:-1], bool(record[-1])) for record in rows)
            _copy(target, table, columns, spoken if table == "statements" else rows)
        _copy(target, "article_words", ("row", "tokens", "size"), _article_words(source))
        _copy(target, "words", ("row", "tokens", "size"), _words(source, progress))
        _copy(target, "embeddings", ("row", "vector", "near"), ((*each, near_text(each[1])) for each in vectors))
        write_names(connections.execute)
        count_all_words(connections.own().execute)
        for table in NUMBERED:
            # A row that went is not used again.
            numbered = (
                f"SELECT setval(pg_get_serial_sequence('{table}', 'row'), greatest(max(row), %s, 1)) FROM {table}"
            )
            connections.own().execute(numbered, (source.last_row(table),))
    target.publish()
    connections.own().execute("ANALYZE")


def _copy(target: PostgresStore, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    cursor = target.connections.own().cursor()
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _article_words(source: SqliteContents) -> Iterator[Sequence[Any]]:
    for row, title, text in rows_of(source, "articles", "t.row, t.title, t.text"):
        yield (row, *words_of_article(title, unpack_text(text)))


def _words(source: SqliteContents, progress: Progress) -> Iterator[Sequence[Any]]:
    _, total, _ = source.counts()
    joined = "JOIN articles AS a ON a.row = t.article"
    for done, (row, spans, text) in enumerate(rows_of(source, "statements", "t.row, t.spans, a.text", joined), 1):
        *_, (sentence,) = read_spans(spans)
        yield (row, *words_of_sentence(sentence.of(unpack_text(text))))
        if not done % ROWS_A_STEP or done == total:
            progress(done, total)
