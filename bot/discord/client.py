"""The Discord client: logs in, offers the commands, hears those who mention it, and tells followers what is new."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord.cards.buttons import CardButton
from bot.discord.commands.offered import add_commands
from bot.discord.messages.digests import watch
from bot.discord.messages.listening import answer_message
from bot.discord.messages.pressing import press
from bot.discord.messages.replies import NOBODY, apologise
from bot.discord.services.services import Services
from bot.discord.services.translator import Translator

log = logging.getLogger(__name__)
Interaction = discord.Interaction["OnRecord"]
MAX_FINISH_SECONDS = 9.0
# The bot has no voice, and whoever runs it need not read so at every start.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["OnRecord"]):
    """The commands; whatever goes wrong in one of them is said to the person in a private line."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse while the bot is stopping."""
        return interaction.type is discord.InteractionType.autocomplete or not interaction.client.services.work.stopping

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer the person and log the fault."""
        if interaction.type is discord.InteractionType.autocomplete:
            log.error("autocomplete", exc_info=error)
        else:
            await apologise(interaction, getattr(error, "original", error))


class OnRecord(discord.AutoShardedClient):
    """The bot. It reads no messages but those that mention it or are sent to it alone."""

    tree: Tree

    def __init__(
        self,
        services: Services,
        *,
        sync: bool = False,
        shards: int | None = None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(
            intents=intents,
            allowed_mentions=NOBODY,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=shards,
        )
        self.services = services
        self.connected = asyncio.Event()
        self._sync = sync
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self.tree)
        self.add_dynamic_items(CardButton)

    async def setup_hook(self) -> None:
        """Open the library, and tell Discord the commands where they changed or `sync` was asked for."""
        await self.services.engine.start()
        translator = Translator()
        await self.tree.set_translator(translator)
        offered = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree._get_all_commands()  # the public call leaves the message menu out
        ]
        print_of = hashlib.sha256(json.dumps([self.application_id, offered], sort_keys=True).encode()).hexdigest()
        known = await self.services.state.run(lambda state: state.fact("commands"))
        if self._sync or known != print_of:
            commands = await self.tree.sync()
            await self.services.state.run(lambda state: state.keep_fact("commands", print_of))
            log.info("told Discord about %d commands", len(commands))

    # Events

    async def on_shard_connect(self, shard: int) -> None:
        """Note that questions arrive."""
        self.services.metrics.shards.add(shard)
        self.connected.set()

    async def on_shard_resumed(self, shard: int) -> None:
        """Note that questions arrive again."""
        self.services.metrics.shards.add(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note that no questions of this shard arrive for the time being."""
        self.services.metrics.shards.discard(shard)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot or is sent to it alone."""
        if not self.services.work.stopping and self.user is not None:
            with self.services.work.counted():
                await answer_message(self.services, message, us=self.user.id)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what went wrong in an event."""
        log.exception("in %s", event_method)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server the bot was removed from."""
        await self.services.servers.forget(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take up again what is followed in a server that the bot comes back to."""
        channels = [channel.id for channel in (*guild.channels, *guild.threads)]
        await self.services.state.run(lambda state: state.retry(channels))

    # From the start to the end

    async def press(self, interaction: Interaction, button: CardButton) -> None:
        """Carry out a button of a card, which hands itself on to here."""
        await press(interaction, button)

    async def tell_news(self) -> None:
        """Send news to those who follow from the first connection on, until cancelled."""
        await self.connected.wait()
        await watch(self.services, self)

    async def finish(self) -> None:
        """Take no more questions, finish the answers in hand, and leave; at most `MAX_FINISH_SECONDS`."""
        await self.services.work.finish(MAX_FINISH_SECONDS)
        await self.close()
