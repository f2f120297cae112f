"""Cards: matches as Discord messages made of components, and nothing in them that an article could steer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.discord.cards.copying import speakers_of
from bot.discord.cards.escape import A_LINE, MAX_URL, blockquote, escape, link, weigh_quoted
from bot.discord.limits import MAX_TEXT, length, shorten, split_text
from bot.wording.match import context_of, frame_of, how_of, kind_of, marked, quotation_of
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from corpus.article import Span
from index.checking.check import Passage
from index.match import Match

COLOURS = {"direct": 0x2E7D5B, "mixed": 0x3B6EA5, "indirect": 0x8A8F98}
WORDS_A_PAGE = 2_000
STEP = 250
MAX_LABEL = 120
MAX_TOLD = 360
MAX_NOTE = 400
MAX_ALSO_IN = 3
MIN_ROOM = 20
MAX_ALSO_IN_TEXT = 500
# What may stand beside the parts of a card: its notes, the difference of a checked quotation, the number of the page.
RESERVE = 1_400
RESERVE_COMPARED = 350
MAX_URL_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message ready to be sent, with the matches and passages whose words it shows: the gate compares them."""

    view: ui.LayoutView
    matches: tuple[Match, ...] = ()
    files: tuple[discord.File | discord.Attachment, ...] = ()
    passages: tuple[Passage, ...] = ()


def word_page(match: Match, number: int, room: int = WORDS_A_PAGE) -> tuple[str, int]:
    """Return a page of the words as a block of markup of at most `room`, and how many pages there are.

    All pages together are all of the words; a page past the last is the last. Words that are no sentence of their own
    stand in the one they were printed in, in bold.
    """
    if frame := frame_of(match):
        return marked_page(match, frame, number, room)
    pieces = list(split_text(quotation_of(match), room - A_LINE, weigh=weigh_quoted))
    return blockquote(escape(pieces[min(number, len(pieces) - 1)])), len(pieces)


def marked_page(match: Match, around: Span, number: int, room: int = WORDS_A_PAGE) -> tuple[str, int]:
    """Return the same of a part of the article, the statement's words in bold."""
    text = match.article.text
    pieces = list(split_text(around.of(text), room - A_LINE, weigh=weigh_quoted))
    number = min(number, len(pieces) - 1)
    start = around.start + sum(map(len, pieces[:number]))
    here = Span(start, start + len(pieces[number]))
    shown = (_shown(span.of(text), is_said) for span, is_said in marked(match, here))
    return blockquote("".join(shown)), len(pieces)


def _shown(words: str, is_said: bool) -> str:
    return bold(words) if is_said else escape(words)


def bold(words: str) -> str:
    """Return the words in bold, line by line, because Discord's bold ends with the line's block."""
    return "\n".join(f"**{escape(line)}**" if line.strip() else escape(line) for line in words.split("\n"))


def head(match: Match, texts: Texts, *, place: str = "") -> str:
    """Return who said it: the full name, what the article calls them, and the card's place among the matches."""
    told = bool(match.statement.told_by)
    # Behind the name of whoever tells it, the speaker's role would seem to be theirs.
    role = "" if told else escape(shorten(one_line(match.role), MAX_LABEL))
    small = " · ".join(part for part in (role, place) if part)
    name = f"### {escape(shorten(speakers_of(match, texts), MAX_TOLD if told else MAX_LABEL))}"
    return f"{name}\n-# {small}" if small else name


def foot(match: Match, texts: Texts, *, longest_url: int = MAX_URL, day: bool = True) -> str:
    """Return how and (with `day`) when it was said and where it was printed, with the link."""
    article, statement = match.article, match.statement
    how = escape(shorten(one_line(how_of(match)), MAX_LABEL))
    when = texts.day(article.published) if day else ""
    first = " · ".join(part for part in (how, when, texts(f"kind_{kind_of(match)}")) if part)
    title = shorten(one_line(article.title or article.outlet or article.id), MAX_LABEL)
    outlet = f", {escape(shorten(one_line(article.outlet), MAX_LABEL))}" if article.title and article.outlet else ""
    lines = [first, link(title, article.url, longest=longest_url) + outlet]
    if texts.page:
        lines[0] += f" · {link(statement.id, f'{texts.page}/statements/{statement.id}')}"
    if match.also_in:
        lines.append(f"-# {texts('also_in', outlets=texts('comma').join(_elsewhere(match.also_in, texts)))}")
    return "\n".join(lines)


def _elsewhere(others: Sequence[Match], texts: Texts) -> list[str]:
    """Return where else the words were printed: links while there is room for them, then names, then a number."""
    shown: list[str] = []
    room = MAX_ALSO_IN_TEXT
    for other in others[:MAX_ALSO_IN]:
        name = shorten(one_line(other.article.outlet or other.article.title or other.article.id), MAX_LABEL // 3)
        linked = link(name, other.article.url)
        shown.append(linked if length(linked) <= room else escape(name))
        room -= length(shown[-1])
    more = len(others) - len(shown)
    return [*shown, texts("and_more", count=more)] if more else shown


def statement_parts(
    match: Match, texts: Texts, *, place: str = "", page: int = 0, context: bool = False, dated: bool = False
) -> tuple[list[str], int]:
    """Return the markup of a match in three parts (who; a page of the words; how, when and where), and all its pages.

    Together they leave `RESERVE` of what a message may hold. Where a list is led by days (`dated`) the first two are
    one.
    """
    if dated:
        above, below = entry_head(match, texts, place=place), entry_foot(match, texts)
    else:
        above, below = head(match, texts, place=place), foot(match, texts)
    words, pages = _page(match, page, above, below, context=context, room=MAX_TEXT - RESERVE)
    return [f"{above}\n{words}", below] if dated else [above, words, below], pages


def entry_head(match: Match, texts: Texts, *, place: str = "") -> str:
    """Return the first line of an entry of a list led by days: when, who, and its place among the matches."""
    told = bool(match.statement.told_by)
    role = "" if told else escape(shorten(one_line(match.role), MAX_LABEL))
    who = escape(shorten(speakers_of(match, texts), MAX_TOLD if told else MAX_LABEL))
    small = " · ".join(part for part in (f"{who}, {role}" if role else who, place) if part)
    return f"**{texts.day(match.article.published)}**\n-# {small}"


def entry_foot(match: Match, texts: Texts) -> str:
    """Return the last line of an entry of a list led by days: how it was said, and where it was printed."""
    brief = foot(replace(match, also_in=()), texts, day=False, longest_url=MAX_URL_COMPARED)
    return f"-# {brief}".replace("\n", " · ")


def compared_parts(match: Match, texts: Texts, *, of: int) -> tuple[list[str], int]:
    """Return the same for one of several matches in a message, without where else it was printed: the first page."""
    brief = replace(match, also_in=())
    above, below = head(brief, texts), foot(brief, texts, longest_url=MAX_URL_COMPARED)
    words, pages = _page(brief, 0, above, below, context=False, room=MAX_TEXT // of - RESERVE_COMPARED)
    return [above, words, below], pages


def with_heading(outgoing: Outgoing, line: str) -> Outgoing:
    """Return the message with a line of our own above everything else."""
    view = ui.LayoutView(timeout=None)
    for item in (ui.TextDisplay[ui.LayoutView](f"### {escape(line)}"), *outgoing.view.children):
        view.add_item(item)
    return replace(outgoing, view=view)


def text_card(*lines: str, rows: Sequence[ui.ActionRow[ui.LayoutView]] = ()) -> Outgoing:
    """Return a card of our own lines, already markup; where not all of them fit it ends with how many are missing."""
    shown: list[str] = []
    room = MAX_TEXT
    for line in lines:
        room -= length(line) + 1
        if (room < MIN_ROOM and len(shown) < len(lines) - 1) or room < -1:
            shown.append(f"-# … +{len(lines) - len(shown)}")
            break
        shown.append(line)
    view = ui.LayoutView(timeout=None)
    add_container(view, ["\n".join(shown)], rows=rows)
    return Outgoing(view)


def add_container(
    view: ui.LayoutView,
    *entries: Sequence[str],
    kind: str = "",
    rows: Sequence[ui.ActionRow[ui.LayoutView]] = (),
) -> None:
    """Add a framed box to a message, in the colour of the kind of statement: entries of texts, a line between two of
    them, then rows of buttons."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=COLOURS.get(kind))
    for number, parts in enumerate(entries):
        if number:
            container.add_item(ui.Separator())
        for part in parts:
            container.add_item(ui.TextDisplay(part))
    for row in rows:
        container.add_item(row)
    view.add_item(container)


def _page(match: Match, number: int, above: str, below: str, *, context: bool, room: int) -> tuple[str, int]:
    """Return a page of the words that fits beside the other parts, and how many there are.

    Their length is rounded, so that a viewer with another language, whose fixed texts differ a little, gets the same
    pages.
    """
    free = min(WORDS_A_PAGE, max(STEP, (room - length(above) - length(below)) // STEP * STEP))
    return marked_page(match, context_of(match), number, free) if context else word_page(match, number, free)
