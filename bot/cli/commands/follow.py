"""`onrecord follow`: news sources that updates ask for what is new."""

from __future__ import annotations

import click

from bot.cli.complaint import complain
from bot.cli.options import example, json_option, library_option, notes_path
from bot.cli.output import print_json
from bot.wording.printable import one_line
from corpus.errors import ArticleError
from corpus.web.address import has_login, safe_url


@click.command("follow", epilog=example("onrecord follow https://www.example.org/feed.xml --outlet 'Daily Example'"))
@click.argument("sources", nargs=-1, required=True, metavar="URL...")
@click.option("--outlet", default="", help="Who prints it, where the source does not say.")
@click.option("--allow-private", is_flag=True, help="The source may lie in a private network.")
@json_option
@library_option
def command(sources: tuple[str, ...], outlet: str, allow_private: bool, as_json: bool, library: str | None) -> int:
    """Follow feeds, sitemaps, sites, single pages or folders; 'onrecord update' reads what is new there.

    Of a site, the feed that its front page names is followed, else its sitemap. A name and password in an address
    are not used or kept. Following a source again asks it at once, even one that failed or is gone.

    Exit status: 0 followed, 1 all followed already, 2 an error.
    """
    # Here and not above: loading these takes 70 ms, which help does not need.
    from corpus.web.fetcher import Fetcher
    from index.sources.followed import Sources
    from index.sources.following import follow

    path, fetcher = notes_path(library), Fetcher(allow_private=allow_private)
    new = failed = 0
    with Sources(path, create=True) as registry:
        for where in sources:
            if has_login(where):
                complain(f"{safe_url(where)}: its name and password are not used or kept")
            try:
                followed = follow(where, registry, fetcher=fetcher, outlet=outlet, private=allow_private)
            except ArticleError as error:
                complain(str(error))
                failed += 1
                continue
            new += followed.is_new
            source = followed.source
            if as_json:
                print_json({"url": source.url, "kind": source.kind, "new": followed.is_new, "waiting": source.waiting})
            else:
                verb = "following" if followed.is_new else "already following"
                click.echo(one_line(f"{verb} {source.url} ({source.kind})"))
    if new and not as_json:
        click.echo("run 'onrecord update' to read what is there")
    return 2 if failed else 0 if new else 1
