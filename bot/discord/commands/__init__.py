"""The commands people use in Discord, a module for each group of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.discord.client import OnRecord


def add_commands(client: OnRecord) -> None:
    """Give the client all its commands."""
    from bot.discord.commands import asking, browsing, configuring, following, keeping, menus

    for module in (asking, browsing, following, menus, configuring, keeping):
        module.add(client)
