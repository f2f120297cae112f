"""The searcher: one state of a library, all that reading it needs. Every store has its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from index.question.lookups import Lookups
from index.stores.contents import Contents, Rows
from index.stores.filters import Filters

Floats = npt.NDArray[np.float32]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is about to ask for: statements near to a vector, and some with any of the terms.

    The vector, which may still be on its way, is waited for where it is called. `few` is how many statements are all
    looked at; terms that are in `often` count only where two of them meet.
    """

    vector: Callable[[], Floats]
    terms: tuple[str, ...]
    often: frozenset[str]
    near: int
    worded: int
    few: int


class Searcher(Contents, Protocol):
    """One state of a library. It gives candidates; what they are worth is weighed above it, the same for every store.

    What is newer may be read too, but is not found; whoever wants all of one piece reads inside `reading()` and
    looks there whether the state `is_whole`.
    """

    @property
    def taken_at(self) -> int:
        """The generation of the library that this is a state of."""

    @property
    def lookups(self) -> Lookups:
        """What reading a question asks of the names."""

    def is_whole(self) -> bool:
        """Return whether all statements of this state are still there; ask inside `reading()`."""

    def is_newest(self) -> bool:
        """Return whether nothing has come, gone or changed since; ask inside `reading()`."""

    def understand(self, text: str, read: Callable[[], Result]) -> Result:
        """Return what `read` makes of a question, asking `lookups` and nothing else; it may be called several times.

        A store that is far away fetches at once what it is likely to ask. Ask inside `reading()`.
        """

    def foresee(self, wanted: Wanted, filters: Filters) -> None:
        """Fetch at once, where that is worth it, what is going to be asked one by one; ask inside `reading()`."""

    def foresee_shown(self, rows: Sequence[int]) -> None:
        """Begin to fetch, where that is worth it, what is asked of statements once they are shown.

        Ask inside `reading()`; these rows have been read.
        """

    def few(self, filters: Filters, *, most: int) -> Rows | None:
        """Return the rows that the filters allow, ascending, None where they are more than `most`."""

    @property
    def approximate(self) -> bool:
        """Whether anything in this block of `reading()` was looked for by an index that may miss some."""

    @property
    def lost(self) -> int:
        """How many statements have lost their vectors: their cosine is 0, and their words alone find them."""

    def __len__(self) -> int:
        """Return the number of statements that can be found."""

    def nearest(self, vector: Floats, filters: Filters, *, limit: int) -> tuple[Rows, Floats]:
        """Return the rows nearest to a unit vector and their cosines, best first, equal ones by row.

        The vector has the shape (dimension,). With filters the search is exact, and `limit` rows come back where there
        are so many. Without, one in a thousand may be missed where the library is large.
        """

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with a unit vector, NaN where a row is not in this state."""

    def worded(self, terms: Sequence[str], filters: Filters, *, often: Collection[str] = (), limit: int) -> Rows:
        """Return the rows of statements with any of the terms in their sentence, `limit` with the best BM25 scores.

        A term of several words means these words next to each other. Terms that are in `often` count only where two
        of them meet.
        """

    def listed(self, filters: Filters, *, limit: int, newest: bool = True) -> Rows:
        """Return the `limit` highest rows that the filters allow, or the lowest, ascending."""

    def among(self, rows: Sequence[int], filters: Filters) -> Rows:
        """Return those of a few rows that the filters allow, ascending."""

    def count(self, filters: Filters) -> int:
        """Return how many statements the filters allow."""
