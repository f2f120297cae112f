"""Loading: a whole library in a folder into an empty one in PostgreSQL, table by table and row by row as it is.

Ids, rows, generation and what was withdrawn stay what they are, so that both answer alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from corpus.errors import LibraryError
from corpus.store.records import read_spans
from index.stores.postgres.store import PostgresStore
from index.stores.postgres.writer import count_all_words, near_text, words_of_article, words_of_sentence
from index.stores.sqlite.contents import SqliteContents

# Those that are the same in both, in an order in which what is referred to is there first.
TABLES = {
    "facts": ("key", "value"),
    "articles": (
        *("row", "id", "title", "url", "outlet", "published", "language", "text", "sha256", "extractor"),
        *("corrected", "turns", "story"),
    ),
    "speakers": ("row", "id", "block", "name", "kind", "aliases", "roles"),
    "namings": ("row", "block", "name", "kind", "aliases", "roles", "first", "last", "speaker"),
    "statements": ("row", "id", "article", "spans", "kind", "confidence", "spoken"),
    "said": ("statement", "place", "naming"),
    "told": ("statement", "place", "naming"),
    "outlets": ("row", "name"),
    "failed": ("article", "name", "url", "reason", "extractor"),
    "marks": ("mark", "article"),
    "name_forms": ("form", "speaker", "kind"),
    "role_words": ("word", "speaker", "role"),
    "named_speakers": ("id", "record"),
}
NUMBERED = ("articles", "speakers", "namings", "statements", "outlets")
FILES = "vectors"
"""Facts that begin so are of files beside a library in a folder."""
ROWS_A_STEP = 1000


def load_library(source: SqliteContents, target: PostgresStore, progress: Callable[[int, int], None]) -> None:
    """Copy all of a library into an empty one in one step; `progress` is told of statements, done and in all.

    Raises:
        LibraryError: the target is not empty, or either cannot be read or written; the target stays empty.
    """
    connections = target.connections
    with source.reading(), connections.writing():
        if target.counts() != (0, 0, 0):
            raise LibraryError(f"the library in {target.place} holds articles already; copy into an empty one")
        connections.own().execute("DELETE FROM facts")
        for table, columns in TABLES.items():
            _copy(target, table, columns, _rows(source, table, columns))
        _copy(target, "article_words", ("row", "tokens", "size", "terms"), _article_words(source))
        _copy(target, "words", ("row", "tokens", "size", "terms"), _words(source, progress))
        _copy(target, "embeddings", ("row", "vector", "near"), _embeddings(source))
        count_all_words(connections.own().execute)
        for table in NUMBERED:
            # A row that went is not used again.
            numbered = (
                f"SELECT setval(pg_get_serial_sequence('{table}', 'row'), greatest(max(row), %s, 1)) FROM {table}"
            )
            connections.own().execute(numbered, (_last(source, table),))
    connections.own().execute("ANALYZE")


def _copy(target: PostgresStore, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    cursor = target.connections.own().cursor()
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _rows(source: SqliteContents, table: str, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    for record in _steps(source, table, ", ".join(f"t.{column}" for column in columns)):
        if table == "facts" and record[0].startswith(FILES):
            continue
        yield (*record[:-1], bool(record[-1])) if table == "statements" else record


def _steps(source: SqliteContents, table: str, columns: str, joined: str = "") -> Iterator[Sequence[Any]]:
    """Yield a table's records, some at a time where it has row numbers."""
    if table not in NUMBERED:
        yield from source.execute(f"SELECT {columns} FROM {table} AS t")
        return
    last = 0
    while found := source.execute(
        f"SELECT t.row, {columns} FROM {table} AS t {joined} WHERE t.row > ? ORDER BY t.row LIMIT ?",
        (last, ROWS_A_STEP),
    ):
        last = found[-1][0]
        for _, *record in found:
            yield record


def _article_words(source: SqliteContents) -> Iterator[Sequence[Any]]:
    for row, title, text in _steps(source, "articles", "t.row, t.title, t.text"):
        yield (row, *words_of_article(title, text))


def _words(source: SqliteContents, progress: Callable[[int, int], None]) -> Iterator[Sequence[Any]]:
    _, total, _ = source.counts()
    joined = "JOIN articles AS a ON a.row = t.article"
    for done, (row, spans, text) in enumerate(_steps(source, "statements", "t.row, t.spans, a.text", joined), 1):
        *_, (sentence,) = read_spans(spans)
        yield (row, *words_of_sentence(sentence.of(text)))
        if not done % ROWS_A_STEP or done == total:
            progress(done, total)


def _embeddings(source: SqliteContents) -> Iterator[Sequence[Any]]:
    joined = "JOIN embeddings AS e ON e.row = t.row"
    for row, vector in _steps(source, "statements", "t.row, e.vector", joined):
        yield row, vector, near_text(vector)


def _last(source: SqliteContents, table: str) -> int:
    """Return the highest row number a table has ever had, as far as SQLite remembers it."""
    found = source.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int(found[0][0]) if found else 0
