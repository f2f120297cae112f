"""`onrecord rebuild`: everything derived made again from the stored articles."""

from __future__ import annotations

import click

from bot.options import example, library_option, open_library


@click.command("rebuild", epilog=example("onrecord rebuild"))
@library_option
def command(library: str | None) -> int:
    """Read all stored articles again with this version's rules, and replace statements, vectors and index."""
    from bot.progress import progress_bars

    opened = open_library(library)
    with progress_bars() as bars:
        opened.rebuild(progress=bars)
    status = opened.status()
    click.echo(f"{status.statements} statements in {status.articles} articles; generation {status.generation}")
    return 0
