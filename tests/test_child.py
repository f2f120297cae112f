"""Child processes take their code from where this one does, and know no secret."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from corpus.child.process import ROOT, child_command, child_environment


def test_a_child_takes_no_code_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "colorsys.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    code = "import colorsys, corpus.article, sys; print(sys.argv[1:])"
    done = subprocess.run(
        child_command(code, "a", "b c"), env=child_environment(), capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("['a', 'b c']\n", 0), done.stderr


def test_a_child_gets_what_it_needs_and_no_secret() -> None:
    given = {"PATH": "/bin", "LC_ALL": "C", "DISCORD_TOKEN": "t", "HF_TOKEN": "t", "PGPASSWORD": "t", "HF_HOME": "/h"}
    made = child_environment(given, OMP_NUM_THREADS="1")
    assert made.keys() == {"PATH", "LC_ALL", "HF_HOME", "PYTHONPATH", "OMP_NUM_THREADS"}
    assert made["PYTHONPATH"].split(":")[0] == ROOT


def test_every_child_of_this_project_is_started_so() -> None:
    rooms = [path for room in ("corpus", "index", "bot") for path in Path(ROOT, room).rglob("*.py")]
    starting = [path for path in rooms if "subprocess.run(" in (code := path.read_text()) or "Popen(" in code]
    assert len(starting) >= 3
    assert [str(path) for path in starting if "child_environment(" not in path.read_text()] == []


def test_the_environment_a_worker_sees_has_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "s3cret")
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    done = subprocess.run(child_command(code), env=child_environment(), capture_output=True, text=True, check=True)
    assert "s3cret" not in json.loads(done.stdout).values()
