"""Two hundred people ask at once while the library grows and its new generation is swapped in."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from discord_server import DiscordServer
from test_client import bot

from index.library import sample_library

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
    """Return a copy of the sample library, which the test may add to."""
    folder = tmp_path_factory.mktemp("library")
    with sample_library() as sample:
        shutil.copytree(sample.status().path, folder, dirs_exist_ok=True)
    return folder


async def test_two_hundred_people_are_answered_while_the_library_is_swapped(library: Path, tmp_path: Path) -> None:
    (tmp_path / "new.jsonl").write_text(
        "".join(
            json.dumps({"id": f"n{n}", "title": f"Tide {n}", "text": f"“Tide {n} is in,” Ansa Vellora said on Monday."})
            + "\n"
            for n in range(30)
        )
    )
    environment = {"ONRECORD_CACHE": os.environ.get("ONRECORD_CACHE", ""), "SMALL_LIBRARY": "", "FAST_NEWS": "1"}
    environment |= {"HOME": os.environ["HOME"]}
    async with DiscordServer() as server, bot(server, library, **environment) as running:
        await server.wait_for(server.ready.is_set, seconds=60)
        adding = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "from bot.cli import main; main()", "add", str(tmp_path / "new.jsonl"),
            "--library", str(library), cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        asked = []
        for person in range(PEOPLE):
            question = list(QUESTIONS)[person % len(QUESTIONS)]
            asked.append((question, await server.slash("ask", wait=False, question=question, user=1000 + person)))
        for _, one in asked:
            await server.finished(one, seconds=60)
        assert await asyncio.wait_for(adding.wait(), 120) == 0
        await server.wait_for(lambda: "generation" in running.log, seconds=60)
        after = await server.slash("ask", question="what did Vellora say about tide 7?", user=5)

    waits = sorted(one.waited for _, one in asked)
    print(f"\nacknowledged: median {waits[100]:.3f} s, p99 {waits[197]:.3f} s, last {waits[-1]:.3f} s")
    assert waits[197] < 1.0
    for question, one in asked:
        speaker, words = QUESTIONS[question]
        assert len(one.answers) == 1, "an answer was doubled"
        assert speaker in one.text
        assert words in one.text
    assert "Tide 7 is in" in after.text
    assert not server.refused
