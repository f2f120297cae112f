"""What the buttons and the menu of a card do."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.discord.cards.answers import FORMS, copy_card, keep_beside, spread_card
from bot.discord.cards.buttons import Place, Pressed
from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.copying import speakers_of
from bot.discord.cards.escape import escape
from bot.discord.cards.spread import lay_out, widest
from bot.discord.messages.answers import paged_card
from bot.discord.messages.permitting import let
from bot.discord.messages.replies import acknowledge, apologise, send, slow_down, whisper
from bot.discord.messages.reporting import report_speaker
from bot.discord.services.services import Interaction, Services, services_of
from bot.discord.services.state import ReportKind
from bot.wording.texts import Texts
from index.match import Match
from index.question.request import Request

ASIDE = ("text", "markdown", "citation", "wrong", "unrelated", "more")
MAX_MORE = 500


async def press(interaction: Interaction, pressed: Pressed) -> None:
    """Carry out a button or a choice; somebody else than who asked gets a private copy of the card."""
    with services_of(interaction).work.counted():
        try:
            await _press(interaction, pressed)
        except Exception as error:  # discord.py would only log it, and the person would see nothing happen
            await apologise(interaction, error)


async def _press(interaction: Interaction, pressed: Pressed) -> None:
    services = services_of(interaction)
    if pressed.action == "more" and (not await let(interaction) or await slow_down(interaction)):
        return
    aside = pressed.action in ASIDE or interaction.user.id != pressed.place.owner
    await acknowledge(interaction, private=True if aside else None)
    texts = await services.texts(interaction)
    ids = await services.cards.find(pressed.place.card)
    if pressed.at >= len(ids):
        await _tell(interaction, texts("card_forgotten"), aside=aside)
        return
    if pressed.action not in ASIDE:
        await _turn(interaction, pressed, ids, texts, aside=aside)
        return
    match = await services.engine.printed_as(ids[pressed.at])
    if match is None:
        await _tell(interaction, texts("library_moved_on"), aside=aside)
    elif pressed.action in ("wrong", "unrelated"):
        await send(interaction, await _report(interaction, pressed, match, texts))
    elif pressed.action in FORMS:
        await send(interaction, await asyncio.to_thread(copy_card, match, pressed.action, texts))
    else:
        await send(interaction, await _more(interaction, match, texts))


async def _turn(
    interaction: Interaction, pressed: Pressed, ids: Sequence[Sequence[str]], texts: Texts, *, aside: bool
) -> None:
    """Show other statements of the card, another part of a long one, or the same in another style."""
    services = services_of(interaction)
    place = replace(pressed.place, owner=interaction.user.id)
    context = {"context": True, "words": False}.get(pressed.action, place.context)
    width = widest(dated=place.dated)
    start, page = place.at, place.page
    backwards = pressed.action == "back" and page == 0 and start > 0
    if backwards:
        start = max(0, place.at - width)
    elif pressed.action in ("back", "earlier"):
        page = max(0, page - 1)
    elif pressed.action == "later":
        page += 1
    elif pressed.action == "next":
        start, page = await _behind(services, place, ids, texts)
    else:
        page = 0
    end = place.at if backwards else start + width
    found = [(at, await services.engine.printed_as(ids[at])) for at in range(start, min(end, len(ids)))]
    matches = [(at, match) for at, match in found if match is not None]
    if not matches:
        await _tell(interaction, texts("library_moved_on"), aside=aside)
        return
    spread = await asyncio.to_thread(
        lay_out,
        matches,
        texts,
        count=len(ids),
        page=page,
        context=context,
        dated=place.dated,
        backwards=backwards,
    )
    turned = spread_card(spread, texts, replace(place, context=context), count=len(ids))
    if interaction.message is not None:
        turned = keep_beside(turned, interaction.message, edited=not aside)
    await send(interaction, turned)


async def _behind(services: Services, place: Place, ids: Sequence[Sequence[str]], texts: Texts) -> tuple[int, int]:
    """Return the number and the part that come behind what the card shows."""
    if place.shown == 1 and (match := await services.engine.printed_as(ids[place.at])):
        shown = await asyncio.to_thread(
            lay_out,
            [(place.at, match)],
            texts,
            count=len(ids),
            page=place.page,
            context=place.context,
            dated=place.dated,
        )
        if shown.page + 1 < shown.pages:
            return place.at, shown.page + 1
    return min(place.at + place.shown, len(ids) - 1), 0


async def _report(interaction: Interaction, pressed: Pressed, match: Match, texts: Texts) -> Outgoing:
    services = services_of(interaction)
    kind: ReportKind = "speaker" if pressed.action == "wrong" else "relevance"
    new = await services.state.run(lambda state: state.report(match.statement.id, kind, interaction.user.id))
    services.metrics.count("reported")
    if new and kind == "speaker":
        services.work.beside(report_speaker(services, interaction.guild, match))
    return text_card(texts(f"reported_{pressed.action}" if new else "reported_already"))


async def _more(interaction: Interaction, match: Match, texts: Texts) -> Outgoing:
    if not match.statement.speakers:
        return text_card(texts("nobody_named"))
    services, speaker = services_of(interaction), match.statement.speakers[0].name
    allowed = await services.outlets(interaction)
    answer = await services.engine.ask(Request(speaker=speaker, limit=MAX_MORE), outlets=allowed)
    others = [other for other in answer.matches if other.statement.id != match.statement.id]
    if not others:
        return text_card(texts("only_one", name=escape(speakers_of(match, texts))))
    note = texts("newest_only", count=MAX_MORE) if len(answer.matches) == MAX_MORE else ""
    return await paged_card(services, others, texts, owner=interaction.user.id, note=note)


async def _tell(interaction: Interaction, line: str, *, aside: bool) -> None:
    """Say one line: in the deferred private answer where there is one, else beside the card."""
    if aside:
        await send(interaction, text_card(line))
    else:
        await whisper(interaction, line)
