"""The cards that answer: some matches with buttons for the others, silence, a comparison, a statement to copy."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

import discord
from discord import ui

from bot.discord.cards.buttons import MENU, TEMPLATE, Place, card_rows
from bot.discord.cards.cards import MAX_NOTE, Outgoing, add_container, compared_parts, text_card
from bot.discord.cards.copying import as_citation, as_markdown, as_text
from bot.discord.cards.escape import escape
from bot.discord.cards.spread import Spread
from bot.discord.limits import length, shorten
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from index.match import Answer, Match

Form = Literal["text", "markdown", "citation"]
FORMS: dict[Form, Callable[[Match, Texts], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "citation": as_citation,
}
FENCE = "```"
MAX_COPY = 3_500


def spread_card(spread: Spread, texts: Texts, place: Place, *, count: int, note: str = "") -> Outgoing:
    """Return the card of a spread of `count` matches, with its buttons and menu; `note` stands above it.

    Of `place` the card, its owner and the style are kept; what is shown follows from the spread.
    """
    first, last = spread.matches[0][0], spread.matches[-1][0]
    here = replace(place, at=first, page=spread.page, shown=last - first + 1)
    rows = card_rows(texts, here, spread.matches, count=count, pages=spread.pages)
    view = ui.LayoutView(timeout=None)
    if note:
        view.add_item(ui.TextDisplay(f"-# {escape(shorten(one_line(note), MAX_NOTE))}"))
    kinds = {match.statement.kind for _, match in spread.matches}
    add_container(view, *spread.parts, kind=kinds.pop() if len(kinds) == 1 else "", rows=rows)
    return Outgoing(view, tuple(match for _, match in spread.matches))


def silence_card(answer: Answer, texts: Texts) -> Outgoing:
    """Return the card of an answer without matches: why there is silence, and what to try."""
    return text_card(*noted(answer, texts))


def noted(answer: Answer, texts: Texts, *, longest: int = MAX_NOTE) -> list[str]:
    """Return what the engine notes on its answer, a line of markup each."""
    return [escape(shorten(texts.note(note), longest)) for note in answer.notes]


def comparison_card(answers: Sequence[Answer], asked: Sequence[str], texts: Texts) -> Outgoing:
    """Return the best match of each answer side by side, or why there is none; `asked` are the names asked for."""
    view = ui.LayoutView(timeout=None)
    shown = []
    for answer, name in zip(answers, asked, strict=True):
        if answer.matches:
            match = answer.matches[0]
            parts, pages = compared_parts(match, texts, of=len(answers))
            parts += [f"-# {line}" for line in noted(answer, texts, longest=MAX_NOTE // 2)]
            if pages > 1:
                parts.append(f"-# {texts('rest_by_quote', parts=pages, id=match.statement.id)}")
            add_container(view, parts, kind=match.statement.kind)
            shown.append(match)
        else:
            parts = [f"### {escape(one_line(name))}", *noted(answer, texts)]
            add_container(view, parts)
    return Outgoing(view, tuple(shown))


def copy_card(match: Match, form: Form, texts: Texts) -> Outgoing:
    """Return the statement in one form to take along: in a block with a button to copy it, or a file if it is long."""
    text = FORMS[form](match, texts)
    view = ui.LayoutView(timeout=None)
    if FENCE not in text and length(text) <= MAX_COPY:
        view.add_item(ui.TextDisplay(f"{FENCE}\n{text}\n{FENCE}"))
        return Outgoing(view, (match,))
    name = f"{form}-{match.statement.id}.{'md' if form == 'markdown' else 'txt'}"
    view.add_item(ui.File(f"attachment://{name}"))
    return Outgoing(view, (match,), (discord.File(io.BytesIO(text.encode("utf-8", "replace")), name),))


def keep_beside(outgoing: Outgoing, message: discord.Message, *, edited: bool) -> Outgoing:
    """Return a turned card with what stood beside the card in its message: notes, a difference, a chart.

    `edited` says that the message itself is changed, so that its attachments stay where they are.
    """
    before = ui.LayoutView.from_message(message, timeout=None)
    view = ui.LayoutView(timeout=None)
    for item in before.children:
        if _is_card(item):
            for part in outgoing.view.children:
                view.add_item(part)
        else:
            view.add_item(_with_pictures(item, message) if edited else item)
    return Outgoing(view, outgoing.matches, tuple(message.attachments) if edited else ())


def _is_card(item: ui.Item[Any]) -> bool:
    return any(
        form.fullmatch(str(getattr(inner, "custom_id", "")))
        for form in (TEMPLATE, MENU)
        for inner in (item.walk_children() if isinstance(item, ui.Container) else ())
    )


def _with_pictures(item: ui.Item[Any], message: discord.Message) -> ui.Item[Any]:
    """Return a gallery that shows the message's own attachments under their names, as an edit of it must."""
    if not isinstance(item, ui.MediaGallery):
        return item
    names = {attachment.url.partition("?")[0]: attachment.filename for attachment in message.attachments}
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
    for shown in item.items:
        name = names.get(shown.media.url.partition("?")[0])
        gallery.add_item(media=f"attachment://{name}" if name else shown.media, description=shown.description)
    return gallery
