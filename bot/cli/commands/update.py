"""`onrecord update`: what is new at the followed sources, into the library."""

from __future__ import annotations

import re
from typing import Any

import click

from bot.cli.complaint import INTERRUPTED, complain
from bot.cli.options import cluster_option, example, json_option, library_option, library_place, notes_path, workers_of
from bot.cli.progress import progress_bars
from bot.cli.updates import exit_status, report, stop_on_signals
from corpus.errors import ClusterError, LibraryError

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
MIN_SECONDS = 60


class Interval(click.ParamType[int]):
    """A number of seconds written as 90s, 15m, 2h or 1d; at least a minute."""

    name = "interval"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the seconds, or fail with the forms that are read."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip().lower())
        if not found:
            raise click.BadParameter(f"{value!r} is not an interval; write it as 15m, 2h or 1d", param=param, ctx=ctx)
        seconds = int(found[1]) * UNITS[found[2]]
        if seconds < MIN_SECONDS:
            raise click.BadParameter(f"{value!r} is too often; ask at most once a minute", param=param, ctx=ctx)
        return seconds


@click.command("update", epilog=example("onrecord update --every 15m"))
@click.option("--every", type=Interval(), metavar="TIME", help="Go on until stopped, with this pause: 15m, 2h, 1d.")
@cluster_option
@json_option
@library_option
def command(every: int | None, cluster: str | None, as_json: bool, library: str | None) -> int:
    """Read what is new at the followed sources; only what changed is fetched.

    A source that fails is named, left alone for a while, and stops no other. An interrupt finishes the article at
    hand; what was kept stays, and the next update does the rest.

    Exit status: 0 something new, 1 nothing new, 2 a source failed.
    """
    # Here and not above: loading it takes 300 ms, which help does not need.
    from index.updating.updating import Updater

    stop = stop_on_signals()
    with workers_of(cluster) as workers:
        with progress_bars() as bars:
            place, notes = library_place(library), notes_path(library)
            updater = Updater(place, notes=notes, stop=stop, workers=workers, progress=bars)
            summary = updater.run()
        report(summary, as_json=as_json)
        if every is None:
            return exit_status(summary) if summary.finished else INTERRUPTED
        while not stop.wait(every):
            try:
                summary = updater.run()
            except (ClusterError, LibraryError) as error:
                # A full disk, a lock or a scheduler that starts anew may be over by the next round.
                complain(str(error))
            else:
                if summary.added or summary.updated or summary.failures or as_json:
                    report(summary, as_json=as_json)
    return 0
