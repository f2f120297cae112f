"""`onrecord show`: one statement in the paragraph it was printed in."""

from __future__ import annotations

import click

from bot.cli.options import example, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, print_json, print_lines
from bot.wording.printable import one_line


@click.command("show", epilog=example("onrecord show 1f0c9a7d2b3e"))
@click.argument("statement_id", metavar="ID")
@json_option
@library_option
def command(statement_id: str, as_json: bool, library: str | None) -> int:
    """Print the statement ID (the last line of every match names it) and the paragraph around it, the words marked.

    The first characters of an id will do where no other begins so, four at least.
    """
    # Here and not above: with them come the records of the library (20 ms), which help does not need.
    from bot.cli.lines import context_line, match_lines, words_marks
    from bot.objects.answers import statement_page
    from bot.wording.match import place_of

    match = open_library_or_sample(library).statement(statement_id)
    place = one_line(place_of(match))
    if as_json:
        print_json(statement_page(match))
        return 0
    lines = list(match_lines(match))
    if place:
        lines.append(Line.of(f"at {place}", "dim"))
    if match.corrected:
        lines.append(Line.of(f"this report was corrected {times(match.corrected)} since it was added", "yellow"))
    print_lines([*lines, Line(), context_line(match, marks=words_marks())])
    return 0


def times(count: int) -> str:
    """Return how often in words."""
    return "once" if count == 1 else f"{count} times"
