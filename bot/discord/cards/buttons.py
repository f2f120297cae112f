"""The buttons and the menu of a card. All they need stands in their own id, so they work after a restart of the bot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import discord
from discord import ui

from bot.discord.cards.copying import speakers_of
from bot.discord.limits import (
    MAX_BUTTON_LABEL,
    MAX_BUTTONS_A_ROW,
    MAX_CHOICE_NAME,
    MAX_CHOICES,
    MAX_CUSTOM_ID,
    shorten,
)
from bot.wording.texts import Texts
from index.match import Match

Action = Literal["back", "next", "context", "words", "more"]
Choice = Literal["text", "markdown", "citation", "wrong", "unrelated", "more"]
CHOICES: tuple[Choice, ...] = ("text", "markdown", "citation", "wrong", "unrelated")
EMOJI = {"back": "◀️", "next": "▶️"}
PLACE = (
    r"(?P<card>[0-9a-f]+):(?P<at>\d{1,4}):(?P<page>\d{1,4}):(?P<style>[0-3]):(?P<owner>\d+)"
    r"(?::(?P<shown>\d{1,2}))?"  # not in the ids of cards that showed one statement at a time
)
TEMPLATE = re.compile(rf"or1:(?!menu:)(?P<action>[a-z]+):{PLACE}")
MENU = re.compile(rf"or1:menu:{PLACE}")
CHOSEN = re.compile(r"(?P<choice>[a-z]+):(?P<at>\d{1,4})")


@dataclass(frozen=True, slots=True)
class Place:
    """What a card shows: `shown` of the statements kept under the id `card`, from number `at` on.

    `page` is the part that is shown of a long one. With `context` the paragraphs are shown, with `dated` a list that is
    led by days. `owner` is the person who asked.
    """

    card: str
    owner: int
    at: int = 0
    page: int = 0
    shown: int = 1
    context: bool = False
    dated: bool = False

    def id(self, action: str) -> str:
        """Return the id of a button or menu.

        Raises:
            ValueError: it is longer than Discord takes.
        """
        style = self.context + 2 * self.dated
        made = f"or1:{action}:{self.card}:{self.at}:{self.page}:{style}:{self.owner}:{self.shown}"
        if len(made) > MAX_CUSTOM_ID:
            raise ValueError(f"button id of {len(made)} characters is over the limit")
        return made


def read_place(match: re.Match[str]) -> Place:
    """Return the place that an id tells."""
    style = int(match["style"])
    return Place(
        match["card"],
        int(match["owner"]),
        int(match["at"]),
        int(match["page"]),
        int(match["shown"] or 1),
        context=bool(style & 1),
        dated=bool(style & 2),
    )


class CardButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=TEMPLATE):
    """A button of the card at `place`; `at` is the statement it is about."""

    def __init__(self, action: str, place: Place, *, label: str = "", enabled: bool = True) -> None:
        super().__init__(
            ui.Button(
                label=shorten(label, MAX_BUTTON_LABEL) or None,
                emoji=EMOJI.get(action),
                custom_id=place.id(action),
                disabled=not enabled,
                style=discord.ButtonStyle.secondary,
            )
        )
        self.action, self.place, self.at = action, place, place.at

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> CardButton:
        """Return the button that was pressed, read from its id."""
        return cls(match["action"], read_place(match), label=getattr(item, "label", None) or "?")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the button on to the client, which knows what it does."""
        await interaction.client.press(interaction, self)


class CardMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=MENU):
    """The menu of the card at `place`; once something was chosen, `action` is what, for the statement `at`."""

    def __init__(
        self, place: Place, options: list[discord.SelectOption], *, placeholder: str = "", chosen: str = ""
    ) -> None:
        super().__init__(
            ui.Select(custom_id=place.id("menu"), options=options, placeholder=shorten(placeholder, MAX_CHOICE_NAME))
        )
        read = CHOSEN.fullmatch(chosen)
        self.place = place
        self.action, self.at = (read["choice"], int(read["at"])) if read else ("", place.at)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> CardMenu:
        """Return the menu in which somebody has chosen, read from its id."""
        values = cast("dict[str, Any]", interaction.data or {}).get("values") or [""]
        return cls(read_place(match), list(getattr(item, "options", [])), chosen=str(values[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the menu on to the client, which knows what it does."""
        await interaction.client.press(interaction, self)


Pressed = CardButton | CardMenu


def card_rows(
    texts: Texts, place: Place, matches: Sequence[tuple[int, Match]], *, count: int, pages: int
) -> list[ui.ActionRow[ui.LayoutView]]:
    """Return what stands under the shown matches (with their numbers) of `count`: a row of buttons, and a menu."""

    def button(action: Action, *, label: str = "", enabled: bool = True) -> ui.Item[ui.LayoutView]:
        made = CardButton(action, place, label=label or texts(f"button_{action}"), enabled=enabled)
        return cast("ui.Item[ui.LayoutView]", made)

    first: list[ui.Item[ui.LayoutView]] = []
    if count > place.shown or pages > 1:
        further = place.at + place.shown < count or place.page < pages - 1
        first += [button("back", enabled=place.at > 0 or place.page > 0), button("next", enabled=further)]
    first.append(button("words" if place.context else "context"))
    others = _other_speakers(matches, texts)
    if matches[0][1].statement.speakers:
        name = speakers_of(matches[0][1], texts)
        first.append(button("more", label=texts("menu_more", name=name) if others else ""))
    if len(first) > MAX_BUTTONS_A_ROW:
        raise ValueError(f"{len(first)} buttons in a row")
    menu = CardMenu(place, _options(matches, others, texts), placeholder=texts("menu"))
    return [ui.ActionRow(*first), ui.ActionRow(cast("ui.Item[ui.LayoutView]", menu))]


def _options(
    matches: Sequence[tuple[int, Match]], others: Sequence[tuple[int, str]], texts: Texts
) -> list[discord.SelectOption]:
    """Return what can be done with each of the matches, as Discord's menus show it."""
    options = []
    for at, match in matches:
        numbered = f"{at + 1}: " if len(matches) > 1 else ""
        about = f"{speakers_of(match, texts)} · {texts.day(match.article.published)}"
        options += [
            discord.SelectOption(
                label=shorten(f"{numbered}{texts(f'button_{choice}')}", MAX_CHOICE_NAME),
                value=f"{choice}:{at}",
                description=shorten(about, MAX_CHOICE_NAME),
            )
            for choice in CHOICES
        ]
    options += [
        discord.SelectOption(label=shorten(texts("menu_more", name=name), MAX_CHOICE_NAME), value=f"more:{at}")
        for at, name in others
    ]
    return options[:MAX_CHOICES]


def _other_speakers(matches: Sequence[tuple[int, Match]], texts: Texts) -> list[tuple[int, str]]:
    """Return the other speakers than the first match's, each with the number of a match of theirs."""
    seen = {speaker.id for speaker in matches[0][1].statement.speakers[:1]}
    others = []
    for at, match in matches[1:]:
        for speaker in match.statement.speakers[:1]:
            if speaker.id not in seen:
                seen.add(speaker.id)
                others.append((at, speakers_of(match, texts)))
    return others
