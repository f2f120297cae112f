"""A crawl of one followed source: what it lists is noted, and what is new there fetched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article, new_article
from corpus.errors import ArticleError, LibraryError
from corpus.readers.opening import is_web
from corpus.readers.reading import Details, ReadFailure, read, read_page
from corpus.web.address import FetchError
from index.sources.folders import find_files
from index.sources.followed import Source, Sources
from index.sources.leads import read_list, read_listing
from index.sources.pages import Lead, Waiting

if TYPE_CHECKING:
    from corpus.web.fetcher import Fetcher

log = logging.getLogger(__name__)

MAX_FAULTS = 3
"""Pages in a row that a server fails at before the rest of its source is left for another time."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that is there to be read; `read` is None where the server says that it did not change."""

    source: Source
    waiting: Waiting
    read: Callable[[], Iterator[Article | ReadFailure]] | None
    etag: str = ""
    modified: str = ""


class Crawl:
    """One crawl; iterating over it yields the pages, and `failures` fills with a line for each that cannot be had.

    What is wrong with the source itself, or with one of its pages, is noted in `sources` and raises nothing. `taken`
    holds the pages that crawls of this round have fetched, which are not fetched for a second source. `pause` sleeps,
    and raises where the work is to end.

    Raises:
        LibraryError: (while iterating) the sources cannot be written.
    """

    def __init__(
        self,
        source: Source,
        sources: Sources,
        *,
        fetcher: Fetcher,
        taken: set[str],
        library: Path,
        pause: Callable[[float], object],
    ) -> None:
        self.failures: list[str] = []
        self.broken = False
        self._source, self._sources = source, sources
        self._fetcher, self._taken, self._library, self._pause = fetcher, taken, library, pause

    def __iter__(self) -> Iterator[Fetched]:
        """Yield each page once it is fetched."""
        try:
            self._read_list()
            yield from self._fetch_pages()
        except ArticleError as error:
            self._fail(error)
        except LibraryError:
            raise
        except Exception as error:  # A parser of somebody else's may raise anything on a damaged list.
            log.warning("%s", self._source.url, exc_info=True)
            self._fail(ArticleError(f"{self._source.url}: it is damaged ({type(error).__name__}); try again later"))

    def _fetch_pages(self) -> Iterator[Fetched]:
        source, pages = self._source, self._sources.pages
        pages.ask_again(source.url)
        seen: set[str] = set()
        faults = 0
        # A list on the list brings further pages, so that the notebook is asked until nothing new waits.
        while fresh := [waiting for waiting in pages.waiting(source.url) if waiting.lead.url not in seen]:
            for waiting in fresh:
                seen.add(waiting.lead.url)
                try:
                    yield from self._open(waiting)
                    faults = 0
                except ArticleError as error:
                    faults += self._note_fault(waiting, error)
                    asked_to_wait = isinstance(error, FetchError) and error.retry_after is not None
                    if not self.broken and (faults == MAX_FAULTS or asked_to_wait):
                        self._fail(error)
                    if self.broken:
                        return

    def _read_list(self) -> None:
        source = self._source
        if source.kind == "folder":
            known = self._sources.pages.stamps(source.url)
            files = find_files(Path(source.url), known, leave_out=self._library, pause=self._pause)
            self._sources.note_leads(source.url, files)
        elif source.kind == "page":
            self._sources.pages.note(source.url, [Lead(source.url, always=True)])
        else:
            listing = read_listing(source, self._fetcher)
            if listing is None:
                self._sources.succeed(source.url)
            else:
                tags = {"etag": listing.etag, "modified": listing.modified}
                self._sources.note_leads(source.url, listing.leads, **tags)

    def _open(self, waiting: Waiting) -> Iterator[Fetched]:
        source, lead, pages = self._source, waiting.lead, self._sources.pages
        outlet = Details(outlet=source.outlet)
        if lead.text:
            yield Fetched(source, waiting, lambda: iter([_article(lead.text, lead.details.over(outlet))]))
        elif source.kind == "folder":
            yield Fetched(source, waiting, lambda: read(lead.url, outlet=source.outlet))
        elif not is_web(lead.url):
            pages.give_up(
                source.url, lead, f"{source.url}: one of its reports stood on its list only, and no longer does"
            )
        elif (
            not waiting.known
            and not lead.always
            and (article := pages.kept_elsewhere(source.url, lead.url)) is not None
        ):
            pages.keep(source.url, lead, articles=0, article=article)
        elif lead.url not in self._taken:
            self._taken.add(lead.url)
            page = self._fetcher.fetch(lead.url, etag=waiting.etag, modified=waiting.modified)
            if not page.changed:
                yield Fetched(source, waiting, None, waiting.etag, waiting.modified)
            elif lead.is_list:
                listing = read_list(page)
                pages.note_list(source.url, lead, listing.leads, etag=listing.etag, modified=listing.modified)
            else:
                yield Fetched(source, waiting, lambda: read_page(page, outlet), page.etag, page.modified)

    def _note_fault(self, waiting: Waiting, error: ArticleError) -> int:
        """Note that a page cannot be had; return 1 where that is the server's fault rather than the page's."""
        url, pages = self._source.url, self._sources.pages
        if self._source.kind == "page":
            self._fail(error)
            return 0
        self.failures.append(str(error))
        if not isinstance(error, FetchError) or (error.gone and error.status != 404):
            pages.give_up(url, waiting.lead, str(error))
            return 0
        pages.put_off(url, waiting.lead, str(error), pause=error.retry_after)
        return int(error.status is None or error.status >= 429)

    def _fail(self, error: ArticleError) -> None:
        self.broken = True
        # A page's fault, which is told already, may be its source's.
        if str(error) not in self.failures[-1:]:
            self.failures.append(str(error))
        pause, status = (error.retry_after, error.status) if isinstance(error, FetchError) else (None, None)
        self._sources.fail(self._source.url, str(error), pause=pause, gone=status == 410)


def _article(text: str, details: Details) -> Article:
    return new_article(
        text,
        title=details.title,
        url=details.url,
        outlet=details.outlet,
        published=details.published,
        language=details.language,
    )
