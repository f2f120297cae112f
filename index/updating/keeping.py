"""Keeping: the articles of a fetched page go into the library, and only then is the page noted as read."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers.document import details_of
from corpus.readers.reading import ReadFailure
from index.ingest.cluster.cluster import Cluster
from index.library import Library
from index.sources.followed import Sources
from index.updating.crawl import Fetched

PASSAGE_END = re.compile(r"(?<=[.!?])\s+|\n+")
MAX_PASSAGES = 500


@dataclass(slots=True)
class Counts:
    """What became of the articles so far. Not frozen: the work goes on."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    statements: int = 0
    failures: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    @property
    def read(self) -> int:
        """How many articles were read."""
        return self.added + self.updated + self.unchanged


class Keeper:
    """Puts pages into a library, one at a time; `ends` says whether the work is to end."""

    def __init__(
        self,
        sources: Sources,
        open_library: Callable[[], Library],
        counts: Counts,
        ends: Callable[[], bool],
        *,
        workers: Cluster | None = None,
    ) -> None:
        self._sources, self._open, self._counts, self._ends = sources, open_library, counts, ends
        self._workers = workers

    def keep(self, ready: Fetched) -> None:
        """Keep what is new on a page, then note that it is read; where the work ends before, it goes on waiting.

        Raises:
            LibraryError: the library or its sources cannot be written.
        """
        source, waiting, pages = ready.source, ready.waiting, self._sources.pages
        if ready.read is None:
            pages.keep(
                source.url,
                waiting.lead,
                changed=False,
                article=waiting.article,
                fingerprint=waiting.fingerprint,
                etag=ready.etag,
                modified=ready.modified,
            )
            self._succeed(ready)
            return
        library = self._open()
        reading = _PageArticles(ready, self._ends, library)
        summary = library.add(reading, workers=self._workers)
        if reading.cut_off:
            return
        counts = self._counts
        counts.added += summary.added
        counts.updated += summary.updated
        counts.unchanged += summary.unchanged
        counts.statements += summary.statements
        failures = [*reading.failures, *map(str, summary.failures)]
        counts.failures += failures
        held = reading.count - len(summary.failures)
        if held or not failures:
            pages.keep(
                source.url,
                waiting.lead,
                articles=held,
                changed=summary.added + summary.updated > 0,
                reason=failures[0] if failures else "",
                article=reading.article,
                fingerprint=reading.fingerprint,
                etag=ready.etag,
                modified=ready.modified,
            )
            self._succeed(ready)
        elif source.kind == "page":
            self._sources.fail(source.url, failures[0])
            counts.broken.add(source.url)
        else:
            pages.give_up(source.url, waiting.lead, failures[0])

    def _succeed(self, ready: Fetched) -> None:
        if ready.source.kind == "page":
            self._sources.succeed(ready.source.url)


class _PageArticles:
    """The articles of one page on their way into the library, and what was seen of them on the way."""

    def __init__(self, ready: Fetched, ends: Callable[[], bool], library: Library) -> None:
        self.count = 0
        self.failures: list[str] = []
        self.cut_off = False
        self.article, self.fingerprint = "", b""
        self._ready, self._ends, self._library = ready, ends, library

    def __iter__(self) -> Iterator[Article]:
        found = self._found()
        first = list(islice(found, 2))
        for article in chain([self._only(first[0])] if len(first) == 1 else first, found):
            if self._ends() and self.count:
                self.cut_off = True
                return
            self.count += 1
            yield article

    def _found(self) -> Iterator[Article]:
        assert self._ready.read is not None
        try:
            for found in self._ready.read():
                if isinstance(found, ReadFailure):
                    self.failures.append(found.message)
                else:
                    yield found
        except ArticleError as error:
            self.failures.append(str(error))

    def _only(self, article: Article) -> Article:
        """Return the one article of a page, with what the list says of it; of a file, under the id it had before.

        A file has no address by which a corrected report could be known again. It is one where at least half of the
        passages of the shorter version stand in the other; else the file holds another report by now.
        """
        source, waiting = self._ready.source, self._ready.waiting
        known = waiting.lead.details.over(details_of(article))
        article = replace(
            article,
            title=known.title,
            outlet=known.outlet,
            url=known.url,
            published=known.published,
            language=known.language,
        )
        if source.kind == "folder":
            self.fingerprint = fingerprint(article.text)
            if waiting.article and are_versions(self.fingerprint, waiting.fingerprint):
                article = replace(article, id=waiting.article)
        elif waiting.lead.guid:
            article = self._as_kept(article)
        self.article = (self._library.find(article) or article).id
        return article

    def _as_kept(self, article: Article) -> Article:
        """Return the article of an entry with a guid: under the id, and of the day, by which it was first kept.

        Some feeds number their entries anew, and a guid comes to another report: address, title and words all differ.
        """
        waiting = self._ready.waiting
        named = replace(article, id=waiting.article or waiting.lead.guid)
        before = self._library.find(named)
        if before is None:
            return named
        same = before.title == article.title or are_versions(fingerprint(before.text), fingerprint(article.text))
        if not same and before.url != article.url:
            return article
        return replace(named, id=before.id, published=(before.published if same else None) or article.published)


def fingerprint(text: str) -> bytes:
    """Return four bytes for each passage of a text, at most MAX_PASSAGES."""
    passages = (" ".join(passage.split()) for passage in PASSAGE_END.split(text))
    return array("I", [zlib.crc32(passage.encode()) for passage in passages if passage][:MAX_PASSAGES]).tobytes()


def are_versions(one: bytes, other: bytes) -> bool:
    """Return whether two fingerprints are of versions of one report: half of the shorter stands in the other."""
    passages, others = set(array("I", one)), set(array("I", other))
    return 2 * len(passages & others) >= max(1, min(len(passages), len(others)))
