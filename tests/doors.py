"""One question at every door: the ids of the statements that terminal, JSON, page, assistants and Discord give."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
import lxml.html
import mcp
from served import served

from bot.discord.services.engine import MAX_SHOWN, Engine
from index.library import Library
from index.question.request import Request

START = "from bot.cli.main import main; main()"
Ids = list[str]


async def ask_everywhere(folder: Path, questions: Sequence[str]) -> dict[str, list[Ids]]:
    """Return by the name of each door the ids it gives to each question, in the order in which they are shown."""
    with Library.open(folder) as library, served(library) as url:
        return {
            "terminal": at_terminal(folder, questions),
            "json": as_json(url, questions),
            "page": on_page(url, questions),
            "assistant": await by_assistant(url, questions),
            "discord": await in_discord(folder, questions),
        }


def at_terminal(folder: Path, questions: Sequence[str]) -> list[Ids]:
    """Ask in a process of its own, a question a line, and read the lines that say how to show each statement."""
    command = [sys.executable, "-c", START, "ask", "-", "--limit", str(MAX_SHOWN), "--library", str(folder)]
    paths = os.pathsep.join(path for path in sys.path if path)
    ran = subprocess.run(
        command,
        input="\n".join(questions),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    answers: list[Ids] = []
    for line in ran.stdout.splitlines():
        if line.startswith("> "):
            answers.append([])
        elif shown := re.fullmatch(r"\s*onrecord show ([0-9a-f]+)", line):
            answers[-1].append(shown[1])
    return answers


def as_json(url: str, questions: Sequence[str]) -> list[Ids]:
    """Ask as a program."""
    answers = (
        httpx.get(f"{url}/api/ask", params={"question": question, "limit": MAX_SHOWN}).json() for question in questions
    )
    return [[match["id"] for match in answer["matches"]] for answer in answers]


def on_page(url: str, questions: Sequence[str]) -> list[Ids]:
    """Ask on the page."""
    asked = ({"q": question, "limit": str(MAX_SHOWN)} for question in questions)
    pages = (lxml.html.fromstring(httpx.get(url, params=each).text) for each in asked)
    links = ([str(link) for link in page.xpath("//article//@href")] for page in pages)
    return [[link.rpartition("/")[2] for link in each if link.startswith("/statements/")] for each in links]


async def by_assistant(url: str, questions: Sequence[str]) -> list[Ids]:
    """Ask as an assistant does, with the SDK's own client."""
    answers = []
    async with mcp.Client(f"{url}/mcp") as client:
        for question in questions:
            answer = await client.call_tool("ask", {"question": question, "limit": MAX_SHOWN})
            answers.append([one["id"] for one in (answer.structured_content or {})["quotations"]])
    return answers


async def in_discord(folder: Path, questions: Sequence[str]) -> list[Ids]:
    """Ask the engine from whose answer Discord's cards are made."""
    engine = Engine(lambda: Library.open(folder))
    await engine.start()
    answers = [await engine.ask(Request(question, limit=MAX_SHOWN)) for question in questions]
    await engine.close()
    return [[match.statement.id for match in answer.matches] for answer in answers]
