"""Options that several commands share: names completed from memory, and the texts that describe them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from discord import app_commands

from bot.discord.services.services import Interaction, services_of

Tree = app_commands.CommandTree[Any]
AnyCommand = app_commands.Command[Any, Any, Any]
SPEAKER = "Only words of this speaker"
TOPIC = "What the words are about"
AFTER = "Published on this day or later: 2021-03-16, 2021-03 or 2021"
BEFORE = "Published before this day"
OUTLET = "Only articles of this outlet"
PRIVATE = "Show the answer only to me"


async def complete_speaker(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return speakers that begin as typed."""
    services = services_of(interaction)
    return [app_commands.Choice(name=c.label, value=c.value) for c in services.engine.catalogue.find_speakers(typed)]


async def complete_any_outlet(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return outlets of the library that begin as typed, for those who choose among them."""
    found = services_of(interaction).engine.catalogue.find_outlets(typed)
    return [app_commands.Choice(name=c.label, value=c.value) for c in found]


def same_name(name: str, names: Iterable[str]) -> str:
    """Return the name that is this one in any case of letters, empty where there is none."""
    wanted = name.strip().casefold()
    return next((one for one in names if one.casefold() == wanted), "")


async def complete_outlet(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return outlets that begin as typed, among those the server allows."""
    services = services_of(interaction)
    allowed = await services.outlets(interaction)
    found = services.engine.catalogue.find_outlets(typed)
    return [app_commands.Choice(name=c.label, value=c.value) for c in found if not allowed or c.value in allowed]
