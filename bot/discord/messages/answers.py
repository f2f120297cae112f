"""Cards whose buttons turn over several matches: what they show is kept in the notes, so that the buttons last."""

from __future__ import annotations

from collections.abc import Sequence

from bot.discord.cards.answers import match_card, silence_card
from bot.discord.cards.cards import Outgoing
from bot.discord.services.services import Services
from bot.wording.texts import Texts
from index.match import Answer, Match


async def answer_card(services: Services, answer: Answer, texts: Texts, *, owner: int) -> Outgoing:
    """Return the card of an answer: its best match with buttons for the others, or why there is none."""
    services.metrics.count_answer(answer.status)
    if not answer.matches:
        return silence_card(answer, texts)
    note = " ".join(texts.note(note) for note in answer.notes)
    return await paged_card(services, answer.matches, texts, owner=owner, note=note)


async def paged_card(
    services: Services, matches: Sequence[Match], texts: Texts, *, owner: int, note: str = ""
) -> Outgoing:
    """Return the card of the first match, whose buttons lead to the others."""
    ids = [[one.statement.id for one in (match, *match.also_in)] for match in matches]
    card = await services.cards.keep(ids)
    return match_card(matches[0], texts, card=card, at=0, count=len(ids), owner=owner, note=note)
