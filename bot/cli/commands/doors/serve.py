"""`onrecord serve`: the answers as a page and as JSON, over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import example, library_option, library_place, open_library_or_sample
from corpus.errors import OnRecordError

MISSING = (
    "the page needs packages that are not installed; install onrecord again, with its extra: "
    "pip install -c lock.txt '.[web]'"
)


@click.command("serve", epilog=example("onrecord serve --port 8080"))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any that is free.")
@click.option(
    "--address", default="", metavar="URL", envvar="ONRECORD_PAGE", help="Where others find it [ONRECORD_PAGE]."
)
@click.option("--token-file", type=click.Path(dir_okay=False, path_type=Path), help="Whoever asks must show it.")
@click.option("--public", is_flag=True, help="Let anybody ask, so many questions a minute from one address.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that answer beside each other: one for each core where many ask.",
)
@library_option
def command(
    host: str,
    port: int,
    address: str,
    token_file: Path | None,
    public: bool,
    workers: int,
    library: str | None,
) -> int:
    """Answer on a page, in JSON below /api/ and as feeds, until stopped; read only.

    On this machine alone unless --host says otherwise, and then only with --token-file or --public.
    """
    # Here and not above: they take half a second to load, which help does not need, and may not be installed.
    try:
        from bot.web.app import make_app
        from bot.web.door.terms import make_terms
        from bot.web.serving import bind, make_server, settle
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("bot", "index", "corpus"):
            raise
        raise OnRecordError(MISSING) from missing
    from bot.desk import Desk
    from index.question.request import Request

    terms = make_terms(host, address=address, token_file=token_file, public=public)
    with bind(host, port) as bound, open_library_or_sample(library) as opened:
        name = f"[{host.strip('[]')}]" if ":" in host else host
        answers = f"onrecord: http://{name}:{bound.getsockname()[1]}/ answers now; stop it with Ctrl-C"
        if workers > 1:
            from bot.web.workers import serve_beside

            given = library_place(library)
            place = given if isinstance(given, str) else Path(opened.status().path)
            opened.close()
            serve_beside(workers, bound, place, terms, ready=lambda: click.echo(answers, err=True))
        else:
            # The first question loads the model; nobody shall wait for it.
            opened.ask(Request("warm", limit=1))
            app = make_app(Desk(opened), terms)
            settle()
            click.echo(answers, err=True)
            make_server(app).run(sockets=[bound])
    return 0
