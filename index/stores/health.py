"""The health of a store: what the doctor asks of it, and what it can make again by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Span
from corpus.errors import LibraryError

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement as it is kept: id, places (content, quoted, cue, source, sentence), and whether another tells it."""

    id: str
    places: Sequence[Sequence[Span]]
    told: bool

    @property
    def content(self) -> Sequence[Span]:
        """The words said."""
        return self.places[0]

    def stands_inside(self, length: int) -> bool:
        """Return whether all its places lie in a text of this length."""
        return all(0 <= span.start <= span.end <= length for group in self.places for span in group)


class Health(Protocol):
    """What is wrong with one library, and its mending. What is yielded is a finding each, in plain words.

    Raises:
        LibraryError: (any method) the library cannot be read or written.
    """

    def damage(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the very files or tables, and what to do about it; nothing else is asked then."""

    def articles(self) -> Iterator[tuple[Article | LibraryError, Sequence[Kept]]]:
        """Yield every article, or why it cannot be read, with its statements."""

    def strays(self) -> Iterator[str]:
        """Yield the kinds of rows that belong to nothing any more."""

    def drop_strays(self) -> None:
        """Take out what belongs to nothing any more."""

    def vectors(self) -> Iterator[str]:
        """Yield which vectors are missing or damaged."""

    def embed(self, encode: Encode) -> None:
        """Embed the statements again whose vectors are missing or damaged; `encode` is the library's model."""

    def derived(self) -> Iterator[str]:
        """Yield what does not agree with the articles and statements it was made from."""

    def derive(self) -> None:
        """Make all look-ups, speakers and names again from articles and statements."""

    def stories(self) -> Iterator[str]:
        """Yield how many articles are in no story, or in another than they should be."""

    def tell_stories(self) -> None:
        """Compare all articles again, to tell which are one story."""

    def files(self) -> Iterator[str]:
        """Yield what is wrong with what searching needs beside the records."""

    def mend_files(self, encode: Encode) -> None:
        """Make that again; where it differs from the records, embedding again tells which is right."""

    def versions(self, extractor: str) -> Iterator[str]:
        """Yield what another version than this has made or left unfinished."""

    def free(self) -> int | None:
        """Return how many bytes more there is room for, None where that cannot be told."""
