"""`onrecord watch`: whatever comes into a folder comes into the library."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import example, json_option, library_option, library_place, notes_path
from bot.cli.progress import progress_bars
from bot.cli.updates import report, stop_on_signals


@click.command("watch", epilog=example("onrecord watch ~/articles --outlet 'Daily Example'"))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--outlet", default="", help="Who printed the reports, where the files do not say.")
@json_option
@library_option
def command(folder: Path, outlet: str, as_json: bool, library: str | None) -> int:
    """Read the new and changed files of a folder, and go on until stopped.

    A file is read once it has been left alone for a moment, and again when it changes. The folder is followed from
    then on, so that 'onrecord update' reads it too. An interrupt finishes the article at hand.

    Exit status: 0 stopped by a signal, 2 an error.
    """
    # Here and not above: loading these takes 300 ms, which help does not need.
    from index.updating.updating import Updater
    from index.updating.watching import watch_folder

    stop = stop_on_signals()
    if not as_json:
        click.echo(f"watching {folder.absolute()}; stop with Ctrl-C", err=True)
    with progress_bars(at_once="") as bars:
        updater = Updater(library_place(library), notes=notes_path(library), stop=stop, progress=bars)
        for summary in watch_folder(updater, folder, outlet=outlet):
            if summary.added or summary.updated or summary.failures:
                report(summary, as_json=as_json)
    return 0
