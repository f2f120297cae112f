"""Adding: articles on their way into a library, from a file's text to statements that questions find."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence, Sized
from contextlib import closing
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.errors import ClusterError, ConflictError, LibraryError
from corpus.store.records import Failed
from index.ingest.cluster.cluster import Cluster
from index.ingest.incoming import find_new
from index.ingest.intake import Intake, Read, Taken
from index.ingest.summary import AddSummary, Failure, Progress, StoppedError
from index.ingest.taking import take_all
from index.ingest.tally import Kept, Tally
from index.stores.writer import RefusedError, Writer

if TYPE_CHECKING:
    from index.stores.store import Store

# Of two writers in each other's way one is through the next time.
MAX_TRIES = 4

NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""NUL, and halves of a pair of surrogates."""

log = logging.getLogger(__name__)


def add_articles(
    articles: Iterable[Article],
    store: Store,
    intake: Intake,
    *,
    workers: int | Cluster | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> AddSummary:
    """Keep articles and their statements; those already there are left alone, changed ones are read again.

    Each few articles are kept for good, in the order given, while the next are read. An article that cannot be read
    is logged, counted and left out. `workers` read many: so many processes, one a core if not said, or a cluster's.

    Raises:
        LibraryError: the store cannot be written; what was kept before stays.
        ModelError: the model is not on this machine, or cannot be read.
        ClusterError, StoppedError: the cluster is gone, or somebody stopped it; it says what was kept.
    """
    tally = Tally(total=len(articles) if isinstance(articles, Sized) else None)
    new = find_new(articles, store, intake.version, tally)
    try:
        with closing(take_all(new, intake, workers=workers)) as batches:
            for batch in batches:  # their statements are extracted and embedded by now
                if batch.read or batch.failures:
                    tally.count(*keep(store, intake, batch))
                if progress:
                    progress(tally.progress())
    except KeyboardInterrupt:
        raise StoppedError(tally.summary()) from None
    except ClusterError as error:
        raise ClusterError(f"{error}; {tally.so_far()}") from error
    finally:
        store.publish()
    return tally.summary()


def keep(store: Store, intake: Intake, batch: Taken) -> tuple[list[Kept], list[Failure]]:
    """Write a few articles that are read and embedded, in one step; return those kept, and those left out.

    Raises:
        LibraryError: the store cannot be written, or was rebuilt with another model since; nothing of them was kept.
    """
    for _ in range(MAX_TRIES - 1):
        try:
            return _keep(store, intake, batch)
        except ConflictError as error:
            log.info("%s; trying again", error)
    return _keep(store, intake, batch)


def _keep(store: Store, intake: Intake, batch: Taken) -> tuple[list[Kept], list[Failure]]:
    articles, statements = [read.article for read in batch.read], sum(len(read.statements) for read in batch.read)
    with store.writing(articles=articles, statements=statements) as writer:
        note_versions(writer, intake)
        became = [put_article(writer, read, intake.version) for read in batch.read]
        failures = [*batch.failures, *(each for each in became if isinstance(each, Failure))]
        note_failures(writer, failures, intake.version)
    return [each for each in became if isinstance(each, Kept)], failures


def note_versions(writer: Writer, intake: Intake) -> None:
    """Note by which model and extractor the statements are made that come now.

    Raises:
        LibraryError: the library has gone over to another model since they were embedded.
    """
    if writer.fact("revision") != intake.revision:
        raise LibraryError("the library was rebuilt with another model meanwhile; run the command again")
    writer.note("dimension", str(intake.embedder.dimension))
    writer.note("extractor", intake.reader.version)


def put_article(writer: Writer, read: Read, version: str) -> Kept | Failure:
    """Write an article with its statements; return what became of it, or why it is left out."""
    article = read.article
    try:
        change = writer.put(article, read.statements, read.vectors, extractor=version)
    except RefusedError as error:
        log.debug("%s left out", article.id, exc_info=True)
        return Failure(article.title or article.id, f"{error}; left out", article.id, article.url)
    return Kept(change, len(read.statements))


def note_failures(writer: Writer, failures: Sequence[Failure], version: str) -> None:
    """Note the articles that are left out, until a later version can read them."""
    for each in failures:
        # What no store takes may be the very reason why the article is left out.
        article, name, url, reason = (
            NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text) for text in (each.article, each.name, each.url, each.reason)
        )
        writer.fail(Failed(article, name, url, reason, version))
