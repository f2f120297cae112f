"""Draws the pictures of the README: the bot answers from the sample library in SimCord, Chromium draws what people see.

Needs `pip install 'simcord[screenshot]'` and Debian's chromium; run `python docs/draw_cards.py`.
"""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import simcord
from playwright.async_api import BrowserType

from bot.discord.client import OnRecord
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.services import make_services
from bot.discord.services.state import State
from index.library import sample_library

FOLDER = Path(__file__).parent / "pictures"
CHROMIUM = "/usr/bin/chromium"
WIDE, PHONE = 760, 390
PICTURES: dict[str, tuple[str, dict[str, Any], str, int]] = {
    "answer": ("ask", {"question": "what did Kishi say about deterrence?"}, "en-US", WIDE),
    "phone": ("ask", {"question": "what did Kennedy say about the moon?"}, "de", PHONE),
    "check": ("check", {"quotation": "one small step for a man, one huge leap for mankind"}, "en-US", WIDE),
    "timeline": ("timeline", {"speaker": "John F. Kennedy"}, "en-US", WIDE),
}


async def main() -> None:
    """Draw every picture."""
    launch = BrowserType.launch
    BrowserType.launch = functools.partialmethod(  # type: ignore[method-assign,assignment]
        launch, executable_path=CHROMIUM, args=["--no-sandbox"]
    )
    FOLDER.mkdir(exist_ok=True)
    async with bot() as env:
        guild = env.create_guild(name="Newsroom")
        person = guild.add_member(env.create_user("Robin"))
        for name, (command, options, language, width) in PICTURES.items():
            assert isinstance(env.bot, OnRecord)
            await env.bot.services.servers.change(guild.id, language=language.partition("-")[0])
            channel = guild.create_text_channel(name)
            result = await person.slash(channel, command, **options)
            await draw(env, channel, result, person, FOLDER / f"{name}.png", width=width)


@asynccontextmanager
async def bot() -> AsyncIterator[simcord.Env]:
    """Run the bot over the sample library."""
    with tempfile.TemporaryDirectory() as folder:
        state = Worker("state", lambda: State(Path(folder) / "bot.sqlite"))
        services = make_services(Engine(sample_library), state)
        async with simcord.run(OnRecord(services, shards=1), settle_timeout=30) as env:
            yield env


async def draw(env: simcord.Env, channel: Any, result: Any, person: Any, path: Path, *, width: int) -> None:
    """Write a picture of the message."""
    async with env.preview(
        channel, viewers=[person], layout="message", display="fixed", width=width, height=1200
    ) as shown:
        await shown.show(result.response.message)
        await shown.screenshot(path, viewer=person)


if __name__ == "__main__":
    asyncio.run(main())
