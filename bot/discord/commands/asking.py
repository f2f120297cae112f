"""Commands that answer with words: /ask, /quote, /latest, /compare, /timeline, /check."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from discord import app_commands

from bot.discord.cards.answers import comparison_card
from bot.discord.cards.cards import Outgoing, text_card, with_heading
from bot.discord.cards.chart import with_chart
from bot.discord.cards.escape import escape
from bot.discord.cards.spread import first_worth_reading
from bot.discord.commands.checking import checked_card
from bot.discord.commands.days import DayError, read_day
from bot.discord.commands.options import (
    AFTER,
    BEFORE,
    OUTLET,
    PRIVATE,
    SPEAKER,
    TOPIC,
    AnyCommand,
    Tree,
    complete_outlet,
    complete_speaker,
    same_name,
)
from bot.discord.limits import shorten
from bot.discord.messages.answers import answer_card, paged_card
from bot.discord.messages.replies import respond, whisper
from bot.discord.messages.reporting import report_silence
from bot.discord.services.engine import MAX_SHOWN
from bot.discord.services.services import Interaction, services_of
from bot.wording.chart import chart_text, count_periods, draw_chart
from bot.wording.printable import one_line
from bot.wording.texts import Texts, texts_for
from corpus.errors import LibraryError
from index.match import Answer
from index.notes import Note
from index.question.request import Request
from index.question.thread import keep

MAX_MATCHES = 500
MAX_DAY = 40
MAX_TITLE = 120


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    commands: tuple[AnyCommand, ...] = (ask, quote, latest, compare, timeline, check)
    for command in commands:
        tree.add_command(command)


async def answer(interaction: Interaction, request: Request, *, private: bool | None) -> None:
    """Ask the library and send the answer, from the outlets that the server allows."""
    services = services_of(interaction)
    asked: list[Answer] = []

    async def make(texts: Texts) -> Outgoing:
        allowed = await services.outlets(interaction)
        outlet = request.outlet
        catalogue = services.engine.catalogue
        printed = catalogue.outlet(outlet) if outlet else ""
        if outlet and not printed:
            known = escape(texts.listed(catalogue.outlet_names()))
            return text_card(texts("no_such_outlet", outlet=escape(outlet), outlets=known))
        if allowed and outlet and not same_name(outlet, allowed):
            return _not_allowed(outlet, allowed, texts)
        exact = replace(request, outlet=printed)
        found = await services.engine.ask(exact, outlets=allowed)
        asked.append(found)
        return await answer_card(services, found, texts, owner=interaction.user.id)

    message = await respond(interaction, make, private=private)
    if asked and interaction.channel_id is not None:
        services.memory.keep(keep(asked[0].question), interaction.channel_id, interaction.user.id, card=message)
    if asked and private is not True:
        services.work.beside(report_silence(services, interaction.guild, asked[0]))


def _not_allowed(outlet: str, allowed: Sequence[str], texts: Texts) -> Outgoing:
    names = texts("comma").join(escape(one_line(name)) for name in allowed)
    return text_card(texts("outlet_not_allowed", outlet=escape(one_line(outlet)), outlets=names))


@app_commands.command(description="Who said what about what, and when: the words themselves")
@app_commands.describe(
    question="For example: what did Kishi say about deterrence?",
    speaker=SPEAKER,
    topic=TOPIC,
    after=AFTER,
    before=BEFORE,
    outlet=OUTLET,
    private=PRIVATE,
)
@app_commands.autocomplete(speaker=complete_speaker, outlet=complete_outlet)
async def ask(
    interaction: Interaction,
    question: app_commands.Range[str, 1, 1000],
    speaker: app_commands.Range[str, 0, 100] = "",
    topic: app_commands.Range[str, 0, 200] = "",
    after: app_commands.Range[str, 0, MAX_DAY] = "",
    before: app_commands.Range[str, 0, MAX_DAY] = "",
    outlet: app_commands.Range[str, 0, 100] = "",
    private: bool | None = None,
) -> None:
    """Answer a question."""
    try:
        first, end = read_day(after), read_day(before)
    except DayError as error:
        line = texts_for(str(interaction.locale))("bad_date", value=escape(shorten(one_line(error.value), MAX_DAY)))
        await whisper(interaction, line)
        return
    request = Request(question, speaker, topic=topic, outlet=outlet, after=first, before=end, limit=MAX_SHOWN)
    await answer(interaction, request, private=private)


@app_commands.command(description="One statement by its id")
@app_commands.describe(id="The id that a card or the command line shows", private=PRIVATE)
async def quote(interaction: Interaction, id: app_commands.Range[str, 1, 40], private: bool | None = None) -> None:
    """Show one statement."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        try:
            match = await services.engine.statement(id.strip())
        except LibraryError:
            return text_card(texts("no_such_id"))
        allowed = await services.outlets(interaction)
        if allowed and match.article.outlet not in allowed:
            return _not_allowed(match.article.outlet, allowed, texts)
        return await paged_card(services, [match], texts, owner=interaction.user.id)

    await respond(interaction, make, private=private)


@app_commands.command(description="The newest statements, of one speaker or of all")
@app_commands.describe(speaker=SPEAKER, private=PRIVATE)
@app_commands.autocomplete(speaker=complete_speaker)
async def latest(
    interaction: Interaction, speaker: app_commands.Range[str, 0, 100] = "", private: bool | None = None
) -> None:
    """Show the newest statements."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        allowed = await services.outlets(interaction)
        # Without a speaker a day long ago makes it a question about dates, which the newest answer first.
        since = None if speaker else date.min
        found = await services.engine.ask(Request(speaker=speaker, after=since, limit=MAX_SHOWN), outlets=allowed)
        return await answer_card(services, found, texts, owner=interaction.user.id)

    await respond(interaction, make, private=private)


@app_commands.command(description="What two speakers said on one topic, side by side")
@app_commands.describe(a="The first speaker", b="The second speaker", topic=TOPIC, private=PRIVATE)
@app_commands.autocomplete(a=complete_speaker, b=complete_speaker)
async def compare(
    interaction: Interaction,
    a: app_commands.Range[str, 1, 100],
    b: app_commands.Range[str, 1, 100],
    topic: app_commands.Range[str, 1, 200],
    private: bool | None = None,
) -> None:
    """Show the best statement of each."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        allowed = await services.outlets(interaction)
        requests = [Request(speaker=name, topic=topic, limit=MAX_SHOWN) for name in (a, b)]
        answers = [await services.engine.ask(request, outlets=allowed) for request in requests]
        return await asyncio.to_thread(comparison_card, answers, (a, b), texts)

    await respond(interaction, make, private=private)


@app_commands.command(description="What a speaker said over time, with a chart")
@app_commands.describe(speaker="Whose words", topic=TOPIC, private=PRIVATE)
@app_commands.autocomplete(speaker=complete_speaker)
async def timeline(
    interaction: Interaction,
    speaker: app_commands.Range[str, 1, 100],
    topic: app_commands.Range[str, 0, 200] = "",
    private: bool | None = None,
) -> None:
    """Show how often and when, and the words in order of date."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        allowed = await services.outlets(interaction)
        found = await services.engine.ask(Request(speaker=speaker, topic=topic, limit=MAX_MATCHES), outlets=allowed)
        dated = sorted((m for m in found.matches if m.article.published), key=lambda m: str(m.article.published))
        if not dated or found.status == "unsure":
            return await answer_card(services, found, texts, owner=interaction.user.id)
        name = found.question.speakers[0].name if found.question.speakers else speaker
        title = one_line(f"{name}: {topic}" if topic else name)
        periods = count_periods(m.article.published for m in dated)
        notes = [texts.note(note) for note in found.notes]
        if undated := len(found.matches) - len(dated):
            notes.append(texts.note(Note("undated", count=undated)))
        if len(found.matches) == MAX_MATCHES:
            notes.append(texts("newest_only", count=MAX_MATCHES))
        outgoing = await paged_card(
            services,
            dated,
            texts,
            owner=interaction.user.id,
            note=" ".join(notes),
            dated=True,
            at=first_worth_reading(dated),
        )
        picture = await asyncio.to_thread(draw_chart, title, periods)
        return with_chart(with_heading(outgoing, shorten(title, MAX_TITLE)), picture, chart_text(title, periods))

    await respond(interaction, make, private=private)


@app_commands.command(description="Is this quotation real?")
@app_commands.describe(quotation="The words to look for", speaker="Who is said to have said it", private=PRIVATE)
@app_commands.autocomplete(speaker=complete_speaker)
async def check(
    interaction: Interaction,
    quotation: app_commands.Range[str, 1, 1000],
    speaker: app_commands.Range[str, 0, 100] = "",
    private: bool | None = None,
) -> None:
    """Return whether the words are in an article, altered, somebody else's, or nowhere."""

    async def make(texts: Texts) -> Outgoing:
        return await checked_card(interaction, quotation, texts, speaker=speaker)

    await respond(interaction, make, private=private)
