"""All the commands that the bot offers."""

from __future__ import annotations

from bot.discord.commands import asking, browsing, configuring, following, keeping, menus, staff
from bot.discord.commands.options import Tree


def add_commands(tree: Tree) -> None:
    """Give the client all its commands."""
    for module in (asking, browsing, following, menus, configuring, staff, keeping):
        module.add(tree)
