"""Drafts: what a rebuild has made so far, kept beside a library until all of it goes in at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


@dataclass(frozen=True, slots=True)
class Draft:
    """An article read again: its id, a digest of it as it was then, and what came of it, packed by whoever made it."""

    article: str
    digest: str
    record: bytes


class Drafts(Protocol):
    """The drafts of one target version, one an article; those of another are gone. Use with `with`.

    Raises:
        LibraryError: (any method) they cannot be read or written.
    """

    def __enter__(self) -> Self:
        """Return the drafts."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Release what is open; the drafts stay."""

    def digests(self) -> dict[str, str]:
        """Return the digest of each draft, by its article's id."""

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Keep drafts, in the place of earlier ones of their articles, for good and all at once."""

    def record(self, article: str) -> bytes | None:
        """Return what came of an article, given by id, None where there is no draft of it."""

    def delete(self) -> None:
        """Delete all drafts; they have served."""
