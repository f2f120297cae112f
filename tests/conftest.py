"""Fixtures of many tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from commands import Ran, Run, run_command
from postgres_server import WHY_NOT, PostgresServer, programs


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no settings hold but those a test makes."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-settings"))
    monkeypatch.delenv("ONRECORD_CONFIG", raising=False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command in this process and returns what it printed and how it ended."""

    def call(*arguments: str, given: bytes = b"") -> Ran:
        return run_command(monkeypatch, capsys, *arguments, given=given)

    return call


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Return a PostgreSQL server that nobody may kill; the test is skipped where there is none on this machine."""
    found = programs()
    if found is None:
        pytest.skip(WHY_NOT)
    with PostgresServer(found) as server:
        yield server
