"""Keeping the bot running: started again with growing pauses where Discord fails, ended cleanly where it must end."""

from __future__ import annotations

import asyncio
import logging
import random
import signal
from collections.abc import Awaitable, Callable

import aiohttp
import discord

from bot.discord.client import OnRecord
from bot.discord.running.settings import SettingsError

log = logging.getLogger(__name__)
FIRST_PAUSE = 1.0
MAX_PAUSE = 300.0
STEADY_SECONDS = 600.0
WRONG_TOKEN = "Discord refuses the token; copy it again from the developer portal (Bot, Reset Token)"
REFUSED_INTENTS = "Discord refuses the intents; the bot needs none of the privileged ones, so check the application"
# A gateway handshake that fails at the first connection ends discord.py (Rapptz/discord.py#10520).
PASSING = (aiohttp.ClientError, OSError, asyncio.TimeoutError, discord.GatewayNotFound, discord.ConnectionClosed)


async def keep_running(
    make_client: Callable[[], OnRecord],
    token: str,
    *,
    stop: asyncio.Event,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    first_pause: float = FIRST_PAUSE,
) -> None:
    """Run clients until `stop` is set; a client that Discord's faults ended is followed by another after a pause.

    Raises:
        SettingsError: Discord refuses the token or the intents; trying again would not help.
    """
    pause = first_pause
    while not stop.is_set():
        client = make_client()
        started = asyncio.get_running_loop().time()
        try:
            await _run_until(client, token, stop)
            if stop.is_set():
                return
            reason = "the connection ended"
        except discord.LoginFailure:
            raise SettingsError(WRONG_TOKEN) from None
        except discord.PrivilegedIntentsRequired:
            raise SettingsError(REFUSED_INTENTS) from None
        except discord.HTTPException as error:
            reason = (
                f"Discord answers with status {error.status}, code {error.code}: {error.text or error.response.reason}"
            )
        except PASSING as error:
            reason = f"{type(error).__name__}: {error}"
        except Exception as error:  # an event that discord.py cannot read ends it, and must not end the bot
            log.exception("the client ended")
            reason = type(error).__name__
        finally:
            if not client.is_closed():
                await client.close()
        if asyncio.get_running_loop().time() - started > STEADY_SECONDS:
            pause = first_pause
        wait = pause * random.uniform(0.5, 1.0)
        log.warning("%s; starting again in %.0f s", reason, wait)
        await _first_of(stop.wait(), sleep(wait))
        pause = min(pause * 2, MAX_PAUSE)


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` at SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


async def _run_until(client: OnRecord, token: str, stop: asyncio.Event) -> None:
    """Run one client to its end, or finish its answers and leave where `stop` is set first."""
    running = asyncio.create_task(client.start(token))
    stopping = asyncio.create_task(stop.wait())
    watching = asyncio.create_task(client.tell_news())
    try:
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            await client.finish()
        await running
    finally:
        stopping.cancel()
        watching.cancel()
        if not running.done():
            running.cancel()


async def _first_of(*awaitables: Awaitable[object]) -> None:
    tasks = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
