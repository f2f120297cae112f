"""Following a speaker or a topic: /follow, /following, /unfollow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.options import AnyCommand, Tree, complete_speaker
from bot.discord.messages.replies import respond
from bot.discord.services.services import Interaction, Services, services_of
from bot.discord.services.state import Delay, Follow, FollowKind, When
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from index.notes import Note

MAX_FOLLOWS = 25


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    commands: tuple[AnyCommand, ...] = (follow, following, unfollow)
    for command in commands:
        tree.add_command(command)


@app_commands.command(description="Be told of new statements by a speaker or on a topic")
@app_commands.describe(
    speaker="Whose new words you want",
    topic="What the new words are about",
    where="Where they are sent: here, or to you alone",
    often="How often they are sent",
)
@app_commands.autocomplete(speaker=complete_speaker)
async def follow(
    interaction: Interaction,
    speaker: app_commands.Range[str, 0, 100] = "",
    topic: app_commands.Range[str, 0, 200] = "",
    where: Literal["dm", "here"] = "dm",
    often: Literal["now", "daily", "weekly"] = "now",
) -> None:
    """Keep a follow."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        if bool(speaker) == bool(topic):
            return text_card(texts("follow_one"))
        if where == "here" and not _may_post_here(interaction):
            return text_card(texts("follow_not_here"))
        if where == "here" and not _can_post_here(interaction):
            return text_card(texts("follow_no_right"))
        kind: FollowKind = "speaker" if speaker else "topic"
        value, refusal = await _value(services, speaker, topic, texts)
        if refusal:
            return text_card(refusal)
        mine = await services.state.run(lambda state: state.follows(interaction.user.id))
        if len(mine) >= MAX_FOLLOWS:
            return text_card(texts("follow_enough", count=MAX_FOLLOWS))
        mark = str(await services.engine.run(lambda library: library.newest()))
        channel = interaction.channel_id if where == "here" else None
        frequency: When = often
        await services.state.run(
            lambda state: state.follow(
                interaction.user.id,
                kind,
                value,
                channel=channel,
                often=frequency,
                language=texts.language,
                mark=mark,
            )
        )
        return text_card(texts(f"follow_kept_{where}", value=escape(one_line(value)), often=texts(f"often_{often}")))

    await respond(interaction, make, private=True)


@app_commands.command(description="What you follow")
async def following(interaction: Interaction) -> None:
    """List the person's follows."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        mine = await services.state.run(lambda state: state.follows(interaction.user.id))
        delays = await services.state.run(lambda state: state.delays(interaction.user.id))
        lines = [follow_line(one, texts) + delay_line(delays.get(one.id), texts) for one in mine]
        return text_card(*(lines or [texts("follow_none")]))

    await respond(interaction, make, private=True)


async def complete_follow(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Return the person's follows that hold what was typed."""
    services = services_of(interaction)
    mine = await services.state.run(lambda state: state.follows(interaction.user.id))
    return [
        app_commands.Choice(name=one_line(one.value)[:100] or "?", value=one.id)
        for one in mine
        if typed.casefold() in one.value.casefold()
    ][:MAX_FOLLOWS]


@app_commands.command(description="Stop following")
@app_commands.describe(which="What you no longer follow")
@app_commands.autocomplete(which=complete_follow)
async def unfollow(interaction: Interaction, which: int) -> None:
    """Delete a follow."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        gone = await services.state.run(lambda state: state.unfollow(interaction.user.id, which))
        return text_card(texts("follow_ended" if gone else "follow_unknown"))

    await respond(interaction, make, private=True)


async def _value(services: Services, speaker: str, topic: str, texts: Texts) -> tuple[str, str]:
    """Return the full name, or the topic, and a refusal where there is no such speaker."""
    if topic:
        return topic.strip(), ""
    found = await services.engine.run(lambda library: library.speakers(speaker))
    exact = [entry for entry in found if entry.speaker.name.casefold() == speaker.casefold().strip()]
    named = exact or found
    if not named:
        return "", texts("no_speakers")
    if len(named) > 1:
        names = tuple(entry.speaker.name for entry in named)
        return "", escape(texts.note(Note("ambiguous_speaker", speaker.strip(), names)))
    return named[0].speaker.name, ""


def _may_post_here(interaction: Interaction) -> bool:
    """Return whether the person may have the bot post in this channel: it is their own, or they manage it."""
    if interaction.guild_id is None:
        return interaction.context.dm_channel  # with the bot, not one between two others
    client: discord.Client = interaction.client
    return interaction.permissions.manage_messages and client.get_guild(interaction.guild_id) is not None


def _can_post_here(interaction: Interaction) -> bool:
    """Return whether Discord lets the bot write in this channel."""
    if interaction.guild_id is None:
        return True
    given = interaction.app_permissions
    write = given.send_messages_in_threads if isinstance(interaction.channel, discord.Thread) else given.send_messages
    return given.view_channel and write


def follow_line(one: Follow, texts: Texts) -> str:
    """Return one follow as a line of markup: what, where and how often."""
    where = f"<#{one.channel}>" if one.channel else texts("follow_dm")
    return f"**{escape(one_line(one.value))}** · {where} · {texts(f'often_{one.often}')}"


def delay_line(delay: Delay | None, texts: Texts) -> str:
    """Return a line of markup below a follow whose news cannot be delivered, nothing where it can."""
    if delay is None:
        return ""
    since = texts.day(datetime.fromtimestamp(delay.since, UTC).date())
    return f"\n-# {texts('follow_gone' if delay.ended else 'follow_held', day=since)}"
