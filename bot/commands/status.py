"""`onrecord status`: what the library holds and where it is."""

from __future__ import annotations

import click

from bot.options import example, json_option, library_option, open_library

FIELDS = ("articles", "statements", "speakers", "generation", "model", "extractor", "path", "bytes")


@click.command("status", epilog=example("onrecord status --json"))
@json_option
@library_option
def command(as_json: bool, library: str | None) -> int:
    """Print how much the library holds, the model its vectors come from, and where it lies."""
    from bot.output import print_json

    status = open_library(library).status()
    values = {name: getattr(status, name) for name in FIELDS}
    values["path"] = str(values["path"])
    if as_json:
        print_json(values)
    else:
        for name, value in values.items():
            click.echo(f"{name:<12}{value}")
    return 0
