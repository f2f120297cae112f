"""Two hundred people ask at once while the library is rebuilt and its new generation is swapped in."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from discord_server import Asked, DiscordServer
from test_client import bot

from index.library import sample_library
from index.stores.sqlite.drafts import FILE

PEOPLE = 200
QUESTIONS = {
    "what did Kishi say about deterrence?": ("Nobuo Kishi", "deterrence and defense capabilities"),
    "what did Kennedy say about the moon?": ("John F. Kennedy", "the moon"),
    "what did Armstrong say about mankind?": ("Neil Armstrong", "giant leap for mankind"),
    "what did Austin say about the alliance?": ("Lloyd Austin", ""),
    "what did Xylander Quorn say about tides?": ("", "I have no words of “Xylander Quorn”."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample library that an older version seems to have read."""
    folder = tmp_path_factory.mktemp("library")
    with sample_library() as sample:
        shutil.copytree(sample.status().path, folder, dirs_exist_ok=True)
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        database.execute("UPDATE articles SET extractor = 'older'")
        database.commit()
    return folder


async def test_two_hundred_people_are_answered_while_the_library_is_rebuilt_and_swapped(library: Path) -> None:
    environment = {"ONRECORD_CACHE": os.environ.get("ONRECORD_CACHE", ""), "SMALL_LIBRARY": "", "FAST_NEWS": "1"}
    environment |= {"HOME": os.environ["HOME"]}
    async with DiscordServer() as server, bot(server, library, **environment) as running:
        await server.wait_for(server.ready.is_set, seconds=60)
        rebuilding = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "from bot.cli.main import main; main()", "rebuild",
            "--library", str(library), cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await server.wait_for((library / FILE).exists, seconds=60)
        during = [await ask(server, person) for person in range(PEOPLE)]
        for _, one in during:
            await server.finished(one, seconds=60)
        assert rebuilding.returncode is None, "the rebuild was over before everybody was answered"
        await server.wait_for(lambda: not (library / FILE).exists(), seconds=120)
        swapping = []
        while "answers now" not in running.log:
            swapping.append(await ask(server, PEOPLE + len(swapping)))
            await asyncio.sleep(0.02)
        for _, one in swapping:
            await server.finished(one, seconds=60)
        assert await asyncio.wait_for(rebuilding.wait(), 60) == 0
        after = [await ask(server, 2 * PEOPLE + person) for person in range(len(QUESTIONS))]
        for _, one in after:
            await server.finished(one, seconds=60)

    for question, one in during + swapping + after:
        speaker, words = QUESTIONS[question]
        assert one.deferred, "not acknowledged before Discord gave it up"
        assert len(one.answers) == 1, "an answer was doubled"
        assert speaker in one.text
        assert words in one.text
    assert not server.refused
    assert "Traceback" not in running.log


async def ask(server: DiscordServer, person: int) -> tuple[str, Asked]:
    """Have this person ask one of the questions, and do not wait for the answer."""
    question = list(QUESTIONS)[person % len(QUESTIONS)]
    return question, await server.slash("ask", wait=False, question=question, user=1000 + person)
