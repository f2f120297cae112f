"""Rebuilding: what is out of date read and embedded again beside the library, and published in one step."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Article, Turn
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.database import open_file, plain_errors, write_ahead
from corpus.store.records import Failed, write_article
from index.ingest.exchange import read_record, write_record
from index.ingest.incoming import MAX_BATCH
from index.ingest.intake import Floats, Intake, Read, Taken
from index.ingest.summary import AddSummary, Failure, Progress
from index.ingest.workers import take_all
from index.stores.sqlite.store import SqliteStore as Store

if TYPE_CHECKING:
    from typing import Self

    from index.stores.writer import Writer

FILE = "rebuild.sqlite"
TABLE = """
CREATE TABLE IF NOT EXISTS made (
    article TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    target TEXT NOT NULL,
    record BLOB NOT NULL
) WITHOUT ROWID
"""


def rebuild_library(
    store: Store,
    intake: Intake,
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> AddSummary:
    """Bring all articles to the versions of `intake`; the library answers as before until all of them are there.

    What is made again is kept in a file of its own beside the library, so that a rebuild that was stopped goes on
    where it was, and nothing else has to wait for it. Articles that come meanwhile are brought along.

    Raises:
        LibraryError: the library or the file beside it cannot be written; what was made stays for the next time.
        ModelError: the model is not on this machine, or cannot be read.
    """
    failures: dict[str, Failure] = {}
    with Made(store.folder, f"{intake.version} {intake.revision}") as made:
        while True:
            left = made.missing(_stale(store, intake))
            if left:
                _make(left, store, intake, made, failures, workers=workers, progress=progress)
            with store.writing() as writer:
                # Somebody may have added or corrected articles since; they are made first, with the library free.
                if not made.missing(_stale(store, intake)):
                    counts = _publish(writer, store, intake, made)
                    for each in failures.values():
                        writer.fail(Failed(each.article, each.name, each.url, each.reason, intake.version))
                    break
        made.delete()
    return AddSummary(0, *counts, failures=tuple(failures.values()))


def _stale(store: Store, intake: Intake) -> Iterator[Article]:
    """Yield the articles that are not read by this version, or all where the library is embedded by another model."""
    same_model = store.fact("revision") == intake.revision
    return store.articles(not_by=intake.version if same_model else "")


def _make(
    articles: Sequence[str],
    store: Store,
    intake: Intake,
    made: Made,
    failures: dict[str, Failure],
    *,
    workers: int | None,
    progress: Callable[[Progress], None] | None,
) -> None:
    done = 0
    old: list[str] = []

    def steps() -> Iterator[list[Article]]:
        for ids in _batched(articles):
            step = []
            for article, version, _ in store.printed(ids):
                if version == intake.version:
                    old.append(article.id)
                else:
                    step.append(article)
            yield step

    def keep(taken: Taken, version: str) -> None:
        nonlocal done
        made.keep(taken, version)
        done += len(taken.read)
        if progress:
            progress(Progress("articles", done, len(articles)))

    with closing(take_all(steps(), intake, workers=workers)) as results:
        for taken in results:
            keep(taken, intake.version)
            failures.update((failure.article, failure) for failure in taken.failures)
            # An article that cannot be read any more keeps the statements it has.
            old += [failure.article for failure in taken.failures]
    for ids in _batched(old):
        for article, version, printed in store.printed(ids):
            keep(Taken(intake.embed([(article, [statement for statement, _ in printed])]), ()), version)


def _publish(writer: Writer, store: Store, intake: Intake, made: Made) -> tuple[int, int, int]:
    """Put all that was made into the library and return how many articles changed, stayed, and their statements."""
    updated = statements = 0
    other_model = store.fact("revision") != intake.revision
    for article in _stale(store, intake):
        turns, version, own, vectors = made.of(article)
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


class Made:
    """What a rebuild has made so far, for one target version, in a file beside the library; use with `with`."""

    def __init__(self, folder: Path, target: str) -> None:
        self._folder, self._file, self._target = folder, folder / FILE, target
        if not os.access(folder, os.W_OK):
            raise LibraryError(
                f"the library in {folder} cannot be written; change its permissions or give another --library"
            )
        with plain_errors(folder):
            self._connection = open_file(self._file, self._prepare, missing="")

    def _prepare(self, connection: sqlite3.Connection) -> None:
        write_ahead(connection)
        connection.execute(TABLE)
        connection.execute("DELETE FROM made WHERE target <> ?", (self._target,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def missing(self, articles: Iterator[Article]) -> list[str]:
        """Return the ids of those of the articles that were not made yet as they are."""
        with plain_errors(self._folder):
            known = dict(self._connection.execute("SELECT article, digest FROM made").fetchall())
        return [article.id for article in articles if known.get(article.id) != _digest(article)]

    def keep(self, taken: Taken, version: str) -> None:
        """Keep articles as `version` reads them, for good and all at once."""
        rows = [(read.article.id, _digest(read.article), self._target, _pack(version, read)) for read in taken.read]
        with plain_errors(self._folder):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows)
            self._connection.execute("COMMIT")

    def of(self, article: Article) -> tuple[tuple[Turn, ...], str, list[Statement], Floats]:
        """Return the turns of an article, the version that read it, its statements and their vectors."""
        with plain_errors(self._folder):
            found = self._connection.execute("SELECT record FROM made WHERE article = ?", (article.id,)).fetchone()
        if found is None:
            raise LibraryError(f"{self._file} was changed meanwhile; run 'onrecord rebuild' again")
        read, version, statements, vectors = read_record(json.loads(zlib.decompress(found[0])))
        return read.turns, version, statements, vectors

    def delete(self) -> None:
        """Delete the file; it has served."""
        self._connection.close()
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(FILE + suffix).unlink(missing_ok=True)


def _batched(ids: Sequence[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while step := list(islice(waiting, MAX_BATCH)):
        yield step


def _digest(article: Article) -> str:
    return sha256("\x1f".join(map(str, write_article(article.as_given))).encode()).hexdigest()


def _pack(version: str, read: Read) -> bytes:
    printed = list(zip(read.statements, read.vectors.astype(np.float16), strict=True))
    return zlib.compress(json.dumps(write_record(read.article, version, printed)).encode(), 1)
