"""What runs the bot for good: the systemd unit is sound, and the container keeps to what the docs promise."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click import Command, Group

from bot.cli.main import group

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


def parse(command: Command, *arguments: str) -> None:
    """Read the arguments of a command, and of the one it leads to, as where it runs."""
    with command.make_context("", [*arguments]) as context:
        if isinstance(command, Group):
            named = command.get_command(context, arguments[0])
            assert named is not None, arguments
            parse(named, *arguments[1:])


def test_many_machines_run_what_there_is_and_reach_what_they_are_given() -> None:
    from distributed.cli.dask_scheduler import main as scheduler
    from distributed.cli.dask_worker import main as worker

    made = yaml.safe_load((DEPLOY / "many-machines.yaml").read_text())
    services = made["services"]
    assert set(services) == {"primary", "standby", "scheduler", "worker", "update", "bot"}
    for name, service in services.items():
        given = {f"/run/secrets/{secret}" for secret in service.get("secrets", ())}
        assert set(re.findall(r"/run/secrets/[\w-]+", str(service))) <= given, name
        assert {Path(path).name for path in given} <= set(made["secrets"]), name
        assert set(service.get("depends_on", ())) <= set(services), name
        assert {volume.partition(":")[0] for volume in service.get("volumes", ())} <= set(made["volumes"]), name
        # The image asks its own port how it is, on which the bot alone answers.
        own = service["image"] == "onrecord-many"
        assert (service.get("healthcheck") == {"disable": True}) is (own and name != "bot"), name
        assert all(host in services for host in re.findall(r"(?:@|tcp://|-h )([a-z]+)", str(service))), name
    for name, command in (("scheduler", scheduler), ("worker", worker)):
        dask, known, *options = services[name]["entrypoint"]
        assert (dask, known) == ("dask", name)
        parse(command, *options)
    for name in ("update", "bot"):
        parse(group, *services[name].get("command", ["bot"]))
    ignored = (DEPLOY.parent / ".dockerignore").read_text().split()
    assert {f"deploy/{Path(secret['file']).name}" for secret in made["secrets"].values()} <= set(ignored)
