"""A library in a folder, read and written: SQLite says what there is, and which vector files hold the rest."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.connections import Connections
from corpus.store.database import FILE, SCHEMA_VERSION
from corpus.store.store import Contents, Store
from index.stores.sqlite.contents import SqliteContents
from index.stores.sqlite.files.filed import Files, known_files
from index.stores.sqlite.files.files import publish_vectors, read_vectors, sweep_vectors
from index.stores.sqlite.files.kept import Kept
from index.stores.sqlite.nametables import are_made, write_names
from index.stores.sqlite.searcher import SqliteSearcher

if TYPE_CHECKING:
    from index.stores.sqlite.drafts import SqliteDrafts
    from index.stores.sqlite.health import SqliteHealth
    from index.stores.sqlite.writer import SqliteWriter

log = logging.getLogger(__name__)


class SqliteStore(SqliteContents, Store):
    """See `index.stores.store.Store`."""

    layout = SCHEMA_VERSION
    """Rises whenever older versions could not read what is kept."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        super().__init__(folder, create=create)
        # The files that vectors were read from last outside of `reading()`, looked through and not.
        self._opened: dict[tuple[type[Kept], bool], Kept] = {}

    @staticmethod
    def lies_in(folder: Path) -> bool:
        """Return whether a library lies in a folder, without opening it."""
        return (folder / FILE).is_file()

    @contextmanager
    def writing(self, *, articles: Sequence[Article] = (), statements: int = 0) -> Iterator[SqliteWriter]:
        """Give a writer whose work inside the block is one step: all of it is there afterwards, or nothing.

        One writes at a time, whatever it is.
        """
        from index.stores.sqlite.writer import SqliteWriter  # what writing needs is not loaded to read

        with self.in_one_step() as connection:
            writer = SqliteWriter(self, connection)
            writer.memories = self.memories
            yield writer
            writer.finish()
        if writer.published:
            sweep_vectors(self)

    @property
    def beside(self) -> Path:
        """The folder itself."""
        return self.folder

    @property
    def size(self) -> int:
        """How many bytes all files of the folder take."""
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def behind(self) -> None:
        """Return that it is not: what is written here is read here."""

    def searcher(self) -> SqliteSearcher:
        """Return the present state; what is derived and missing, damaged or an older version's is made again."""
        if not are_made(self.execute):
            try:
                with self.writing() as writer:
                    write_names(writer.execute)
            except LibraryError as error:
                log.warning("cannot write how names are looked up (%s); an older version's way is used", error)
        while True:
            with self.reading():
                generation, files = self.generation, known_files(self)
                vectors, faults, lost = read_vectors(self, files)
            # A file may have been merged into another and deleted while this was read.
            if not faults or files == known_files(self):
                break
        if lost:
            what = (
                f"{lost} statements are found by their words alone until 'onrecord doctor --repair' embeds them again"
            )
            log.error("%s; %s", faults[0].reason, what)
        elif faults:
            log.warning("%s; making it again from the stored embeddings", faults[0].reason)
            try:
                publish_vectors(self, everything=True)
            except (LibraryError, OSError) as error:
                log.warning("cannot write the vector file (%s); answering from memory", error)
        return SqliteSearcher(self._connections, vectors, generation, lost)

    def filed(self, rows: Sequence[int], *, check: bool = True) -> Mapping[int, bytes]:
        """Return the codes of those of these rows' vectors that lie in files; what is damaged is left out.

        Without `check`, it is not looked whether they are as they were written. Inside `reading()` what the first call
        has opened stays there for all others.
        """
        block, key = self._connections.found, (Kept, check)
        # What others open or publish meanwhile takes nothing away from a block.
        last = self._opened if block is None else block
        files, opened = known_files(self), last.get(key)
        if opened is None or opened.files != files:
            opened = Kept(self, files, check=check)
            if opened.faults and self._newest_files() != files:
                raise LibraryError(f"vector files in {self.folder} were written anew just now; run the command again")
            last[key] = opened
        known, codes = opened.filed(np.array(rows, np.int64))
        return {row: own.tobytes() for row, own, there in zip(rows, codes, known.tolist(), strict=True) if there}

    def _newest_files(self) -> Files:
        """Return the vector files there are by now, whatever state this thread reads."""
        with closing(Connections(self.folder)) as others:
            return known_files(Contents(others))

    def printed(
        self, ids: Sequence[str] | None = None, *, vectors: bool = True
    ) -> Iterator[tuple[Article, str, list[tuple[Statement, npt.NDArray[np.float16]]]]]:
        """Return what yields every article, or these, with statements and vectors; its files are open from now on."""
        if vectors:
            self.filed([])
        return super().printed(ids, vectors=vectors)

    def close(self) -> None:
        """Close files and connections; the store cannot be used afterwards."""
        self._opened = {}
        super().close()

    def publish(self) -> None:
        """Bring the vector files up to date where much has changed; where they cannot be, the next start does."""
        self._opened = {}  # what is merged now would stay on the disk for as long as it is open
        try:
            publish_vectors(self)
        except OSError as error:
            log.warning("cannot write the vector file in %s (%s); it is made at the next start", self.folder, error)

    def drafts(self, target: str) -> SqliteDrafts:
        """Return the drafts of a rebuild to a target version, those there are or none yet."""
        from index.stores.sqlite.drafts import SqliteDrafts

        return SqliteDrafts(self.folder, target)

    def health(self) -> SqliteHealth:
        """Return what the doctor asks."""
        from index.stores.sqlite.health import SqliteHealth  # what a doctor needs is not loaded to read

        return SqliteHealth(self)

    def prepare_search(self) -> None:
        """Read the articles into the full-text table that an older library has not read yet."""
        from corpus.store.fulltext import read_older_articles

        read_older_articles(self)
