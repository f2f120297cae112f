"""Services: the one object that commands, messages and buttons take what they need from."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord.services.cooldown import PERSON, SERVER, Cooldowns, Rate
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.memory import Memory
from bot.discord.services.metrics import Metrics
from bot.discord.services.servers import Servers
from bot.discord.services.state import State
from bot.discord.services.work import Work
from bot.wording.texts import Texts, texts_for

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Services:
    """What everything below the client works with.

    `owner` is the Discord id of who may use /admin, `None` for the owner of the application; `update` starts the
    reading of new articles, where the settings name a way.
    """

    engine: Engine
    state: Worker[State]
    servers: Servers
    cooldowns: Cooldowns
    metrics: Metrics
    memory: Memory
    work: Work
    owner: int | None = None
    update: Callable[[], Any] | None = None

    async def texts(self, interaction: Interaction) -> Texts:
        """Return the texts in the server's language where one was chosen, else in the person's."""
        settings = await self.servers.settings(interaction.guild_id)
        return texts_for(settings.language or str(interaction.locale))

    async def outlets(self, interaction: Interaction) -> tuple[str, ...]:
        """Return the outlets whose articles the server shows, none where it shows all."""
        return (await self.servers.settings(interaction.guild_id)).outlets

    async def is_private(self, interaction: Interaction, wanted: bool | None) -> bool:
        """Return whether only the person who asks sees the answer: by their wish, the server's, or the channel's."""
        settings = await self.servers.settings(interaction.guild_id)
        if settings.channels and interaction.channel_id not in settings.channels:
            return True
        return settings.private if wanted is None else wanted


def make_services(
    engine: Engine,
    state: Worker[State],
    *,
    owner: int | None = None,
    metrics: Metrics | None = None,
    update: Callable[[], Any] | None = None,
    clock: Callable[[], float] = time.monotonic,
    person: Rate = PERSON,
    server: Rate = SERVER,
) -> Services:
    """Return services over this engine and these notes, which have seen nothing yet."""
    return Services(
        engine=engine,
        state=state,
        servers=Servers(state),
        cooldowns=Cooldowns(clock, person=person, server=server),
        metrics=metrics or Metrics(),
        memory=Memory(clock),
        work=Work(),
        owner=owner,
        update=update,
    )


def services_of(interaction: Interaction) -> Services:
    """Return the services of the client that an interaction has come to."""
    services: Services = interaction.client.services
    return services
