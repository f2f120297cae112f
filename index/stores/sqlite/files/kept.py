"""The kept vectors: each statement's only one, read from where it lies, the database or a file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.store.codes import Codes
from corpus.store.embeddings import damaged_vectors
from corpus.store.postings.columns import Rows
from corpus.store.store import Contents
from index.stores.sqlite.files.filed import Filed, Files
from index.stores.sqlite.files.sums import damaged_stretches
from index.stores.sqlite.vectors import Segment, VectorsError, places_in

ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Fault:
    """A vector file that is not as it was written: its name, and what is wrong with it."""

    file: str
    reason: str


class Kept:
    """The vectors of one state of a library; make one, and ask it, inside `reading()` or a step of writing.

    Of a damaged file, of which `faults` tells, only what is whole is given; it stays mapped while this is there.
    Without `check` it is not looked whether files are as they were written.
    """

    def __init__(self, store: Contents, files: Files, *, check: bool = True) -> None:
        self._store = store
        self._dimension = int(store.fact("dimension") or 0)
        self._segments: list[Segment] = []
        self.files = files
        self.faults: list[Fault] = []
        for filed in files.filed:
            try:
                self._open(filed, check=check)
            except VectorsError as error:
                self.faults.append(Fault(filed.file, str(error)))
            except FileNotFoundError:  # between being mapped and looked through
                self.faults.append(Fault(filed.file, f"{store.folder / filed.file} is missing"))

    def _open(self, filed: Filed, *, check: bool) -> None:
        path = self._store.folder / filed.file
        if not check:
            segment = filed.map_rows(self._store.folder, above=0)
        else:
            segment = filed.map(self._store.folder)
            if damaged := damaged_stretches(path, filed.sums) if filed.sums else []:
                self.faults.append(Fault(filed.file, f"{path} is damaged"))
                whole = np.ones(filed.count, np.bool_)
                for part in places_in(damaged, filed.count, filed.dimension):
                    whole[part] = False
                segment = Segment(segment.rows[whole], segment.codes[whole], segment.lengths[whole])
        if filed.dimension == self._dimension and len(segment):
            self._segments.append(segment)

    def filed(self, rows: Rows) -> tuple[npt.NDArray[np.bool_], Codes]:
        """Return which of `rows` a file has, and the codes of all of them, of shape (n, dimension); else any."""
        known = np.zeros(len(rows), np.bool_)
        codes = np.empty((len(rows), self._dimension), np.int8)
        for segment in self._segments:
            places = segment.places(rows)
            here = places >= 0
            codes[here] = segment.codes[places[here]]
            known |= here
        return known, codes

    def take(self, rows: Rows) -> tuple[Rows, Codes]:
        """Return those of `rows`, which ascend, that have a vector, and its codes, of shape (n, dimension).

        Where a vector lies in the database and in a file too, that of the database is the later one.

        Raises:
            LibraryError: vectors in the database are damaged.
        """
        known = np.zeros(len(rows), np.bool_)
        codes = np.empty((len(rows), self._dimension), np.int8)
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            some = rows[part]
            known[part], codes[part] = self.filed(some)
            new, own = self._store.embeddings(above=int(some[0]) - 1, last=int(some[-1]))
            if not len(new):
                continue
            if own.shape[1] != self._dimension:
                raise damaged_vectors(self._store.folder)
            wanted = np.isin(new, some)
            at = start + np.searchsorted(some, new[wanted])
            codes[at] = own[wanted]
            known[at] = True
        return (rows, codes) if known.all() else (rows[known], codes[known])
