"""How a command line is understood however it is typed, and how it ends whatever becomes of its streams."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run
from small import SmallLibrary

import index.library
from index.question.request import Request

RUN = "from bot.cli.main import main; main()"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Request]:
    """Let every command open the small library, and return what it is asked."""
    library, requests = SmallLibrary(), list[Request]()
    answer = library.ask
    monkeypatch.setattr(library, "ask", lambda request: requests.append(request) or answer(request))
    (tmp_path / "library.sqlite").touch()
    monkeypatch.setenv("ONRECORD_LIBRARY", str(tmp_path))
    monkeypatch.setattr(index.library.Library, "open", lambda *_, **__: library)
    return requests


def in_shell(line: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which "$@" begins onrecord, and further arguments are $1 and so on behind it."""
    start = f'onrecord() {{ "{sys.executable}" -c "{RUN}" "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", start, "bash", *arguments], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("speekers",), "No such command 'speekers'. Did you mean 'speakers'? See 'onrecord --help'"),
        (("help", "statsu"), "No such command 'statsu'. Did you mean 'status'? See"),
        (("zzz",), "No such command 'zzz'; see 'onrecord --help'"),
        (("quay", "harbour", "tide"), "No such command 'quay': a question begins with 'onrecord ask'; see"),
        (("config", "x"), "Got unexpected extra argument (x); see 'onrecord config --help'"),
        (("Vellora on the tide",), "a question begins with 'onrecord ask'"),
        (
            ("ask", "x", "--speker", "y"),
            "No such option '--speker'. Did you mean '--speaker'? See 'onrecord ask --help'",
        ),
    ],
)
def test_what_is_mistyped_is_told_with_what_may_be_meant(run: Run, typed: tuple[str, ...], says: str) -> None:
    ran = run(*typed)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert says in ran.err


def test_help_and_version_are_there_under_each_name(run: Run) -> None:
    assert run("help") == run("--help") == run("-h")
    assert run("help", "ask") == run("ask", "--help")
    assert run("-V") == run("--version")


def test_words_without_quotes_are_one_question(run: Run, asked: list[Request]) -> None:
    assert run("ask", "what", "did", "Vellora", "say?", "--limit", "2").status == 0
    assert run("check", "the", "harbour", "is", "open", "to", "every", "boat").status == 0
    assert run("speakers", "Ansa", "Vellora").status == 0
    assert [(request.text, request.limit) for request in asked] == [("what did Vellora say?", 2)]


@pytest.mark.parametrize("option", ["--speaker", "--role", "--topic"])
def test_a_filter_alone_asks_for_all_it_lets_through(run: Run, asked: list[Request], option: str) -> None:
    run("ask", option, "Vellora")
    (request,) = asked
    assert (request.text, getattr(request, option[2:])) == ("", "Vellora")
    assert run("ask", option, " ").status == 2


def test_a_reader_that_has_seen_enough_is_no_nothing_found(tmp_path: Path) -> None:
    lines = (json.dumps({"text": f"Ansa V{'ae'[n % 2]}llora{n} said the tide was in."}) for n in range(3))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    for words in ("--help", "speakers", "extract $1 --json", "extract $1"):
        ran = in_shell(f'onrecord {words} 2>"$1.err" | true; echo ${{PIPESTATUS[0]}}', str(tmp_path / "a.jsonl"))
        assert (words, ran.stdout) == (words, "0\n")
        assert "Traceback" not in (tmp_path / "a.jsonl.err").read_text()
    assert in_shell("onrecord frobnicate 2>&1 | true; echo ${PIPESTATUS[0]}").stdout == "2\n"


def test_a_closed_input_asks_nothing() -> None:
    ran = in_shell("onrecord ask - <&-")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Error" not in ran.stderr
