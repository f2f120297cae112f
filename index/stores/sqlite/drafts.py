"""The drafts of a rebuild in an SQLite file of their own, so that nothing waits for the rebuild."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from corpus.errors import LibraryError
from corpus.store.database import open_file, plain_errors, write_ahead
from index.stores.drafts import Draft

if TYPE_CHECKING:
    from typing import Self

FILE = "rebuild.sqlite"
TABLE = """
CREATE TABLE IF NOT EXISTS made (
    article TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    target TEXT NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID
"""


class SqliteDrafts:
    """See `index.stores.drafts.Drafts`."""

    def __init__(self, folder: Path, target: str) -> None:
        self._folder, self._file, self._target = folder, folder / FILE, target
        if not os.access(folder, os.W_OK):
            raise LibraryError(
                f"the library in {folder} cannot be written; change its permissions or give another --library"
            )
        with plain_errors(folder):
            self._connection = open_file(self._file, self._prepare, missing="")

    def _prepare(self, connection: sqlite3.Connection) -> None:
        write_ahead(connection)
        connection.execute(TABLE)
        connection.execute("DELETE FROM made WHERE target <> ?", (self._target,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def digests(self) -> dict[str, str]:
        """Return the digest of each draft, by its article's id."""
        with plain_errors(self._folder):
            return dict(self._connection.execute("SELECT article, digest FROM made").fetchall())

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Keep drafts, for good and all at once."""
        rows = [(each.article, each.digest, self._target, each.record) for each in drafts]
        with plain_errors(self._folder):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows)
            self._connection.execute("COMMIT")

    def record(self, article: str) -> bytes | None:
        """Return what came of an article, None where there is no draft of it."""
        with plain_errors(self._folder):
            found = self._connection.execute("SELECT record FROM made WHERE article = ?", (article,)).fetchone()
        return None if found is None else bytes(found[0])

    def delete(self) -> None:
        """Delete the file."""
        self._connection.close()
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(FILE + suffix).unlink(missing_ok=True)
