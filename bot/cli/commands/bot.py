"""`onrecord bot`: answer in Discord."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import example, library_option, library_place, open_library_or_sample
from corpus.child.process import child_command, child_environment
from index.stores.places import reaching

# The bot itself is imported in functions: discord.py takes half a second, which help does not need.
if TYPE_CHECKING:
    from bot.discord.running.settings import Settings
    from index.library import Library


GIVE_WAY_SECONDS = 0.0005
UPDATE = "from bot.cli.main import main; main()"

log = logging.getLogger(__name__)


@click.command("bot", epilog=example("DISCORD_TOKEN_FILE=token.txt onrecord bot"))
@library_option
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings as a TOML file.")
@click.option("--state", metavar="FILE", help="Where the bot keeps follows, settings and reports [ONRECORD_STATE].")
@click.option("--health-port", type=int, help="Serve /healthz and /metrics on this port of 127.0.0.1.")
@click.option("--owner", type=int, metavar="ID", help="Discord id of who may use /admin.")
@click.option("--shards", type=int, help="Number of shards; left out, Discord recommends it.")
@click.option("--update-minutes", type=int, metavar="N", help="Read the followed sources every N minutes.")
@click.option("--log-json", is_flag=True, default=None, help="Log one JSON object a line.")
@click.option("--sync", is_flag=True, help="Tell Discord about the commands even if they have not changed.")
def command(library: str | None, config: Path | None, sync: bool, **flags: Any) -> int:
    """Answer questions in Discord until stopped.

    The token comes from DISCORD_TOKEN, from the file that DISCORD_TOKEN_FILE names, or from the systemd credential
    "discord-token"; never from the command line, which everybody on the machine can read. docs/deploy.md has the steps
    in Discord's developer portal.
    """
    from bot.discord.running.logs import configure_logs
    from bot.discord.running.settings import load_settings

    settings = load_settings(flags, os.environ, library=library_place(library), config=config)
    configure_logs(as_json=settings.log_json)
    asyncio.run(serve(settings, sync=sync))
    return 0


async def serve(settings: Settings, *, sync: bool) -> None:
    """Run the bot with these settings until a signal stops it."""
    from bot.discord.client import OnRecord
    from bot.discord.running.health import serve_health
    from bot.discord.running.supervise import keep_running, stop_on_signals
    from bot.discord.services.engine import Engine, Worker
    from bot.discord.services.services import make_services
    from bot.discord.services.state import State

    # A search must not keep the loop from acknowledging: by default a busy thread gives way only every 5 ms.
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    stop = asyncio.Event()
    stop_on_signals(stop)
    engine = Engine(lambda: open_for_bot(settings.library))
    state = Worker("state", lambda: State(settings.state))
    update = updater(settings)
    services = make_services(engine, state, owner=settings.owner, update=update)

    def make_client() -> OnRecord:
        return OnRecord(services, sync=sync, shards=settings.shards)

    updates = asyncio.create_task(keep_updating(update, settings.update_minutes))
    try:
        await engine.start()
        async with serve_health(settings.health_port, services.metrics, behind=engine.behind):
            await keep_running(make_client, settings.token.reveal(), stop=stop)
    finally:
        updates.cancel()
        await engine.close()
        await state.close()


async def keep_updating(update: Callable[[], None], minutes: int | None) -> None:
    """Start an update every so many minutes, the first at once; none where `minutes` is None."""
    while minutes is not None:
        try:
            update()
        except OSError:
            log.exception("the update could not be started")
        await asyncio.sleep(60 * minutes)


def updater(settings: Settings) -> Callable[[], None]:
    """Return what reads new articles from the followed sources, in a process of its own."""
    place = settings.library.absolute() if isinstance(settings.library, Path) else settings.library
    # Not among the arguments, which everybody on the machine can read: a password may be in it.
    environment = child_environment(ONRECORD_LIBRARY=str(place), **reaching(place))
    command = child_command(UPDATE, "update")
    running: list[subprocess.Popen[bytes]] = []

    def update() -> None:
        running[:] = [process for process in running if process.poll() is None]
        if not running:
            running.append(subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL))

    return update


def open_for_bot(place: Path | str) -> Library:
    """Open the library the bot answers from, or the sample articles where there is none yet."""
    return open_library_or_sample(str(place))
