"""The chart under the card of a timeline: the picture, and the text that says the same."""

from __future__ import annotations

import io
from dataclasses import replace

import discord
from discord import ui

from bot.discord.cards.cards import Outgoing
from bot.discord.limits import MAX_ALT_TEXT, shorten

NAME = "timeline.png"


def with_chart(outgoing: Outgoing, picture: bytes, text: str) -> Outgoing:
    """Return the message with a chart (a PNG) below everything else; `text` says what the chart shows."""
    description = shorten(text, MAX_ALT_TEXT)
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
    gallery.add_item(media=f"attachment://{NAME}", description=description)
    outgoing.view.add_item(gallery)
    return replace(outgoing, files=(discord.File(io.BytesIO(picture), NAME, description=description),))
