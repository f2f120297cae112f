"""The doctor: finds every kind of damage, and puts right what can be derived."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from filing import harm, in_database, take_out_files, vectors
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Span
from corpus.errors import LibraryError
from corpus.store.codes import read_codes
from corpus.store.database import FILE, connect
from index.library import Library
from index.repair.doctor import sharing_words
from index.stores.sqlite.files.files import publish_vectors
from index.vectors.passage import passage

QUESTION = "what did Vellora say about the salt tax?"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound library that no test changes."""
    folder = tmp_path_factory.mktemp("built") / "library"
    with pytest.MonkeyPatch.context() as patch, Library.open(folder, create=True) as library:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        library.add([report(number) for number in range(12)])
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, quick: type[QuickExtractor]) -> Path:  # noqa: F811
    """Return a library that may be damaged."""
    return Path(shutil.copytree(built, tmp_path / "library"))


def run(folder: Path, sql: str) -> None:
    with closing(connect(folder)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)


def ids(library: Library) -> list[str]:
    return [match.statement.id for match in library.ask(QUESTION).matches]


def test_nothing_is_wrong_with_a_sound_library(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        assert library.check() == []
        assert library.check(repair=True) == []
        library.remove(["report-3"])
        assert library.check() == []
    with Library.open(tmp_path / "empty", create=True) as library:
        assert library.check() == []


def test_a_text_that_is_damaged_is_named_with_its_remedy(folder: Path) -> None:
    run(folder, "UPDATE articles SET text = packed('x' || unpacked(text)) WHERE row = 3")
    with Library.open(folder) as library:
        findings = [finding for finding in library.check(repair=True) if not finding.repaired]
    assert [finding.part for finding in findings] == ["article"]
    assert "article report-2" in findings[0].what
    assert "run 'onrecord remove report-2' and add it again" in str(findings[0])


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (
            "UPDATE statements SET spans = '[[5,999999],[],[],[],[5,999999]]' WHERE row = 4",
            "stands outside article report-1",
        ),
        ("DELETE FROM embeddings WHERE row % 5 = 2", "7 statements without a vector, the first in row 2"),
        ("UPDATE embeddings SET vector = x'0102' WHERE row = 9", "1 vectors are damaged, the first in row 9"),
        ("UPDATE embeddings SET vector = zeroblob(384) WHERE row = 9", "1 vectors are damaged, the first in row 9"),
        ("INSERT INTO embeddings VALUES (900, zeroblob(384))", "1 vectors without a statement"),
        ("DELETE FROM articles WHERE row = 12", "3 statements without an article"),
        ("DELETE FROM article_words_docsize WHERE id = 3", "1 articles are not found by their words"),
        ("INSERT INTO said VALUES (901, 0, 1)", "1 attributions without a statement, the first 901"),
        ("INSERT INTO said VALUES (3, 7, 555)", "1 attributions without a speaker, the first 3"),
    ],
)
def test_what_can_be_made_again_from_articles_and_statements_is(folder: Path, sql: str, what: str) -> None:
    with Library.open(folder) as library:
        before = ids(library)
    if "embeddings" in sql:
        take_out_files(folder)
    run(folder, sql)
    with Library.open(folder) as library:
        assert any(what in finding.what and "--repair" in finding.remedy for finding in library.check())
        findings = library.check(repair=True)
        assert all(finding.repaired for finding in findings)
        assert library.check() == []
        assert [id_ for id_ in ids(library) if "report-11" not in id_] == before or "articles" in sql
        assert are_right(library, folder)
    # That of a statement that was read anew lies there.
    assert in_database(folder) == ("spans" in sql)


def are_right(library: Library, folder: Path) -> bool:
    """Return whether every statement has the vector of its passage."""
    kept, found = vectors(folder), library.snapshot().searcher.rows()
    for row, (statement, article) in library.snapshot().searcher.statements_by_row(found).items():
        own = read_codes(np.frombuffer(kept[row], np.int8))
        assert own @ library.snapshot().embed(passage(statement, article)) > 0.999
    return kept.keys() == set(found.tolist())


@pytest.mark.parametrize("right", ["database", "file"])
def test_a_vector_that_went_wrong_in_the_database_is_told_from_one_in_the_file(folder: Path, right: str) -> None:
    """A vector of the right length that is another than the file's: embedding again tells which is right."""
    kept = vectors(folder)
    if right == "database":
        kept[2] = bytes([kept[2][0] ^ 1, *kept[2][1:]])
    run(folder, f"INSERT INTO embeddings VALUES (2, x'{kept[2 if right == 'database' else 20].hex()}')")
    with Library.open(folder) as library:
        assert ["1 differ" in finding.what for finding in library.check()] == [True]
        assert [finding.repaired for finding in library.check(repair=True)] == [True]
        assert library.check() == []
        assert are_right(library, folder)
    assert vectors(folder)[2] == kept[2]
    assert in_database(folder) == 0


def test_versions_an_unfinished_rebuild_and_a_full_disk_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    (folder / "rebuild.sqlite").touch()
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=9 << 20))
    with Library.open(folder) as library:
        findings = library.check(repair=True)
        assert [(finding.part, finding.repaired) for finding in findings] == [
            ("version", False),
            ("version", False),
            ("disk", False),
        ]
        assert "12 articles were read by another version; run 'onrecord rebuild'" in str(findings[0])
        assert "9 MB left" in str(findings[2])
        library.rebuild()
        assert [finding.part for finding in library.check()] == ["disk"]


def test_damaged_notes_on_the_sources_are_told(folder: Path) -> None:
    (folder / "sources.sqlite").write_bytes(b"no database" * 1000)
    with Library.open(folder) as library:
        (finding,) = library.check()
    assert finding.part == "file"
    assert "sources.sqlite is damaged" in finding.what


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM lists",
        "DELETE FROM lists WHERE naming = 2",
        "UPDATE lists SET entries = x'' WHERE naming <> 0",
        "INSERT INTO words (words) VALUES ('delete-all')",
        "UPDATE namings SET speaker = NULL",
        "DELETE FROM marks WHERE article = 3",
        "INSERT INTO marks VALUES (1, 999)",
        "UPDATE articles SET story = 1",
        "UPDATE articles SET story = 77 WHERE row = 5",
        "UPDATE articles SET story = NULL WHERE row = 5",
    ],
)
def test_what_is_derived_is_made_again(folder: Path, sql: str) -> None:
    with Library.open(folder) as library:
        before = ids(library)
    run(folder, sql)
    with Library.open(folder) as library:
        assert [finding.part for finding in library.check()] == ["derived"]
        assert all(finding.repaired for finding in library.check(repair=True))
        assert library.check() == []
        assert ids(library) == before


@pytest.mark.parametrize("place", [None, 10, 52, 3000, -1])
def test_what_is_lost_in_a_vector_file_is_embedded_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: int | None
) -> None:
    """In a missing file all is lost, as where its head or the numbers of rows are damaged; else what lies around it."""
    take_out_files(folder)
    monkeypatch.setattr("index.stores.sqlite.files.sums.STRETCH", 1000)
    with Library.open(folder) as library:
        before = ids(library)
        publish_vectors(library._store, everything=True)  # type: ignore[arg-type]
    (file,) = folder.glob("vectors-*.codes")
    kept = vectors(folder)
    if place is None:
        file.unlink()
    else:
        harm(file, place)
    lost = kept.keys() - vectors(folder).keys()
    assert len(lost) == len(kept) if place in (None, 10, 52) else 0 < len(lost) < 5
    told: list[int] = []
    with Library.open(folder) as library:
        (finding,) = library.check()
        assert finding.part == "vectors"
        assert f"{file.name} is " in finding.what
        assert f"{len(lost)} statements are to be embedded again" in finding.what
        with pytest.raises(LibraryError, match="doctor --repair"):
            list(library.export())
        again = library.check(repair=True, progress=lambda each: told.append(each.done))
        assert [each.repaired for each in again] == [True]
        assert told == [len(lost)]
        assert library.check() == []
        assert ids(library) == before
        assert are_right(library, folder)
        assert len(list(library.export())) == 14
    assert {row: own for row, own in vectors(folder).items() if row not in lost} == {
        row: own for row, own in kept.items() if row not in lost
    }
    assert (in_database(folder), file.exists()) == (0, False)


def test_a_damaged_file_is_merged_into_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = folder.glob("vectors-*.codes")
    harm(file, -1)
    monkeypatch.setattr("index.stores.sqlite.files.files.RECENT_MOST", 5)
    with Library.open(folder) as library:
        library.add([report(number) for number in range(20, 24)])
        assert (len(list(folder.glob("vectors-*.codes"))), in_database(folder)) == (2, 0)
        library.add([report(number) for number in range(30, 36)])
        assert file.exists()
        assert len(library.snapshot().searcher) == 66
        assert [finding.part for finding in library.check(repair=True)] == ["vectors"]
        assert are_right(library, folder)
    assert len(list(folder.glob("vectors-*.codes"))) == 1


def test_statements_of_a_file_that_is_lost_are_found_by_words(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (file,) = folder.glob("vectors-*.codes")
    file.unlink()
    with Library.open(folder) as library:
        searcher = library.snapshot().searcher
        assert len(searcher) == 36
        assert np.count_nonzero(searcher.scores(library.snapshot().embed("salt tax"), searcher.rows())) == 0
        assert library.add([report(20)]).added == 1
        assert library.remove(["report-3"]) == 1
        assert library.snapshot().searcher.scores(library.snapshot().embed("salt tax"), np.array([37])) > 0.1
    (told, *_) = [each for each in caplog.messages if file.name in each]
    assert "36 statements are found by their words alone until 'onrecord doctor --repair'" in told


@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_faiss_index_that_is_missing_or_damaged_is_told_and_made_again(folder: Path, damage: str) -> None:
    (file,) = folder.glob("vectors-*.faiss")
    with Library.open(folder) as library:
        before = ids(library)
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1])
    with Library.open(folder) as library:
        assert ids(library) == before
        (finding,) = library.check()
        assert finding.part == "vectors"
        assert str(finding) == f"{file.name} is missing or damaged; run 'onrecord doctor --repair'"
        assert [each.repaired for each in library.check(repair=True)] == [True]
        assert library.check() == []
        assert ids(library) == before
    assert len(list(folder.glob("vectors-*.faiss"))) == 1


def test_a_damaged_database_file_is_named(folder: Path) -> None:
    with Library.open(folder) as library:
        size = (folder / FILE).stat().st_size
        with (folder / FILE).open("r+b") as file:
            file.seek(size // 2)
            file.write(b"\xff" * 20_000)
        (finding, *_) = library.check(repair=True)
    assert finding.part == "file"
    assert "backup" in finding.remedy


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([("a", [(0, 5)], False), ("b", [(6, 9)], False)], []),
        ([("a", [(0, 5)], False), ("b", [(0, 5)], False)], ["b"]),
        ([("a", [(0, 5)], False), ("b", [(3, 9)], False)], ["b"]),
        ([("a", [(0, 9)], False), ("b", [(3, 5)], True)], []),
        ([("a", [(0, 9)], False), ("b", [(3, 5)], True), ("c", [(3, 5)], True)], ["c"]),
        ([("a", [(0, 3), (6, 9)], False), ("b", [(4, 5)], False)], []),
        ([("a", [(0, 30)], False), ("b", [(4, 5)], False), ("c", [(20, 40)], False)], ["b", "c"]),
    ],
)
def test_words_that_two_statements_have_are_told(
    statements: list[tuple[str, list[tuple[int, int]], bool]], expected: list[str]
) -> None:
    given = [(id_, tuple(Span(*edges) for edges in content), told) for id_, content, told in statements]
    assert sharing_words(given) == expected


def test_an_older_library_with_the_same_words_twice_is_rebuilt(folder: Path) -> None:
    run(
        folder,
        "UPDATE statements SET spans = (SELECT spans FROM statements AS o WHERE o.article = statements.article"
        " ORDER BY o.row LIMIT 1) WHERE article = 1",
    )
    run(folder, "UPDATE articles SET extractor = 'older' WHERE row = 1")
    with Library.open(folder) as library:
        found = {str(finding) for finding in library.check() if finding.part == "version"}
        assert any("2 statements in 1 articles have words of another there" in each for each in found)
        assert all("run 'onrecord rebuild'" in each for each in found)
        library.rebuild()
        assert [finding.part for finding in library.check() if finding.part == "version"] == []
