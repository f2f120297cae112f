"""The vector files that a library has, as SQLite notes them: one step of writing changes them and the rows it is of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.stores.sqlite.vectors import HEAD, HEAD_A_ROW, Segment, VectorsError, read_segment

if TYPE_CHECKING:
    from corpus.store.store import Contents

NOTED = "vectors"


@dataclass(frozen=True, slots=True)
class Filed:
    """A vector file as SQLite knows it: name, number of rows, the last of them, size in bytes, and its sums.

    One that an older version wrote has no sums; of that the database has all vectors too.
    """

    file: str
    count: int
    last: int
    bytes: int
    sums: str = ""

    @property
    def dimension(self) -> int:
        """How many numbers each of its vectors has."""
        return (self.bytes - HEAD) // self.count - HEAD_A_ROW

    def map(self, folder: Path) -> Segment:
        """Return its vectors, mapped and not read.

        Raises:
            VectorsError: the file is missing, cut off or holds something else.
        """
        return read_segment(folder / self.file, count=self.count, size=self.bytes, dimension=self.dimension)

    def map_rows(self, folder: Path, *, above: int) -> Segment:
        """Return its vectors, whose rows are all above `above`, mapped and not read.

        Raises:
            VectorsError: the file is missing, cut off, or holds something else or other rows.
        """
        segment = self.map(folder)
        if segment.first <= above or segment.last != self.last:
            raise VectorsError(f"{folder / self.file} is damaged")
        return segment


@dataclass(frozen=True, slots=True)
class Files:
    """The vector files of a library, in the order of their rows, and the generation they were written at."""

    generation: int = 0
    filed: tuple[Filed, ...] = ()

    def __str__(self) -> str:
        return json.dumps({"generation": self.generation, "filed": [asdict(each) for each in self.filed]})

    @property
    def last(self) -> int:
        """The last row in any of them."""
        return self.filed[-1].last if self.filed else 0


def known_files(store: Contents) -> Files:
    """Return the vector files that SQLite says there are."""
    return _read(store.fact(NOTED))


@lru_cache(maxsize=8)
def _read(text: str) -> Files:
    noted = json.loads(text or "{}")
    return Files(noted["generation"], tuple(Filed(**each) for each in noted["filed"])) if noted else Files()
