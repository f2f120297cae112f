"""`onrecord export`: the library as JSON Lines, or its statements as a table."""

from __future__ import annotations

import csv
import sys

import click

from bot.cli.options import example, library_option, open_library
from bot.cli.output import plain_cell, print_json


@click.command("export", epilog=example("onrecord export > library.jsonl"))
@click.option("--csv", "as_csv", is_flag=True, help="A row a statement, with attribution and link, for a spreadsheet.")
@library_option
def command(as_csv: bool, library: str | None) -> int:
    """Print everything the library holds as JSON Lines, which `onrecord import` reads back.

    With --csv, print every statement with its speaker, date, outlet and link instead; that cannot be read back.
    """
    opened = open_library(library)
    if not as_csv:
        for record in opened.export():
            print_json(record)
        return 0
    table = csv.writer(sys.stdout)
    for number, row in enumerate(opened.export_rows()):
        if number == 0:
            table.writerow(row)
        table.writerow(map(plain_cell, row.values()))
    sys.stdout.flush()
    return 0
