"""The writer: puts articles into a library, and takes them out, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.records import Failed
from corpus.store.writer import Change


class RefusedError(LibraryError):
    """One article cannot be kept, whose fault it is; nothing of it was, and what was put before it stays."""


@contextmanager
def refusing(errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Say of these errors inside the block, which one article can bring about, that it cannot be kept.

    Raises:
        RefusedError: one of them was raised.
    """
    try:
        yield
    except errors as error:
        raise RefusedError(f"cannot be kept ({type(error).__name__}: {' '.join(str(error).split())})") from error


class Writer(Protocol):
    """Writes inside one step, which `Store.writing()` begins and ends.

    At the end of the step, and when `finish` is called, speakers, stories and the names that questions use are
    brought up to date with all that came and went.

    Raises:
        LibraryError: (any method) the library cannot be written; nothing of the step is kept.
    """

    def fact(self, key: str) -> str:
        """Return what is noted under `key`, empty where nothing is."""

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the library."""

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
        """Keep an article with its statements and one vector each, and say what became of it.

        Where an article with this id is there already, statements whose words still stand keep their ids, and
        the others go. With `again` that is done even where nothing seems to have changed. `corrected` is how often
        an article that is new here was corrected elsewhere.

        Raises:
            RefusedError: this article cannot be kept, and others can.
        """

    def remove(self, article_id: str) -> bool:
        """Take an article and all that came from it out; return whether it was there."""

    def fail(self, failure: Failed) -> None:
        """Note that an article could not be read; forgotten when it can, or is taken out."""

    def finish(self) -> None:
        """Bring speakers and names up to date with all that came and went."""

    def tell_stories(self) -> None:
        """Compare the articles not compared yet, to tell stories apart; all of them where another version did it."""

    def publish(self) -> None:
        """Make what searching needs anew, as it is in this step; it counts when the step ends well."""
