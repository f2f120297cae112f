"""News that Discord does not take: when it is tried again, when a place is gone for good, and telling who follows."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime

import discord

from bot.discord.cards.cards import text_card
from bot.discord.cards.escape import escape
from bot.discord.messages.replies import post
from bot.discord.messages.trying import UNREACHABLE
from bot.discord.services.services import Services
from bot.discord.services.state import NEVER, Delay, Follow
from bot.wording.printable import one_line
from bot.wording.texts import texts_for

log = logging.getLogger(__name__)
# Codes of Discord's developer documentation (Opcodes and Status Codes, JSON).
UNKNOWN_CHANNEL, UNKNOWN_USER, MISSING_ACCESS = 10003, 10013, 50001
INTERNAL_ERROR = 40333
FIRST_WAIT, MAX_WAIT = 60, 6 * 3600
MIN_TRIES_GONE = 5
MIN_SECONDS_GONE = 3 * 24 * 3600
TELL_AFTER_SECONDS = 3600
REFUSALS = (401, 403, 404)


def is_refusal(error: BaseException) -> bool:
    """Return whether Discord refuses the place, or us, rather than failing or disliking the message."""
    return isinstance(error, discord.HTTPException) and error.status in REFUSALS


def next_delay(before: Delay | None, follow: Follow, *, gone: bool, now: int) -> Delay:
    """Return the delay after one more refusal: a pause twice as long, or the end after days in which it was gone."""
    known = before or Delay(follow.id, 0, now, 0)
    tries = known.tries + 1
    first_gone = (known.gone or now) if gone else 0
    until = now + min(FIRST_WAIT * 2 ** min(tries - 1, 16), MAX_WAIT)
    if first_gone and now - first_gone >= MIN_SECONDS_GONE and tries >= MIN_TRIES_GONE:
        until = NEVER
    return replace(known, tries=tries, until=until, gone=first_gone)


async def hold_back(
    services: Services, client: discord.Client, follow: Follow, error: discord.HTTPException, now: datetime
) -> None:
    """Note that Discord refused news, so that it waits; tell whoever set the follow up, once."""
    before = (await services.state.run(lambda state: state.delays())).get(follow.id)
    at = int(now.timestamp())
    delay = next_delay(before, follow, gone=_is_gone(client, follow, error), now=at)
    log.info("news is held back (status %d, code %d), tried %d times", error.status, error.code, delay.tries)
    if not delay.told and _is_worth_telling(error, delay, at):
        delay = replace(delay, told=await _tell(client, follow, delay))
    await services.state.run(lambda state: state.delay(delay))


def _is_gone(client: discord.Client, follow: Follow, error: discord.HTTPException) -> bool:
    """Return whether Discord says that the place is no more, or the bot is no longer in its server."""
    if error.code == MISSING_ACCESS:
        return follow.channel is not None and client.is_ready() and client.get_channel(follow.channel) is None
    return error.code in (UNKNOWN_CHANNEL, UNKNOWN_USER)


def _is_worth_telling(error: discord.HTTPException, delay: Delay, now: int) -> bool:
    """Return whether it has lasted, and is not a fault of Discord's own or of our token."""
    lasting = delay.ended or now - delay.since >= TELL_AFTER_SECONDS
    return lasting and error.status in (403, 404) and error.code != INTERNAL_ERROR


async def _tell(client: discord.Client, follow: Follow, delay: Delay) -> bool:
    """Tell whoever set a follow up that its news is held back; return whether that needs no further try."""
    if follow.channel is None:
        return True  # where it is refused is where it would be told
    texts = texts_for(follow.language)
    value = escape(one_line(follow.value))
    since = texts.day(datetime.fromtimestamp(delay.since, UTC).date())
    line = texts("told_gone" if delay.ended else "told_held", value=value, where=f"<#{follow.channel}>", day=since)
    try:
        await post(await client.create_dm(discord.Object(follow.user)), text_card(line), nonce=f"held-{follow.id}")
    except discord.Forbidden:
        return True
    except UNREACHABLE as error:
        log.warning("could not tell that news is held back: %s", error)
        return False
    return True
