"""Questions in plain messages: the bot is mentioned or replied to, or written to alone."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.gate import GateError
from bot.discord.messages.answers import answer_card
from bot.discord.messages.permitting import is_let
from bot.discord.messages.reading import MENTION
from bot.discord.messages.replies import NOBODY, checked, explain
from bot.discord.messages.reporting import report_silence
from bot.discord.messages.trying import UNREACHABLE, copier, persist
from bot.discord.services.engine import MAX_SHOWN
from bot.discord.services.services import Services, is_allowed
from bot.discord.services.work import Work
from bot.wording.texts import Texts, texts_for
from index.question.request import Request
from index.question.thread import Thread, keep

log = logging.getLogger(__name__)
MAX_CHARACTERS = 1_000
SPOKEN = (discord.MessageType.default, discord.MessageType.reply)
"""Kinds of messages that people write: no notice of a pinned message, a new thread or a new member."""
REFUSED = (400, 403, 404)


async def answer_message(services: Services, message: discord.Message, *, us: int) -> None:
    """Answer the message if it is meant for the bot, whose id is `us`.

    A follow-up keeps the speaker and topic of the question before.
    """
    if message.author.bot or message.type not in SPOKEN:
        return
    if message.guild is not None and not _is_meant(message, us):
        return
    started = time.perf_counter()
    server = message.guild.id if message.guild else None
    settings = await services.servers.settings(server)
    here = services.staff.settings(server).apart(message.channel.id, getattr(message.channel, "parent_id", None))
    language = settings.language if here.language is None else here.language
    texts = texts_for(language or str(getattr(message.guild, "preferred_locale", "")))
    thread = None
    try:
        if message.content.strip() or us in {user.id for user in message.mentions}:
            outgoing, thread = await _answer(services, message, texts, server)
        elif services.hints.wait((message.channel.id, message.author.id)):
            return
        else:
            outgoing = text_card(texts("mention_needed" if message.guild else "nothing_to_read"))
    except Exception as error:  # whoever mentions the bot would see nothing happen
        outgoing = text_card(explain(services, texts, error))
    sent = await _reply(message, outgoing, nonce=f"re-{message.id}", work=services.work)
    if sent is None and outgoing.matches:
        # Discord dislikes the card, which says nothing about a line of our own.
        line = explain(services, texts, GateError("Discord refuses the card"))
        sent = await _reply(message, text_card(line), nonce=f"no-{message.id}", work=services.work)
    services.metrics.answered(time.perf_counter() - started)
    if thread and sent is not None:
        services.memory.keep(thread, message.channel.id, message.author.id, card=sent)


async def _reply(message: discord.Message, outgoing: Outgoing, *, nonce: str, work: Work) -> int | None:
    """Reply, or write without a reply where that is refused, or in private; return the message's id, None for none.

    Under a nonce Discord takes a message once, however often it is sent.
    """
    files = copier(outgoing.files)
    reference = message.to_reference(fail_if_not_exists=False)

    async def write(place: discord.abc.Messageable, **more: Any) -> discord.Message:
        attached = [file for file in files() if isinstance(file, discord.File)]
        return await place.send(view=outgoing.view, files=attached, nonce=nonce, allowed_mentions=NOBODY, **more)

    ways: list[Callable[[], Awaitable[discord.Message]]] = [
        lambda: write(message.channel, reference=reference, mention_author=False),
        lambda: write(message.channel),
    ]
    if message.guild is not None:
        ways.append(lambda: write(message.author))
    for way in ways:
        try:
            return (await persist(way, work)).id
        except UNREACHABLE as failure:
            log.warning("could not reply: %s", failure)
            if not isinstance(failure, discord.HTTPException) or failure.status not in REFUSED:
                return None  # it may have arrived
    return None


def _is_meant(message: discord.Message, us: int) -> bool:
    """Return whether a message mentions us or replies to us, which need not mention us; a forward is no reply."""
    reference = message.reference
    replied = reference.resolved if reference and reference.type is discord.MessageReferenceType.reply else None
    to_us = isinstance(replied, discord.Message) and replied.author.id == us
    return us in {user.id for user in message.mentions} or to_us


async def _answer(
    services: Services, message: discord.Message, texts: Texts, server: int | None
) -> tuple[Outgoing, Thread | None]:
    """Return the answer, and what the conversation is about now where a question was asked."""
    settings = await services.servers.settings(server)
    here = services.staff.settings(server).apart(message.channel.id, getattr(message.channel, "parent_id", None))
    if not is_let(services, server, message.author, "ask"):
        return text_card(texts("not_let_ask")), None
    private = settings.private if here.private is None else here.private
    if private or not is_allowed(settings, message.channel.id, message.channel):
        return text_card(texts("ask_privately")), None
    key, seconds = services.cooldowns.wait(message.author.id, server)
    if seconds:
        return text_card(texts(key, seconds=seconds)), None
    question = MENTION.sub(" ", message.content).strip()[:MAX_CHARACTERS]
    replied = message.reference.message_id if message.reference else None
    says_something = any(character.isalnum() for character in question)
    before = services.memory.recall(message.channel.id, message.author.id, card=replied) if says_something else None
    outlets = settings.outlets if here.outlets is None else here.outlets
    answer = await services.engine.ask(Request(question, limit=MAX_SHOWN, thread=before), outlets=outlets)
    services.work.beside(report_silence(services, message.guild, answer))
    card = await answer_card(services, answer, texts, owner=message.author.id)
    return await checked(card, services), keep(answer.question, before)
