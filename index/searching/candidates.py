"""Candidates: statements that may answer a question; those that are only weighed are not read whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Statement, statement_text
from corpus.store.excerpts import Excerpt, Voices

if TYPE_CHECKING:
    from index.stores.contents import Contents


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer, and the article it stands in."""

    row: int
    statement: Statement
    article: Article

    @property
    def words(self) -> str:
        """The words themselves."""
        return statement_text(self.article.text, self.statement.content)

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self.article.id

    @property
    def published(self) -> date | None:
        """The day of the article."""
        return self.article.published

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of those who said it."""
        return frozenset([speaker.id for speaker in self.statement.speakers])

    @property
    def told(self) -> bool:
        """Whether somebody with a name tells it as another's words."""
        return bool(self.statement.told_by)


class Unread:
    """A candidate of which an excerpt is at hand: what else is asked of it is read with that of others."""

    __slots__ = ("_excerpt", "_shelf", "row")

    def __init__(self, excerpt: Excerpt, shelf: Shelf) -> None:
        self.row = excerpt.row
        self._excerpt = excerpt
        self._shelf = shelf

    @property
    def words(self) -> str:
        """The words themselves."""
        return self._excerpt.words

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self._excerpt.article

    @property
    def published(self) -> date | None:
        """The day of the article."""
        return self._excerpt.day

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of those who said it."""
        return self._shelf.voices(self.row).speakers

    @property
    def told(self) -> bool:
        """Whether somebody with a name tells it as another's words."""
        return self._shelf.voices(self.row).told

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self._shelf.read(self.row)[0]

    @property
    def article(self) -> Article:
        """The article it stands in, its text unchecked."""
        return self._shelf.read(self.row)[1]


class Shelf:
    """What has been read of the statements that one question looks at, each once."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.excerpts: dict[int, Excerpt] = {}
        self._voices: dict[int, Voices] = {}
        self._read: dict[int, tuple[Statement, Article]] = {}
        self._expected: set[int] = set()

    def expect(self, candidates: Iterable[Candidate | Unread]) -> None:
        """Have these read whole along with the next one that is."""
        self._expected.update([candidate.row for candidate in candidates])

    def voices(self, row: int) -> Voices:
        """Return who said a statement, as is found out for all excerpts at once."""
        if row not in self._voices:
            self._voices.update(self._contents.voices([each for each in self.excerpts if each not in self._voices]))
        return self._voices[row]

    def read(self, row: int) -> tuple[Statement, Article]:
        """Return a statement and its article, whose text is unchecked.

        Raises:
            LibraryError: it has gone since it was weighed, as nothing does within a block of `reading()`.
        """
        if row not in self._read:
            rows = sorted({row, *self._expected} - self._read.keys())
            self._expected.clear()
            self._read.update(self._contents.statements_by_row(rows, check=False))
        if row not in self._read:
            raise LibraryError(f"a statement of {self._contents.place} has gone while it was read; ask again")
        return self._read[row]
