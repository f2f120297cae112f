"""Look-ups: what reading a question asks of the names a library knows, whatever keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Protocol

from corpus.statement import Speaker
from index.question.nameforms import Form


class Lookups(Protocol):
    """The names of a library where they lie. Forms, words and phrases are folded; speakers are ids.

    Nothing is weighed here, and nothing found by likeness: `index.question.names.Names` does that, the same for
    every store.

    Raises:
        LibraryError: (any method) the library cannot be read.
    """

    def bearers(self, forms: Collection[str]) -> Iterable[tuple[str, str, Form]]:
        """Return form, speaker and how the one stands for the other, for whoever bears one of these forms."""

    def with_first_name(self, first: str, *, most: int) -> list[str]:
        """Return `most` of the speakers whose full names begin with a first name."""

    def surnames(self, beginning: str, *, lengths: tuple[int, int], most: int) -> list[str]:
        """Return `most` surnames that begin so, of these lengths (shortest, longest), each once."""

    def single_words(self, beginning: str, *, most: int) -> Iterable[tuple[str, str]]:
        """Return `most` forms of one word that begin so, and who bears each; none where it is empty."""

    def full_names(self, beginnings: Sequence[str], *, most: int) -> list[str]:
        """Return `most` full names of which each word begins so, and whatever more words they have."""

    def role_frequency(self, word: str) -> int:
        """Return how many roles have a word, place ("@japan") or office ("#coach") in them; COMMON for more."""

    def with_role_words(self, words: Sequence[str], *, most: int) -> list[str]:
        """Return `most` speakers with a role of some of these words, places or offices, those of most of them first."""

    def with_whole_role(self, words: Sequence[Collection[str]], *, most: int) -> list[str]:
        """Return `most` speakers with a role that has one word of each of these groups; the first should be rare."""

    def articles_with(
        self, groups: Sequence[Sequence[str]], *, most: int, but: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        """Return row and text of the first `most` articles with one phrase of each group, in the order of their rows.

        The title stands before the text, on a line of its own. Those in `but`, by row, are left out of these.
        """

    def article_frequencies(self, phrases: Sequence[str]) -> list[int]:
        """Return how many articles hold each phrase; COMMON for more."""

    def are_printed(self, words: Sequence[str]) -> list[bool]:
        """Return of each word whether an article prints it."""

    def heard_in(self, article: int) -> tuple[Speaker, ...]:
        """Return the speakers whose statements an article, given by its row, has; a hundred at most."""

    def newest(self) -> date | None:
        """Return the day the newest article was published, None where no article has a day."""

    def reports(self, speaker: str, *, most: int) -> list[str]:
        """Return the texts of `most` of the articles that have statements of a speaker."""

    def speakers(self, ids: Sequence[str]) -> dict[str, Speaker]:
        """Return the speakers with these ids, by id; unknown ids are left out."""
