"""Loading: a whole library, of either kind, into an empty one in a folder, row by row as it is, in one step."""

from __future__ import annotations

from index.stores.sqlite.contents import SqliteContents
from index.stores.sqlite.nametables import TABLES, write_names
from index.stores.sqlite.remedies import derive_words
from index.stores.sqlite.rows import ROWS_A_STEP, Progress, all_rows, check_empty, vectors_of
from index.stores.sqlite.store import SqliteStore


def load_library(source: SqliteContents, target: SqliteStore, progress: Progress) -> None:
    """Copy all of a library into an empty one in one step; `progress` is told of statements, done and in all.

    Raises:
        LibraryError: the target is not empty, or either cannot be read or written; the target stays empty.
    """
    with source.reading(), target.writing() as writer:
        check_empty(target.counts(), target.place)
        vectors = vectors_of(source)
        writer.execute("DELETE FROM facts")
        for made in TABLES:
            writer.execute(made)
        for table, columns, rows in all_rows(source):
            marks = ", ".join("packed(?)" if column == "text" else "?" for column in columns)
            insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
            for record in rows:
                writer.execute(insert, record)
        _, total, _ = source.counts()
        for done, record in enumerate(vectors, 1):
            writer.execute("INSERT INTO embeddings VALUES (?, ?)", record)
            if not done % ROWS_A_STEP or done == total:
                progress(done, total)
        # A row that went is not used again.
        writer.execute("DELETE FROM sqlite_sequence WHERE name = 'statements'")
        writer.execute("INSERT INTO sqlite_sequence VALUES ('statements', ?)", (source.last_row("statements"),))
        derive_words(writer.execute)
        write_names(writer.execute)
    target.publish()
