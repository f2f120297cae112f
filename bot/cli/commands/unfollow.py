"""`onrecord unfollow`: a news source that is asked no longer."""

from __future__ import annotations

import click

from bot.cli.complaint import complain
from bot.cli.options import example, library_option, notes_path
from bot.wording.printable import one_line
from corpus.web.address import safe_url


@click.command("unfollow", epilog=example("onrecord unfollow https://www.example.org/feed.xml"))
@click.argument("sources", nargs=-1, required=True, metavar="URL...")
@library_option
def command(sources: tuple[str, ...], library: str | None) -> int:
    """Stop following sources; their articles stay in the library.

    URL is what 'onrecord sources' shows, or what 'onrecord follow' was given.

    Exit status: 0 done, 1 none of them was followed, 2 an error.
    """
    # Here and not above: loading these takes 40 ms, which help does not need.
    from corpus.web.fetcher import Fetcher
    from index.sources.followed import Sources
    from index.sources.following import unfollow

    gone = 0
    with Sources(notes_path(library)) as registry:
        for where in sources:
            fetcher = Fetcher(allow_private=any(source.private for source in registry.all()))
            if url := unfollow(where, registry, fetcher=fetcher):
                gone += 1
                click.echo(one_line(f"no longer following {url}"))
            else:
                complain(f"{safe_url(where)} is not followed; 'onrecord sources' lists what is")
    return 0 if gone else 1
