"""`onrecord sources`: the news sources that are followed, and how it stands with them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot.cli.options import example, json_option, library_option, notes_path
from bot.cli.output import print_json
from bot.wording.printable import one_line
from bot.wording.terminal import counted

if TYPE_CHECKING:
    from index.sources.followed import Source


@click.command("sources", epilog=example("onrecord sources --json"))
@json_option
@library_option
def command(as_json: bool, library: str | None) -> int:
    """List the followed sources: how many articles came from each, the last success and the last failure.

    Exit status: 0 listed, 1 none is followed, 2 an error.
    """
    # Here and not above: loading it takes 40 ms, which help does not need.
    from index.sources.followed import FILE, Sources

    path = notes_path(library)
    if not (path / FILE).exists():
        click.echo("no sources are followed; run 'onrecord follow URL' first", err=True)
        return 1
    with Sources(path) as registry:
        sources, now = registry.all(), registry.now
    for source in sources:
        if as_json:
            print_json(source_to_dict(source, now))
        else:
            click.echo("\n".join(source_lines(source, now)))
    return 0 if sources else 1


def source_to_dict(source: Source, now: float) -> dict[str, object]:
    """Return a source as a JSON object; times are UTC."""
    return {
        "url": source.url,
        "kind": source.kind,
        "outlet": source.outlet,
        "state": source.state,
        "articles": source.articles,
        "waiting": source.waiting,
        "given_up": source.lost,
        "tried": _moment(source.tried),
        "succeeded": _moment(source.succeeded),
        "failed": _moment(source.failed),
        "reason": source.reason,
        "failures": source.failures,
        "rests_until": _moment(source.rests_until(now)),
        "private": source.private,
    }


def source_lines(source: Source, now: float) -> list[str]:
    """Return the lines that say how it stands with a source, in the time of this place."""
    about = [source.kind, counted(source.articles, "article")]
    about += [f"{source.waiting} waiting"] if source.waiting else []
    about += [f"{source.lost} given up"] if source.lost else []
    about.append(f"last read {_here(source.succeeded)}" if source.succeeded else "not read yet")
    lines = [one_line(source.url), "  " + " · ".join(about)]
    if source.failed:
        rest = source.rests_until(now)
        after = "; gone, not asked any more" if source.gone else f"; left alone until {_here(rest)}" if rest else ""
        lines.append("  " + one_line(f"last failure {_here(source.failed)}: {source.reason}{after}"))
    return lines


def _moment(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _here(seconds: float | None) -> str:
    return datetime.fromtimestamp(seconds or 0).strftime("%Y-%m-%d %H:%M")
