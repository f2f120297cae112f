"""`onrecord remove`: articles out of the library."""

from __future__ import annotations

import click

from bot.cli.options import example, library_option, open_library
from bot.cli.progress import patience
from bot.wording.terminal import counted


@click.command("remove", epilog=example("onrecord remove 9c3e5a4da9cb"))
@click.argument("articles", nargs=-1, required=True, metavar="ID...")
@library_option
def command(articles: tuple[str, ...], library: str | None) -> int:
    """Take articles and all their statements out of the library; ID is the article's id in `ask --json`, or its
    first four characters and more where no other begins so.

    Exit status 1 where none of them is there.
    """
    with patience("removing"):
        removed = open_library(library).remove(articles)
    click.echo(f"{removed} of {counted(len(articles), 'article')} removed")
    return 0 if removed else 1
