"""A place in an article as a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.objects.answers import article_to_dict, spans_to_json

if TYPE_CHECKING:
    from corpus.store.fulltext import Place


def place_to_dict(place: Place) -> dict[str, Any]:
    """Return an article and the place in it as a JSON object; spans are characters of its text, or of its title."""
    return {
        "article": article_to_dict(place.article),
        "text": place.text,
        "span": [place.span.start, place.span.end],
        "words": spans_to_json(place.words),
        "in_title": place.in_title,
    }
