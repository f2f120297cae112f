"""The buttons of a card. All they need stands in their own id, so they work after a restart of the bot."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

import discord
from discord import ui

from bot.discord.limits import MAX_BUTTON_LABEL, MAX_BUTTONS_A_ROW, MAX_CUSTOM_ID, shorten
from bot.wording.texts import Texts

Action = Literal[
    "back", "next", "context", "words", "earlier", "later", "more", "wrong", "unrelated", "text", "markdown", "citation"
]
EMOJI = {"back": "◀️", "next": "▶️", "earlier": "🔼", "later": "🔽"}
TEMPLATE = re.compile(
    r"or1:(?P<action>[a-z]+):(?P<card>[0-9a-f]+):(?P<at>\d{1,4}):(?P<page>\d{1,4}):(?P<context>[01]):(?P<owner>\d+)"
)


class CardButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=TEMPLATE):
    """A button of the card `card` that now shows statement `at`, part `page`, asked for by the person `owner`."""

    def __init__(
        self,
        action: str,
        *,
        card: str,
        at: int,
        page: int,
        context: bool,
        owner: int,
        label: str = "",
        enabled: bool = True,
    ) -> None:
        custom_id = f"or1:{action}:{card}:{at}:{page}:{context:d}:{owner}"
        if len(custom_id) > MAX_CUSTOM_ID:
            raise ValueError(f"button id of {len(custom_id)} characters is over the limit")
        super().__init__(
            ui.Button(
                label=shorten(label, MAX_BUTTON_LABEL) or None,
                emoji=EMOJI.get(action),
                custom_id=custom_id,
                disabled=not enabled,
                style=discord.ButtonStyle.secondary,
            )
        )
        self.action, self.card, self.at, self.page = action, card, at, page
        self.context, self.owner = context, owner

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> CardButton:
        """Return the button that was pressed, read from its id."""
        return cls(
            match["action"],
            card=match["card"],
            at=int(match["at"]),
            page=int(match["page"]),
            context=match["context"] == "1",
            owner=int(match["owner"]),
            label=getattr(item, "label", None) or "",
        )

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the button on to the client, which knows what it does."""
        await interaction.client.press(interaction, self)


def card_rows(
    texts: Texts, *, card: str, at: int, count: int, page: int, pages: int, context: bool, owner: int
) -> list[ui.ActionRow[ui.LayoutView]]:
    """Return the rows of buttons under statement `at` of `count`, part `page` of `pages`."""

    def button(action: Action, *, enabled: bool = True) -> CardButton:
        return CardButton(
            action,
            card=card,
            at=at,
            page=page,
            context=context,
            owner=owner,
            label=texts(f"button_{action}"),
            enabled=enabled,
        )

    first = []
    if count > 1:
        first += [button("back", enabled=at > 0), button("next", enabled=at < count - 1)]
    if pages > 1:
        first += [button("earlier", enabled=page > 0), button("later", enabled=page < pages - 1)]
    first.append(button("words" if context else "context"))
    second = [button("more"), button("wrong"), button("unrelated")]
    third = [button("text"), button("markdown"), button("citation")]
    return [_row(first), _row(second), _row(third)]


def _row(buttons: list[CardButton]) -> ui.ActionRow[ui.LayoutView]:
    if len(buttons) > MAX_BUTTONS_A_ROW:
        raise ValueError(f"{len(buttons)} buttons in a row")
    return ui.ActionRow(*cast("list[ui.Item[ui.LayoutView]]", buttons))
