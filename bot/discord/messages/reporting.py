"""What the staff of a server hear, where they chose a channel for it: wrong speakers, and questions without an answer.

Never who reported or asked. A channel that cannot be written to costs nobody an answer.
"""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.discord.cards.cards import Outgoing, add_container, statement_parts, text_card
from bot.discord.cards.escape import escape
from bot.discord.cards.gate import GateError
from bot.discord.limits import shorten
from bot.discord.messages.reading import MENTION
from bot.discord.messages.replies import post
from bot.discord.messages.trying import UNREACHABLE
from bot.discord.services.services import Services
from bot.wording.printable import one_line
from bot.wording.texts import Texts, texts_for
from index.match import Answer, Match

log = logging.getLogger(__name__)
MAX_QUESTION = 500
SILENT = ("unknown_speaker", "silent_on_topic", "outside_dates")


async def report_speaker(services: Services, guild: discord.Guild | None, match: Match) -> None:
    """Tell the staff that somebody says a statement has the wrong speaker."""
    texts = await _texts(services, guild)
    parts, _ = await asyncio.to_thread(statement_parts, match, texts)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(f"### {texts('staff_wrong_speaker')}"))
    add_container(view, parts, kind=match.statement.kind)
    view.add_item(discord.ui.TextDisplay(f"-# /{texts.command('quote')} {match.statement.id}"))
    await _tell(services, guild, Outgoing(view, (match,)))


async def report_silence(services: Services, guild: discord.Guild | None, answer: Answer) -> None:
    """Tell the staff that a question found nothing, if it asked for something."""
    asked = " ".join(part for part in (answer.question.text, answer.question.topic) if part)
    if answer.matches or answer.status not in SILENT or not asked.strip():
        return
    texts = await _texts(services, guild)
    words = shorten(one_line(MENTION.sub(" ", answer.question.text or answer.question.topic)), MAX_QUESTION)
    reason = " ".join(escape(texts.note(note)) for note in answer.notes[:1])
    await _tell(services, guild, text_card(f"### {texts('staff_silence')}", escape(words), f"-# {reason}"))


async def _texts(services: Services, guild: discord.Guild | None) -> Texts:
    settings = await services.servers.settings(guild.id if guild else None)
    return texts_for(settings.language or str(guild.preferred_locale if guild else ""))


async def _tell(services: Services, guild: discord.Guild | None, outgoing: Outgoing) -> None:
    chosen = services.staff.settings(guild.id).reports if guild else None
    channel = guild.get_channel_or_thread(chosen) if guild and chosen else None
    if not isinstance(channel, discord.abc.Messageable) or services.told.wait(channel.guild.id):
        return
    try:
        await post(channel, outgoing)
        services.metrics.count("staff_told")
    except UNREACHABLE as error:
        log.warning("the staff of a server could not be told: %s", error)
    except GateError:
        log.exception("a report held back at the gate")
        services.metrics.count("held_back")
