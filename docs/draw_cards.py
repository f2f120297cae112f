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
PICTURES: dict[str, tuple[str, dict[str, Any], str]] = {
    "answer": ("ask", {"question": "what did Kishi say about deterrence?"}, "en-US"),
    "german": ("ask", {"question": "what did Kennedy say about the moon?"}, "de"),
    "compare": ("compare", {"a": "Nobuo Kishi", "b": "Lloyd Austin", "topic": "the alliance"}, "en-US"),
    "check": ("check", {"quotation": "one small step for a man, one huge leap for mankind"}, "en-US"),
    "timeline": ("timeline", {"speaker": "John F. Kennedy"}, "en-US"),
    "silence": ("ask", {"question": "what did Kishi say about football?"}, "en-US"),
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
        keepers = guild.create_role("Keepers")
        keeper = guild.add_member(env.create_user("Kim"), roles=[keepers])
        for name, (command, options, language) in PICTURES.items():
            assert isinstance(env.bot, OnRecord)
            await env.bot.services.servers.change(guild.id, language=language.partition("-")[0])
            channel = guild.create_text_channel(name)
            result = await person.slash(channel, command, **options)
            await draw(env, channel, result, person, FOLDER / f"{name}.png")
            if name == "answer":
                message = result.response.message
                ids = [c.custom_id for row in walk(message.components) for c in row if ":context:" in str(c.custom_id)]
                await person.click(message, custom_id=ids[0])
                await draw(env, channel, result, person, FOLDER / "context.png")
        del keeper


@asynccontextmanager
async def bot() -> AsyncIterator[simcord.Env]:
    """Run the bot over the sample library."""
    with tempfile.TemporaryDirectory() as folder:
        state = Worker("state", lambda: State(Path(folder) / "bot.sqlite"))
        services = make_services(Engine(sample_library), state)
        async with simcord.run(OnRecord(services, shards=1), settle_timeout=30) as env:
            yield env


async def draw(env: simcord.Env, channel: Any, result: Any, person: Any, path: Path) -> None:
    """Write a picture of the message."""
    async with env.preview(
        channel, viewers=[person], layout="message", display="fixed", width=760, height=640
    ) as shown:
        await shown.show(result.response.message)
        await shown.screenshot(path, viewer=person)


def walk(components: Any) -> Any:
    """Yield every row of buttons."""
    for component in components:
        children = getattr(component, "children", [])
        if children and all(hasattr(child, "custom_id") for child in children):
            yield children
        else:
            yield from walk(children)


if __name__ == "__main__":
    asyncio.run(main())
