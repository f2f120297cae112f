"""`onrecord speakers`: whose words the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.options import example, joined, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, make_console, print_json, print_lines
from bot.wording.days import day_in_words, iso_day
from bot.wording.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.table import Table

    from index.library import SpeakerEntry


@click.command("speakers", epilog=example("onrecord speakers kishi"))
@click.argument("name", nargs=-1, callback=joined)
@json_option
@library_option
def command(name: str, as_json: bool, library: str | None) -> int:
    """List speakers, or those whose name holds NAME: roles, how many statements, first and last day.

    Of a single one: all roles with their dates, and what they talk about most.
    """
    opened = open_library_or_sample(library)
    entries = opened.speakers(name)
    if as_json:
        from bot.objects.speakers import entry_to_dict

        for entry in entries:
            print_json(entry_to_dict(entry))
    elif name and len(entries) == 1:
        print_lines(entry_lines(entries[0], opened.topics(entries[0].speaker)))
    elif entries:
        make_console().print(entries_table(entries))
    else:
        click.echo(f"no speaker named {name!r}; run 'onrecord speakers' for all of them" if name else "no speakers yet")
    return 0 if entries else 1


def entry_lines(entry: SpeakerEntry, topics: Sequence[str]) -> Iterator[Line]:
    """Yield all that is known of one speaker."""

    def days(first: date | None, last: date | None) -> str:
        return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"

    yield Line.of(one_line(entry.speaker.name), "bold cyan")
    for role in entry.speaker.roles:
        yield Line.of(f"{one_line(role.name)} · {days(role.first, role.last)}", label="  ")
    yield Line.of(f"{entry.statements} statements · {days(entry.first, entry.last)}")
    if topics:
        yield Line.of(", ".join(map(one_line, topics)), label="talks about ")


def entries_table(entries: list[SpeakerEntry]) -> Table:
    """Return the speakers as a table."""
    # Here and not above: loading it takes 40 ms, which help does not need.
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("speaker", "roles"):
        table.add_column(heading, overflow="fold")
    table.add_column("statements", justify="right")
    table.add_column("first", no_wrap=True)
    table.add_column("last", no_wrap=True)
    for entry in entries:
        roles = ", ".join(one_line(role.name) for role in entry.speaker.roles[:3])
        table.add_row(
            Text(one_line(entry.speaker.name), style="bold cyan"),
            Text(roles),
            str(entry.statements),
            iso_day(entry.first) or "",
            iso_day(entry.last) or "",
        )
    return table
