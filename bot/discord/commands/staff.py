"""For the staff of a server: what its channels receive, where reports go, who may ask and follow, channels apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.configuring import AUTOMATIC, config, staff_lines
from bot.discord.commands.following import LANGUAGE_NAMES as NAMES
from bot.discord.commands.following import follow_line
from bot.discord.commands.options import Tree, complete_any_outlet
from bot.discord.limits import MAX_CHOICE_NAME, MAX_CHOICES, shorten
from bot.discord.messages.replies import respond
from bot.discord.services.services import Interaction, services_of
from bot.discord.services.staff import Apart, Change, StaffSettings
from bot.discord.services.state import Follow
from bot.wording.printable import one_line
from bot.wording.texts import Texts

Place = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.Thread
Chosen = TypeVar("Chosen")
INHERITED = "server"
MAX_ROLES = 20
MAX_APART = 50


def add(tree: Tree) -> None:
    """Give the client the commands of this module: they are part of /config, which the client has already."""
    assert tree.get_command(config.name) is config


async def complete_follow(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Return what the channels of the server receive, where it holds what was typed."""
    if not interaction.permissions.manage_guild:
        return []
    wanted = typed.casefold()
    return [
        app_commands.Choice(name=shorten(_in_short(interaction, one), MAX_CHOICE_NAME), value=one.id)
        for one in await _follows(interaction)
        if wanted in _in_short(interaction, one).casefold()
    ][:MAX_CHOICES]


@config.command(description="What the channels of this server receive, whoever set it up; remove it here")
@app_commands.describe(remove="What is no longer sent")
@app_commands.autocomplete(remove=complete_follow)
async def follows(interaction: Interaction, remove: int | None = None) -> None:
    """List what the channels of this server receive, or remove one of it."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        if not _manages(interaction):
            return text_card(texts("not_allowed"))
        kept = await _follows(interaction)
        if remove is None:
            return text_card(*([follow_line(one, texts) for one in kept] or [texts("follows_none")]))
        gone = next((one for one in kept if one.id == remove), None)
        if gone is None:
            return text_card(texts("follows_unknown"))
        await services.state.run(lambda state: state.unfollow(gone.user, gone.id))
        return text_card(texts("follows_removed", value=escape(one_line(gone.value)), channel=f"<#{gone.channel}>"))

    await respond(interaction, make, private=True)


@config.command(description="Post reports of wrong speakers and questions without an answer in a channel")
@app_commands.describe(channel="The channel; without one nothing is posted")
async def reports(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """Choose where reports go."""
    chosen = channel.id if channel else None
    refusal = "reports_closed" if channel and not _can_post(channel) else ""
    await _change(interaction, lambda settings: replace(settings, reports=chosen), refusal=refusal)


@config.command(description="Roles that may ask; without any chosen, everybody may")
@app_commands.describe(role="The role", allowed="Whether it may")
async def asking(interaction: Interaction, role: discord.Role, allowed: bool = True) -> None:
    """Add or take away a role that may ask."""
    await _change(
        interaction, lambda settings: replace(settings, askers=_with(settings.askers, role.id, allowed=allowed))
    )


@config.command(description="Roles that may follow; without any chosen, everybody may")
@app_commands.describe(role="The role", allowed="Whether it may")
async def followers(interaction: Interaction, role: discord.Role, allowed: bool = True) -> None:
    """Add or take away a role that may follow."""
    await _change(
        interaction, lambda settings: replace(settings, followers=_with(settings.followers, role.id, allowed=allowed))
    )


@config.command(description="Settings of one channel, which come before those of the server")
@app_commands.describe(
    channel="The channel",
    private="Whether answers are private there",
    language="The language of the bot's own words there",
    outlet="Show only articles of this outlet there",
    allowed="Whether its articles are shown",
    reset="Have the settings of the server hold there again",
)
@app_commands.choices(
    language=[
        app_commands.Choice(name=name, value=value)
        for value, name in {INHERITED: INHERITED, AUTOMATIC: AUTOMATIC, **NAMES}.items()
    ]
)
@app_commands.autocomplete(outlet=complete_any_outlet)
async def apart(
    interaction: Interaction,
    channel: Place,
    private: Literal["server", "yes", "no"] | None = None,
    language: app_commands.Choice[str] | None = None,
    outlet: app_commands.Range[str, 0, 100] = "",
    allowed: bool = True,
    reset: bool = False,
) -> None:
    """Choose what holds in one channel."""

    def change(settings: StaffSettings) -> StaffSettings:
        chosen = dict(settings.channels)
        here = Apart() if reset else chosen.pop(channel.id, Apart())
        chosen.pop(channel.id, None)
        if private is not None:
            here = replace(here, private=None if private == INHERITED else private == "yes")
        if language is not None:
            words = {INHERITED: None, AUTOMATIC: ""}.get(language.value, language.value)
            here = replace(here, language=words)
        if outlet:
            outlets = _with(here.outlets or (), outlet, allowed=allowed)
            here = replace(here, outlets=outlets or None)
        if here != Apart():
            chosen[channel.id] = here
        return replace(settings, channels=tuple(sorted(chosen.items(), key=lambda one: one[0]))[:MAX_APART])

    known = services_of(interaction).engine.catalogue.outlet(outlet)
    refusal = "outlet_unknown" if outlet and allowed and not known else ""
    outlet = known or outlet.strip()
    await _change(interaction, change, refusal=refusal)


async def _change(interaction: Interaction, change: Change, *, refusal: str = "") -> None:
    """Carry out a change, unless the person may not or there is a refusal, and show what holds now."""
    services, server = services_of(interaction), interaction.guild_id

    async def make(texts: Texts) -> Outgoing:
        if server is None or not _manages(interaction):
            return text_card(texts("not_allowed"))
        if refusal:
            return text_card(texts(refusal))
        return text_card(*staff_lines(await services.staff.change(server, change), texts))

    await respond(interaction, make, private=True)


async def _follows(interaction: Interaction) -> list[Follow]:
    """Return what is sent to channels of the interaction's server."""
    client: discord.Client = interaction.client
    guild = client.get_guild(interaction.guild_id or 0)
    if guild is None:
        return []
    kept = await services_of(interaction).state.run(lambda state: state.follows())
    return [one for one in kept if one.channel and guild.get_channel_or_thread(one.channel)]


def _in_short(interaction: Interaction, one: Follow) -> str:
    channel = interaction.guild.get_channel_or_thread(one.channel or 0) if interaction.guild else None
    return f"#{channel.name if channel else one.channel} · {one_line(one.value)}"


def _manages(interaction: Interaction) -> bool:
    # Hiding the command from others is Discord's part; a server may have undone it, so it is checked here too.
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def _can_post(channel: discord.TextChannel) -> bool:
    rights = channel.permissions_for(channel.guild.me)
    return rights.view_channel and rights.send_messages


def _with(chosen: Sequence[Chosen], one: Chosen, *, allowed: bool) -> tuple[Chosen, ...]:
    """Return what was chosen with one more, or without it."""
    others = tuple(each for each in chosen if each != one)
    return (*others, one)[-MAX_ROLES:] if allowed else others
