"""`onrecord import`: what `onrecord export` printed, into a library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from bot.cli.complaint import complain
from bot.cli.options import example, library_option, open_library
from bot.cli.progress import patience
from corpus.errors import LibraryError


@click.command("import", epilog=example("onrecord import library.jsonl --library ./copy"))
@click.argument("file", type=click.File("rb"))
@library_option
def command(file: BinaryIO, library: str | None) -> int:
    """Read an export from FILE, or from standard input with "-"; the library then answers as the exported one did."""
    opened = open_library(library, create=True)
    with patience("importing"):
        summary = opened.import_(records_of(file))
    for note in summary.notes:
        complain(note)
    click.echo(
        f"{summary.added} added, {summary.updated} updated, {summary.unchanged} unchanged; "
        f"{summary.statements} new statements in {opened.status().path}"
    )
    return 0


def records_of(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the JSON object of each line.

    Raises:
        LibraryError: a line is no JSON object; the message says which.
    """
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise LibraryError(f"line {number} is no JSON; give a file that 'onrecord export' printed") from error
        if not isinstance(record, dict):
            raise LibraryError(f"line {number} is no JSON object; give a file that 'onrecord export' printed")
        yield record
