"""Cards whose buttons turn over several matches: what they show is kept in the notes, so that the buttons last."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.discord.cards.answers import silence_card, spread_card
from bot.discord.cards.buttons import Place
from bot.discord.cards.cards import Outgoing
from bot.discord.cards.spread import lay_out, widest
from bot.discord.services.services import Services
from bot.wording.texts import Texts
from index.match import Answer, Match


async def answer_card(services: Services, answer: Answer, texts: Texts, *, owner: int) -> Outgoing:
    """Return the card of an answer: its best matches with buttons for the others, or why there is none."""
    services.metrics.count_answer(answer.status)
    if not answer.matches:
        return silence_card(answer, texts)
    note = " ".join(texts.note(note) for note in answer.notes)
    return await paged_card(services, answer.matches, texts, owner=owner, note=note)


async def paged_card(
    services: Services,
    matches: Sequence[Match],
    texts: Texts,
    *,
    owner: int,
    note: str = "",
    dated: bool = False,
    at: int = 0,
) -> Outgoing:
    """Return the card of the first matches (from number `at` on), whose buttons lead to the others.

    With `dated` it is a list led by days.
    """
    ids = [[one.statement.id for one in (match, *match.also_in)] for match in matches]
    card = await services.cards.keep(ids)
    window = list(enumerate(matches))[at : at + widest(dated=dated)]
    spread = await asyncio.to_thread(lay_out, window, texts, count=len(ids), dated=dated)
    return spread_card(spread, texts, Place(card, owner, dated=dated), count=len(ids), note=note)
