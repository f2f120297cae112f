"""A spread: the quotations that one card shows, as many as fit, and what people read of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discord.cards.cards import RESERVE, statement_parts
from bot.discord.limits import MAX_TEXT, length
from bot.wording.match import frame_of, words_of
from bot.wording.texts import Texts
from index.match import Match

MAX_SPREAD = 3
MAX_SPREAD_DATED = 5
"""How many quotations a card shows at most; of a list led by days, each of which takes less room, a few more."""

MIN_WORTH_READING = 25
"""Characters of words that say something by themselves, in any script."""

Numbered = tuple[int, Match]


@dataclass(frozen=True, slots=True)
class Spread:
    """The matches of a card with their numbers among all, and the markup of each in parts.

    A match of several `pages` stands alone, and `page` is the one that is shown.
    """

    matches: tuple[Numbered, ...]
    parts: tuple[tuple[str, ...], ...]
    page: int = 0
    pages: int = 1


def widest(*, dated: bool) -> int:
    """Return how many quotations a card shows at most."""
    return MAX_SPREAD_DATED if dated else MAX_SPREAD


def first_worth_reading(matches: Sequence[Match]) -> int:
    """Return the number of the first match that says something by itself, 0 where none does.

    It is a sentence of its own, at least partly in quotation marks, and not as short as "No comment".
    """
    return next((at for at, match in enumerate(matches) if _is_worth_reading(match)), 0)


def _is_worth_reading(match: Match) -> bool:
    return bool(match.statement.quoted) and frame_of(match) is None and len(words_of(match)) >= MIN_WORTH_READING


def lay_out(
    matches: Sequence[Numbered],
    texts: Texts,
    *,
    count: int,
    page: int = 0,
    context: bool = False,
    dated: bool = False,
    backwards: bool = False,
) -> Spread:
    """Return the first of these matches, of `count` in all, and those next to it that fit into the same card.

    `page` is the part that is shown where the first is a long one; a page past the last is the last. With `backwards`
    it is the last of the matches, at its last page, and those before it.
    """
    chosen: list[Numbered] = []
    shown: list[tuple[str, ...]] = []
    room = MAX_TEXT - RESERVE
    for at, match in list(reversed(matches) if backwards else matches)[: widest(dated=dated)]:
        place = texts("place", place=at + 1, places=count) if count > 1 else ""
        wanted = 10**6 if backwards else page
        parts, pages = statement_parts(match, texts, place=place, page=wanted, context=context, dated=dated)
        if pages > 1 and not chosen:
            page = min(wanted, pages - 1)
            parts.append(f"-# {texts('part', part=page + 1, parts=pages)}")
            return Spread(((at, match),), (tuple(parts),), page, pages)
        room -= sum(map(length, parts))
        if chosen and (pages > 1 or room < 0):
            break
        chosen.append((at, match))
        shown.append(tuple(parts))
    step = -1 if backwards else 1
    return Spread(tuple(chosen[::step]), tuple(shown[::step]))
