"""`onrecord show` and `status`: what became of a report since, and where else it is printed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Ran, run_command
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import new_article
from index.library import Library

pytestmark = pytest.mark.usefixtures("quick")
TEXT = "\n\n".join(f'The ferry left for the {n}th time. "We vote on point {n}" said Ansa Vellora.' for n in range(20))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs a command on a library of one story in three papers, one of them corrected."""
    monkeypatch.setenv("ONRECORD_LIBRARY", str(tmp_path))
    with Library.open(tmp_path, create=True) as library:
        for paper, text in (("Mail", TEXT), ("Post", TEXT + "\n\nMore tomorrow."), ("Echo", TEXT.replace(".", ","))):
            library.add([new_article(text, id=paper, outlet=paper, title="The ferry", url=f"https://{paper}.example/")])
        library.add([new_article(TEXT + "\n\nCorrected.", id="Mail", outlet="Mail", title="The ferry")])
        library.add([report(1), report(9, text="unreadable here")])
    return lambda *arguments: run_command(monkeypatch, capsys, *arguments)


def test_show_says_that_a_report_was_corrected_and_where_else_it_is_printed(run: Callable[..., Ran]) -> None:
    found = json.loads(run("ask", "what did Vellora say about point 7?", "--json").out)["matches"]
    by_outlet = {each["article"]["outlet"]: each["id"] for each in (found[0], *found[0]["also_in"])}
    assert set(by_outlet) == {"Mail", "Post"}
    shown = run("show", by_outlet["Mail"])
    assert "this report was corrected once since it was added" in shown.out
    assert "also in Post" in shown.out
    assert "corrected" not in run("show", by_outlet["Post"]).out
    assert json.loads(run("show", by_outlet["Mail"], "--json").out)["corrected"] == 1


def test_the_export_carries_corrections(run: Callable[..., Ran], tmp_path: Path) -> None:
    exported = [json.loads(line) for line in run("export").out.splitlines()][1:-1]
    assert {each["id"]: each["corrected"] for each in exported} == {"Mail": 1, "Post": 0, "Echo": 0, "report-1": 0}
    rows = list(csv.DictReader(io.StringIO(run("export", "--csv").out)))
    assert {row["corrected"] for row in rows if row["outlet"] == "Mail"} == {"1"}
    file = tmp_path / "export.jsonl"
    file.write_text(run("export").out, encoding="utf-8")
    copy = str(tmp_path / "copy")
    assert run("import", str(file), "--library", copy).status == 0
    assert run("export", "--library", copy).out == run("export").out


def test_status_counts_stories_and_names_what_could_not_be_read(run: Callable[..., Ran]) -> None:
    lines = dict(line.split(maxsplit=1) for line in run("status").out.splitlines())
    assert (lines["articles"], lines["stories"], lines["failed"]) == ("4", "2", "1")
    assert run("status", "--failed").out == (
        "Council 9: cannot be read (ValueError: odd text); left out (id report-9, extractor quick-1.1)\n"
    )
    assert json.loads(run("status", "--failed", "--json").out)["url"] == "https://tidewater.example/9"
