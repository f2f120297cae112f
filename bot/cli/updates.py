"""What an update brought, for people and for programs; and how one ends when somebody asks it to."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from bot.cli.complaint import complain
from bot.cli.output import print_json
from bot.wording.terminal import counted

if TYPE_CHECKING:
    from index.updating.updating import UpdateSummary


def report(summary: UpdateSummary, *, as_json: bool) -> None:
    """Print what an update brought, and on stderr a line for whatever failed."""
    for failure in summary.failures:
        complain(failure)
    if as_json:
        print_json(summary_to_dict(summary))
        return
    resting = f", {summary.resting} resting" if summary.resting else ""
    stopped = "" if summary.finished else "; stopped before the end"
    click.echo(
        f"{summary.added} added, {summary.updated} updated, {len(summary.failures)} failed; "
        f"{counted(summary.statements, 'new statement')} from {counted(summary.asked, 'source')}{resting}{stopped}"
    )


def summary_to_dict(summary: UpdateSummary) -> dict[str, Any]:
    """Return a summary as a JSON object."""
    names = ("asked", "resting", "broken", "added", "updated", "unchanged", "statements", "finished")
    return {**{name: getattr(summary, name) for name in names}, "failures": list(summary.failures)}


def exit_status(summary: UpdateSummary) -> int:
    """Return 0 where something new came, 1 where nothing did, 2 where a source failed."""
    if summary.broken:
        return 2
    return 0 if summary.added + summary.updated else 1


def stop_on_signals() -> threading.Event:
    """Return an event that SIGINT and SIGTERM set; a second one ends the program as usual."""
    stop = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.default_int_handler)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    return stop
