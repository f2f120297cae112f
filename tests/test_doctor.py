"""The doctor: finds every kind of damage, and puts right what can be derived."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from quick import QuickExtractor, report

from corpus.database import FILE
from index.library import Library

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
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a library that may be damaged."""
    return Path(shutil.copytree(built, tmp_path / "library"))


def run(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute(sql)
    connection.commit()
    connection.close()


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


@pytest.mark.parametrize(
    ("sql", "part", "what"),
    [
        ("UPDATE articles SET text = 'x' || text WHERE row = 3", "article", "article report-2"),
        (
            "UPDATE statements SET spans = '[[5,999999],[],[],[],[5,999999]]' WHERE row = 4",
            "statement",
            "stands outside article report-1",
        ),
        ("DELETE FROM embeddings WHERE row = 2", "statement", "1 statements without a vector"),
    ],
)
def test_damage_to_what_cannot_be_derived_is_named_with_its_remedy(
    folder: Path, sql: str, part: str, what: str
) -> None:
    run(folder, sql)
    with Library.open(folder) as library:
        findings = [finding for finding in library.check(repair=True) if not finding.repaired]
    assert [finding.part for finding in findings] == [part]
    assert what in findings[0].what
    assert "run 'onrecord" in str(findings[0])


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM lists",
        "DELETE FROM lists WHERE naming = 2",
        "UPDATE lists SET entries = x'' WHERE naming <> 0",
        "INSERT INTO words (words) VALUES ('delete-all')",
        "UPDATE namings SET speaker = NULL",
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


@pytest.mark.parametrize("damage", ["bit", "missing"])
def test_a_vector_file_is_compared_number_by_number(folder: Path, damage: str) -> None:
    (file,) = folder.glob("vectors-*.codes")
    if damage == "bit":
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    else:
        file.unlink()
    with Library.open(folder) as library:
        (finding,) = library.check()
        assert finding.part == "vectors"
        assert file.name in finding.what
        assert [each.repaired for each in library.check(repair=True)] == [True]
        assert library.check() == []


def test_a_damaged_database_file_is_named(folder: Path) -> None:
    with Library.open(folder) as library:
        size = (folder / FILE).stat().st_size
        with (folder / FILE).open("r+b") as file:
            file.seek(size // 2)
            file.write(b"\xff" * 20_000)
        (finding, *_) = library.check(repair=True)
    assert finding.part == "file"
    assert "backup" in finding.remedy
