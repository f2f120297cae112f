"""The menu of a message: find statements about it, check a quotation in it."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.commands.checking import checked_card
from bot.discord.commands.options import Tree
from bot.discord.messages.answers import answer_card
from bot.discord.messages.listening import MAX_CHARACTERS
from bot.discord.messages.reading import MAX_FILE_BYTES, words_in
from bot.discord.messages.replies import respond
from bot.discord.services.engine import MAX_SHOWN
from bot.discord.services.services import Interaction, services_of
from bot.wording.texts import Texts
from index.checking.quotation import quoted_part
from index.question.request import Request


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    for command in (find, check):
        tree.add_command(command)


@app_commands.context_menu(name="Find statements about this")
async def find(interaction: Interaction, message: discord.Message) -> None:
    """Answer with statements about what the message says."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        words = (await words_in(message))[:MAX_CHARACTERS]
        if not words:
            return _nothing(texts)
        allowed = await services.outlets(interaction)
        found = await services.engine.ask(Request(topic=words, limit=MAX_SHOWN), outlets=allowed)
        return await answer_card(services, found, texts, owner=interaction.user.id)

    await respond(interaction, make, private=True)


@app_commands.context_menu(name="Check this quotation")
async def check(interaction: Interaction, message: discord.Message) -> None:
    """Return whether the words in quotation marks, or all of them where there are none, are in an article."""

    async def make(texts: Texts) -> Outgoing:
        words = await words_in(message)
        if not words:
            return _nothing(texts)
        if len(words) > MAX_CHARACTERS:
            words = (await asyncio.to_thread(quoted_part, words))[:MAX_CHARACTERS]
        return await checked_card(interaction, words, texts)

    await respond(interaction, make, private=True)


def _nothing(texts: Texts) -> Outgoing:
    return text_card(texts("nothing_to_read"), f"-# {texts('files_read', size=MAX_FILE_BYTES // 1000)}")
