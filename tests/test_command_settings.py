"""Settings of the command line: what goes before what, what a mistake is told as, and what `config` says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run
from small import SmallLibrary

import index.library
from index.question.request import Request


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the settings file, which is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("ONRECORD_LIBRARY", raising=False)
    (tmp_path / "onrecord").mkdir()
    return tmp_path / "onrecord" / "config.toml"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Let every command answer from the small library, and return what it is asked."""
    library, requests = SmallLibrary(), list[Request]()
    answer = library.ask
    monkeypatch.setattr(library, "ask", lambda request: requests.append(request) or answer(request))
    monkeypatch.setattr(index.library, "sample_library", lambda **_: library)
    return requests


def test_a_setting_holds_until_it_is_typed(run: Run, file: Path, asked: list[Request]) -> None:
    file.write_text('[ask]\nlimit = 1\noutlet = "The Tidewater Post"\nafter = 2021-03-16\nformat = "csv"\n')
    assert run("ask", "harbour").out.startswith("question,status,")
    assert run("ask", "harbour", "--limit", "2", "--json").out.startswith('{"question"')
    assert [request.limit for request in asked] == [1, 2]
    assert {(request.outlet, str(request.after)) for request in asked} == {("The Tidewater Post", "2021-03-16")}


def test_the_library_is_the_typed_one_then_the_environment_s_then_the_setting(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def library(*arguments: str) -> tuple[str, str]:
        found = json.loads(run("config", "--json", *arguments).out.splitlines()[0])
        assert found.pop("name") == "library"
        return found["value"], found["from"]

    assert library()[1] == "default"
    file.write_text('library = "/of/file"')
    assert library() == ("/of/file", str(file))
    assert "no library in /of/file" in run("status").err
    monkeypatch.setenv("ONRECORD_LIBRARY", "/of/environment")
    assert library() == ("/of/environment", "ONRECORD_LIBRARY")
    assert library("--library", "/typed") == ("/typed", "--library")
    assert "no library in /of/environment" in run("status").err


def test_config_says_what_holds_and_where_from(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("config")
    assert ran.status == 0
    assert f"it would be {file}" in ran.err
    file.write_text('[ask]\nlimit = 7\n[add]\nmap = ["title=headline"]\n')
    lines = [line.split() for line in run("config").out.splitlines()]
    assert ["ask.limit", "7", str(file)] in lines
    assert ["add.map", "['title=headline']", str(file)] in lines
    assert ["ask.offset", "0", "default"] in [line.split() for line in run("config", "--all").out.splitlines()]
    other = file.with_name("other.toml")
    other.write_text("")
    monkeypatch.setenv("ONRECORD_CONFIG", str(other))
    assert ["ONRECORD_CONFIG", str(other), "environment"] in [line.split() for line in run("config").out.splitlines()]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[ask]\nlimt = 1", "'ask' has no option 'limt'; did you mean 'limit'?"),
        ("[aks]\nlimit = 1", "there is no command 'aks'; did you mean 'ask'?"),
        ("limit = 1", "there is no command 'limit'"),
        ("ask = 1", "'ask' is a command; write [ask] and its options below"),
        ("[ask]\nlimit = 'many'", "Invalid value for '--limit': 'many' is not a valid integer"),
        ("[ask]\nlimit = [1]", "ask.limit takes one value"),
        ("[ask.limit]\nx = 1", "ask.limit takes one value"),
        ("[bot]\nowner = 1", "the bot's settings have a file of their own"),
        ("library = 1", "library is not a directory's name"),
        ("[ask", "no TOML"),
        ("\udcff", "the settings cannot be read: it is not UTF-8"),
    ],
)
def test_a_mistake_in_the_file_is_one_line_that_names_it(run: Run, file: Path, text: str, says: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = run("ask", "harbour")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert says in ran.err
    assert ran.err.startswith(f"onrecord: {file}: ")
    assert run("--help").status == 0


def test_words_that_look_like_a_call_for_help_are_words(run: Run, file: Path, asked: list[Request]) -> None:
    file.write_text('library = "/of/file"')
    ran = run("ask", "--", "harbour", "-h")
    assert (ran.status, asked[0].text) == (0, "harbour -h")
    assert "no library in /of/file" in ran.err


def test_a_file_that_is_named_and_not_there_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", "/nowhere.toml")
    assert "/nowhere.toml: there is no such settings file" in run("ask", "x").err
