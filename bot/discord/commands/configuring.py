"""Settings of a server, for those who manage it: /config."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.following import LANGUAGE_NAMES as NAMES
from bot.discord.commands.options import Tree, complete_any_outlet
from bot.discord.messages.replies import respond
from bot.discord.services.servers import are_gone
from bot.discord.services.services import Interaction, services_of
from bot.discord.services.staff import StaffSettings
from bot.discord.services.state import ServerSettings
from bot.wording.texts import Texts, texts_for

config = app_commands.Group(
    name="config",
    description="Settings of this server",
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)
AUTOMATIC = "automatic"
Place = app_commands.AppCommandChannel | app_commands.AppCommandThread


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    tree.add_command(config)


@config.command(description="Show the settings of this server")
async def show(interaction: Interaction) -> None:
    """Show all settings."""
    await _change(interaction)


@config.command(description="Answer in public in this channel; without any channel chosen, everywhere")
@app_commands.describe(channel="The channel", allowed="Whether the bot answers there in public")
async def channel(interaction: Interaction, channel: Place, allowed: bool = True) -> None:
    """Add or take away a channel of any kind: a forum, a voice channel, one thread, or a whole category."""

    def change(settings: ServerSettings) -> ServerSettings:
        chosen = {*settings.channels} | {channel.id} if allowed else {*settings.channels} - {channel.id}
        return replace(settings, channels=tuple(sorted(chosen)))

    await _change(interaction, change)


@config.command(description="Answer in public in every channel again")
async def everywhere(interaction: Interaction) -> None:
    """Take away all chosen channels, also those that were deleted and can no longer be named."""
    await _change(interaction, lambda settings: replace(settings, channels=()))


@config.command(description="Show answers only to the person who asks, unless they choose otherwise")
@app_commands.describe(private="Whether answers are private")
async def private(interaction: Interaction, private: bool) -> None:
    """Choose whether answers are private."""
    await _change(interaction, lambda settings: replace(settings, private=private))


@config.command(description="When daily and weekly news are sent")
@app_commands.describe(hour="The hour of the day, 0 to 23, UTC")
async def digest(interaction: Interaction, hour: app_commands.Range[int, 0, 23]) -> None:
    """Choose the hour of digests."""
    await _change(interaction, lambda settings: replace(settings, digest_hour=hour))


@config.command(description="Show only articles of chosen outlets; without any chosen, all")
@app_commands.describe(outlet="The outlet", allowed="Whether its articles are shown")
@app_commands.autocomplete(outlet=complete_any_outlet)
async def outlet(interaction: Interaction, outlet: app_commands.Range[str, 1, 100], allowed: bool = True) -> None:
    """Add or take away an outlet."""
    catalogue = services_of(interaction).engine.catalogue
    known = catalogue.outlet(outlet)

    def change(settings: ServerSettings) -> ServerSettings:
        others = {name for name in settings.outlets if name.casefold() != outlet.strip().casefold()}
        return replace(settings, outlets=tuple(sorted(others | {known} if allowed and known else others)))

    def refuse(texts: Texts) -> str:
        if known or not allowed:
            return ""
        return texts("no_such_outlet", outlet=escape(outlet), outlets=escape(texts.listed(catalogue.outlet_names())))

    await _change(interaction, change, refuse=refuse)


@config.command(description="The language of the bot's own words in this server")
@app_commands.describe(language="A language, or each person's own")
@app_commands.choices(
    language=[
        app_commands.Choice(name=AUTOMATIC, value=AUTOMATIC),
        *(app_commands.Choice(name=name, value=language) for language, name in NAMES.items()),
    ]
)
async def language(interaction: Interaction, language: app_commands.Choice[str]) -> None:
    """Choose the language."""
    chosen = "" if language.value == AUTOMATIC else language.value
    await _change(interaction, lambda settings: replace(settings, language=chosen))


async def _change(
    interaction: Interaction,
    change: Callable[[ServerSettings], ServerSettings] | None = None,
    *,
    refuse: Callable[[Texts], str] = lambda _: "",
) -> None:
    services = services_of(interaction)
    server = interaction.guild_id

    async def make(texts: Texts) -> Outgoing:
        # Hiding the command from others is Discord's part; a server may have undone it, so it is checked here too.
        if server is None or not interaction.permissions.manage_guild:
            return text_card(texts("not_allowed"))
        if refusal := refuse(texts):
            return text_card(refusal)
        settings = await (services.servers.change(server, change) if change else services.servers.settings(server))
        texts = texts_for(settings.language or str(interaction.locale))
        gone = interaction.guild is not None and are_gone(settings, interaction.guild)
        lines = [*_lines(settings, texts), *([texts("config_channels_gone")] if gone else [])]
        return text_card(*lines, *staff_lines(services.staff.settings(server), texts))

    await respond(interaction, make, private=True)


def staff_lines(settings: StaffSettings, texts: Texts) -> list[str]:
    """Return what the staff have chosen as lines of markup."""
    everybody = texts("config_all")
    lines = [
        f"**{texts('config_reports')}**: {f'<#{settings.reports}>' if settings.reports else texts('config_nowhere')}",
        f"**{texts('config_askers')}**: {_roles(settings.askers) or everybody}",
        f"**{texts('config_followers')}**: {_roles(settings.followers) or everybody}",
    ]
    for channel, here in settings.channels:
        parts = []
        if here.private is not None:
            parts.append(f"{texts('config_private')}: {texts('yes' if here.private else 'no')}")
        if here.language is not None:
            parts.append(f"{texts('config_language')}: {NAMES.get(here.language) or texts('config_automatic')}")
        if here.outlets is not None:
            parts.append(f"{texts('config_outlets')}: {escape(texts.listed(here.outlets))}")
        lines.append(f"<#{channel}> · {' · '.join(parts)}")
    return lines


def _roles(roles: Sequence[int]) -> str:
    return ", ".join(f"<@&{role}>" for role in roles)


def _lines(settings: ServerSettings, texts: Texts) -> list[str]:
    channels = ", ".join(f"<#{channel}>" for channel in settings.channels) or texts("config_all")
    outlets = escape(texts.listed(settings.outlets)) or texts("config_all")
    return [
        f"**{texts('config_channels')}**: {channels}",
        f"**{texts('config_private')}**: {texts('yes' if settings.private else 'no')}",
        f"**{texts('config_digest')}**: {settings.digest_hour}:00 UTC",
        f"**{texts('config_outlets')}**: {outlets}",
        f"**{texts('config_language')}**: {NAMES.get(settings.language) or texts('config_automatic')}",
    ]
