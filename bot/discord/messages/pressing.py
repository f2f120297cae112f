"""What the buttons of a card do."""

from __future__ import annotations

from bot.discord.cards.answers import FORMS, copy_card, keep_beside, match_card
from bot.discord.cards.buttons import CardButton
from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.copying import speakers_of
from bot.discord.cards.escape import escape
from bot.discord.messages.answers import paged_card
from bot.discord.messages.replies import acknowledge, apologise, send, slow_down, whisper
from bot.discord.services.services import Interaction, services_of
from bot.discord.services.state import ReportKind
from bot.wording.texts import Texts
from index.match import Match
from index.question.request import Request

ASIDE = ("text", "markdown", "citation", "wrong", "unrelated", "more")
MAX_MORE = 500


async def press(interaction: Interaction, button: CardButton) -> None:
    """Carry out a button; somebody else than who asked gets a private copy of the card."""
    with services_of(interaction).work.counted():
        try:
            await _press(interaction, button)
        except Exception as error:  # discord.py would only log it, and the person would see nothing happen
            await apologise(interaction, error)


async def _press(interaction: Interaction, button: CardButton) -> None:
    services = services_of(interaction)
    if button.action == "more" and await slow_down(interaction):
        return
    aside = button.action in ASIDE or interaction.user.id != button.owner
    await acknowledge(interaction, private=True if aside else None)
    texts = await services.texts(interaction)
    ids = await services.cards.find(button.card)
    if button.at >= len(ids):
        await _tell(interaction, texts("card_forgotten"), aside=aside)
        return
    at = max(0, min(button.at + {"back": -1, "next": 1}.get(button.action, 0), len(ids) - 1))
    match = await services.engine.printed_as(ids[at])
    if match is None:
        await _tell(interaction, texts("library_moved_on"), aside=aside)
    elif button.action in ("wrong", "unrelated"):
        await send(interaction, await _report(interaction, button, match.statement.id, texts))
    elif button.action in FORMS:
        await send(interaction, copy_card(match, button.action, texts))
    elif button.action == "more":
        await send(interaction, await _more(interaction, match, texts))
    else:
        turned = _turned(interaction, button, match, at, len(ids), texts)
        if interaction.message is not None:
            turned = keep_beside(turned, interaction.message, edited=not aside)
        await send(interaction, turned)


def _turned(interaction: Interaction, button: CardButton, match: Match, at: int, count: int, texts: Texts) -> Outgoing:
    stays = button.action in ("earlier", "later")
    return match_card(
        match,
        texts,
        card=button.card,
        at=at,
        count=count,
        owner=interaction.user.id,
        page=button.page + {"earlier": -1, "later": 1}[button.action] if stays else 0,
        context={"context": True, "words": False}.get(button.action, button.context),
    )


async def _report(interaction: Interaction, button: CardButton, statement: str, texts: Texts) -> Outgoing:
    services = services_of(interaction)
    kind: ReportKind = "speaker" if button.action == "wrong" else "relevance"
    new = await services.state.run(lambda state: state.report(statement, kind, interaction.user.id))
    services.metrics.count("reported")
    return text_card(texts(f"reported_{button.action}" if new else "reported_already"))


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
