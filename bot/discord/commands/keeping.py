"""For whoever runs the bot: /admin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.options import Tree
from bot.discord.messages.replies import respond
from bot.discord.services.services import Interaction, services_of
from bot.wording.texts import Texts

admin = app_commands.Group(
    name="admin",
    description="For whoever runs this bot",
    default_permissions=discord.Permissions(administrator=True),
)


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    tree.add_command(admin)


@admin.command(description="What the library holds and how the bot is")
async def status(interaction: Interaction) -> None:
    """Show counts and the state of the bot."""
    services = services_of(interaction)

    client: discord.AutoShardedClient = interaction.client

    async def make(texts: Texts) -> Outgoing:
        held = await services.engine.run(lambda library: library.status())
        lines = [
            texts("holdings", articles=held.articles, statements=held.statements, speakers=held.speakers),
            "-# "
            + texts(
                "running",
                generation=held.generation,
                model=escape(held.model),
                servers=len(client.guilds),
                shards=len(client.shards),
            ),
        ]
        return text_card(*lines)

    await _respond_to_owner(interaction, make)


@admin.command(description="Take in the newest state of the library now")
async def reload(interaction: Interaction) -> None:
    """Refresh the library."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        changed = await services.engine.refresh()
        return text_card(
            texts("reloaded" if changed else "reloaded_same", generation=services.engine.catalogue.generation)
        )

    await _respond_to_owner(interaction, make)


@admin.command(description="Read new articles into the library now")
async def update(interaction: Interaction) -> None:
    """Start the update that the settings name."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        if services.update is None:
            return text_card(texts("update_none"))
        services.update()
        return text_card(texts("update_started"))

    await _respond_to_owner(interaction, make)


async def _respond_to_owner(interaction: Interaction, make: Callable[[Texts], Awaitable[Outgoing]]) -> None:
    """Answer in private with what `make` gives, if it is whoever runs this bot who asks."""

    async def make_for_owner(texts: Texts) -> Outgoing:
        return await make(texts) if await _is_owner(interaction) else text_card(texts("not_allowed"))

    await respond(interaction, make_for_owner, private=True)


async def _is_owner(interaction: Interaction) -> bool:
    """Return whether the person runs this bot: named in the settings, or the owner of the application."""
    services = services_of(interaction)
    if services.owner is not None:
        return interaction.user.id == services.owner
    application = await interaction.client.application_info()
    team = {member.id for member in application.team.members} if application.team else set()
    return interaction.user.id in {application.owner.id, *team}
