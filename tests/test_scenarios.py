"""The same scenarios in SimCord and against our own server, the unmodified client as a process there: they agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord_rules import walk
from discord_server import DiscordServer
from small import MATCHES, SmallLibrary
from test_bot import HARBOUR, choose, pictures, press, text, world
from test_client import bot

SCENARIOS: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("ask", {"question": HARBOUR}, ("next", "context", "words", "back")),
    ("ask", {"question": HARBOUR, "private": True}, ("next",)),
    ("ask", {"question": "zeppelins over whom?"}, ()),
    ("ask", {"question": HARBOUR, "after": "soonish"}, ()),
    ("quote", {"id": MATCHES[2].statement.id}, ("context",)),
    ("latest", {"speaker": "Quill"}, ()),
    ("compare", {"a": "Vellora", "b": "Quill", "topic": "tables harbour"}, ()),
    ("timeline", {"speaker": "Vellora"}, ("context", "words")),
    ("check", {"quotation": "the harbour is shut to every boat"}, ("context",)),
    ("speakers", {}, ()),
    ("speaker", {"name": "vellora"}, ()),
    ("sources", {}, ()),
    ("help", {}, ()),
    ("privacy", {}, ()),
    ("following", {}, ()),
]

MORE = "The harbour wall is old\nThe harbour light is new\nThe harbour bell is dear to those who sail by night\n"
"""Words that make so many statements that a card does not show all of them."""

Seen = tuple[bool, str, list[str]]


def charts(components: list[dict[str, Any]]) -> list[str]:
    """Return what the pictures of a message show, in words."""
    return [item["description"] for c in walk(components) if c["type"] == 12 for item in c["items"]]


async def in_simcord(folder: Path) -> list[Seen]:
    """Return whether each answer was private, what it said and what its pictures show."""
    seen = []
    (folder / "more.txt").write_text(MORE)
    async with world(folder, library=SmallLibrary(more=str(folder / "more.txt"))) as w:
        for number, (name, options, presses) in enumerate(SCENARIOS):
            # A person each, so that the cooldown has no part in it.
            person = w.guild.add_member(w.env.create_user(f"person{number}"))
            result = await person.slash(w.channel, name, **options)
            seen.append((result.ephemeral, text(result), pictures(result)))
            for action in presses:
                await press(w, person, result, action)
                seen.append((result.ephemeral, text(result), pictures(result)))
    return seen


async def on_our_server(folder: Path) -> list[Seen]:
    """Return the same from the client as a process of its own."""
    seen = []
    (folder / "more.txt").write_text(MORE)
    async with DiscordServer() as server, bot(server, folder, MORE_WORDS=str(folder / "more.txt")):
        await server.wait_for(server.ready.is_set)
        for number, (name, options, presses) in enumerate(SCENARIOS):
            asked = await server.slash(name, user=500 + number, **options)
            private = asked.private
            seen.append((private, asked.text, charts(asked.answer["components"])))
            for action in presses:
                turned = await server.press(asked, action, user=500 + number)
                asked.answers.append(turned.answer)
                seen.append((private, asked.text, charts(asked.answer["components"])))
        assert not server.refused
    return seen


async def test_both_worlds_agree(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    simulated, served = await in_simcord(tmp_path / "a"), await on_our_server(tmp_path / "b")
    for one, other, number in zip(simulated, served, range(100), strict=False):
        assert one == other, number
    assert len(simulated) == len(served) == sum(1 + len(presses) for _, _, presses in SCENARIOS)


@pytest.mark.parametrize("action", ["text:0", "citation:1", "more", "wrong:0"])
async def test_what_is_aside_is_private_in_both(tmp_path: Path, action: str) -> None:
    async with world(tmp_path) as w:
        aside = await (choose if ":" in action else press)(w, w.alice, await w.ask(), action)
        simulated = (aside.ephemeral, sorted(c["type"] for c in walk(aside.response.components)))
    async with DiscordServer() as server, bot(server, tmp_path / "b") as _:
        await server.wait_for(server.ready.is_set)
        asked = await (server.choose if ":" in action else server.press)(
            await server.slash("ask", question=HARBOUR), action
        )
        assert (asked.private, sorted(c["type"] for c in walk(asked.answer["components"]))) == simulated
