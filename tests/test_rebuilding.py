"""Rebuilding: beside the library, resumable, and published in one step."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from filing import vectors
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Article
from corpus.statement import Statement
from index.ingest.intake import Intake
from index.library import Library, LibraryError
from index.question.request import Request
from index.stores.sqlite.drafts import FILE
from index.stores.sqlite.store import SqliteStore
from index.vectors import embedder
from index.vectors.embedder import find_model

pytestmark = pytest.mark.usefixtures("quick")
QUESTION = "what did Vellora say about the salt tax?"


class LaterExtractor(QuickExtractor):
    """Finds the statements but for those by Quill, and counts the articles it reads."""

    version = "quick-2"
    read: ClassVar[list[str]] = []
    stop_after = 1_000

    def extract_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]:
        """Yield every article with its statements, until it is enough."""
        for article in articles:
            if len(self.read) >= self.stop_after:
                raise KeyboardInterrupt
            self.read.append(article.id)
            found = self.extract(article)
            yield article, [each for each in found if each.speakers[0].name != "Tobren Quill"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of 40 reports that no test changes."""
    folder = tmp_path_factory.mktemp("built") / "library"
    with pytest.MonkeyPatch.context() as patch, Library.open(folder, create=True) as library:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        library.add(report(number) for number in range(40))
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library that an older extractor has read."""
    monkeypatch.setattr("corpus.extractor.Extractor", LaterExtractor)
    monkeypatch.setattr("index.ingest.incoming.MAX_BATCH", 8)
    monkeypatch.setattr("index.ingest.rebuilding.MAX_BATCH", 8)
    monkeypatch.setattr(LaterExtractor, "read", [])
    return Path(shutil.copytree(built, tmp_path / "library"))


def seen(library: Library, question: str = QUESTION) -> list[tuple[str, str]]:
    return [(match.statement.id, match.article.id) for match in library.ask(Request(question, limit=20)).matches]


def count(folder: Path) -> int:
    with Library.open(folder) as library:
        return library.status().statements


def test_readers_see_the_old_answers_until_the_end_and_then_the_new_ones(folder: Path) -> None:
    quill = "what did Quill say?"
    with Library.open(folder) as reader, Library.open(folder) as writer:
        before, of_quill = seen(reader), seen(reader, quill)
        assert before
        assert of_quill
        during: list[tuple[object, object, bool]] = []

        def look(_: object) -> None:
            refreshed = reader.refresh()
            during.append((seen(reader), seen(reader, quill), refreshed))

        summary = writer.rebuild(progress=look)
        assert summary.updated == 40
        assert len(during) == 5
        assert during == [(before, of_quill, False)] * 5
        # Not refreshed: what the old state knew is gone, so that the question itself takes the new one in.
        assert seen(reader, quill) == []
        assert seen(reader) == before
        assert reader.status().extractor == "quick-2"
        assert writer.check() == []
    assert not (folder / FILE).exists()


def test_askers_never_see_half_of_a_rebuild(folder: Path) -> None:
    with Library.open(folder) as reader, Library.open(folder) as writer:
        old = seen(reader, "what did Quill say?")
        answers: list[list[tuple[str, str]]] = []
        done = threading.Event()

        def ask() -> None:
            while not done.is_set():
                answers.append(seen(reader, "what did Quill say?"))

        asker = threading.Thread(target=ask)
        asker.start()
        writer.rebuild()
        done.set()
        asker.join()
        assert all(answer in (old, []) for answer in answers)


def test_a_rebuild_that_was_stopped_goes_on_where_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LaterExtractor, "stop_after", 20)
    with Library.open(folder) as library:
        before = seen(library, "what did Quill say?")
        with pytest.raises(KeyboardInterrupt):
            library.rebuild()
        assert seen(library, "what did Quill say?") == before
    assert (folder / FILE).exists()
    monkeypatch.setattr(LaterExtractor, "stop_after", 1_000)
    LaterExtractor.read.clear()
    with Library.open(folder) as library:
        assert library.rebuild().updated == 40
        assert len(LaterExtractor.read) == 24
        assert seen(library, "what did Quill say?") == []
        LaterExtractor.read.clear()
        assert library.rebuild().updated == 0
        assert LaterExtractor.read == []


def test_what_comes_and_goes_during_a_rebuild_is_brought_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(folder) as library, Library.open(folder) as other:
        changed = False

        def interfere(_: object) -> None:
            nonlocal changed
            if changed:
                return
            changed = True
            with monkeypatch.context() as patch:
                patch.setattr("corpus.extractor.Extractor", QuickExtractor)
                other.add([report(100), report(2, text='"Saffron is dear" said Ansa Vellora.')])
                other.remove(["report-5"])

        assert library.rebuild(progress=interfere).updated == 40
        assert set(LaterExtractor.read) >= {"report-100", "report-2"}
        articles = {article.id for article in library.snapshot().searcher.articles()}
        assert articles == {f"report-{number}" for number in (*range(40), 100)} - {"report-5"}
        assert [article for _, article in seen(library, "what did Vellora say about saffron?")][:1] == ["report-2"]
        assert list(library.snapshot().searcher.articles(not_by="quick-2.1")) == []
        assert library.check() == []


def test_a_rebuilt_library_is_that_made_anew(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library, Library.open(tmp_path / "new", create=True) as fresh:
        library.rebuild()
        fresh.add(report(number) for number in range(40))
        assert list(library.export()) == list(fresh.export())


def test_an_article_that_cannot_be_read_any_more_keeps_its_statements(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract(self: object, article: Article) -> list[Statement]:
        if article.id == "report-3":
            raise ValueError("odd")
        return QuickExtractor.extract(LaterExtractor(), article)

    before = count(folder)
    monkeypatch.setattr(LaterExtractor, "extract", extract)
    with Library.open(folder) as library:
        summary = library.rebuild()
        assert [str(failure) for failure in summary.failures] == [
            "Council 3: cannot be read (ValueError: odd); left out"
        ]
        assert summary.updated == 39
        assert [article.id for article in library.snapshot().searcher.articles(not_by="quick-2.1")] == ["report-3"]
    assert before - 40 < count(folder) < before


def test_another_model_takes_over_in_one_step(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    default = find_model()
    other = tmp_path / "other"
    shutil.copytree(default.folder, other)
    with (other / "model.safetensors").open("ab") as file:
        file.write(b" ")

    class Turned:
        """The default model with every number turned around."""

        dimension = 384

        def __init__(self, inner: object) -> None:
            self._inner = inner

        def encode(self, texts: list[str], stressed: Sequence[str] = ()) -> object:
            return -self._inner.encode(texts, stressed)  # type: ignore[attr-defined]

    def open_embedder(revision: str, model: str, *, questions: bool = False) -> object:
        opened = embedder.open_embedder(default.revision, default.name, questions=questions)
        return opened if revision == default.revision else Turned(opened)

    monkeypatch.setattr("index.library.open_embedder", open_embedder)
    monkeypatch.setattr("index.ingest.intake.open_embedder", open_embedder)
    with Library.open(folder) as reader, Library.open(folder) as writer:
        before = seen(reader)
        old = [np.frombuffer(own, np.int8).astype(int) for own in vectors(folder).values()]
        assert writer.rebuild(model=str(other)).updated == 40
        new = [np.frombuffer(own, np.int8).astype(int) for own in vectors(folder).values()]
        assert abs(np.array(old) + np.array(new)).max() <= 1
        after = seen(reader)
        # How sure an answer by another model is, its words alone tell.
        assert after
        assert set(after) <= set(before)
        assert reader.status().model == str(other)
        writer.add([report(60)])
        assert writer.check() == []
    with pytest.raises(LibraryError, match="rebuild --model"):
        Library.open(folder, model=str(default.folder))


def test_an_add_that_began_with_the_old_model_is_refused(folder: Path) -> None:
    with Library.open(folder) as library:

        def source() -> Iterator[Article]:
            yield report(70)
            connection = sqlite3.connect(folder / "library.sqlite")
            connection.execute("UPDATE facts SET value = 'another' WHERE key = 'revision'")
            connection.commit()
            connection.close()

        with pytest.raises(LibraryError, match="another model meanwhile"):
            library.add(source())


def test_what_was_made_for_another_version_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LaterExtractor, "stop_after", 20)
    with Library.open(folder) as library, pytest.raises(KeyboardInterrupt):
        library.rebuild()
    monkeypatch.setattr(LaterExtractor, "stop_after", 1_000)
    monkeypatch.setattr(LaterExtractor, "version", "quick-3")
    LaterExtractor.read.clear()
    with Library.open(folder) as library:
        library.rebuild()
        assert len(LaterExtractor.read) == 40
        assert library.status().extractor == "quick-3"


def test_what_cannot_be_read_any_more_is_not_embedded_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(self: object, article: Article) -> list[Statement]:
        if article.id == "report-3":
            raise ValueError("odd")
        return QuickExtractor.extract(LaterExtractor(), article)

    embedded: list[str] = []
    whole = Intake.embed

    def embed(self: Intake, found: Sequence[tuple[Article, list[Statement]]]) -> object:
        embedded.extend(article.id for article, own in found for _ in own)
        return whole(self, found)

    monkeypatch.setattr(LaterExtractor, "extract", extract)
    monkeypatch.setattr(Intake, "embed", embed)
    with Library.open(folder) as library:
        before = [record for record in library.export() if record.get("id") == "report-3"]
        assert library.rebuild(workers=0).updated == 39
        assert [record for record in library.export() if record.get("id") == "report-3"] == before
    assert {*embedded} == {f"report-{number}" for number in range(40)} - {"report-3"}


def test_what_is_read_for_another_model_is_of_one_state_and_needs_no_vectors(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    shutil.copytree(find_model().folder, other)
    with (other / "model.safetensors").open("ab") as file:
        file.write(b" ")
    default = find_model()

    def open_embedder(_revision: str, _model: str, *, questions: bool = False) -> object:
        return embedder.open_embedder(default.revision, default.name, questions=questions)

    monkeypatch.setattr("index.library.open_embedder", open_embedder)
    monkeypatch.setattr("index.ingest.intake.open_embedder", open_embedder)
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    (lost,) = folder.glob("vectors-*.codes")
    lost.unlink()
    printed = SqliteStore.printed
    states: list[object] = []

    def look(self: SqliteStore, *given: Any, **named: Any) -> Any:
        states.append(self._connections.found)
        return printed(self, *given, **named)

    monkeypatch.setattr(SqliteStore, "printed", look)
    with Library.open(folder) as library:
        assert library.rebuild(model=str(other)).updated == 40
        assert states
        assert None not in states
        assert library.check() == []
    assert LaterExtractor.read == []
