"""Segments: vector files written from what has come, merged as they grow, and taken out of the database with it."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import LibraryError
from corpus.store.codes import Codes, lengths_of
from corpus.store.postings.columns import Rows
from corpus.store.store import Contents, Store
from index.stores.sqlite.files.filed import NOTED, Filed, Files, known_files
from index.stores.sqlite.files.kept import Fault, Kept
from index.stores.sqlite.files.sums import sums_of
from index.stores.sqlite.vectors import INDEX_SUFFIX, Segment, Vectors, VectorsError, index_file, write_segment

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
ROWS_AT_ONCE = 5000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows with the codes of their vectors, (n, dimension), and the damage to a file by which some are lost."""

    rows: Rows
    codes: Codes
    fault: Fault | None


def read_vectors(store: Contents, files: Files) -> tuple[Vectors, list[Fault], int]:
    """Return the vectors of the store's present state, what is wrong with files, and how many are lost by that.

    Call it inside `reading()`. What a missing or damaged file held is read from the database, where it lies there; a
    vector that is lost is nought here, so that its statement is found by words alone.
    """
    dimension = int(store.fact("dimension") or 0)
    segments: list[Segment] = []
    faults: list[Fault] = []
    lost = above = 0
    for filed in files.filed:
        try:
            segments.append(filed.map_rows(store.folder, above=above))
        except VectorsError as error:
            faults.append(Fault(filed.file, str(error)))
            rows, codes = store.embeddings(above=above, last=filed.last)
            gone = np.setdiff1d(store.rows_between(above, filed.last), rows)
            lost += len(gone)
            codes = np.concatenate([codes.reshape(-1, dimension), np.zeros((len(gone), dimension), np.int8)])
            segments.append(Segment(np.concatenate([rows, gone]), codes, lengths_of(codes)))
        above = filed.last
    rows, codes = store.embeddings(above=above)
    segments.append(Segment(rows, codes.reshape(len(rows), dimension)))
    return Vectors(segments, store.removed(since=files.generation)), faults, lost


def publish_vectors(store: Store, *, everything: bool = False, given_up: bool = False) -> bool:
    """Write vector files for what has come and gone since the last were written, if it is much; say if so.

    The step that notes a file takes what it holds out of the database: before it, the database has it, and afterwards
    the file, which is on the disk by then. `everything` makes one new file of all there is. A damaged file stays as
    it is until somebody has made again what is lost in it, or has `given_up` what is.

    Raises:
        LibraryError: the store cannot be read or written.
        OSError: the files cannot be written.
    """
    with store.reading():
        generation, files = store.generation, known_files(store)
        kept = () if everything or _lie_twice(store, files) else _kept(store, files)
        if not everything and not _is_much(store, files, kept):
            return False
        taken = _take(store, files, kept)
        fault = None if given_up else taken.fault
        if fault:
            kept = files.filed
            taken = _take(store, files, kept)
        rows, codes = taken.rows, taken.codes
        order = store.order_to_lie(rows)
    if fault:
        # Or else another has merged and deleted it meanwhile.
        if known_files(store) == files:
            log.error("%s; run 'onrecord doctor --repair'", fault.reason)
        if not _is_much(store, files, kept):
            return False
    try:
        made = _write(store.folder, generation, rows, codes, order)
    except FileNotFoundError:
        return False  # another has swept it away as one that nobody knows
    # Rows that went are still in the kept files: their removal counts from when those were written.
    new = Files(files.generation if kept else generation, (*kept, *made))
    with store.writing() as writer:
        noted = known_files(store) == files and _note(store, writer, new, made)
    if not noted:
        _delete(store.folder, made)
        return False
    sweep_vectors(store)
    return True


def publish_within(store: Contents, writer: Writer) -> None:
    """Write one new file of all embeddings, to be noted when the transaction of `writer` ends well.

    Raises:
        LibraryError: the store cannot be read or written.
        OSError: the file cannot be written.
    """
    taken = _take(store, known_files(store), ())
    if taken.fault:
        log.error("%s; run 'onrecord doctor --repair'", taken.fault.reason)
        return
    made = _write(store.folder, store.generation, taken.rows, taken.codes, store.order_to_lie(taken.rows))
    _note(store, writer, Files(store.generation, made), made)


def sweep_vectors(store: Store) -> None:
    """Delete the vector files that are not noted any more, and give back what they have left in the database."""
    try:
        # Within a step, so that nobody notes one of them meanwhile.
        with store.in_one_step():
            _sweep(store.folder, known_files(store).filed, store.generation)
        store.shrink()
    except LibraryError as error:
        log.info("old vector files are left for the next time: %s", error)


def _lie_twice(store: Contents, files: Files) -> bool:
    """Return whether the database has vectors of rows that files have: an older version's, or those made again."""
    return bool(store.execute("SELECT 1 FROM embeddings WHERE row <= ? LIMIT 1", (files.last,)))


def _is_much(store: Contents, files: Files, kept: Sequence[Filed]) -> bool:
    # The first file is written with the first statements.
    most = RECENT_MOST if files.filed else 0
    return tuple(kept) != files.filed or store.count_above(files.last) > most


def _kept(store: Contents, files: Files) -> tuple[Filed, ...]:
    """Return the files that stay; the rows of the others go into the next one."""
    total = sum(each.count for each in files.filed)
    if len(store.removed(since=files.generation)) > max(RECENT_MOST, REMOVED_SHARE * total):
        return ()
    if not _is_much(store, files, files.filed):
        return files.filed
    coming = store.count_above(files.last)
    kept = list(files.filed)
    while kept and coming > MERGE_SHARE * kept[-1].count:
        coming += kept.pop().count
    return tuple(kept)


def _take(store: Contents, files: Files, kept: Sequence[Filed]) -> Taken:
    """Return rows and vectors of all statements but those in `kept`."""
    vectors = Kept(store, Files(filed=files.filed[len(kept) :]))
    wanted = store.rows_between(kept[-1].last if kept else 0)
    rows, codes = vectors.take(wanted)
    return Taken(rows, codes, vectors.faults[0] if vectors.faults and len(rows) < len(wanted) else None)


def _write(folder: Path, generation: int, rows: Rows, codes: Codes, order: Rows) -> tuple[Filed, ...]:
    """Write these vectors into a file under a name that no other ever has, if there are any."""
    if not len(rows):
        return ()
    path = folder / f"vectors-{generation}.{os.urandom(4).hex()}.codes"
    write_segment(path, rows, codes, order)
    return (Filed(path.name, len(rows), int(rows[-1]), path.stat().st_size, sums_of(path)),)


def _note(store: Contents, writer: Writer, files: Files, made: Sequence[Filed]) -> bool:
    """Note these files, and take the vectors of those just made out of the database; say whether they are there."""
    try:
        segments = [filed.map_rows(store.folder, above=0) for filed in made]
    except VectorsError as error:
        log.info("swept away while it was written: %s", error)
        return False
    # The index is written first, and may be swept away alone.
    if not all(index_file(store.folder / filed.file).is_file() for filed in made):
        return False
    writer.note(NOTED, str(files))
    writer.forget_removed(files.generation)
    for segment in segments:
        _take_out(writer, segment)
    return True


def _take_out(writer: Writer, segment: Segment) -> None:
    """Take vectors out of the database that a file holds byte by byte; others are later, and stay."""
    above = segment.first - 1
    while found := writer.execute(
        "SELECT row, vector FROM embeddings WHERE row > ? AND row <= ? ORDER BY row LIMIT ?",
        (above, segment.last, ROWS_AT_ONCE),
    ).fetchall():
        places = segment.places(np.array([row for row, _ in found], np.int64)).tolist()
        held = [
            row
            for (row, vector), place in zip(found, places, strict=True)
            if place >= 0 and segment.codes[place].tobytes() == vector
        ]
        writer.execute("DELETE FROM embeddings WHERE row IN (SELECT value FROM json_each(?))", (json.dumps(held),))
        above = found[-1][0]


def _delete(folder: Path, made: Sequence[Filed]) -> None:
    for filed in made:
        for path in (folder / filed.file, index_file(folder / filed.file)):
            path.unlink(missing_ok=True)


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
