"""`onrecord export`: the library as JSON Lines, or its statements as a table."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli.options import example, library_option, open_library
from bot.cli.output import is_utf8, plain_cell
from bot.cli.progress import patience

# The library takes 300 ms to load, which help does not need.
if TYPE_CHECKING:
    from index.library import Library


@click.command("export", epilog=example("onrecord export --output library.jsonl"))
@click.option("--csv", "as_csv", is_flag=True, help="A row a statement, with attribution and link, for a spreadsheet.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@library_option
def command(as_csv: bool, output: Path | None, library: str | None) -> int:
    """Print everything the library holds as JSON Lines, which `onrecord import` reads back.

    With --csv, print every statement with its speaker, date, outlet and link instead; that cannot be read back. A
    file is written beside its place and put there when it is whole.
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError("An export is too long for a terminal; name a file with --output")
    opened = open_library(library)
    if output is None:
        write_export(opened, sys.stdout, as_csv=as_csv)
        return 0
    # A link stays one; and in the place of a pipe or a device there must never be a file.
    output = output.resolve()
    if output.exists() and not output.is_file():
        with patience("exporting"), output.open("w", encoding="utf-8", newline="") as stream:
            write_export(opened, stream, as_csv=as_csv)
        return 0
    unfinished = output.with_name(f"{output.name}.unfinished")
    try:
        with patience("exporting"), unfinished.open("w", encoding="utf-8", newline="") as file:
            write_export(opened, file, as_csv=as_csv)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
    return 0


def write_export(library: Library, out: TextIO, *, as_csv: bool) -> None:
    """Write the library as JSON Lines, or its statements as comma-separated values with the names of the columns."""
    if not as_csv:
        for record in library.export():
            out.write(json.dumps(record, ensure_ascii=not is_utf8(out)) + "\n")
    else:
        table = csv.writer(out)
        for number, row in enumerate(library.export_rows()):
            if number == 0:
                table.writerow(row)
            table.writerow(map(plain_cell, row.values()))
    out.flush()
