"""Has two hundred people ask at once, others type names and a new state be published, and says how long each waits.

Usage: python benchmarks/discord_load.py [PEOPLE]

The library is the sample, read again meanwhile by `onrecord rebuild`; the bot is a process of its own, against the
small Discord of tests/. Printed are the seconds from an interaction to its acknowledgement, its answer, and the names.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from discord_server import Asked, DiscordServer
from test_client import bot
from test_load import QUESTIONS, ask

from index.library import sample_library
from index.stores.sqlite.drafts import FILE

ROOT = Path(__file__).parents[1]
MAX_SECONDS = 60  # what Discord gave up is never answered
TYPED = ("ki", "kenn", "arm", "a", "au", "")


async def measure(people: int) -> int:
    """Print how long everybody waited and return how many answers were wrong, doubled or late."""
    with tempfile.TemporaryDirectory() as name:
        library = Path(name)
        with sample_library() as sample:
            shutil.copytree(sample.status().path, library, dirs_exist_ok=True)
        with closing(sqlite3.connect(library / "library.sqlite")) as database:
            database.execute("UPDATE articles SET extractor = 'older'")
            database.commit()
        given = {"SMALL_LIBRARY": "", "FAST_NEWS": "1", "HOME": os.environ["HOME"]}
        given["ONRECORD_CACHE"] = os.environ.get("ONRECORD_CACHE", "")
        async with DiscordServer() as server, bot(server, library, **given) as running:
            await server.wait_for(server.ready.is_set, seconds=120)
            rebuilding = await asyncio.create_subprocess_exec(
                sys.executable, "-c", "from bot.cli.main import main; main()", "rebuild", "--library", name, cwd=ROOT,
                stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            await server.wait_for((library / FILE).exists, seconds=120)
            asked = [await ask(server, person) for person in range(people)]
            typing = await type_names(server, until=lambda: all(one.answers for _, one in asked))
            await server.wait_for(lambda: "answers now" in running.log, seconds=300)
            after = [await ask(server, 10_000 + person) for person in range(len(QUESTIONS))]
            for _, one in after:
                await server.finished(one, seconds=60)
            await rebuilding.wait()
    bad = sum(not is_right(question, one) for question, one in [*asked, *after])
    show("acknowledged", [one.acknowledged - one.sent for _, one in asked if one.acknowledged])
    show("answered", [one.changed_at - one.sent for _, one in asked if one.changed_at])
    show("names", [one.acknowledged - one.sent for one in typing if one.acknowledged])
    print(f"wrong, doubled or late: {bad}; names never shown: {sum(not one.acknowledged for one in typing)}")
    return bad


async def type_names(server: DiscordServer, *, until: Callable[[], bool]) -> list[Asked]:
    """Have people type, one every twentieth of a second, until everybody else is answered."""
    typing: list[Asked] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(MAX_SECONDS):
            while not until():
                typing.append(await server.complete("ask", "speaker", TYPED[len(typing) % len(TYPED)], wait=False))
                await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    return typing


def is_right(question: str, one: Asked) -> bool:
    """Return whether a question was acknowledged in time and answered once, by whom it asks for."""
    speaker, words = QUESTIONS[question]
    return one.deferred and len(one.answers) == 1 and speaker in one.text and words in one.text


def show(what: str, seconds: Sequence[float]) -> None:
    """Print the middle, the 99th percentile and the slowest."""
    ordered = sorted(seconds)
    middle, late = (ordered[min(int(share * len(ordered)), len(ordered) - 1)] for share in (0.5, 0.99))
    print(f"{what}: {len(ordered)}, p50 {middle:.3f} s, p99 {late:.3f} s, slowest {ordered[-1]:.3f} s")


if __name__ == "__main__":
    sys.exit(bool(asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200))))
