"""`onrecord rebuild`: what an older version has read, read again."""

from __future__ import annotations

import click

from bot.cli.options import RERANKER, cluster_option, example, library_option, open_library, set_reranker, workers_of
from bot.cli.progress import progress_bars
from bot.wording.printable import one_line
from bot.wording.terminal import counted


@click.command("rebuild", epilog=example("onrecord rebuild"))
@click.option("--model", metavar="PATH", help="Embed with another sentence-transformers model from now on.")
@click.option("--reranker", metavar="NAME", help=RERANKER)
@cluster_option
@library_option
def command(model: str | None, reranker: str | None, cluster: str | None, library: str | None) -> int:
    """Read again what an older version of onrecord has read, and go over to all of it in one step at the end.

    Until then the library answers as before. A rebuild that is stopped goes on where it was.
    """
    opened = open_library(library)
    set_reranker(opened, reranker)
    with workers_of(cluster) as workers, progress_bars() as bars:
        summary = opened.rebuild(model=model, workers=workers, progress=bars)
    status = opened.status()
    for failure in summary.failures:
        click.echo(f"{one_line(str(failure))}; it keeps the statements it has", err=True)
    click.echo(
        f"{counted(summary.updated, 'article')} read again, {summary.unchanged} current; "
        f"{counted(status.statements, 'statement')} in {counted(status.articles, 'article')}, "
        f"generation {status.generation}"
    )
    return 2 if summary.failures else 0
