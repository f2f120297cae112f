"""Adding: articles on their way into the store, read, embedded and kept a few at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence, Sized
from typing import Protocol

import numpy as np

from corpus.article import Article
from corpus.statement import Statement
from corpus.store import Store
from index import passage as passage_module
from index.embedder import Embedder
from index.names import write_names
from index.passage import passage
from index.summary import AddSummary, Failure, Progress

# An interrupted `add` loses the work on no more articles than this.
ARTICLES_A_STEP = 16

log = logging.getLogger(__name__)


class Reader(Protocol):
    """Whatever finds the statements in articles: the extractor, or a quick one in tests."""

    version: str

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article."""

    def extract_all(self, articles: Iterable[Article]) -> Iterable[tuple[Article, list[Statement]]]:
        """Yield every article with its statements, in order."""


def add_articles(
    articles: Iterable[Article],
    store: Store,
    *,
    extractor: Reader,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None] | None = None,
) -> AddSummary:
    """Keep articles and their statements; those already there are left alone, changed ones are read again.

    Each few articles are kept for good before the next are read. An article that cannot be read is logged,
    counted and left out.

    Raises:
        LibraryError: the store cannot be written; what was kept before stays.
    """
    work = _Work(store, extractor, embedder)
    total = len(articles) if isinstance(articles, Sized) else None
    waiting: list[Article] = []
    done = 0

    def keep() -> None:
        nonlocal done
        work.keep(waiting)
        done += len(waiting)
        waiting.clear()
        if progress:
            progress(Progress("articles", done, total))

    try:
        for article in articles:
            waiting.append(article)
            if len(waiting) == ARTICLES_A_STEP:
                keep()
    except Exception:
        # The source failed: what it gave before is kept all the same.
        keep()
        raise
    keep()
    return work.summary()


def version_of(extractor: Reader) -> str:
    """Return what an article was read and embedded by; where it has changed, `rebuild` reads the article again."""
    return f"{extractor.version}.{passage_module.VERSION}"


class _Work:
    """The counts of one `add`, and how a few articles are kept."""

    def __init__(self, store: Store, extractor: Reader, embedder: Callable[[], Embedder]) -> None:
        self._store = store
        self._extractor = extractor
        self._embedder = embedder
        self._counts = {"added": 0, "updated": 0, "unchanged": 0}
        self._statements = 0
        self._failures: list[Failure] = []
        self._urls: dict[str, str] = {}

    def summary(self) -> AddSummary:
        """Return what became of the articles."""
        return AddSummary(**self._counts, statements=self._statements, failures=tuple(self._failures))

    def keep(self, articles: Sequence[Article]) -> None:
        """Read, embed and write these articles, in one step."""
        version = version_of(self._extractor)
        known = {article.id: article for article in map(self._known, articles)}
        fresh = [article for article in known.values() if not self._store.is_current(article, version)]
        self._counts["unchanged"] += len(articles) - len(fresh)
        found = self._extract(fresh)
        if not found:
            return
        embedder = self._embedder()
        vectors = embedder.encode([passage(each, article) for article, each_of in found for each in each_of])
        ends = np.cumsum([len(statements) for _, statements in found])
        with self._store.writing() as writer:
            writer.note("dimension", str(embedder.dimension))
            writer.note("extractor", self._extractor.version)
            for (article, statements), own in zip(found, np.split(vectors, ends[:-1]), strict=True):
                change = writer.put(article, statements, own, extractor=version)
                self._counts[change] += 1
                self._statements += len(statements) if change != "unchanged" else 0
            writer.finish()
            write_names(writer.execute)

    def _known(self, article: Article) -> Article:
        # One URL given to several articles of one run says nothing about which is which.
        if article.url and self._urls.setdefault(article.url, article.id) != article.id:
            return article
        return self._store.known(article)

    def _extract(self, articles: Sequence[Article]) -> list[tuple[Article, list[Statement]]]:
        try:
            return list(self._extractor.extract_all(articles))
        except Exception as error:
            log.info("reading %d articles one by one: %s", len(articles), error)
        found = []
        for article in articles:
            try:
                found.append((article, self._extractor.extract(article)))
            except Exception as error:
                name = article.title or article.id
                log.warning("%s left out", name, exc_info=True)
                self._failures.append(Failure(name, f"cannot be read ({type(error).__name__}: {error}); left out"))
        return found
