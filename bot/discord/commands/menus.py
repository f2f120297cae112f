"""The menu of a message: find statements about it, check a quotation in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.commands.checking import checked_card
from bot.discord.commands.options import Interaction
from bot.discord.messages.listening import MAX_CHARACTERS, MENTION
from bot.discord.messages.replies import respond
from bot.wording.texts import Texts

if TYPE_CHECKING:
    from bot.discord.client import OnRecord


def add(client: OnRecord) -> None:
    """Give the client the commands of this module."""
    for command in (find, check):
        client.tree.add_command(command)


@app_commands.context_menu(name="Find statements about this")
async def find(interaction: Interaction, message: discord.Message) -> None:
    """Answer with statements about what the message says."""
    client: OnRecord = interaction.client

    async def make(texts: Texts) -> Outgoing:
        words = MENTION.sub(" ", message.content).strip()[:MAX_CHARACTERS]
        if not words:
            return text_card(texts("nothing_to_read"))
        allowed = (await client.settings(interaction.guild_id)).outlets
        found = await client.engine.ask("", topic=words, outlets=allowed)
        return await client.answer_card(found, texts, owner=interaction.user.id)

    await respond(interaction, make, private=True)


@app_commands.context_menu(name="Check this quotation")
async def check(interaction: Interaction, message: discord.Message) -> None:
    """Say whether the words in quotation marks are in an article."""

    async def make(texts: Texts) -> Outgoing:
        if not message.content.strip():
            return text_card(texts("nothing_to_read"))
        return await checked_card(interaction, message.content[:MAX_CHARACTERS], texts)

    await respond(interaction, make, private=True)
