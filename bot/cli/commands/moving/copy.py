"""`onrecord copy`: a library in another place, a folder or a database."""

from __future__ import annotations

import click

from bot.cli.options import example
from bot.cli.progress import progress_bars
from index.stores.places import place_named


@click.command("copy", epilog=example("onrecord copy ~/news postgresql://news@db.example/news"))
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(source: str, target: str) -> int:
    """Copy the library FROM one place TO another, which is empty or not there yet; both answer alike afterwards.

    A place is a directory or postgresql://user@host/db.
    """
    # Here and not above: loading it takes 300 ms, which help does not need.
    from index.library import Library

    with Library.open(place_named(source)) as library, progress_bars() as bars:
        status = library.copy(place_named(target), progress=bars)
    click.echo(f"{status.articles} articles with {status.statements} statements copied to {status.path}")
    return 0
