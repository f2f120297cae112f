"""`onrecord status`: what the library holds and where it is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from bot.cli.options import example, json_option, library_option, library_place, open_library
from bot.cli.output import print_json
from bot.wording.printable import one_line
from index.stores.places import notes_of, shown_place

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
    from index.stores.opening import is_library  # what it loads, help does not need

    place = library_place(library)
    # Of a database opening it tells, which is soon done.
    if (followed := followed_in(notes_of(place))) and not is_library(place):
        return show_followed(place, followed, as_json=as_json)
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
        print_json(values if status.behind is None else values | {"behind": status.behind})
        return 0
    for name, value in (values | {name: getattr(status, name) for name in MORE}).items():
        click.echo(f"{name:<12}{value}")
    if status.behind is not None:
        click.echo(f"{'behind':<12}{status.behind:.1f} s, as a standby")
    if status.reranker:
        click.echo(f"{'reranker':<12}{status.reranker} ({opened.time_reranker():.0f} ms a question)")
    return 0


def followed_in(place: Path) -> int:
    """Return how many sources are followed for a library there, whether it holds anything yet or not."""
    from index.sources.followed import FILE, Sources

    if not (place / FILE).exists():
        return 0
    with Sources(place) as registry:
        return len(registry.all())


def show_followed(place: Path | str, followed: int, *, as_json: bool) -> int:
    """Print the status of a library that is still to get its first article from what is followed."""
    if as_json:
        size = 0 if isinstance(place, str) else sum(file.stat().st_size for file in place.iterdir() if file.is_file())
        print_json(dict.fromkeys(FIELDS, 0) | {"model": "", "extractor": "", "path": shown_place(place), "bytes": size})
    else:
        click.echo(
            f"{'articles':<12}0\n{'path':<12}{one_line(shown_place(place))}\n{'sources':<12}{followed}; "
            "run 'onrecord update' to read what is there"
        )
    return 0
