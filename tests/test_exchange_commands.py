"""The commands that take articles out, move a library and check it, on a real library of one invented report."""

from __future__ import annotations

import csv
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Run
from small import article, span, statement

from bot.cli.output import plain_cell
from corpus.statement import paraphrased, statement_text

REPORT = """---
title: Harbour opens
outlet: The Tidewater Post
published: 2021-03-16
---
Ansa Vellora, the harbour minister, opened the quay on Tuesday.

“The harbour is open to every boat,” Vellora said. “Nobody is turned away.”
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report."""
    from corpus.readers.reading import read_articles
    from index.library import Library

    folder = tmp_path_factory.mktemp("filled")
    report = folder / "report.md"
    report.write_text(REPORT, encoding="utf-8")
    with Library.open(folder / "library", create=True) as library:
        library.add(read_articles(report))
    return folder / "library"


def test_an_export_read_back_answers_the_same(run: Run, filled: Path, tmp_path: Path) -> None:
    status, exported, _ = run("export", "--library", str(filled))
    assert status == 0
    copy = str(tmp_path / "copy")
    assert run("import", "-", "--library", copy, given=exported.encode())[0] == 0
    answers = []
    for folder in (str(filled), copy):
        status, out, _ = run("ask", "what did Vellora say about boats?", "--json", "--library", folder)
        answers.append({**json.loads(out), "elapsed_ms": 0})
        assert status == 0
    assert answers[0] == answers[1]
    assert answers[0]["matches"][0]["speakers"] == ["Ansa Vellora"]


def test_the_table_has_a_row_a_statement_with_its_attribution(run: Run, filled: Path) -> None:
    _, out, _ = run("export", "--csv", "--library", str(filled))
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["speakers"], row["published"], row["outlet"]) == ("Ansa Vellora", "2021-03-16", "The Tidewater Post")


def test_the_table_tells_what_was_quoted_from_what_was_paraphrased(run: Run, filled: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("export", "--csv", "--library", str(filled)).out))
    assert (row["quoted"], row["paraphrased"]) == ("The harbour is open to every boat, … Nobody is turned away.", "")
    (row,) = csv.DictReader(io.StringIO(run("ask", "harbour", "--csv", "--library", str(filled)).out))
    assert (row["quoted"], row["paraphrased"]) == ("The harbour is open to every boat, … Nobody is turned away.", "")


@pytest.mark.parametrize(
    ("words", "quoted", "expected"),
    [
        ("he wanted “every boat” at the quay", "every boat", "he wanted … at the quay"),
        ("he wanted “every boat.”", "every boat.", "he wanted"),
        ("“every boat”, he added", "every boat", "he added"),
        ("“every boat”", "every boat", ""),
        ("the quay was shut (again)", "", "the quay was shut (again)"),
    ],
)
def test_what_is_paraphrased_is_the_rest_without_marks(words: str, quoted: str, expected: str) -> None:
    of = article(f"Vellora said {words} on Monday.")
    made = replace(statement(of, words, kind="mixed"), quoted=(span(of, quoted),) if quoted else ())
    assert statement_text(of.text, paraphrased(made, of.text)) == expected


def test_an_export_goes_into_a_file_or_a_pipe_and_not_onto_a_terminal(
    run: Run, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, file = ("--library", str(filled)), tmp_path / "library.jsonl"
    assert run("export", "--output", str(file), *here)[:2] == (0, "")
    assert file.read_text() == run("export", *here).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = run("export", *here)
    assert (ran.status, ran.out) == (2, "")
    assert "too long for a terminal; name a file with --output" in ran.err
    assert run("export", "--csv", "--output", str(file), *here).status == 0
    assert file.read_text().startswith("id,text,speakers")
    assert run("export", "--output", str(tmp_path / "none" / "x"), *here).status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["library.jsonl"]


def test_an_export_replaces_neither_a_device_nor_a_link(run: Run, filled: Path, tmp_path: Path) -> None:
    here, file, link, pipe = ("--library", str(filled)), tmp_path / "file", tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(file)
    assert run("export", "--output", str(link), *here).status == 0
    assert link.is_symlink()
    assert file.read_text() == run("export", *here).out
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text)
        assert run("export", "--output", str(pipe), *here).status == 0
        # Had it been replaced, whoever reads it would wait for ever.
        assert pipe.is_fifo()
        assert read.result() == file.read_text()


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_no_cell_is_a_formula(value: str) -> None:
    assert plain_cell(value) == f"'{value}"


@pytest.mark.parametrize("given", [b"{", b"[]", b"\xff\xfe"])
def test_what_is_no_export_gets_one_line(run: Run, tmp_path: Path, given: bytes) -> None:
    status, out, err = run("import", "-", "--library", str(tmp_path / "new"), given=given)
    assert (status, out) == (2, "")
    assert "line 1 is no JSON" in err
    assert err.count("\n") == 1


def test_a_sound_library_is_said_to_be_well(run: Run, filled: Path) -> None:
    assert run("doctor", "--library", str(filled)) == (0, "all is well\n", "")


def test_doctor_makes_a_lost_index_again(run: Run, filled: Path, tmp_path: Path) -> None:
    _, exported, _ = run("export", "--library", str(filled))
    copy = tmp_path / "copy"
    run("import", "-", "--library", str(copy), given=exported.encode())
    (vectors,) = copy.glob("vectors-*.codes")
    vectors.write_bytes(b"not an index")
    status, out, _ = run("doctor", "--repair", "--library", str(copy))
    assert (status, run("doctor", "--library", str(copy))[1]) == (0, "all is well\n"), out


def test_a_removed_article_answers_no_more(run: Run, filled: Path, tmp_path: Path) -> None:
    _, exported, _ = run("export", "--library", str(filled))
    copy = str(tmp_path / "copy")
    run("import", "-", "--library", copy, given=exported.encode())
    _, out, _ = run("ask", "Vellora", "--json", "--library", copy)
    article = json.loads(out)["matches"][0]["article"]["id"]
    assert run("remove", article, "--library", copy)[:2] == (0, "1 of 1 article removed\n")
    assert run("remove", article, "--library", copy)[0] == 1
    assert run("ask", "Vellora", "--library", copy)[0] == 1
