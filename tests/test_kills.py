"""Commands killed at random moments: nothing is lost, doubled or half there, and a second run completes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "benchmarks" / "kills.py"


def test_add_update_rebuild_remove_and_import_survive_kills() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "5", "11", "--quick"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("5 kills with seed 11")
