"""The Discord client: logs in, offers the commands, hears those who mention it, and tells followers what is new."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from bot.discord.cards.buttons import CardButton, CardMenu, Pressed
from bot.discord.cards.cards import text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.offered import add_commands
from bot.discord.messages.digests import watch
from bot.discord.messages.listening import answer_message
from bot.discord.messages.permitting import let
from bot.discord.messages.pressing import press
from bot.discord.messages.replies import NOBODY, apologise, post, say
from bot.discord.messages.trying import UNREACHABLE
from bot.discord.services.servers import are_gone
from bot.discord.services.services import Services
from bot.discord.services.state import StateError
from bot.discord.services.translator import Translator
from bot.wording.printable import one_line
from bot.wording.texts import texts_for
from corpus.errors import LibraryError

log = logging.getLogger(__name__)
Interaction = discord.Interaction["OnRecord"]
MAX_FINISH_SECONDS = 9.0
FIRST_PAUSE, MAX_PAUSE = 60.0, 3600.0
# What Discord sends for people whose client has not yet heard of new commands.
STALE = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
# The bot has no voice, and whoever runs it need not read so at every start.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["OnRecord"]):
    """The commands; whatever goes wrong in one of them is said to the person in a private line."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse what the staff of the server do not let this person do, and everything while the bot is stopping."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        if interaction.client.services.work.stopping:
            await say(interaction, texts_for(str(interaction.locale))("restarting"))
            return False
        return await let(interaction)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer the person and log the fault."""
        if interaction.type is discord.InteractionType.autocomplete:
            log.info("a name could not be completed: %s", type(error).__name__)
        elif isinstance(error, STALE):
            log.info("a command that has changed was used: %s", type(error).__name__)
            await say(interaction, texts_for(str(interaction.locale))("command_changed"))
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
        services.metrics.sessions = self.sessions
        self.connected = asyncio.Event()
        self.offering: asyncio.Task[None] | None = None
        self._sessions: set[int] = set()
        self._sync = sync
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self.tree)
        self.add_dynamic_items(CardButton, CardMenu)

    async def setup_hook(self) -> None:
        """Open the library and read the settings; tell Discord the commands beside, so that it holds nothing up."""
        await self.services.engine.start()
        await self.services.servers.load()
        await self.services.staff.load()
        self.offering = asyncio.create_task(self._offer())

    async def _tell_commands(self) -> None:
        """Tell Discord the commands where they changed or `sync` was asked for."""
        translator = Translator()
        await self.tree.set_translator(translator)
        offered = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree._get_all_commands()  # the public call leaves the message menu out
        ]
        print_of = hashlib.sha256(json.dumps([self.application_id, offered], sort_keys=True).encode()).hexdigest()
        known = ""
        with suppress(StateError, LibraryError):  # without the notes they are told once too often
            known = await self.services.state.run(lambda state: state.fact("commands"))
        if self._sync or known != print_of:
            commands = await self.tree.sync()
            log.info("told Discord about %d commands", len(commands))
            with suppress(StateError, LibraryError):
                await self.services.state.run(lambda state: state.keep_fact("commands", print_of))

    async def _offer(self) -> None:
        """Tell Discord the commands, again after a pause where that fails: those it knows work in the meantime."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._tell_commands()
                return
            except discord.HTTPException as error:
                log.error("Discord refuses the commands: status %d, code %d: %s", error.status, error.code, error.text)
            except UNREACHABLE as error:
                log.error("Discord could not be told about the commands: %s: %s", type(error).__name__, error)
            except Exception:
                log.exception("telling Discord about the commands")
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, MAX_PAUSE)

    def sessions(self) -> dict[int, bool]:
        """Return of each shard there is to be whether it has a session, over which questions arrive."""
        open_ones = {number for number, shard in self.shards.items() if not self.is_closed() and not shard.is_closed()}
        return {shard: shard in self._sessions & open_ones for shard in range(self.shard_count or 1)}

    # Events

    async def on_shard_connect(self, shard: int) -> None:
        """Note that questions arrive."""
        self._sessions.add(shard)
        self.connected.set()

    async def on_shard_resumed(self, shard: int) -> None:
        """Note that questions arrive again."""
        self._sessions.add(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note that no questions of this shard arrive for the time being."""
        self._sessions.discard(shard)

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
        await self.services.staff.forget(guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Tell the owner of a server in which the last channel chosen for public answers was deleted."""
        settings = await self.services.servers.settings(channel.guild.id)
        if channel.id in settings.channels and are_gone(settings, channel.guild):
            texts = texts_for(settings.language or str(channel.guild.preferred_locale))
            line = texts("told_channels_gone", server=escape(one_line(channel.guild.name)))
            try:
                owner = await self.create_dm(discord.Object(channel.guild.owner_id or 0))
                await post(owner, text_card(line), nonce=f"gone-{channel.id}")
            except UNREACHABLE as error:
                log.warning("the owner of a server could not be told that its channels are gone: %s", error)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take up again what is followed in a server that the bot comes back to."""
        channels = [channel.id for channel in (*guild.channels, *guild.threads)]
        await self.services.state.run(lambda state: state.retry(channels))

    # From the start to the end

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Carry out a button or a choice of a card, which hands itself on to here."""
        await press(interaction, pressed)

    async def tell_news(self) -> None:
        """Send news to those who follow from the first connection on, until cancelled."""
        await self.connected.wait()
        await watch(self.services, self)

    async def finish(self) -> None:
        """Take no more questions, finish the answers in hand, and leave; at most `MAX_FINISH_SECONDS`."""
        await self.services.work.finish(MAX_FINISH_SECONDS)
        await self.close()

    async def close(self) -> None:
        """Leave Discord."""
        if self.offering is not None:
            self.offering.cancel()
        await super().close()
