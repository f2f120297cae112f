"""`onrecord reports`: what people in Discord reported as wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.options import example, json_option, library_option, notes_path
from bot.cli.output import print_json


@click.command("reports", epilog=example("onrecord reports --json"))
@click.option(
    "--state", metavar="FILE", envvar="ONRECORD_STATE", help="Where the bot keeps its notes [ONRECORD_STATE]."
)
@json_option
@library_option
def command(state: str | None, as_json: bool, library: str | None) -> int:
    """List statements that people reported: a wrong speaker, or words that did not belong to the question."""
    # Here and not above: loading it takes 25 ms, which help does not need.
    from bot.discord.services.state import State

    path = Path(state or notes_path(library) / "bot.sqlite").expanduser()
    if not path.is_file():
        raise click.ClickException(f"no notes of a bot in {path}; name its file with --state")
    notes = State(path)
    reports = notes.reports()
    notes.close()
    for report in reports:
        made = datetime.fromtimestamp(report.made, UTC).isoformat(timespec="seconds")
        if as_json:
            print_json({"id": report.id, "statement": report.statement, "kind": report.kind, "made": made})
        else:
            click.echo(f"{made}  {report.kind:<10}  onrecord show {report.statement}")
    return 0 if reports else 1
