"""The store: one library, wherever it is kept; what is read of it as it is now, and what is done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.records import Failed
from index.stores.contents import Contents
from index.stores.searcher import Searcher

if TYPE_CHECKING:
    from index.stores.drafts import Drafts
    from index.stores.health import Health
    from index.stores.writer import Writer


class Store(Contents, Protocol):
    """One library, safe to use from several threads.

    Raises:
        LibraryError: (any method) the library is missing, damaged, locked, full or cannot be reached or written.
    """

    @property
    def beside(self) -> Path | None:
        """A folder for what goes with the library and is no part of it, None where it has none."""

    @property
    def size(self) -> int:
        """How many bytes the library takes where it is kept."""

    @property
    def generation(self) -> int:
        """How often the articles have changed; answers of one generation are always the same."""

    def behind(self) -> float | None:
        """Return by how many seconds what is read here may be older than what is written; None where it is not."""

    def close(self) -> None:
        """Release what is open; the store and its searchers cannot be used afterwards."""

    def searcher(self) -> Searcher:
        """Return the present state; what is derived and missing, damaged or an older version's is made again."""

    def writing(self, *, articles: Sequence[Article] = (), statements: int = 0) -> AbstractContextManager[Writer]:
        """Give a writer whose work inside the block is one step: all of it is there afterwards, or nothing.

        What the calling thread reads of the store inside the block is with all that it has written. Whoever only puts
        articles, notes facts and failures can say which articles, and how many statements they have: such steps of
        several writers may go on beside each other, and what they wrote is there at the end of the step.

        Raises:
            ConflictError: another writer came in between, and the same step may be tried again.
            LibraryError: another writer holds the library, the disk is full, or it cannot be written.
        """

    def publish(self) -> None:
        """Bring up to date what searching needs beside the records, where enough has changed that it is worth it."""

    def prepare_search(self) -> None:
        """Have the articles of an older library found by their words (`find_articles`)."""

    def drafts(self, target: str) -> Drafts:
        """Return the drafts of a rebuild to a target version, those there are or none yet."""

    def health(self) -> Health:
        """Return what the doctor asks of the store."""

    # What there is, for whoever adds to it

    def known(self, article: Article) -> Article:
        """Return the article under the id the library knows it by: its own, or that of the one with its URL.

        Where the text is the same, what it leaves blank, as a title or the day, is as the library has it.
        """

    def find(self, article: Article) -> Article | None:
        """Return the article the library knows by this id, or else by this URL, as it is there; None if it is new."""

    def is_current(self, article: Article, extractor: str) -> bool:
        """Return whether exactly this article, read by this version of the extractor, is there already."""

    def articles(self, *, not_by: str = "") -> Iterator[Article]:
        """Yield every article, or those that another extractor than `not_by` has read, first added first."""

    def printed(
        self, ids: Sequence[str] | None = None, *, vectors: bool = True
    ) -> Iterator[tuple[Article, str, list[tuple[Statement, npt.NDArray[np.float16]]]]]:
        """Yield every article, the extractor's version, and its statements with speakers as printed there and vectors.

        With `ids`, only these articles; those that are gone are left out. Without `vectors`, those that lie in files
        are not looked for.
        """

    def failed(self) -> list[Failed]:
        """Return the articles that could not be read, by name."""

    def count_stories(self) -> int:
        """Return how many stories the articles tell; those not compared yet count as one each."""
