"""The Discord client: logs in, offers the commands, hears those who mention it, and tells followers what is new."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import discord
from discord import app_commands

from bot.discord.cards.answers import match_card, silence_card
from bot.discord.cards.buttons import CardButton
from bot.discord.cards.cards import Outgoing
from bot.discord.commands import add_commands
from bot.discord.messages.listening import answer_message
from bot.discord.messages.replies import NOBODY, apologise
from bot.discord.services.catalogue import Catalogue
from bot.discord.services.cooldown import PERSON, SERVER, Cooldown, Rate
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.memory import Memory
from bot.discord.services.metrics import Metrics
from bot.discord.services.state import ServerSettings, State
from bot.discord.services.translator import Translator
from bot.wording.texts import Texts, texts_for
from index.match import Answer, Match

log = logging.getLogger(__name__)
Interaction = discord.Interaction["OnRecord"]
MAX_FINISH_SECONDS = 9.0
# The bot has no voice, and whoever runs it need not read so at every start.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["OnRecord"]):
    """The commands; whatever goes wrong in one of them is said to the person in a private line."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse while the bot is stopping."""
        return interaction.type is discord.InteractionType.autocomplete or not interaction.client.stopping

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
        engine: Engine,
        state: Worker[State],
        *,
        sync: bool = False,
        owner: int | None = None,
        shards: int | None = None,
        metrics: Metrics | None = None,
        update: Callable[[], Any] | None = None,
        clock: Callable[[], float] = time.monotonic,
        person: Rate = PERSON,
        server: Rate = SERVER,
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
        self.engine, self.state = engine, state
        self.owner, self.update = owner, update
        self.metrics = metrics or Metrics()
        self.memory = Memory(clock)
        self.stopping = False
        self.connected = asyncio.Event()
        self._sync = sync
        self._work: set[asyncio.Task[Any]] = set()
        self._person, self._server = Cooldown(person, clock), Cooldown(server, clock)
        self._servers: dict[int, ServerSettings] = {}
        self._reading = asyncio.Lock()
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self)
        self.add_dynamic_items(CardButton)

    @property
    def catalogue(self) -> Catalogue:
        """The speakers and outlets of the library as of now."""
        return self.engine.catalogue

    async def setup_hook(self) -> None:
        """Open the library, and tell Discord the commands where they changed or `sync` was asked for."""
        await self.engine.start()
        translator = Translator()
        await self.tree.set_translator(translator)
        offered = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree._get_all_commands()  # the public call leaves the message menu out
        ]
        print_of = hashlib.sha256(json.dumps([self.application_id, offered], sort_keys=True).encode()).hexdigest()
        known = await self.state.run(lambda state: state.fact("commands"))
        if self._sync or known != print_of:
            commands = await self.tree.sync()
            await self.state.run(lambda state: state.keep_fact("commands", print_of))
            log.info("told Discord about %d commands", len(commands))

    # Events

    async def on_shard_connect(self, shard: int) -> None:
        """Note that questions arrive."""
        self.metrics.shards.add(shard)
        self.connected.set()

    async def on_shard_resumed(self, shard: int) -> None:
        """Note that questions arrive again."""
        self.metrics.shards.add(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note that no questions of this shard arrive for the time being."""
        self.metrics.shards.discard(shard)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot or is sent to it alone."""
        if not self.stopping:
            with self.at_work():
                await answer_message(self, message)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what went wrong in an event."""
        log.exception("in %s", event_method)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server the bot was removed from."""
        self._servers.pop(guild.id, None)
        await self.state.run(lambda state: state.forget_server(guild.id))

    # What the commands need

    async def texts(self, interaction: Interaction) -> Texts:
        """Return the texts in the server's language where one was chosen, else in the person's."""
        settings = await self.settings(interaction.guild_id)
        return texts_for(settings.language or str(interaction.locale))

    async def settings(self, server: int | None) -> ServerSettings:
        """Return the settings of a server, from memory after the first time."""
        if server is None:
            return ServerSettings()
        async with self._reading:
            if server not in self._servers:
                self._servers[server] = await self.state.run(lambda state: state.server(server))
        return self._servers[server]

    async def change_settings(self, server: int, **changes: object) -> ServerSettings:
        """Keep changed settings of a server."""
        self._servers[server] = await self.state.run(lambda state: state.change_server(server, **changes))
        return self._servers[server]

    async def is_private(self, interaction: Interaction, wanted: bool | None) -> bool:
        """Say whether only the person who asks sees the answer: by their wish, the server's, or the channel's."""
        settings = await self.settings(interaction.guild_id)
        if settings.channels and interaction.channel_id not in settings.channels:
            return True
        return settings.private if wanted is None else wanted

    def seconds_to_wait(self, person: int, server: int | None) -> tuple[str, int]:
        """Count a question; return which limit it is over and for how many seconds, 0 where it is not."""
        seconds = self._person.wait(person)
        if seconds or server is None:
            return "slow_down", seconds
        return "slow_down_server", self._server.wait(server)

    async def answer_card(self, answer: Answer, texts: Texts, *, owner: int) -> Outgoing:
        """Return the card of an answer: its best match with buttons for the others, or why there is none."""
        self.metrics.count_answer(answer.status)
        if not answer.matches:
            return silence_card(answer, texts)
        note = " ".join(texts.note(note) for note in answer.notes)
        return await self.paged(answer.matches, texts, owner=owner, note=note)

    async def paged(self, matches: Sequence[Match], texts: Texts, *, owner: int, note: str = "") -> Outgoing:
        """Return the card of the first match, whose buttons lead to the others."""
        ids = [[one.statement.id for one in (match, *match.also_in)] for match in matches]
        card = await self.state.run(lambda state: state.save_card(ids))
        return match_card(matches[0], texts, card=card, at=0, count=len(ids), owner=owner, note=note)

    # Stopping

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Count the present task as work that is finished before the bot stops."""
        task = asyncio.current_task()
        if task is None or task in self._work:
            yield
            return
        self._work.add(task)
        try:
            yield
        finally:
            self._work.discard(task)

    async def finish(self) -> None:
        """Take no more questions, finish the answers in hand, and leave; at most `MAX_FINISH_SECONDS`."""
        self.stopping = True
        if self._work:
            await asyncio.wait(self._work, timeout=MAX_FINISH_SECONDS)
        await self.close()
