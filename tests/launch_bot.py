"""Starts `onrecord bot` unchanged, but for the address of Discord and, where a test asks for it, what is around it."""

from __future__ import annotations

import os
import sys

import discord
import discord.gateway
import discord.http
import yarl

discord.http.Route.BASE = os.environ["DISCORD_BASE"]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY"])

if os.environ.get("FAST_NEWS"):
    import bot.discord.messages.delays
    import bot.discord.messages.digests

    bot.discord.messages.digests.LOOK_EVERY = 0.5
    bot.discord.messages.delays.FIRST_WAIT = bot.discord.messages.delays.MAX_WAIT = 1

if os.environ.get("CLOCK"):
    import time
    from datetime import UTC, datetime

    from bot.discord.messages import digests

    start, began, speed = map(float, os.environ["CLOCK"].split())
    digests.LOOK_EVERY /= speed / 5  # as often as a small machine can
    digests.watch.__kwdefaults__["clock"] = lambda: datetime.fromtimestamp(start + (time.time() - began) * speed, UTC)

if os.environ.get("WRONG_INTENTS"):
    discord.Intents.none = discord.Intents.all  # type: ignore[method-assign]

if os.environ.get("SMALL_LIBRARY"):
    from small import SmallLibrary

    import bot.cli.commands.bot

    library = SmallLibrary(seconds=float(os.environ.get("SLOW_LIBRARY") or 0), more=os.environ.get("MORE_WORDS") or "")
    bot.cli.commands.bot.open_for_bot = lambda _: library  # type: ignore[assignment,return-value]

if __name__ == "__main__":
    from bot.cli.main import main

    sys.argv = ["onrecord", *sys.argv[1:]]
    main()
