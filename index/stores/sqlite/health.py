"""The health of a library in a folder: the database, all that is derived in it, and the vector files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import numpy as np

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.store.database import FILE
from corpus.store.postings.postings import EVERYBODY, POSTING
from corpus.store.records import ARTICLE_COLUMNS, read_article, read_spans
from corpus.store.store import Store
from corpus.store.stories import VERSION as STORIES_VERSION
from corpus.store.stories import misplaced
from index.stores.health import Encode, Kept
from index.stores.sqlite.drafts import FILE as DRAFTS_FILE
from index.stores.sqlite.remedies import (
    ORPHANS,
    lacking_vectors,
    mend_derived,
    mend_files,
    mend_orphans,
    mend_stories,
    mend_vectors,
    odd_vectors,
    wrong_files,
)

STATEMENTS = (
    "SELECT id, spans, EXISTS (SELECT 1 FROM told WHERE statement = row) FROM statements WHERE article = ? ORDER BY row"
)


class SqliteHealth:
    """See `index.stores.health.Health`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def damage(self) -> Iterator[tuple[str, str]]:
        """Yield what SQLite finds wrong with its own file."""
        remedy = f"restore {FILE} from a backup, or export what can be read and import it into a new library"
        try:
            for (line,) in self._store.execute("PRAGMA integrity_check(5)"):
                if line != "ok":
                    yield f"{FILE} is damaged: {line}", remedy
        except LibraryError as error:
            yield str(error), remedy

    def articles(self) -> Iterator[tuple[Article | LibraryError, Sequence[Kept]]]:
        """Yield every article, or why it cannot be read, with its statements."""
        for (row,) in self._store.execute("SELECT row FROM articles ORDER BY row"):
            (record,) = self._store.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))
            article: Article | LibraryError
            try:
                article = read_article(record)
            except LibraryError as error:
                article = error
            found = self._store.execute(STATEMENTS, (row,))
            yield article, [Kept(id_, read_spans(spans), bool(told)) for id_, spans, told in found]

    def strays(self) -> Iterator[str]:
        """Yield the kinds of rows that belong to nothing any more."""
        for what, table, condition in ORPHANS:
            found = self._store.execute(f"SELECT * FROM {table} WHERE {condition}")
            if found:
                yield f"{len(found)} {what}, the first {found[0][0]}"

    def drop_strays(self) -> None:
        """Take out what belongs to nothing any more."""
        mend_orphans(self._store)

    def vectors(self) -> Iterator[str]:
        """Yield which vectors are missing or damaged."""
        lacking, odd = lacking_vectors(self._store), odd_vectors(self._store)
        if lacking:
            yield f"{len(lacking)} statements without a vector, the first in row {lacking[0]}"
        if odd:
            yield f"{len(odd)} vectors are damaged, the first in row {odd[0]}"

    def embed(self, encode: Encode) -> None:
        """Embed the statements again whose vectors are missing or damaged."""
        mend_vectors(self._store, encode)

    def derived(self) -> Iterator[str]:
        """Yield which lists, full-text tables and links do not agree with articles and statements."""
        execute = self._store.execute
        statements = {row for (row,) in execute("SELECT row FROM statements")}
        listed = {naming: set[int]() for (naming,) in execute("SELECT DISTINCT naming FROM lists")}
        for naming, packed in execute("SELECT naming, entries FROM lists"):
            listed[naming].update(np.frombuffer(packed, POSTING)["row"].tolist())
        said: dict[int, set[int]] = {EVERYBODY: statements} if statements else {}
        for statement, naming in execute("SELECT statement, naming FROM said"):
            said.setdefault(naming, set()).add(statement)
        if said != listed:
            yield "the lists of who said what do not agree with the statements"
        indexed = {row for (row,) in execute("SELECT id FROM words_docsize")}
        if indexed != statements:
            yield f"{len(indexed ^ statements)} statements are not found by their words"
        # Those of an older library that are still to be read are not lost.
        ((lost,),) = execute(
            "SELECT count(*) FROM articles WHERE row NOT IN (SELECT id FROM article_words_docsize)"
            " AND row NOT IN (SELECT row FROM unread_articles)"
        )
        if lost:
            yield f"{lost} articles are not found by their words"
        ((loose,),) = execute(
            "SELECT count(*) FROM namings WHERE speaker IS NULL OR speaker NOT IN (SELECT row FROM speakers)"
        )
        if loose:
            yield f"{loose} names are linked to no speaker"

    def derive(self) -> None:
        """Make the lists, the full-text tables, the speakers and the names again."""
        mend_derived(self._store)

    def stories(self) -> Iterator[str]:
        """Yield how many articles are in no story, or in another than they should be."""
        if self._store.fact("stories") not in ("", STORIES_VERSION):
            return  # a matter of versions
        with self._store.reading_rows() as execute:
            wrong = misplaced(execute)
        if wrong:
            yield f"{len(wrong)} articles are not compared with others, to tell stories apart"

    def tell_stories(self) -> None:
        """Compare all articles again."""
        mend_stories(self._store)

    def files(self) -> Iterator[str]:
        """Yield what is wrong with the vector files."""
        for wrong in wrong_files(self._store):
            yield wrong.what

    def mend_files(self, encode: Encode) -> None:
        """Make the vector files again."""
        mend_files(self._store, encode)

    def versions(self, extractor: str) -> Iterator[str]:
        """Yield what another version than this has made or left unfinished."""
        ((count,),) = self._store.execute("SELECT count(*) FROM articles WHERE extractor <> ?", (extractor,))
        if count:
            yield f"{count} articles were read by another version"
        if self._store.fact("stories") not in ("", STORIES_VERSION):
            yield "which reports are one story was told by another version"
        if self._has_drafts():
            yield "a rebuild was stopped before its end"

    def _has_drafts(self) -> bool:
        return (self._store.folder / DRAFTS_FILE).exists()

    def free(self) -> int:
        """Return how many bytes the disk has left."""
        return shutil.disk_usage(self._store.folder).free
