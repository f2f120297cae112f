"""Writing into a library in a folder: the database's writer, with the tables that questions use kept in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.writer import Change, Writer
from index.stores.sqlite.contents import SqliteContents
from index.stores.sqlite.files.files import publish_within
from index.stores.sqlite.nametables import write_names
from index.stores.writer import refusing

# What one article can bring about that says nothing of the others, or of the library.
BAD_ARTICLE = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError, ValueError)


class SqliteWriter(Writer):
    """See `index.stores.writer.Writer`."""

    def __init__(self, contents: SqliteContents, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._contents = contents
        self.published = False

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
        with refusing(BAD_ARTICLE), self.one_article():
            return super().put(article, statements, vectors, extractor=extractor, again=again, corrected=corrected)

    def _codes(self, row: int) -> bytes | None:
        codes = super()._codes(row)
        return self._contents.filed([row], check=False).get(row) if codes is None else codes

    def finish(self) -> None:
        """Bring speakers and the look-up tables of their names up to date with all that came and went."""
        changed = self.link()
        if changed:
            write_names(self.execute, changed)

    def publish(self) -> None:
        """Write one new vector file of all there is, to be noted when the step ends well."""
        publish_within(self._contents, self)
        self.published = True
