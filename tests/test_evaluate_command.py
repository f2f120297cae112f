"""`onrecord evaluate`: its tables, its JSON, its errors shown, and files that are no gold data; all words invented."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, Run, run_command

TEXT = (
    "Ora Lindqvist, the keeper, came on Monday.\n\n"
    '"The dam leaks and it always has," Lindqvist said.\n\n'
    "Nils Aker said the dam would hold for years.\n\n"
    "Lindqvist gave them her word that spring would be late."
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `onrecord evaluate` and returns status, output and messages."""

    def call(*arguments: str) -> Ran:
        monkeypatch.setenv("COLUMNS", "120")
        return run_command(monkeypatch, capsys, "evaluate", *arguments)

    return call


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return gold data with one statement that is found, one with the wrong speaker in the gold, one that is missed."""

    def quote(words: str, source: str, name: str) -> dict[str, Any]:
        spans = [[[TEXT.index(w), TEXT.index(w) + len(w)]] for w in (words, source)]
        return {"content": spans[0], "speaker": spans[1], "speaker_name": name}

    quotes = [
        quote('"The dam leaks and it always has,"', "Lindqvist said", "Ora Lindqvist"),
        quote("the dam would hold for years", "Ora Lindqvist", "Ora Lindqvist"),
        quote("spring would be late", "Lindqvist gave", "Ora Lindqvist"),
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "dam", "text": TEXT, "quotes": quotes}) + "\n", encoding="utf-8")
    return path


def test_the_tables_show_every_kind_and_how_far_confidence_can_be_trusted(run: Run, gold: Path) -> None:
    status, out, err = run(str(gold))
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.split()}
    assert (status, err) == (0, "")
    assert out.startswith("gold.jsonl: 1 articles")
    #                      gold found   P        R       F1      any    joint P    R       F1     names
    assert rows["all"] == ["3", "2", "100.0", "66.7", "80.0", "66.7", "50.0", "33.3", "40.0", "50.0"]
    assert rows["direct"] == ["1", "1", *["100.0"] * 8]
    assert rows["mixed"] == ["0", "0", *["0.0"] * 8]
    assert rows["indirect"][:2] == ["2", "1"]
    bands = [rows[band] for band in ("0.0", "0.5", "0.6", "0.7", "0.8", "0.9")]
    judged = [(int(number), float(share)) for number, share in bands if share != "-"]
    assert sum(number for number, _ in judged) == 2
    assert sum(number * share for number, share in judged) == 100
    assert re.search(r"[\d.]+ articles per CPU-second, [\d.]+ of the parser's alone", out)


def test_json_holds_the_same_one_line_a_file(run: Run, gold: Path) -> None:
    status, out, err = run(str(gold), str(gold), "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert (status, err, len(records)) == (0, "", 2)
    found = records[0]
    assert (found["gold"], found["articles"], found["errors"]) == ("gold.jsonl", 1, [])
    assert {key: found["kinds"]["all"][key] for key in ("gold", "predicted", "found", "joint", "named_right")} == {
        "gold": 3,
        "predicted": 2,
        "found": 2,
        "joint": 1,
        "named_right": 1,
    }
    assert found["kinds"]["all"]["joint_f1"] == 0.4
    assert sum(band["statements"] for band in found["reliability"]) == 2
    assert found["articles_per_cpu_second"] > 0
    assert 0 < found["share_of_parser_speed"] < 2


def test_errors_are_shown_with_both_texts_and_speakers(run: Run, gold: Path) -> None:
    _, out, _ = run(str(gold), "--errors", "5")
    shown = out[out.index("wrong speaker:") :].splitlines()
    assert shown[0] == "wrong speaker: dam (indirect)"
    assert re.fullmatch(r" +gold +the dam would hold for years \| Ora Lindqvist *", shown[1])
    assert re.fullmatch(r" +found +the dam would hold for years \| Nils Aker *", shown[2])
    assert "missed: dam (indirect)" in shown
    assert re.fullmatch(
        r" +gold +spring would be late \| Ora Lindqvist *", shown[shown.index("missed: dam (indirect)") + 1]
    )
    assert "The dam leaks" not in "".join(shown)


def test_no_more_errors_are_shown_than_asked_for(run: Run, gold: Path) -> None:
    _, out, _ = run(str(gold), "--json", "--errors", "1")
    assert [error["found"] for error in json.loads(out)["errors"]] == ["wrong speaker", "missed"]
    _, out, _ = run(str(gold))
    assert "missed:" not in out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"title": "Dam"}\n', "line 1: not gold data"),
        (b"Ora Lindqvist said the dam leaks.\n", "line 1: not gold data"),
        (b"\xff\xfe\x00\x01", "cannot be read as gold data"),
        (None, "cannot be read as gold data"),
    ],
)
def test_a_file_that_is_no_gold_data_ends_in_one_line(
    content: bytes | None, message: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(str(path))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("onrecord: ")
    assert "notes.txt" in err
    assert message in err


def test_an_empty_file_has_nothing_to_measure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    status, out, _ = run(str(tmp_path / "empty.jsonl"))
    assert status == 0
    assert "empty.jsonl: 0 articles" in out
