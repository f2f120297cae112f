"""What runs the bot for good: the systemd unit is sound, and the container keeps to what the docs promise."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parent.parent / "deploy"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "onrecord.service"
    text = (DEPLOY / "onrecord.service").read_text()
    # The one thing systemd would miss here is the installed command.
    unit.write_text(text.replace("/opt/onrecord/bin/onrecord", sys.executable))
    ran = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_the_image_runs_as_nobody_special_and_takes_no_token_in() -> None:
    steps = (DEPLOY / "Dockerfile").read_text()
    assert re.search(r"^USER 10001$", steps, re.M)
    assert "TOKEN" not in steps
    ignored = (DEPLOY.parent / ".dockerignore").read_text().split()
    assert {".git", "deploy/token.txt"} <= set(ignored)


def test_containers_and_units_leave_time_to_finish_answers() -> None:
    assert "stop_grace_period: 15s" in (DEPLOY / "compose.yaml").read_text()
    assert "TimeoutStopSec=15" in (DEPLOY / "onrecord.service").read_text()
