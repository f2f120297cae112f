"""Articles read from what the command line names: one that cannot be read is named, counted and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from bot.cli.complaint import complain

if TYPE_CHECKING:
    from corpus.article import Article


@dataclass(slots=True)
class ArticleFiles:
    """Articles from files, one at a time; `failures` fills while they are read. Not frozen, because reading goes on."""

    sources: Sequence[str]
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    failures: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles in order; a source that fails is said on stderr and kept in `failures`."""
        # Here and not above: loading these takes 70 ms, which the help of a command does not need.
        from corpus.readers.reading import ReadFailure, read
        from corpus.web.fetcher import Fetcher

        fetcher = Fetcher(allow_private=self.allow_private)
        for source in self.sources:
            for found in read(
                source,
                title=self.title,
                outlet=self.outlet,
                url=self.url,
                published=self.published,
                fields=self.fields,
                fetcher=fetcher,
            ):
                if isinstance(found, ReadFailure):
                    complain(found.message)
                    self.failures.append(found.message)
                else:
                    yield found
