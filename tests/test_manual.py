"""The manual page and the shells: what they know of the commands is what there is."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from commands import Run

from bot.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "onrecord.1"


def test_the_manual_page_is_that_of_the_commands() -> None:
    spec = importlib.util.spec_from_file_location("draw_manual", ROOT / "docs" / "draw_manual.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert PAGE.read_text(encoding="utf-8") == module.write_page(), "run python docs/draw_manual.py"
    assert all(f"\n.SS {name} " in PAGE.read_text(encoding="utf-8") for name in COMMANDS)


def test_the_manual_page_is_installed() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert built["targets"]["wheel"]["shared-data"] == {"docs/onrecord.1": "share/man/man1/onrecord.1"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff, which shows manual pages, is not installed")
def test_the_manual_page_can_be_shown() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-P-c", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    shown = re.sub(".\x08", "", ran.stdout)
    assert "--speaker NAME" in shown
    assert 'onrecord ask "what did Kishi say about deterrence?" --after 2021-03' in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_lines(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert "_ONRECORD_COMPLETE" in ran.out
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=ran.out, text=True, capture_output=True, check=False).stderr == ""


def test_a_mistake_in_the_settings_does_not_show_while_a_line_is_completed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("[ask")
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config.toml"))
    asked = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": "onrecord ask --sp", "COMP_CWORD": "2"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    assert run() == (0, "plain,--speaker\n", "")
