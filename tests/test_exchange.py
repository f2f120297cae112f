"""Exchange: what is written out and read in again is the same library."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from index.ingest.exchange import export_articles, export_rows
from index.ingest.parcel import import_articles, take_parcel
from index.library import Library, LibraryError
from index.match import Answer
from index.stores.sqlite.store import SqliteStore

pytestmark = pytest.mark.usefixtures("quick")
QUESTIONS = (
    "what did Vellora say about the salt tax?",
    "who spoke about the night ferry?",
    "Oshand in March 2021",
    "?",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library with corrections and removals in its past."""
    with (
        pytest.MonkeyPatch.context() as patch,
        Library.open(tmp_path_factory.mktemp("built"), create=True) as library,
    ):
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        library.add([report(number) for number in range(12)])
        library.add([report(3, text='New. "It snows" said Ansa Vellora. "We vote" said Mirel Oshand.')])
        library.remove(["report-5"])
        yield library


def seen(answer: Answer) -> object:
    return (
        answer.status,
        answer.notes,
        answer.suggestions,
        [(m.statement, m.article, m.role, m.score, [d.statement.id for d in m.also_in]) for m in answer.matches],
    )


def unsealed(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make an export of one that an earlier version gave: without its last line, which the first does not promise."""
    records.pop()
    records[0].pop("sealed")
    return records


def lines(library: Library) -> list[str]:
    return [json.dumps(record) for record in library.export()]


def test_an_imported_library_answers_as_the_exported_one(built: Library, tmp_path: Path) -> None:
    written = lines(built)
    with Library.open(tmp_path, create=True) as again:
        summary = again.import_(json.loads(line) for line in written)
        assert (summary.added, summary.statements) == (11, built.status().statements)
        assert lines(again) == written
        for question in QUESTIONS:
            assert seen(again.ask(question)) == seen(built.ask(question))
        assert again.import_(json.loads(line) for line in written).unchanged == 11
        assert again.check() == []


@settings(max_examples=10, deadline=None)
@given(numbers=st.lists(st.integers(0, 20), unique=True, max_size=6))
def test_export_then_import_is_the_identity(tmp_path_factory: pytest.TempPathFactory, numbers: list[int]) -> None:
    import numpy as np

    one, two = (SqliteStore(tmp_path_factory.mktemp("exchange"), create=True) for _ in range(2))
    with one.writing() as writer:
        for number in numbers:
            found = QuickExtractor().extract(report(number))
            statements = [replace(each, spoken=at % 2 == 0) for at, each in enumerate(found)]
            vectors = np.random.default_rng(number).normal(size=(len(statements), 8)).astype(np.float32)
            writer.put(report(number), statements, vectors, extractor="quick-1")
    written = list(export_articles(one))

    def never() -> Any:
        raise AssertionError("the vectors are in the export")

    with take_parcel(written, two) as parcel:
        list(import_articles(two, parcel, embedder=never))
    assert list(export_articles(two))[1:-1] == written[1:-1]
    for store in (one, two):
        store.close()


def test_vectors_of_another_model_are_made_again(built: Library, tmp_path: Path) -> None:
    records = list(built.export())
    records[0]["revision"] = "another"
    for record in unsealed(records)[1:]:
        for statement in record["statements"]:
            statement["vector"] = ""
    with Library.open(tmp_path, create=True) as again:
        again.import_(records)
        assert [m.statement.id for m in again.ask(QUESTIONS[0]).matches] == [
            m.statement.id for m in built.ask(QUESTIONS[0]).matches
        ]


def shorten(vector: str) -> str:
    return base64.b64encode(base64.b64decode(vector)[:8]).decode()


def not_a_number(vector: str) -> str:
    return base64.b64encode(b"\xff" * len(base64.b64decode(vector))).decode()


@pytest.mark.parametrize(
    ("line", "change", "message"),
    [
        (0, {"format": "other"}, "no export"),
        (1, {"text": "same length"}, "not the text that was exported"),
        (2, {"statements": [{"id": "x"}]}, "line 3 of the export is damaged"),
        (2, {"published": "no day"}, "line 3 of the export is damaged"),
        (3, {"corrected": "often"}, "line 4 of the export is damaged"),
        (1, {"id": None, "statements": 7}, "line 2 of the export is damaged"),
        (3, {"vector": shorten}, "its vectors have 4 numbers, not 384"),
        (1, {"vector": lambda _: ""}, "line 2 of the export is damaged .its vectors have 0 numbers"),
        (3, {"vector": not_a_number}, "no number"),
        (2, {"statements": "twice"}, "two of its statements have one id"),
    ],
)
def test_of_a_damaged_export_nothing_is_put_in(
    built: Library, tmp_path: Path, line: int, change: dict[str, Any], message: str
) -> None:
    records = unsealed(json.loads(json.dumps(list(built.export()))))
    if "text" in change:
        change = {"text": records[line]["text"].upper()}
    if change.get("statements") == "twice":
        change = {"statements": records[line]["statements"] * 2}
    if "vector" in change:
        spoil = change["vector"]
        change = {
            "statements": [{**each, "vector": spoil(each["vector"])} for each in records[line]["statements"]],
        }
    records[line] = {**records[line], **change}
    with Library.open(tmp_path, create=True) as again:
        again.import_(built.export())
        before = lines(again)
        again.remove(["report-1"])
        with pytest.raises(LibraryError, match=message):
            again.import_(records)
        assert again.status().articles == len(before) - 3
        assert again.ask(QUESTIONS[0]).matches
        assert again.check() == []


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (lambda records: records[:-1], "cut short: it ends after 11 articles"),
        (lambda records: records[:1], "cut short: it ends after 0 articles"),
        (lambda records: [*records[:3], *records[4:]], "10 of 11 articles"),
        (lambda records: [records[0], *records[-2:0:-1], records[-1]], "was changed"),
        (lambda records: [*records, *records], "line 14 stands behind the end"),
        (lambda records: [], "no export"),
    ],
)
def test_an_export_that_is_not_whole_is_refused_before_anything_is_put_in(
    built: Library,
    tmp_path: Path,
    cut: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
    message: str,
) -> None:
    with Library.open(tmp_path, create=True) as again:
        with pytest.raises(LibraryError, match=message):
            again.import_(cut(list(built.export())))
        assert again.status().articles == 0


def test_an_export_of_an_earlier_version_is_taken_with_a_note(built: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as again:
        summary = again.import_(unsealed(list(built.export())))
        assert (summary.added, len(summary.notes)) == (11, 1)
        assert "earlier version" in summary.notes[0]
        assert again.import_(built.export()).notes == ()


def test_rows_have_the_words_and_whose_they_are(built: Library) -> None:
    table = io.StringIO()
    rows = list(built.export_rows())
    writer = csv.DictWriter(table, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    read = list(csv.DictReader(io.StringIO(table.getvalue())))
    assert len(read) == built.status().statements
    (snow,) = [row for row in read if row["text"] == "It snows"]
    assert (snow["speakers"], snow["cue"], snow["source"]) == ("Ansa Vellora", "said", "Ansa Vellora")
    assert (snow["article"], snow["title"], snow["published"]) == ("report-3", "Council 3", "2021-03-04")


def test_rows_say_what_was_spoken_and_who_tells(tmp_path_factory: pytest.TempPathFactory) -> None:
    import numpy as np

    store = SqliteStore(tmp_path_factory.mktemp("rows"), create=True)
    one, two, three = QuickExtractor().extract(report(1))
    told = replace(three, told_by=one.speakers)
    with store.writing() as writer:
        vectors = np.eye(3, 8, dtype=np.float32)
        writer.put(report(1), [replace(one, spoken=True), two, told], vectors, extractor="quick-1")
    rows = [(row["spoken"], row["told_by"]) for row in export_rows(store)]
    assert rows == [("yes", ""), ("", ""), ("", one.speakers[0].name)]
    store.close()
