"""Adding: articles on their way into the store, kept a few at a time."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import closing

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.store.records import Failed
from corpus.store.store import Store
from corpus.store.writer import Writer
from index.ingest.intake import Intake, Taken
from index.ingest.summary import AddSummary, Failure, Progress
from index.ingest.workers import take_all
from index.question.nametables import write_names

# An interrupted `add` loses the work on no more articles than this, for each process that reads them.
ARTICLES_A_STEP = 32
# What one article can bring about that says nothing of the others, or of the library.
BAD_ARTICLE = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError, ValueError)

log = logging.getLogger(__name__)


def add_articles(
    articles: Iterable[Article],
    store: Store,
    intake: Intake,
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> AddSummary:
    """Keep articles and their statements; those already there are left alone, changed ones are read again.

    Each few articles are kept for good, in the order given, while the next are read. An article that cannot be read
    is logged, counted and left out. Many are read by `workers` processes, as many as there are cores for if not said.

    Raises:
        LibraryError: the store cannot be written; what was kept before stays.
        ModelError: the model is not on this machine, or cannot be read.
    """
    work = _Work(store, intake)
    total = len(articles) if isinstance(articles, Sized) else None
    with closing(take_all(work.steps(articles), intake, workers=workers)) as taken:
        for each in taken:
            work.keep(each)
            if progress:
                progress(Progress("articles", work.done, total))
    return work.summary()


def write_articles(writer: Writer, taken: Taken, intake: Intake) -> Iterator[tuple[str, int] | Failure]:
    """Write articles that were read; yield what became of each and how many statements it has, or why it is left out.

    Raises:
        LibraryError: the library has gone over to another model since they were embedded.
    """
    if writer.fact("revision") != intake.revision:
        raise LibraryError("the library was rebuilt with another model meanwhile; run the command again")
    writer.note("dimension", str(intake.embedder.dimension))
    writer.note("extractor", intake.reader.version)
    failures = list(taken.failures)
    for read in taken.read:
        article = read.article
        try:
            with writer.one_article():
                change = writer.put(article, read.statements, read.vectors, extractor=intake.version)
            yield change, len(read.statements)
        except BAD_ARTICLE as error:
            log.debug("%s left out", article.id, exc_info=True)
            reason = f"cannot be kept ({type(error).__name__}: {error}); left out"
            failure = Failure(article.title or article.id, reason, article.id, article.url)
            failures.append(failure)
            yield failure
    for failure in failures:
        writer.fail(Failed(failure.article, failure.name, failure.url, failure.reason, intake.version))
    write_names(writer.execute, writer.finish())


class _Work:
    """The counts of one `add`, and how a few articles are kept."""

    def __init__(self, store: Store, intake: Intake) -> None:
        self.done = 0
        self._store = store
        self._intake = intake
        self._counts = {"added": 0, "updated": 0, "unchanged": 0}
        self._statements = 0
        self._failures: list[Failure] = []
        self._urls: dict[str, str] = {}

    def summary(self) -> AddSummary:
        """Return what became of the articles."""
        return AddSummary(**self._counts, statements=self._statements, failures=tuple(self._failures))

    def steps(self, articles: Iterable[Article]) -> Iterator[list[Article]]:
        """Yield the articles that are new or changed, a few at a time; where their source fails, the rest before."""
        step: dict[str, Article] = {}
        seen = 0
        try:
            for article in articles:
                seen += 1
                known = self._known(article)
                step[known.id] = known
                if seen == ARTICLES_A_STEP:
                    yield self._fresh(step, seen)
                    step, seen = {}, 0
        except Exception:
            yield self._fresh(step, seen)
            raise
        yield self._fresh(step, seen)

    def keep(self, taken: Taken) -> None:
        """Write articles that were read, in one step."""
        failures = list(taken.failures)
        self.done += len(taken.failures) + len(taken.read)
        if not taken.read and not taken.failures:
            return
        with self._store.writing() as writer:
            for became in write_articles(writer, taken, self._intake):
                if isinstance(became, Failure):
                    failures.append(became)
                    continue
                change, statements = became
                self._counts[change] += 1
                self._statements += statements if change != "unchanged" else 0
        for failure in failures:
            log.warning("%s", failure)
        self._failures += failures

    def _fresh(self, step: dict[str, Article], seen: int) -> list[Article]:
        fresh = [article for article in step.values() if not self._store.is_current(article, self._intake.version)]
        self._counts["unchanged"] += seen - len(fresh)
        self.done += seen - len(fresh)
        return fresh

    def _known(self, article: Article) -> Article:
        # One URL given to several articles of one run says nothing about which is which.
        if article.url and self._urls.setdefault(article.url, article.id) != article.id:
            return article
        return self._store.known(article)
