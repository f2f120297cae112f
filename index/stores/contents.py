"""Contents: what a library holds, as it was put in, whatever keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.excerpts import Excerpt, Voices
from corpus.store.people import SpeakerEntry
from index.stores.filters import Filters
from index.stores.mark import Mark

Rows = npt.NDArray[np.int64]


class Contents(Protocol):
    """Articles, statements and speakers. A row numbers a statement for as long as it is there; later ones are higher.

    Raises:
        LibraryError: (any method) the library cannot be read, or the text of an article is not what was stored.
    """

    @property
    def place(self) -> str:
        """What to call the place of the library in messages; no password is in it."""

    def reading(self) -> AbstractContextManager[None]:
        """Let all that the calling thread reads inside the block come from one state of the library."""

    def fact(self, key: str) -> str:
        """Return what is noted under `key` (model, revision, generation, ...), empty where nothing is."""

    def counts(self) -> tuple[int, int, int]:
        """Return the numbers of articles, statements and speakers."""

    # Articles

    def article(self, id_: str) -> Article | None:
        """Return the article with this id, None where there is none."""

    def corrected(self, article: str) -> int:
        """Return how often the article with this id was corrected since it was added."""

    def companions(self, articles: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Return for each of these articles (by id) that have any the ids of the others that print the same story."""

    def find_articles(
        self,
        phrases: Sequence[str],
        *,
        limit: int = 20,
        offset: int = 0,
        outlet: str = "",
        after: date | None = None,
        before: date | None = None,
    ) -> list[Article]:
        """Return the articles that print each of the phrases, in title or text, the best first.

        A phrase is one or more words next to each other; capitals, accents, punctuation and the endings of words do not
        count. `after` is inclusive, `before` exclusive; articles without a date are left out where dates are asked for.
        """

    # Statements

    def statements(self, rows: Sequence[int] | Rows, *, check: bool = True) -> list[tuple[Statement, Article]]:
        """Return statements and their articles in the order of `rows`; see `statements_by_row`."""

    def statements_by_row(
        self, rows: Sequence[int] | Rows, *, check: bool = True
    ) -> dict[int, tuple[Statement, Article]]:
        """Return statements and their articles by row, in the order of `rows`; rows that are gone are left out.

        The speakers are the library's, with all the names and roles that its articles give them. Without `check`,
        `corpus.store.records.check_text` must be asked before anything of an article is shown.
        """

    def excerpts(self, rows: Sequence[int] | Rows) -> list[Excerpt]:
        """Return where these statements stand, in the order of `rows`, texts unchecked; what is gone is left out."""

    def voices(self, rows: Sequence[int] | Rows) -> dict[int, Voices]:
        """Return for each of these statements who said it, and whether somebody else tells so."""

    def statements_in(self, articles: Sequence[str], *, outlets: Sequence[str] = ()) -> list[tuple[Statement, Article]]:
        """Return all statements of these articles (by id), in the order of rows; of these outlets only, if given."""

    def each(self, filters: Filters) -> Iterator[tuple[int, Statement, Article]]:
        """Yield row, statement and article of all that the filters allow, ascending; what is gone is left out."""

    def row_of(self, statement: str) -> int | None:
        """Return the row of the statement with this id, `None` where there is none."""

    def ids(self, table: Literal["articles", "statements"], beginning: str, *, limit: int = 5) -> list[str]:
        """Return the id that is `beginning`, else up to `limit` of those that begin so, in their order."""

    def withdrawn(self, statement: str) -> str:
        """Return the id of the article that has the words of this id no longer, empty where there is none."""

    def count_words(self, terms: Sequence[str], *, most: int = ...) -> list[int]:
        """Return in how many sentences each term stands, as `Searcher.worded` reads it; `most` are counted at most."""

    # Speakers and outlets

    def speakers(self) -> list[SpeakerEntry]:
        """Return every speaker with the number and days of their statements, by name."""

    def named(self, name: str) -> list[str]:
        """Return the ids of the speakers of exactly this name, in any case of letters."""

    def roles(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return for each pair of an article and a speaker, by id, what the one calls the other where it does."""

    def outlets(self) -> list[tuple[str, int]]:
        """Return the name of each outlet with the number of its articles, the largest first."""

    def has_outlet(self, name: str) -> bool:
        """Return whether there is an article of this outlet, named in any case of letters."""

    def newest(self) -> Mark:
        """Return the mark of one who has seen everything."""
