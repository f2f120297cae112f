"""Questions in plain messages: the bot is mentioned or replied to, or written to alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.cards import Outgoing, text_card
from bot.replies import UNREACHABLE, checked, log
from bot.texts import Texts, texts_for
from index.match import Answer
from index.thread import keep

if TYPE_CHECKING:
    from bot.client import OnRecord

MENTION = re.compile(r"<@[!&]?\d+>")
LONGEST = 1_000


async def answer_message(client: OnRecord, message: discord.Message) -> None:
    """Answer the message if it is meant for the bot; a follow-up keeps the speaker and topic of the question before."""
    if message.author.bot or client.user is None:
        return
    if message.guild is not None and client.user.id not in {user.id for user in message.mentions}:
        return
    server = message.guild.id if message.guild else None
    settings = await client.settings(server)
    texts = texts_for(settings.language or str(getattr(message.guild, "preferred_locale", "")))
    outgoing = await _answer(client, message, texts, server)
    try:
        await message.reply(view=outgoing.view, mention_author=False, allowed_mentions=discord.AllowedMentions.none())
    except UNREACHABLE as failure:
        log.warning("could not reply: %s", failure)


async def _answer(client: OnRecord, message: discord.Message, texts: Texts, server: int | None) -> Outgoing:
    settings = await client.settings(server)
    place = getattr(message.channel, "parent_id", None) or message.channel.id
    if settings.private or (settings.channels and not {place, message.channel.id} & set(settings.channels)):
        return text_card(texts("ask_privately"))
    key, seconds = client.seconds_to_wait(message.author.id, server)
    if seconds:
        return text_card(texts(key, seconds=seconds))
    question = MENTION.sub(" ", message.content).strip()[:LONGEST]
    answer = await ask_in_context(client, question, (message.channel.id, message.author.id), settings.outlets)
    return checked(await client.answer_card(answer, texts, owner=message.author.id))


async def ask_in_context(
    client: OnRecord, question: str, place: tuple[int, int], outlets: tuple[str, ...] = ()
) -> Answer:
    """Return the answer to a question that may leave out what the last one in this place was about."""
    thread = client.memory.recall(place)
    answer = await client.engine.ask(question, outlets=outlets, thread=thread)
    client.memory.keep(place, keep(answer.question, thread))
    return answer
