"""Questions in plain messages: the bot is mentioned or replied to, or written to alone."""

from __future__ import annotations

import re

import discord

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.messages.answers import answer_card
from bot.discord.messages.replies import UNREACHABLE, checked, log
from bot.discord.services.engine import MAX_SHOWN
from bot.discord.services.services import Services
from bot.wording.texts import Texts, texts_for
from index.question.request import Request
from index.question.thread import Thread, keep

MENTION = re.compile(r"<@[!&]?\d+>|@everyone\b|@here\b")
MAX_CHARACTERS = 1_000


async def answer_message(services: Services, message: discord.Message, *, us: int) -> None:
    """Answer the message if it is meant for the bot, whose id is `us`.

    A follow-up keeps the speaker and topic of the question before.
    """
    if message.author.bot:
        return
    if message.guild is not None and not _is_meant(message, us):
        return
    server = message.guild.id if message.guild else None
    settings = await services.servers.settings(server)
    texts = texts_for(settings.language or str(getattr(message.guild, "preferred_locale", "")))
    outgoing, thread = await _answer(services, message, texts, server)
    try:
        sent = await message.reply(
            view=outgoing.view, mention_author=False, allowed_mentions=discord.AllowedMentions.none()
        )
    except UNREACHABLE as failure:
        log.warning("could not reply: %s", failure)
        return
    if thread:
        services.memory.keep(thread, message.channel.id, message.author.id, card=sent.id)


def _is_meant(message: discord.Message, us: int) -> bool:
    """Return whether a message mentions us or replies to us; Discord shows us the words of no other."""
    replied = message.reference.resolved if message.reference else None
    to_us = isinstance(replied, discord.Message) and replied.author.id == us
    return us in {user.id for user in message.mentions} or (to_us and bool(message.content))


async def _answer(
    services: Services, message: discord.Message, texts: Texts, server: int | None
) -> tuple[Outgoing, Thread | None]:
    """Return the answer, and what the conversation is about now where a question was asked."""
    settings = await services.servers.settings(server)
    place = getattr(message.channel, "parent_id", None) or message.channel.id
    if settings.private or (settings.channels and not {place, message.channel.id} & set(settings.channels)):
        return text_card(texts("ask_privately")), None
    key, seconds = services.cooldowns.wait(message.author.id, server)
    if seconds:
        return text_card(texts(key, seconds=seconds)), None
    question = MENTION.sub(" ", message.content).strip()[:MAX_CHARACTERS]
    replied = message.reference.message_id if message.reference else None
    says_something = any(character.isalnum() for character in question)
    before = services.memory.recall(message.channel.id, message.author.id, card=replied) if says_something else None
    answer = await services.engine.ask(Request(question, limit=MAX_SHOWN, thread=before), outlets=settings.outlets)
    card = await answer_card(services, answer, texts, owner=message.author.id)
    return checked(card, services), keep(answer.question, before)
