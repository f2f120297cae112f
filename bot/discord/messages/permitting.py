"""Who may ask and follow: the roles that the staff of a server have chosen for it."""

from __future__ import annotations

from typing import Literal

import discord

from bot.discord.messages.replies import say
from bot.discord.services.services import Interaction, Services, services_of
from bot.discord.services.staff import may
from bot.wording.texts import texts_for

ASKING = frozenset({
    "ask", "quote", "latest", "compare", "timeline", "check", "Find statements about this", "Check this quotation",
})  # fmt: skip
Right = Literal["ask", "follow"]


async def let(interaction: Interaction) -> bool:
    """Return whether the person may use this command or button here, and tell them where they may not."""
    name = interaction.command.qualified_name if interaction.command else "ask"
    right: Right | None = "ask" if name in ASKING else "follow" if name == "follow" else None
    if right is None or is_let(services_of(interaction), interaction.guild_id, interaction.user, right):
        return True
    await say(interaction, texts_for(str(interaction.locale))(f"not_let_{right}"))
    return False


def is_let(services: Services, server: int | None, person: discord.User | discord.Member, right: Right) -> bool:
    """Return whether one of the person's roles gives them a right in this server; where none is chosen, all have it."""
    settings = services.staff.settings(server)
    chosen = settings.askers if right == "ask" else settings.followers
    if server is None or not chosen or not isinstance(person, discord.Member):
        return server is None or not chosen
    rights = person.resolved_permissions or person.guild_permissions
    return may((role.id for role in person.roles), chosen, manages=rights.manage_guild)
