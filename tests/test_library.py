"""The library: articles in, statements found again, whatever happens to its files in between."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from filing import in_database, put_back, vectors
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture
from small import misprint

from corpus.article import Article
from corpus.store.codes import read_codes
from corpus.store.database import FILE
from index.library import Library, LibraryError, Progress
from index.question.request import Request
from index.stores.filters import Filters
from index.stores.sqlite import vectors as vectors_module
from index.stores.sqlite.files import files
from index.stores.sqlite.files.filed import Filed, Files, known_files
from index.stores.sqlite.nametables import write_names
from index.stores.sqlite.vectors import INDEX_SUFFIX
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION, find_model, open_embedder
from index.vectors.passage import passage

NAME_TABLES = ("name_forms", "role_words", "named_speakers")
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of 20 reports that no test changes."""
    folder = tmp_path_factory.mktemp("built") / "library"
    with pytest.MonkeyPatch.context() as patch, Library.open(folder, create=True) as library:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        library.add(report(number) for number in range(20))
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a library of 20 reports."""
    return Path(shutil.copytree(built, tmp_path / "library"))


def nearest(library: Library, text: str, limit: int = 3) -> list[str]:
    """Return the articles with the statements nearest to a text."""
    snapshot = library.snapshot()
    rows, _ = snapshot.searcher.vectors.search(snapshot.embed(text), limit=limit)
    return [article.id for _, article in snapshot.searcher.statements(rows)]


def vector_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("vectors-*"))


def test_an_article_whose_text_was_damaged_is_not_shown(folder: Path) -> None:
    question = "who talked about the night ferry?"
    with Library.open(folder) as library:
        (match,) = library.ask(Request(question, limit=1)).matches
    misprint(folder, match.article.id)
    with Library.open(folder) as library, pytest.raises(LibraryError, match=f"{match.article.id} .* is damaged"):
        library.ask(Request(question, limit=1))


def test_topics_are_not_taken_from_a_damaged_text(folder: Path) -> None:
    question = "what did Ansa Vellora say about nuclear fusion?"
    with Library.open(folder) as library:
        assert library.ask(question).suggestions
    misprint(folder)
    with Library.open(folder) as library, pytest.raises(LibraryError, match="is damaged"):
        library.ask(question)


def test_what_is_added_is_found(folder: Path) -> None:
    with Library.open(folder) as library:
        assert nearest(library, "Council 11. We vote on the night ferry in 1911")[0] == "report-11"
        status = library.status()
    assert (status.articles, status.statements, status.speakers) == (20, 60, 5)
    assert (status.model, status.extractor, status.path) == (DEFAULT_MODEL, "quick-1", str(folder))
    assert status.bytes > 100_000


def test_the_summary_counts_what_became_of_each(folder: Path) -> None:
    with Library.open(folder) as library:
        changed = report(1, text='"Something else" said Ansa Vellora.')
        summary = library.add([report(0), changed, report(50), report(51, text="unreadable here")])
    assert (summary.added, summary.updated, summary.unchanged, summary.statements) == (1, 1, 1, 4)
    assert [str(failure) for failure in summary.failures] == [
        "Council 51: cannot be read (ValueError: odd text); left out"
    ]


def test_an_article_without_statements_is_kept_and_not_read_again(folder: Path) -> None:
    with Library.open(folder) as library:
        silent = report(60, text="Nobody said a word.")
        assert library.add([silent]).added == 1
        assert library.add([silent]).unchanged == 1


def test_a_url_given_to_many_articles_of_one_run_does_not_make_them_one(tmp_path: Path) -> None:
    from corpus.article import new_article

    articles = [new_article(f'"Point {n}" said Ansa Vellora.', url="https://tidewater.example") for n in range(3)]
    with Library.open(tmp_path, create=True) as library:
        assert library.add(articles).added == 3


def test_progress_tells_how_far_it_is(tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Library.open(tmp_path, create=True) as library:
        library.add([report(number) for number in range(40)], progress=seen.append)
    assert [(each.done, each.total) for each in seen] == [(2, 40), (6, 40), (14, 40), (30, 40), (40, 40)]


def test_a_source_that_fails_keeps_what_it_gave(tmp_path: Path) -> None:
    def source() -> Iterator[Article]:
        yield from (report(number) for number in range(5))
        raise OSError("the line is dead")

    with Library.open(tmp_path, create=True) as library:
        with pytest.raises(OSError, match="dead"):
            library.add(source())
        assert library.status().articles == 5
        assert len(library.snapshot().searcher) == 15


def test_removed_articles_are_not_found(folder: Path) -> None:
    with Library.open(folder) as library:
        assert "report-11" in nearest(library, "the night ferry in 1911", limit=60)
        assert library.remove(["report-11", "nothing"]) == 1
        assert "report-11" not in nearest(library, "the night ferry in 1911", limit=60)
        assert len(library.snapshot().searcher) == 57
        assert library.remove([]) == 0


def test_the_vector_file_is_written_anew_only_when_much_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = vector_files(folder)
    with Library.open(folder) as library:
        library.add([report(30)])
        assert vector_files(folder) == before
        assert len(library.snapshot().searcher) == 63
        monkeypatch.setattr("index.stores.sqlite.files.files.RECENT_MOST", 5)
        library.add(report(number) for number in range(100, 103))
        after = vector_files(folder)
        assert after != before
        assert len(library.snapshot().searcher) == 72


def test_rebuild_reads_what_an_older_extractor_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(folder) as library:
        ids = [
            statement.id for statement, _ in library.snapshot().searcher.statements(library.snapshot().searcher.rows())
        ]
        assert library.rebuild().updated == 0
        monkeypatch.setattr(QuickExtractor, "version", "quick-2")
        assert library.rebuild().updated == 20
        assert library.status().extractor == "quick-2"
        monkeypatch.setattr("index.vectors.passage.VERSION", "next")
        assert library.rebuild().updated == 20
        store = library.snapshot().searcher
        assert [statement.id for statement, _ in store.statements(store.rows())] == ids


def test_a_statement_is_shown_by_its_id(folder: Path) -> None:
    with Library.open(folder) as library:
        ((statement, article),) = library.snapshot().searcher.statements([1])
        match = library.statement(statement.id)
        assert (match.statement, match.article, match.role) == (statement, article, "the keeper of salt tax")
        with pytest.raises(LibraryError, match="no statement feedbeef"):
            library.statement("feedbeef")


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("oshand", ["Lorn Oshand", "Mirel Oshand"]),
        ("Mirel OSHAND", ["Mirel Oshand"]),
        ("Osh", []),
        ("vellora ansa", ["Ansa Vellora"]),
        ("", ["Ansa Vellora", "Dacia Prewt", "Lorn Oshand", "Mirel Oshand", "Tobren Quill"]),
    ],
)
def test_speakers_are_searched_by_whole_words(folder: Path, search: str, names: list[str]) -> None:
    with Library.open(folder) as library:
        assert [entry.speaker.name for entry in library.speakers(search)] == names


def test_asking_imports_none_of_the_heavy_packages(folder: Path) -> None:
    script = (
        "import sys; from index.library import Library\n"
        "with Library.open(sys.argv[1]) as library:\n"
        "    print(library.ask('what did Vellora say about the salt tax?').status)\n"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["found", "[]"]


@pytest.mark.parametrize(
    ("question", "searched"),
    [("what did Vellora say about the salt tax?", False), ("who talked about the night ferry?", True)],
)
def test_faiss_is_imported_only_where_it_is_searched(folder: Path, question: str, searched: bool) -> None:
    script = (
        "import sys; from index.library import Library\n"
        "with Library.open(sys.argv[1]) as library:\n"
        "    print(library.ask(sys.argv[2]).status, 'faiss' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(folder), question]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"found {searched}\n"


def test_every_generation_has_a_faiss_index(folder: Path) -> None:
    with Library.open(folder) as library:
        for number in range(3):
            library.add(report(number * 100 + each) for each in range(100, 110 + 150 * number))
            (vectors,) = folder.glob("vectors-*.codes")
            assert vector_files(folder) == [vectors.name, f"{vectors.name}.faiss"]
        assert library.check() == []


def test_names_of_an_older_version_are_read_as_this_one_writes_them(folder: Path) -> None:
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE named_speakers SET record = 'older' || record")
        connection.execute("DELETE FROM name_forms WHERE form = 'vellora'")
    with Library.open(folder) as library:
        assert {one.name for one in library.ask("Vellora on the salt tax").question.speakers} == {"Ansa Vellora"}


def test_names_of_those_who_went_go_and_an_older_index_of_them_too(folder: Path) -> None:
    def names() -> list[list[Any]]:
        with closing(sqlite3.connect(folder / FILE)) as connection:
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in NAME_TABLES]

    before = names()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("CREATE INDEX name_forms_by_speaker ON name_forms (speaker)")
    text = '"Salt is dear" said Odd Kirrin, the keeper of the salt. "It is" said Ansa Vellora, the mayor of Vell.'
    with Library.open(folder) as library:
        library.add([report(70, text=text), report(71, text='"No" said Tobren Quill, the mayor of Vell.')])
        assert library.ask("Kirrin on salt").matches
        library.remove(["report-70", "report-71"])
    assert names() == before
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'name_forms_by_speaker'").fetchall()
        speaker = ("x", "Odd\x1fKirrin", "person", '["Odd\\u001fKirrin"]', '[["mayor of Vell", null, null]]')
        for sql, values in (
            ("INSERT INTO speakers (id, name, kind, aliases, roles, block) VALUES (?, ?, ?, ?, ?, '')", speaker),
            ("DELETE FROM speakers WHERE id = ?", ("x",)),
        ):
            connection.execute(sql, values)
            write_names(connection.execute, ["x"])
        connection.commit()
    assert names() == before


# Two processes, several threads


def test_a_reader_takes_in_what_another_has_written(folder: Path) -> None:
    with Library.open(folder) as reader, Library.open(folder) as writer:
        before = reader.snapshot()
        assert not reader.refresh()
        writer.add([report(40, text='"Saffron is dear" said Ansa Vellora.')])
        assert nearest(reader, "saffron", 1) != ["report-40"]
        assert reader.refresh()
        assert nearest(reader, "saffron", 1) == ["report-40"]
        assert len(before.searcher) == 60
        assert not reader.refresh()


def test_many_threads_ask_while_articles_are_added(folder: Path) -> None:
    problems: list[BaseException] = []
    done = threading.Event()
    with Library.open(folder) as library:

        def ask() -> None:
            try:
                while not done.is_set():
                    assert nearest(library, "vote on the salt tax in 1900", 1)
                    library.refresh()
            except BaseException as error:
                problems.append(error)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        library.add(report(number) for number in range(200, 280))
        done.set()
        for thread in threads:
            thread.join()
        assert not problems
        assert library.status().articles == 100


def test_two_adds_at_once_both_arrive(folder: Path) -> None:
    def add(start: int) -> None:
        with Library.open(folder) as library:
            library.add(report(number) for number in range(start, start + 60))

    threads = [threading.Thread(target=add, args=(start,)) for start in (100, 130)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Library.open(folder) as library:
        assert library.status().articles == 110
        assert len(library.snapshot().searcher) == 330
        assert len(vector_files(folder)) == 2


# Damage


@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "longer", "other"])
def test_a_vector_file_of_an_older_version_that_is_gone_or_damaged_is_made_again(
    folder: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    put_back(folder)
    (file,) = folder.glob("vectors-*.codes")
    data = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        changed = {"cut": data[: len(data) // 2], "empty": b"", "longer": data + b"more", "other": b"\1" * len(data)}
        file.write_bytes(changed[damage])
    with Library.open(folder) as library:
        assert nearest(library, "Council 11. We vote on the night ferry in 1911")[0] == "report-11"
    assert "making it again" in caplog.text
    assert [path.stat().st_size for path in folder.glob("vectors-*.codes")] == [len(data)]
    assert (in_database(folder), len(vectors(folder))) == (0, 60)


def test_the_vectors_of_an_older_version_leave_the_database_when_files_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = vectors(folder)
    put_back(folder)
    with sqlite3.connect(folder / FILE) as connection:
        # As one that was put right, or went wrong, since the file was written: what lies in the database counts.
        connection.execute("UPDATE embeddings SET vector = ? WHERE row = 7", (kept[8],))
    with Library.open(folder) as library:
        assert library.ask("what did Vellora say about the salt tax?").matches
        assert in_database(folder) == 60
        assert library.add([report(40)]).added == 1
        assert in_database(folder) == 0
        assert [each for each in library.check() if each.part != "version"] == []
    assert {row: own for row, own in vectors(folder).items() if row <= 60} == kept | {7: kept[8]}


def test_a_vector_lies_in_the_database_or_in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "RECENT_MOST", 8)
    kept = vectors(folder)
    counts = []
    with Library.open(folder) as library:
        for number in range(40, 52):
            library.add([report(number)])
            counts.append(in_database(folder))
            assert kept.items() <= vectors(folder).items()
            kept = vectors(folder)
        assert library.check() == []
    assert counts == [3, 6, 0] * 4
    assert len(kept) == 96


def test_a_corrected_article_keeps_the_vectors_that_lie_in_a_file(folder: Path) -> None:
    before = vectors(folder)
    with Library.open(folder) as library:
        assert library.add([report(3, text="A correction. " + report(3).text)]).updated == 1
        assert library.check() == []
    assert in_database(folder) == 0
    assert vectors(folder) == before


def test_files_merged_while_a_reader_opens_them_are_looked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    opened = Filed.map_rows

    def merged_first(self: Filed, *given: Any, **named: Any) -> Any:
        monkeypatch.setattr(Filed, "map_rows", opened)
        thread = threading.Thread(target=files.publish_vectors, args=(another._store,), kwargs={"everything": True})
        thread.start()
        thread.join()
        return opened(self, *given, **named)

    with Library.open(folder) as library, Library.open(folder) as another:
        monkeypatch.setattr(Filed, "map_rows", merged_first)
        assert len(library.snapshot().searcher) == 60
        assert nearest(library, "Council 11. We vote on the night ferry in 1911")[0] == "report-11"
    assert caplog.text == ""


def test_what_reads_files_that_were_merged_meanwhile_says_so_or_reads_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    opened = Filed.map

    def merged_first(self: Filed, *given: Any) -> Any:
        monkeypatch.setattr(Filed, "map", opened)
        thread = threading.Thread(target=files.publish_vectors, args=(another._store,), kwargs={"everything": True})
        thread.start()
        thread.join()
        return opened(self, *given)

    with Library.open(folder) as library, Library.open(folder) as another:
        monkeypatch.setattr(Filed, "map", merged_first)
        with pytest.raises(LibraryError, match="written anew just now; run the command again"):
            list(library.export())
        assert len(list(library.export())) == 22
        monkeypatch.setattr(Filed, "map", merged_first)
        assert library.check() == []
        monkeypatch.setattr(Filed, "map", merged_first)
        assert not files.publish_vectors(library._store, everything=True)  # type: ignore[arg-type]
        assert library.check() == []
    assert "doctor" not in caplog.text


def test_room_that_vectors_leave_in_the_database_goes_back_to_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "RECENT_MOST", 10_000)
    with Library.open(folder) as library:
        library.add(report(number) for number in range(100, 200))
        monkeypatch.setattr(files, "RECENT_MOST", 5)
        library._store.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
        before = (folder / FILE).stat().st_size
        assert files.publish_vectors(library._store)  # type: ignore[arg-type]
        library._store.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
        assert library._store.execute("PRAGMA freelist_count") == [(0,)]  # type: ignore[attr-defined]
        assert (folder / FILE).stat().st_size < before


def test_a_vector_file_that_was_written_but_not_noted_is_swept_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = folder.glob("vectors-*.codes")
    shutil.copy(file, folder / "vectors-1.codes")
    shutil.copy(file, folder / "vectors-1.codes.99.part")
    os.utime(folder / "vectors-1.codes.99.part", (0, 0))
    monkeypatch.setattr("index.stores.sqlite.files.files.RECENT_MOST", 5)
    with Library.open(folder) as library:
        library.add(report(number) for number in range(100, 103))
    left = vector_files(folder)
    assert len(left) == 4
    assert "vectors-1.codes" not in left


@pytest.mark.parametrize("everything", [True, False])
def test_vector_files_overtaken_while_they_are_written_are_not_noted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, everything: bool
) -> None:
    write = files.write_segment
    noted: list[Files] = []

    def write_later(*given: Any) -> None:
        monkeypatch.setattr(files, "write_segment", write)
        another.add([report(40), report(41)])
        if everything:
            files.publish_vectors(another._store, everything=True)
        noted.append(known_files(another.snapshot().searcher))
        write(*given)

    with Library.open(folder) as library, Library.open(folder) as another:
        library.add([report(30), report(31)])
        monkeypatch.setattr(files, "RECENT_MOST", 5)
        monkeypatch.setattr(files, "write_segment", write_later)
        assert not files.publish_vectors(library._store, everything=everything)
        assert noted == [known_files(library.snapshot().searcher)]
        assert library.check() == []
    assert len(vector_files(folder)) == 2 * len(noted[0].filed)


def test_a_vector_file_whose_index_was_swept_away_while_it_was_written_is_not_noted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = vectors_module._write

    def write_and_sweep(path: Path, *given: Any) -> None:
        write(path, *given)
        if path.suffix == INDEX_SUFFIX:
            files.sweep_vectors(another._store)

    with Library.open(folder) as library, Library.open(folder) as another:
        before = vector_files(folder)
        monkeypatch.setattr(vectors_module, "_write", write_and_sweep)
        assert not files.publish_vectors(library._store, everything=True)
        assert vector_files(folder) == before
        assert library.check() == []


def test_an_export_reads_on_from_files_that_another_thread_has_merged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "RECENT_MOST", 5)
    with Library.open(folder) as library:
        before = [*library.export()]
        records = iter(library.export())
        some = [next(records), next(records)]
        thread = threading.Thread(target=library.add, args=([report(number) for number in range(40, 60)],))
        thread.start()
        thread.join()
        assert [*some, *records] == before


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user whom permissions stop, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_library_in_a_directory_that_cannot_be_written_answers(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        parent.chmod(0o755)
    with Library.open(folder) as library:
        query = library.snapshot().embed("the night ferry in 1911")
    with nobody(), Library.open(folder) as library:
        rows, _ = library.snapshot().searcher.vectors.search(query, limit=1)
        assert len(library.snapshot().searcher.statements(rows)) == 1
        with pytest.raises(LibraryError, match="cannot be written"):
            library.remove(["report-1"])
        assert library.status().articles == 20
    with nobody(), pytest.raises(LibraryError, match="cannot make"):
        Library.open(folder / "below", create=True)


# Models


def test_a_library_keeps_to_its_model(folder: Path, tmp_path: Path) -> None:
    default = find_model()
    other = tmp_path / "other"
    shutil.copytree(default.folder, other)
    with (other / "model.safetensors").open("ab") as file:
        file.write(b"changed")
    with pytest.raises(LibraryError, match="was made with the model all-MiniLM-L6-v2"):
        Library.open(folder, model=str(other))
    Library.open(folder, model=DEFAULT_MODEL).close()
    Library.open(folder, model=str(default.folder)).close()


def test_a_library_made_with_weights_that_are_gone_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library, library._store.writing() as writer:
        writer.note("revision", "0" * 64)
        writer.note("model", str(tmp_path / "gone"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with Library.open(folder) as library, pytest.raises(LibraryError, match="gone"):
        library.snapshot().embed("anything")


def test_a_model_that_is_not_here_makes_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(LibraryError, match="no model"):
        Library.open(tmp_path / "library", model="no/such", create=True)


def test_the_vectors_are_those_of_the_passages(folder: Path) -> None:
    with Library.open(folder) as library:
        snapshot = library.snapshot()
        for row, stored in [*vectors(folder).items()][:5]:
            ((statement, article),) = snapshot.searcher.statements([row])
            (again,) = open_embedder(DEFAULT_REVISION).encode([passage(statement, article)])
            assert float(read_codes(np.frombuffer(stored, np.int8)) @ again) > 0.9999
        assert json.loads(snapshot.searcher.fact("vectors"))["filed"][0]["count"] == 60


def test_an_empty_library_has_an_empty_snapshot(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        assert len(library.snapshot().searcher) == 0
        assert library.speakers() == []
        searcher = library.snapshot().searcher
        assert searcher.nearest(np.ones(384, np.float32), Filters(), limit=5)[0].tolist() == []


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_new_library_is_its_owners_alone_and_what_is_there_keeps_its_mode(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with Library.open(tmp_path / "deep" / "new", create=True) as library:
            library.add([report(1)])
            made = modes(tmp_path / "deep" / "new")
        assert made.pop("new") == 0o700
        assert len(made) >= 3
        assert set(made.values()) == {0o600}
        shared = tmp_path / "shared"
        shared.mkdir(mode=0o750)
        with Library.open(shared, create=True) as library:
            library.add([report(1)])
        for name in modes(shared).keys() - {"shared"}:
            (shared / name).chmod(0o640)
        with Library.open(shared) as library:
            library.add([report(2)])
        kept = modes(shared)
        assert (kept.pop("shared"), set(kept.values())) == (0o750, {0o640})
    finally:
        os.umask(before)
