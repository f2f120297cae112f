"""Services: the one object that commands, messages and buttons take what they need from."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.discord.services.cards import Cards
from bot.discord.services.cooldown import PERSON, SERVER, TOLD, Cooldown, Cooldowns, Rate
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.memory import Memory
from bot.discord.services.metrics import Metrics
from bot.discord.services.servers import UNREAD, Servers
from bot.discord.services.staff import Apart, Staff
from bot.discord.services.state import ServerSettings, State
from bot.discord.services.work import Work
from bot.wording.texts import Texts, texts_for

Interaction = discord.Interaction[Any]
HINTS = Rate(1, 1800)
"""How often somebody is told what they were told already."""


@dataclass(frozen=True, slots=True)
class Services:
    """What everything below the client works with.

    `owner` is the Discord id of who may use /admin, `None` for the owner of the application; `update` starts the
    reading of new articles, where the settings name a way.
    """

    engine: Engine
    state: Worker[State]
    cards: Cards
    servers: Servers
    staff: Staff
    cooldowns: Cooldowns
    hints: Cooldown
    told: Cooldown
    metrics: Metrics
    memory: Memory
    work: Work
    owner: int | None = None
    update: Callable[[], Any] | None = None

    async def texts(self, interaction: Interaction) -> Texts:
        """Return the texts in the server's language where one was chosen, else in the person's."""
        settings = await self.servers.settings(interaction.guild_id)
        here = self.apart(interaction)
        language = settings.language if here.language is None else here.language
        return texts_for(language or str(interaction.locale))

    async def outlets(self, interaction: Interaction) -> tuple[str, ...]:
        """Return the outlets whose articles the server shows, none where it shows all."""
        here = self.apart(interaction)
        return (await self.servers.settings(interaction.guild_id)).outlets if here.outlets is None else here.outlets

    def apart(self, interaction: Interaction) -> Apart:
        """Return what was chosen for the channel of an interaction alone, or for the one it is a thread of."""
        parent = getattr(interaction.channel, "parent_id", None)
        return self.staff.settings(interaction.guild_id).apart(interaction.channel_id, parent)

    def is_private(self, interaction: Interaction, wanted: bool | None) -> bool:
        """Return whether only the person who asks sees the answer: by their wish, the server's, or the channel's.

        Nothing is waited for, because Discord waits for nobody.
        """
        settings = self.servers.remembered(interaction.guild_id)
        if settings is UNREAD or not is_allowed(settings, interaction.channel_id, interaction.channel):
            return True
        here = self.apart(interaction).private
        return (settings.private if here is None else here) if wanted is None else wanted


def is_allowed(settings: ServerSettings, channel_id: int | None, channel: object) -> bool:
    """Return whether answers in this place may be public: it is chosen, or what it is in.

    A thread, also a post of a forum, is in its channel; a channel is in its category.
    """
    around: object = channel
    places = {channel_id}
    if isinstance(channel, discord.Thread):
        places.add(channel.parent_id)
        around = channel.parent
    places.add(getattr(around, "category_id", None))
    return not settings.channels or bool(places & set(settings.channels))


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
        cards=Cards(state),
        servers=Servers(state),
        staff=Staff(state),
        cooldowns=Cooldowns(clock, person=person, server=server),
        hints=Cooldown(HINTS, clock),
        told=Cooldown(TOLD, clock),
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
