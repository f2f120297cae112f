"""Segments: which vector files a library has, written from SQLite's embeddings as they come, merged as they grow."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.store.store import Contents, Store
from index.stores.sqlite.vectors import INDEX_SUFFIX, Segment, Vectors, VectorsError, read_segment, write_segment

if TYPE_CHECKING:
    from corpus.store.writer import Writer

# Fewer new statements than this are read from SQLite when a library opens: 1,000 take about 5 ms.
RECENT_MOST = 1000
# A file is merged into the one before it when it has grown to this share of it.
MERGE_SHARE = 0.3
# Files are written again when this share of their rows, and more than a few, are gone.
REMOVED_SHARE = 0.02
# No file takes longer to write; what is older belongs to nobody.
SECONDS_TO_WRITE = 3600

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Filed:
    """A vector file as SQLite knows it: name, number of rows, the last of them, and size in bytes."""

    file: str
    count: int
    last: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Files:
    """The vector files of a library, in the order of their rows, and the generation they were written at."""

    generation: int = 0
    filed: tuple[Filed, ...] = ()

    @property
    def last(self) -> int:
        """The last row in any of them."""
        return self.filed[-1].last if self.filed else 0


def read_vectors(store: Contents, files: Files) -> tuple[Vectors, bool]:
    """Return the vectors of the store's present state, and whether all files were sound; inside `reading()`.

    The rows of a file that is missing or damaged are read from SQLite instead.
    """
    dimension = int(store.fact("dimension") or 0)
    segments: list[Segment] = []
    sound = True
    above = 0
    for filed in files.filed:
        try:
            path = store.folder / filed.file
            segments.append(read_segment(path, count=filed.count, size=filed.bytes, dimension=dimension))
        except VectorsError as error:
            log.warning("%s; making it again from the stored embeddings", error)
            sound = False
            segments.append(_from_store(store, above=above, last=filed.last, dimension=dimension))
        above = filed.last
    segments.append(_from_store(store, above=above, last=None, dimension=dimension))
    return Vectors(segments, store.removed(since=files.generation)), sound


def known_files(store: Contents) -> Files:
    """Return the vector files that SQLite says there are."""
    noted = json.loads(store.fact("vectors") or "{}")
    return Files(noted["generation"], tuple(Filed(**each) for each in noted["filed"])) if noted else Files()


def publish_vectors(store: Store, *, everything: bool = False) -> bool:
    """Write vector files for what has come and gone since the last were written, if it is much; say if so.

    What SQLite holds decides: a file that was written but not noted there is none. `everything` makes one
    new file of all embeddings.

    Raises:
        LibraryError: the store cannot be read or written.
        OSError: the files cannot be written.
    """
    with store.reading():
        generation = store.generation
        files = known_files(store)
        kept = () if everything else _kept(store, files)
        if kept == files.filed and store.count_above(files.last) <= _most(files) and not everything:
            return False
        above = kept[-1].last if kept else 0
        rows, codes = store.embeddings(above=above)
        order = store.order_to_lie(rows)
    filed = kept
    if len(rows):
        path = store.folder / f"vectors-{generation}.codes"
        write_segment(path, rows, codes, order)
        filed = (*kept, Filed(path.name, len(rows), int(rows[-1]), path.stat().st_size))
    with store.writing() as writer:
        newest = known_files(store)
        if newest.generation > generation or (newest != files and not everything):
            return False
        # Rows that went are still in the kept files: their removal counts from when those were written.
        since = files.generation if kept else generation
        writer.note("vectors", json.dumps({"generation": since, "filed": [asdict(each) for each in filed]}))
        writer.forget_removed(since)
    _sweep(store.folder, filed, generation)
    return True


def publish_within(store: Contents, writer: Writer) -> None:
    """Write one new file of all embeddings, to be noted when the transaction of `writer` ends well.

    Raises:
        LibraryError: the store cannot be read or written.
        OSError: the file cannot be written.
    """
    rows, codes = store.embeddings()
    filed: tuple[Filed, ...] = ()
    if len(rows):
        order = store.order_to_lie(rows)
        path = store.folder / f"vectors-{store.generation}.codes"
        write_segment(path, rows, codes, order)
        filed = (Filed(path.name, len(rows), int(rows[-1]), path.stat().st_size),)
    writer.note("vectors", json.dumps({"generation": store.generation, "filed": [asdict(each) for each in filed]}))
    writer.forget_removed(store.generation)


def sweep_vectors(store: Contents) -> None:
    """Delete the vector files that are not noted any more."""
    with store.reading():
        files, generation = known_files(store), store.generation
    _sweep(store.folder, files.filed, generation)


def _most(files: Files) -> int:
    # The first file is written with the first statements.
    return RECENT_MOST if files.filed else 0


def _kept(store: Contents, files: Files) -> tuple[Filed, ...]:
    """Return the files that stay; the rows of the others go into the next one."""
    total = sum(each.count for each in files.filed)
    if len(store.removed(since=files.generation)) > max(RECENT_MOST, REMOVED_SHARE * total):
        return ()
    coming = store.count_above(files.last)
    if coming <= _most(files):
        return files.filed
    kept = list(files.filed)
    while kept and coming > MERGE_SHARE * kept[-1].count:
        coming += kept.pop().count
    return tuple(kept)


def _from_store(store: Contents, *, above: int, last: int | None, dimension: int) -> Segment:
    rows, codes = store.embeddings(above=above, last=last)
    return Segment(rows, codes.reshape(len(rows), dimension))


def _sweep(folder: Path, filed: Sequence[Filed], generation: int) -> None:
    """Delete the files that are no longer noted, and what a killed process left half written."""
    names = {each.file for each in filed}
    names |= {f"{name}{INDEX_SUFFIX}" for name in names}
    for path in folder.glob("vectors-*"):
        number = path.name.partition("-")[2].partition(".")[0]
        with suppress(FileNotFoundError):
            if path.suffix == ".part":
                old = time.time() - path.stat().st_mtime > SECONDS_TO_WRITE
            else:
                # A file of a later generation may be another writer's, not noted yet.
                old = path.name not in names and number.isdigit() and int(number) <= generation
            if old:
                path.unlink()
