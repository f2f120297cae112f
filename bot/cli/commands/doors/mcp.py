"""`onrecord mcp`: tools for assistants, over standard input and output."""

from __future__ import annotations

import click

from bot.cli.options import example, library_option, open_library_or_sample
from corpus.errors import OnRecordError

MISSING = (
    "assistants need packages that are not installed; install onrecord again, with its extra: "
    "pip install -c lock.txt '.[mcp]'"
)


@click.command("mcp", epilog=example("onrecord mcp --library ~/news"))
@library_option
def command(library: str | None) -> int:
    """Give an assistant tools to quote with, over standard input and output; the assistant starts this itself.

    ask, check_quotation, speaker, timeline and statement: the words exactly as printed, or that there are none.
    docs/assistants.md shows the lines for the usual programs. `onrecord serve` gives the same tools at /mcp.
    """
    # Here and not above: they take a second to load, which help does not need, and may not be installed.
    try:
        from bot.mcp.server import make_server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("bot", "index", "corpus"):
            raise
        raise OnRecordError(MISSING) from missing
    from bot.desk import Desk

    with open_library_or_sample(library) as opened:
        make_server(Desk(opened)).run("stdio")
    return 0
