"""`onrecord add`: articles into the library."""

from __future__ import annotations

from typing import Any

import click

from bot.cli.articles import ArticleFiles, article_options
from bot.cli.complaint import INTERRUPTED, complain
from bot.cli.options import (
    RERANKER,
    cluster_option,
    example,
    json_option,
    library_option,
    open_library,
    set_reranker,
    workers_of,
)
from bot.cli.output import print_json
from bot.cli.progress import progress_bars
from bot.wording.terminal import counted


@click.command("add", epilog=example("onrecord add report.md --outlet 'Daily Example' --published 2021-03-16"))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@article_options
@click.option("--model", metavar="PATH", help="Another sentence-transformers model, for a new library.")
@click.option("--reranker", metavar="NAME", help=RERANKER)
@cluster_option
@json_option
@library_option
def command(
    sources: tuple[str, ...],
    model: str | None,
    reranker: str | None,
    cluster: str | None,
    as_json: bool,
    library: str | None,
    **details: Any,
) -> int:
    """Read articles and keep their statements: from files, folders, patterns, "-" or web addresses.

    Text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON, tables, feeds, sitemaps, WARC, NewsML, e-mail and archives of
    these are told by their content; docs/sources.md says what is taken from each.

    An article that is there already is left alone, a changed one is read again. A file that cannot be read is named
    on stderr and counted; the others are kept all the same. An interrupt ends it with what was kept until then.
    """
    # Here and not above: the errors of the library come with the library (300 ms), which help does not need.
    from index.ingest.summary import StoppedError

    files = ArticleFiles(sources, **details)
    stopped = False
    try:
        with workers_of(cluster) as workers, progress_bars() as bars:
            opened = open_library(library, create=True, model=model)
            set_reranker(opened, reranker)
            summary = opened.add(files, workers=workers, progress=bars)
    except StoppedError as early:
        stopped, summary = True, early.summary
    failures = [*files.failures, *map(str, summary.failures)]
    if as_json:
        counts = {name: getattr(summary, name) for name in ("added", "updated", "unchanged", "statements")}
        print_json({**counts, "failures": failures})
    else:
        click.echo(
            f"{summary.added} added, {summary.updated} updated, {summary.unchanged} unchanged, "
            f"{len(failures)} failed; {counted(summary.statements, 'new statement')} in {opened.status().path}"
        )
    if stopped:
        complain("stopped; what was added stays, and the same command does the rest")
        return INTERRUPTED
    return 2 if failures else 0
