"""The cards that answer: one match among several with its buttons, silence, a comparison, a statement to copy."""

from __future__ import annotations

import io
from collections.abc import Sequence

import discord
from discord import ui

from bot.buttons import card_rows
from bot.cards import Outgoing, add_container, count_pages, statement_card, statement_parts, text_card
from bot.copying import as_citation, as_markdown, as_text
from bot.escape import escape
from bot.limits import V2_TEXT
from bot.printable import one_line
from bot.texts import Texts
from index.match import Answer, Match

NAMES = 10


def match_card(
    match: Match,
    texts: Texts,
    *,
    card: str,
    at: int,
    count: int,
    owner: int,
    page: int = 0,
    context: bool = False,
    note: str = "",
) -> Outgoing:
    """Return the card of match `at` of `count`, with its buttons for `owner`."""
    pages = count_pages(match, texts, context=context)
    page = max(0, min(page, pages - 1))
    rows = card_rows(texts, card=card, at=at, count=count, page=page, pages=pages, context=context, owner=owner)
    place = texts("place", place=at + 1, places=count) if count > 1 else ""
    return statement_card(match, texts, place=place, page=page, context=context, note=note, rows=rows)


def silence_card(answer: Answer, texts: Texts) -> Outgoing:
    """Return the card of an answer without matches: why there is silence, and what to try."""
    lines = [texts(f"silence_{answer.status}")]
    if answer.suggestions:
        lines.append(texts("suggestions", names=listed(answer.suggestions)))
    return text_card(*lines)


def listed(names: Sequence[str]) -> str:
    """Return the first names in bold, markup."""
    return ", ".join(f"**{escape(one_line(name))}**" for name in names[:NAMES])


def comparison_card(answers: Sequence[Answer], asked: Sequence[str], texts: Texts) -> Outgoing:
    """Return the best match of each answer side by side, or why there is none; `asked` are the names asked for."""
    view = ui.LayoutView(timeout=None)
    shown = []
    for answer, name in zip(answers, asked, strict=True):
        if answer.matches:
            match = answer.matches[0]
            parts, pages = statement_parts(match, texts, room=V2_TEXT // len(answers))
            if pages > 1:
                parts.append(f"-# {texts('rest_by_quote', parts=pages, id=match.statement.id)}")
            add_container(view, parts, kind=match.statement.kind)
            shown.append(match)
        else:
            parts = [f"### {escape(one_line(name))}", texts(f"silence_{answer.status}")]
            add_container(view, parts)
    return Outgoing(view, tuple(shown))


def copy_card(match: Match, texts: Texts) -> Outgoing:
    """Return the statement as three files to take along: a code block could not hold every text unchanged."""
    forms = {"text": ("txt", as_text), "markdown": ("md", as_markdown), "citation": ("txt", as_citation)}
    view = ui.LayoutView(timeout=None)
    files = []
    for name, (ending, write) in forms.items():
        filename = f"{name}-{match.statement.id}.{ending}"
        files.append(discord.File(io.BytesIO(write(match).encode("utf-8", "replace")), filename))
        view.add_item(ui.TextDisplay(f"**{texts(f'copy_{name}')}**"))
        view.add_item(ui.File(f"attachment://{filename}"))
    return Outgoing(view, (match,), tuple(files))
