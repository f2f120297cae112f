"""`onrecord timeline`: what somebody said, in order of date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import DAY, example, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, print_json, print_lines
from bot.cli.progress import patience
from bot.wording.printable import one_line

# The library, its records and the chart (7 to 300 ms) are imported in functions: help needs none of them.
if TYPE_CHECKING:
    from datetime import date

    from bot.wording.chart import Period
    from index.match import Match


@click.command("timeline", epilog=example("onrecord timeline Kennedy --output kennedy.png"))
@click.argument("speaker")
@click.argument("topic", default="")
@click.option("--after", type=DAY, metavar="DATE", help="Published on this day or later.")
@click.option("--before", type=DAY, metavar="DATE", help="Published before this day.")
@click.option("--limit", type=click.IntRange(1, 10000), default=200, show_default=True, help="How many at most.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the chart as a PNG.")
@json_option
@library_option
def command(
    speaker: str,
    topic: str,
    after: date | None,
    before: date | None,
    limit: int,
    output: Path | None,
    as_json: bool,
    library: str | None,
) -> int:
    """Print the dated statements of SPEAKER (on TOPIC) in order, with a chart of how often and when."""
    from bot.cli.lines import answer_lines
    from bot.objects.answers import match_to_dict
    from bot.wording.chart import count_periods, draw_chart
    from index.answering.timeline import in_order
    from index.question.request import Request

    opened = open_library_or_sample(library)
    with patience("looking"):
        answer = opened.ask(Request(speaker=speaker, topic=topic, after=after, before=before, limit=limit))
    dated = in_order(answer)
    periods = count_periods(m.article.published for m in dated)
    if output and dated:
        output.write_bytes(draw_chart(one_line(f"{speaker}: {topic}" if topic else speaker), periods))
    if as_json:
        for match in dated:
            print_json(match_to_dict(match))
    elif dated:
        print_lines(timeline_lines(dated, periods))
    else:
        print_lines(answer_lines(answer))
    return 0 if dated else 1


def timeline_lines(dated: list[Match], periods: list[Period]) -> list[Line]:
    """Return the sparkline, then the statements."""
    from bot.cli.lines import match_lines
    from bot.wording.chart import sparkline

    scale = f"{periods[0].label} {sparkline(periods)}" + (f" {periods[-1].label}" if periods[1:] else "")
    lines = [Line.of(scale, "bold")]
    for number, match in enumerate(dated, 1):
        lines += [Line(), *match_lines(match, label=f"{number}. ")]
    return lines
