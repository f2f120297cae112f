"""`onrecord doctor`: whether everything in the library is as it should be."""

from __future__ import annotations

from dataclasses import asdict

import click

from bot.cli.options import example, json_option, library_option, open_library
from bot.cli.output import print_json
from bot.cli.progress import patience, progress_bars
from bot.wording.printable import one_line


@click.command("doctor", epilog=example("onrecord doctor --repair"))
@click.option("--repair", is_flag=True, help="Make again what can be derived from the stored articles.")
@json_option
@library_option
def command(repair: bool, as_json: bool, library: str | None) -> int:
    """Check texts, places, counts, vectors and versions, and say what is wrong, worst first.

    Exit status 0 where all is well or was repaired, 2 where something stays wrong.
    """
    if repair:
        with progress_bars("checking") as progress:
            findings = open_library(library).check(repair=True, progress=progress)
    else:
        with patience("checking"):
            findings = open_library(library).check()
    for finding in findings:
        if as_json:
            print_json(asdict(finding))
        else:
            click.echo(f"{'repaired' if finding.repaired else 'wrong'}: {one_line(str(finding))}")
    if not findings and not as_json:
        click.echo("all is well")
    return 0 if all(finding.repaired for finding in findings) else 2
