"""The library: articles added, kept and asked, in one directory."""

from __future__ import annotations

import hashlib
import os
import threading
import time
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import corpus
from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Speaker
from corpus.store.people import SpeakerEntry
from corpus.store.records import Failed
from index.answering.reprints import with_reprints
from index.ingest.summary import AddSummary, Failure, Progress
from index.match import Answer, Match, match_of
from index.snapshot import Snapshot
from index.stores.filters import Filters
from index.stores.opening import LAYOUT, copy_whole, is_library, open_store
from index.vectors.embedder import (
    DEFAULT_MODEL,
    DEFAULT_REVISION,
    Model,
    ModelError,
    cache_folder,
    find_model,
    open_embedder,
)
from index.vectors.encoder import QuestionEncoder
from index.vectors.passage import VERSION as PASSAGE_VERSION
from index.vectors.passage import passage
from index.vectors.reranker import MAX_REREAD, Reranker, find_reranker, open_reranker

if TYPE_CHECKING:
    from datetime import date
    from typing import Self

    from corpus.store.fulltext import Place
    from index.answering.news import News
    from index.checking.check import Check
    from index.ingest.cluster.cluster import Cluster
    from index.ingest.intake import Intake
    from index.notes import Note
    from index.question.request import Request
    from index.repair.doctor import Finding
    from index.stores.mark import Mark
    from index.stores.store import Store


REREAD = "What did the minister say about the shared task?"
"""A question as long as most, to time a reranker with."""

__all__ = [
    "AddSummary",
    "Failure",
    "Library",
    "LibraryError",
    "LibraryStatus",
    "Progress",
    "SpeakerEntry",
    "sample_library",
]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds, what made it, and what it takes on disk."""

    articles: int
    statements: int
    speakers: int
    generation: int
    model: str
    extractor: str
    path: str
    bytes: int
    stories: int = 0
    failed: int = 0
    reranker: str = ""
    behind: float | None = None
    """Seconds by which a standby may be behind its primary; None where it is none."""


class Library:
    """Articles with their statements, ready to be asked; use `Library.open`, and close it or use `with`.

    `ask`, `speakers`, `statement` and `status` may be called from several threads; a newer state that this or
    another process has written is taken in by `refresh`.

    Raises:
        LibraryError: (any method) the library cannot be read or written; the message says what next.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        # Whoever does not close it has it closed with the process.
        weakref.finalize(self, store.close)
        self._lock = threading.RLock()
        self._encoders: dict[str, QuestionEncoder] = {}
        self._rerankers: dict[str, Reranker] = {}
        # More questions at once than the machine can answer only hold each other up.
        self._answering = threading.BoundedSemaphore((os.cpu_count() or 1) + 1)
        self._snapshot: Snapshot | None = None

    @classmethod
    def open(cls, path: Path | str, *, model: str | None = None, create: bool = False) -> Library:
        """Return the library in the directory `path`, made first if there is none and `create` says so.

        `model` is a sentence-transformers folder or name; a library keeps the one it was made with.

        Raises:
            LibraryError: no library there, damaged, not writable, or made with another model.
        """
        library = cls(open_store(path, create=create))
        try:
            library._check_model(model, create=create)
        except BaseException:
            library.close()
            raise
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the files; the library cannot be used afterwards."""
        self._snapshot = None
        self._store.close()

    # Changing it

    def add(
        self,
        articles: Iterable[Article],
        *,
        workers: int | Cluster | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddSummary:
        """Keep articles and their statements; those already there are left alone, changed ones are read again.

        Each few articles are kept for good before the next are read, so that whatever ends the work, what was
        done stays. An article that cannot be read is logged, counted and left out. Many are read by `workers`
        processes, as many as there are cores for if not said, or all by the workers of a cluster.

        Raises:
            ClusterError: the cluster is gone, or cannot read; the message says what was kept.
        """
        from index.ingest.adding import add_articles

        try:
            with _plain_model_errors():
                return add_articles(articles, self._store, self._intake(), workers=workers, progress=progress)
        finally:
            self._refresh_if_asked()

    def find(self, article: Article) -> Article | None:
        """Return the article there is with this one's id, or else its URL; None where it is new to the library."""
        return self._store.find(article)

    def remove(self, article_ids: Iterable[str]) -> int:
        """Take articles, by id or its unique beginning, and all that came from them out; return how many there were.

        Raises:
            LibraryError: several begin so, and nothing was taken out; or the library cannot be written.
        """
        from index.answering.ids import full_id

        with self._store.writing() as writer:
            full = [full_id(self._store, "articles", article_id) for article_id in article_ids]
            count = sum(writer.remove(article_id) for article_id in full)
        self._publish()
        return count

    def rebuild(
        self,
        *,
        model: str | None = None,
        workers: int | Cluster | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddSummary:
        """Read and embed again what an older version has read, and go over to all of it in one step at the end.

        `model` is another sentence-transformers folder or name to embed with from now on. Until the end, which no
        reader sees half of, the library answers as before; a rebuild that is stopped goes on where it was.

        Raises:
            LibraryError: the model is not on this machine, or the library cannot be written.
            ClusterError: the cluster is gone, or cannot read; the next rebuild goes on from there.
        """
        from index.ingest.rebuilding import rebuild_library

        found = self._find_model(model or self._store.fact("model"))
        try:
            with _plain_model_errors():
                intake = self._intake(found)
                summary = rebuild_library(self._store, intake, workers=workers, progress=progress)
        except OSError as error:
            where = self._store.place
            raise LibraryError(f"cannot write in {where} ({error.strerror or error}); run the command again") from error
        self._refresh_if_asked()
        return summary

    def set_reranker(self, name: str) -> None:
        """Order the first ten of each answer by a sentence-transformers CrossEncoder from now on, by none if empty.

        `name` is a folder, or a name in the hub's cache. The library keeps it, and each later process answers with it.

        Raises:
            LibraryError: it is not on this machine, gives more than one score, or cannot be exported.
        """
        with _plain_model_errors():
            found = find_reranker(name) if name else None
            if found:
                open_reranker(found.revision, str(found.folder))
        with self._store.writing() as writer:
            writer.note("reranker", str(found.folder) if found else "")
            writer.note("reranker_revision", found.revision if found else "")
        with self._lock:
            self._snapshot = None

    def time_reranker(self) -> float:
        """Return how many milliseconds the library's reranker takes for one question here; 0 where it has none."""
        reranker = self._open_reranker(self._store.fact("reranker_revision"), self._store.fact("reranker"))
        if reranker is None:
            return 0.0
        some = islice(self._store.each(Filters()), MAX_REREAD)
        texts = [passage(statement, article) for _, statement, article in some]
        reranker.score(REREAD, texts)
        started = time.perf_counter()
        reranker.score(REREAD, texts)
        return (time.perf_counter() - started) * 1000

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield all the library holds as JSON objects: what it was made with, then one article each."""
        from index.ingest.exchange import export_articles

        return export_articles(self._store)

    def export_rows(self) -> Iterator[dict[str, str]]:
        """Yield every statement as a row for a table: the words, whose they are, and where they were reported."""
        from index.ingest.exchange import export_rows

        return export_rows(self._store)

    def import_(self, records: Iterable[Mapping[str, Any]]) -> AddSummary:
        """Put in what `export` gave; a new library then answers as the exported one did.

        Raises:
            LibraryError: what is read is no export, cut short or damaged; nothing was put in.
        """
        from index.ingest.parcel import UNSEALED, import_articles, take_parcel

        counts = {"added": 0, "updated": 0, "unchanged": 0}
        before = self._store.counts()[1]
        intake = self._intake()
        try:
            with _plain_model_errors(), take_parcel(records, self._store) as parcel:
                for change, _ in import_articles(self._store, parcel, embedder=lambda: intake.embedder):
                    counts[change] += 1
        finally:
            self._publish()
        statements = self._store.counts()[1] - before
        return AddSummary(**counts, statements=statements, failures=(), notes=() if parcel.whole else (UNSEALED,))

    def copy(self, place: Path | str, *, progress: Callable[[Progress], None] | None = None) -> LibraryStatus:
        """Make a library at `place`, where none is or an empty one, that answers as this one does; return its status.

        Raises:
            LibraryError: it holds articles already, or either cannot be read or written.
        """

        def tell(done: int, total: int) -> None:
            if progress:
                progress(Progress("statements", done, total))

        with Library.open(place, model=self._store.fact("model") or None, create=True) as target:
            if target._store.counts()[0]:
                raise LibraryError(f"the library in {target._store.place} holds articles already; give an empty place")
            copy_whole(self._store, target._store, tell)
            return target.status()

    def check(self, *, repair: bool = False, progress: Callable[[Progress], None] | None = None) -> list[Finding]:
        """Return what is wrong with the library, worst first; with `repair`, make again what can be derived."""
        from index.repair.doctor import check_library

        with _plain_model_errors():
            findings = check_library(self._store, self._intake(), repair=repair, progress=progress)
        if any(finding.repaired for finding in findings):
            self.refresh()
        return findings

    # Asking it

    def ask(self, request: Request | str) -> Answer:
        """Return what the library says to a request, or to a question alone."""
        from index.answering.answer import answer
        from index.question.request import Request

        with self._answering, self._one_state() as snapshot:
            found = answer(snapshot, Request(request) if isinstance(request, str) else request)
            return replace(found, approximate=snapshot.searcher.approximate)

    def check_quotation(self, words: str, *, speaker: str = "", outlets: Collection[str] = ()) -> Check:
        """Return what became of a quotation, or of the one in a message: whether it is printed, and as whose words.

        With `speaker`, a name as `ask` takes it, words of others are somebody else's. With `outlets` only their
        articles count.
        """
        from index.checking.evidence import bearers, check_by
        from index.question.request import Request

        self._store.prepare_search()
        asked = None
        if speaker.strip():
            asked = bearers(self._store, speaker, self.ask(Request(speaker=speaker, limit=1)).question.speakers)
        with self._one_state() as snapshot:
            return check_by(snapshot, words, speakers=asked, outlets=outlets)

    def search(
        self,
        words: str,
        *,
        outlet: str = "",
        after: date | None = None,
        before: date | None = None,
        limit: int = 10,
        offset: int = 0,
    ) -> list[Place]:
        """Return the articles that print all the words (a phrase in quotation marks in a row), each with the place.

        `after` is inclusive, `before` exclusive, and both leave out articles without a date.
        """
        from index.searching.printed import find_printed

        self._store.prepare_search()
        return find_printed(self._store, words, outlet=outlet, after=after, before=before, limit=limit, offset=offset)

    def newest(self) -> Mark:
        """Return the mark of one who has seen everything there is, to ask `news` with later."""
        return self._store.newest()

    def news(self, since: Mark, *, speaker: str = "", topic: str = "", outlets: Collection[str] = ()) -> News:
        """Return what came after `since` by a speaker (a full name), on a topic or both, the latest first.

        With `outlets` only their articles count.
        """
        from index.answering.news import find_news

        return find_news(self.snapshot(), since, speaker=speaker, topic=topic, outlets=outlets)

    def speakers(self, search: str = "") -> list[SpeakerEntry]:
        """Return the speakers with all words of `search` in one of their names, all of them where it is empty."""
        words = search.casefold().split()
        return [
            entry
            for entry in self.snapshot().speakers
            if not words
            or any(
                all(word in name.casefold().split() for word in words)
                for name in (entry.speaker.name, *entry.speaker.aliases)
            )
        ]

    def topics(self, speaker: Speaker) -> tuple[str, ...]:
        """Return what this speaker talks about most, in words of their statements."""
        from index.answering.topics import find_topics

        searcher = self.snapshot().searcher
        return find_topics(searcher, [speaker], total=len(searcher))

    def outlets(self) -> list[tuple[str, int]]:
        """Return the name of each outlet with the number of its articles, the largest first."""
        return self._store.outlets()

    def unknown_outlet(self, name: str) -> Note | None:
        """Return a note that the library has no such outlet, with those of like names; None where it has."""
        from index.answering.outlets import unknown_outlet

        return unknown_outlet(self._store, name)

    def statement(self, id: str) -> Match:
        """Return the statement with this id or unique beginning, as a match with score 1, with its reprints.

        Raises:
            NoStatementError: there is none, several begin so, or a correction took its words away, as the message says.
        """
        from index.answering.ids import full_id, no_statement

        row = self._store.row_of(full_id(self._store, "statements", id))
        found = [] if row is None else self._store.statements([row])
        if not found:
            raise no_statement(self._store, id)
        ((statement, article),) = found
        (match,) = with_reprints(self._store, [match_of(self._store, statement, article)])
        return replace(match, corrected=self._store.corrected(article.id))

    def failed(self) -> list[Failed]:
        """Return the articles that could not be read, and why."""
        return self._store.failed()

    def status(self) -> LibraryStatus:
        """Return what the library holds and what made it."""
        articles, statements, speakers = self._store.counts()
        return LibraryStatus(
            articles=articles,
            statements=statements,
            speakers=speakers,
            generation=self._store.generation,
            model=self._store.fact("model"),
            extractor=self._store.fact("extractor"),
            path=self._store.place,
            bytes=self._store.size,
            stories=self._store.count_stories(),
            failed=len(self._store.failed()),
            reranker=self._store.fact("reranker"),
            behind=self._store.behind(),
        )

    def behind(self) -> float | None:
        """Return by how many seconds what is read here may be older than what is written; None where it is no copy."""
        return self._store.behind()

    def refresh(self) -> bool:
        """Return whether there was a newer state of the library, taken in now; questions under way keep the old one."""
        snapshot = self._snapshot
        if snapshot is not None and snapshot.generation == self._store.generation:
            return False
        with self._lock:
            self._snapshot = self._take_snapshot()
        return True

    def snapshot(self) -> Snapshot:
        """Return the state that questions are answered from at this moment."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot = self._take_snapshot()
            return self._snapshot

    @contextmanager
    def _one_state(self) -> Iterator[Snapshot]:
        """Give a snapshot, with what the store says inside the block belonging to it.

        What was added since does no harm; where statements have gone, a newer snapshot is taken first.
        """
        while True:
            snapshot = self.snapshot()
            with snapshot.searcher.reading():
                if snapshot.searcher.is_whole():
                    yield snapshot
                    return
            self.refresh()

    def _check_model(self, name: str | None, *, create: bool) -> None:
        stored = self._store.fact("revision")
        if not stored:
            if not create:
                return
            model = self._find_model(name)
            with self._store.writing() as writer:
                if not self._store.fact("revision"):
                    writer.note("model", _stored_name(model))
                    writer.note("revision", model.revision)
            stored = self._store.fact("revision")
        wanted = stored
        if name == DEFAULT_MODEL:
            wanted = DEFAULT_REVISION
        elif name is not None:
            wanted = self._find_model(name).revision
        if wanted != stored:
            raise LibraryError(
                f"the library in {self._store.place} was made with the model {self._store.fact('model')} "
                f"({stored[:8]}), not {name} ({wanted[:8]}); "
                "leave --model out, run 'onrecord rebuild --model' with it, or make a new library with --library DIR"
            )

    def _find_model(self, name: str | None) -> Model:
        with _plain_model_errors():
            return find_model(name)

    def _open_encoder(self, revision: str = "", model: str = "") -> QuestionEncoder:
        revision, model = revision or self._store.fact("revision"), model or self._store.fact("model")
        with self._lock:
            if revision not in self._encoders:
                with _plain_model_errors():
                    self._encoders[revision] = QuestionEncoder(open_embedder(revision, model, questions=True))
            return self._encoders[revision]

    def _open_reranker(self, revision: str, name: str) -> Reranker | None:
        if not revision:
            return None
        with self._lock:
            if revision not in self._rerankers:
                with _plain_model_errors():
                    self._rerankers[revision] = open_reranker(revision, name)
            return self._rerankers[revision]

    def _take_snapshot(self) -> Snapshot:
        # Bound to this state's model: a question that began before a rebuild ends with the vectors it began with.
        revision, model = self._store.fact("revision"), self._store.fact("model")
        reranker = partial(self._open_reranker, self._store.fact("reranker_revision"), self._store.fact("reranker"))
        return Snapshot(self._store.searcher(), partial(self._open_encoder, revision, model), reranker)

    def _intake(self, model: Model | None = None) -> Intake:
        """Return what reads and embeds articles, with the library's model or another."""
        from corpus.extractor import Extractor
        from index.ingest.intake import Intake

        revision, name = self._store.fact("revision"), self._store.fact("model")
        if model is not None:
            revision, name = model.revision, _stored_name(model)
        return Intake(Extractor(), revision=revision, model=name)

    def _publish(self) -> None:
        self._store.publish()
        self._refresh_if_asked()

    def _refresh_if_asked(self) -> None:
        """Take in the newer state where questions have been answered from an older one."""
        if self._snapshot is not None:
            self.refresh()


def _stored_name(model: Model) -> str:
    return model.name if model.name == DEFAULT_MODEL else str(model.folder)


@contextmanager
def _plain_model_errors() -> Iterator[None]:
    try:
        yield
    except ModelError as error:
        raise LibraryError(str(error)) from error


def sample_library(*, progress: Callable[[Progress], None] | None = None) -> Library:
    """Return the library of the sample articles, built the first time and kept in the user's cache."""
    folder = cache_folder() / "samples" / _sample_key()
    if not is_library(folder):
        _build_sample(folder, progress)
    return Library.open(folder)


def _sample_key() -> str:
    """Return a name that changes with the sample articles and with the code that reads them."""
    digest = hashlib.sha256(f"{LAYOUT}\x1f{DEFAULT_REVISION}\x1f{PASSAGE_VERSION}".encode())
    rooms = Path(corpus.__file__).parent
    for file in sorted(path for path in rooms.rglob("*") if path.suffix in {".py", ".md", ".txt"}):
        about = file.stat()
        digest.update(f"\x1f{file.relative_to(rooms)}\x1f{about.st_size}\x1f{about.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _build_sample(folder: Path, progress: Callable[[Progress], None] | None) -> None:
    from corpus.readers.reading import sample_articles
    from index.vectors.beside import made_beside

    with _plain_model_errors(), made_beside(folder) as made:
        with Library.open(made, create=True) as library:
            library.add(sample_articles(), progress=progress)
        try:
            made.rename(folder)
        except OSError:
            if not is_library(folder):
                raise
