"""Following a speaker or a topic: /follow, /following, /unfollow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.meant import find_meant
from bot.discord.commands.options import AnyCommand, Tree, complete_outlet, complete_speaker
from bot.discord.messages.replies import respond
from bot.discord.services.services import Interaction, Services, services_of
from bot.discord.services.state import Delay, Follow, Form, Narrow
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from index.notes import Note

MAX_FOLLOWS = 25
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "ja": "日本語"}


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
    outlet="Only articles of this outlet",
    language="Only articles in this language",
    channel="Another channel or forum of this server to send them to",
    form="How they are sent: as a message, with a thread for each story, or published",
)
@app_commands.choices(language=[app_commands.Choice(name=name, value=value) for value, name in LANGUAGE_NAMES.items()])
@app_commands.autocomplete(speaker=complete_speaker, outlet=complete_outlet)
async def follow(
    interaction: Interaction,
    speaker: app_commands.Range[str, 0, 100] = "",
    topic: app_commands.Range[str, 0, 200] = "",
    where: Literal["dm", "here"] = "dm",
    often: Literal["now", "daily", "weekly"] = "now",
    outlet: app_commands.Range[str, 0, 100] = "",
    language: app_commands.Choice[str] | None = None,
    channel: discord.TextChannel | discord.ForumChannel | None = None,
    form: Literal["message", "thread", "published"] = "message",
) -> None:
    """Keep a follow."""
    services = services_of(interaction)
    speaks = language.value if language else ""

    async def make(texts: Texts) -> Outgoing:
        if not speaker and not topic.strip():
            return text_card(texts("follow_one"))
        if refused := _refusal(interaction, where, channel, form):
            return text_card(texts(refused))
        name, refusal = await _full_name(services, speaker, texts) if speaker else ("", "")
        if refusal:
            return text_card(refusal)
        printed = services.engine.catalogue.outlet(outlet)
        if outlet and not printed:
            return text_card(texts("outlet_unknown"))
        mine = await services.state.run(lambda state: state.follows(interaction.user.id))
        if len(mine) >= MAX_FOLLOWS:
            return text_card(texts("follow_enough", count=MAX_FOLLOWS))
        narrow = Narrow(name, topic.strip(), printed, speaks, form)
        value = label_of(narrow)
        is_plain = narrow in (Narrow(speaker=value), Narrow(topic=value))
        mark = str(await services.engine.run(lambda library: library.newest()))
        place = channel.id if channel else interaction.channel_id if where == "here" else None
        await services.state.run(
            lambda state: state.follow(
                interaction.user.id,
                "speaker" if name else "topic",
                value,
                channel=place,
                often=often,
                language=texts.language,
                mark=mark,
                narrow=None if is_plain else narrow,
            )
        )
        about = {"value": escape(one_line(value)), "often": texts(f"often_{often}")}
        if channel:
            return text_card(texts("follow_kept_in", channel=f"<#{channel.id}>", **about))
        return text_card(texts(f"follow_kept_{where}", **about))

    await respond(interaction, make, private=True)


def label_of(narrow: Narrow) -> str:
    """Return what people read of a follow: whom and what, and what it is narrowed to."""
    outlets = [narrow.outlet, LANGUAGE_NAMES.get(narrow.language, narrow.language)]
    return " · ".join(part for part in (narrow.speaker, narrow.topic, *outlets) if part)


def _refusal(
    interaction: Interaction, where: str, channel: discord.TextChannel | discord.ForumChannel | None, form: Form
) -> str:
    """Return the key of the text that says why news cannot be sent so, nothing where it can."""
    if channel is None:
        if where == "dm":
            return "" if form == "message" else "follow_form"
        if not _may_post_here(interaction):
            return "follow_not_here"
        if not _can_post_here(interaction):
            return "follow_no_right"
        here = interaction.channel
        in_channel = isinstance(here, discord.TextChannel)
        is_news = isinstance(here, discord.TextChannel) and here.is_news()
        rights = interaction.app_permissions
    else:
        if not isinstance(interaction.user, discord.Member):
            return "follow_not_here"
        if not channel.permissions_for(interaction.user).manage_messages:
            return "follow_not_here"
        rights = channel.permissions_for(channel.guild.me)
        if not (rights.view_channel and rights.send_messages):
            return "follow_no_right"
        in_channel = isinstance(channel, discord.TextChannel)
        is_news = isinstance(channel, discord.TextChannel) and channel.is_news()
    if form == "published":
        return "" if is_news else "follow_form"
    if form == "thread":
        return "follow_form" if not in_channel else "" if rights.create_public_threads else "follow_no_right"
    return ""


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


async def _full_name(services: Services, speaker: str, texts: Texts) -> tuple[str, str]:
    """Return the full name of the one speaker who is meant, or a refusal where it is nobody or several."""
    meant = await services.engine.run(lambda library: find_meant(library, speaker.strip()))
    if not meant.names:
        return "", texts("no_speakers")
    if len(meant.names) > 1:
        return "", escape(texts.note(Note("ambiguous_speaker", speaker.strip(), meant.names)))
    return meant.names[0], ""


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
    form = f" · {texts(f'form_{one.form}')}" if one.form != "message" else ""
    return f"**{escape(one_line(one.value))}** · {where} · {texts(f'often_{one.often}')}{form}"


def delay_line(delay: Delay | None, texts: Texts) -> str:
    """Return a line of markup below a follow whose news cannot be delivered, nothing where it can."""
    if delay is None:
        return ""
    since = texts.day(datetime.fromtimestamp(delay.since, UTC).date())
    return f"\n-# {texts('follow_gone' if delay.ended else 'follow_held', day=since)}"
