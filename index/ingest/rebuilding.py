"""Rebuilding: what is out of date read and embedded again beside the library, and published in one step."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Article, Turn
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.records import Failed, write_article
from index.ingest.cluster.cluster import Cluster
from index.ingest.exchange import read_record, write_record
from index.ingest.incoming import MAX_BATCH
from index.ingest.intake import Floats, Intake, Read
from index.ingest.summary import AddSummary, Failure, Progress
from index.ingest.taking import take_all
from index.stores.drafts import Draft

if TYPE_CHECKING:
    from index.stores.drafts import Drafts
    from index.stores.store import Store
    from index.stores.writer import Writer


def rebuild_library(
    store: Store,
    intake: Intake,
    *,
    workers: int | Cluster | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> AddSummary:
    """Bring all articles to the versions of `intake`; the library answers as before until all of them are there.

    What is made again is kept beside the library, so that a rebuild that was stopped goes on
    where it was, and nothing else has to wait for it. Articles that come meanwhile are brought along.

    Raises:
        LibraryError: the library, or what is kept beside it, cannot be written; what was made stays for the next time.
        ModelError: the model is not on this machine, or cannot be read.
    """
    failures: dict[str, Failure] = {}
    with store.drafts(f"{intake.version} {intake.revision}") as drafts:
        while True:
            left = _missing(drafts, _stale(store, intake))
            if left:
                _make(left, store, intake, drafts, failures, workers=workers, progress=progress)
            with store.writing() as writer:
                # Somebody may have added or corrected articles since; they are made first, with the library free.
                if not _missing(drafts, _stale(store, intake)):
                    counts = _publish(writer, store, intake, drafts)
                    for each in failures.values():
                        writer.fail(Failed(each.article, each.name, each.url, each.reason, intake.version))
                    break
        drafts.delete()
    return AddSummary(0, *counts, failures=tuple(failures.values()))


def _stale(store: Store, intake: Intake) -> Iterator[Article]:
    """Yield the articles that are not read by this version, or all where the library is embedded by another model."""
    return store.articles(not_by="" if _is_other_model(store, intake) else intake.version)


def _is_other_model(store: Store, intake: Intake) -> bool:
    return store.fact("revision") != intake.revision


def _make(
    articles: Sequence[str],
    store: Store,
    intake: Intake,
    drafts: Drafts,
    failures: dict[str, Failure],
    *,
    workers: int | Cluster | None,
    progress: Callable[[Progress], None] | None,
) -> None:
    done = 0
    unread = articles
    if _is_other_model(store, intake):
        unread = _missing(drafts, store.articles(not_by=intake.version))
    # These are read as they shall be, or cannot be read any more and keep the statements they have.
    old = sorted({*articles}.difference(unread))

    def steps() -> Iterator[list[Article]]:
        for ids in _batched(unread):
            with store.reading():
                step = [article for article in map(store.article, ids) if article]
            yield step

    def keep(made: Iterable[tuple[Read, str]]) -> None:
        nonlocal done
        new = [Draft(read.article.id, _digest(read.article), _pack(version, read)) for read, version in made]
        drafts.keep(new)
        done += len(new)
        if progress:
            progress(Progress("articles", done, len(articles)))

    with closing(take_all(steps(), intake, workers=workers)) as results:
        for taken in results:
            keep((read, intake.version) for read in taken.read)
            failures.update((failure.article, failure) for failure in taken.failures)
            old += [failure.article for failure in taken.failures]
    for ids in _batched(old):
        keep(_as_they_are(store, intake, ids))


def _as_they_are(store: Store, intake: Intake, ids: Sequence[str]) -> Iterator[tuple[Read, str]]:
    """Yield articles with their statements of now and the version that read them, embedded for another model only."""
    with store.reading():
        found = list(store.printed(ids, vectors=False))
    own = [(article, [statement for statement, _ in printed]) for article, _, printed in found]
    if not _is_other_model(store, intake):
        # None of it is put into the library, which has it already.
        own = [(article, []) for article, _ in own]
    embedded = intake.embed(own)
    yield from zip(embedded, (version for _, version, _ in found), strict=True)


def _publish(writer: Writer, store: Store, intake: Intake, drafts: Drafts) -> tuple[int, int, int]:
    """Put all that was made into the library and return how many articles changed, stayed, and their statements."""
    updated = statements = 0
    other_model = _is_other_model(store, intake)
    for article in _stale(store, intake):
        turns, version, own, vectors = _made_of(drafts, article)
        if version == intake.version or other_model:
            writer.put(replace(article, turns=turns), own, vectors, extractor=version, again=True)
            updated += 1
            statements += len(own)
    if updated:
        writer.note("dimension", str(intake.embedder.dimension))
        writer.note("extractor", intake.reader.version)
        writer.note("revision", intake.revision)
        writer.note("model", intake.model)
    writer.tell_stories()
    writer.finish()
    writer.publish()
    return updated, store.counts()[0] - updated, statements


def _missing(drafts: Drafts, articles: Iterator[Article]) -> list[str]:
    """Return the ids of those of the articles that were not made yet as they are."""
    known = drafts.digests()
    return [article.id for article in articles if known.get(article.id) != _digest(article)]


def _made_of(drafts: Drafts, article: Article) -> tuple[tuple[Turn, ...], str, list[Statement], Floats]:
    """Return the turns of an article, the version that read it, its statements and their vectors."""
    record = drafts.record(article.id)
    if record is None:
        raise LibraryError("what was made was changed meanwhile; run 'onrecord rebuild' again")
    read, version, statements, vectors = read_record(json.loads(zlib.decompress(record)))
    return read.turns, version, statements, vectors


def _batched(ids: Sequence[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while step := list(islice(waiting, MAX_BATCH)):
        yield step


def _digest(article: Article) -> str:
    return sha256("\x1f".join(map(str, write_article(article.as_given))).encode()).hexdigest()


def _pack(version: str, read: Read) -> bytes:
    printed = list(zip(read.statements, read.vectors.astype(np.float16), strict=True))
    return zlib.compress(json.dumps(write_record(read.article, version, printed)).encode(), 1)
