"""`onrecord status`: what the library holds and where it is."""

from __future__ import annotations

from dataclasses import asdict

import click

from bot.cli.options import example, json_option, library_option, open_library
from bot.cli.output import print_json
from bot.wording.printable import one_line

FIELDS = ("articles", "statements", "speakers", "generation", "model", "extractor", "path", "bytes")
# The keys of the JSON object are promised; what came later is for people.
MORE = ("stories", "failed")


@click.command("status", epilog=example("onrecord status --json"))
@click.option("--failed", is_flag=True, help="The articles that could not be read, and why.")
@json_option
@library_option
def command(failed: bool, as_json: bool, library: str | None) -> int:
    """Print how much the library holds, the model its vectors come from, and where it lies.

    Articles that print the same report are one story.
    """
    opened = open_library(library)
    if failed:
        for each in opened.failed():
            if as_json:
                print_json(asdict(each))
            else:
                click.echo(one_line(f"{each.name}: {each.reason} (id {each.article}, extractor {each.extractor})"))
        return 0
    status = opened.status()
    values = {name: getattr(status, name) for name in FIELDS}
    values["path"] = str(values["path"])
    if as_json:
        print_json(values)
        return 0
    for name, value in (values | {name: getattr(status, name) for name in MORE}).items():
        click.echo(f"{name:<12}{value}")
    if status.reranker:
        click.echo(f"{'reranker':<12}{status.reranker} ({opened.time_reranker():.0f} ms a question)")
    return 0
