"""What the page shows of a match: words cut from the article, and what is said about them, ready to be escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from bot.discord.cards.escape import web_address
from bot.wording.chart import Period
from bot.wording.match import around, attribution_of, context_of, how_of, kind_of, place_of, quotation_of, role_of
from bot.wording.printable import one_line, printable
from bot.wording.texts import DEFAULT

if TYPE_CHECKING:
    from datetime import date

    from bot.web.saying import Saying
    from corpus.article import Article, Span
    from corpus.store.fulltext import Place
    from index.checking.check import Passage
    from index.checking.difference import Change
    from index.match import Match

MAX_BARS_LABELLED = 6
NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `marked` where it is what somebody said, or what the other text has not."""

    text: str
    marked: bool = False


def paragraph(match: Match) -> list[Piece]:
    """Return the paragraph a statement stands in, its words marked; together the pieces are the paragraph."""
    return _cut(match.article.text, context_of(match), sorted(match.statement.content))


def passage_paragraph(passage: Passage) -> list[Piece]:
    """Return the same of words that stand in an article as nobody's statement."""
    before, words, behind = (printable(part) for part in around(passage))
    return [piece for piece in (Piece(before), Piece(words, True), Piece(behind)) if piece.text]


def place_paragraph(place: Place) -> list[Piece]:
    """Return the piece of an article that holds words looked for, those words marked."""
    return _cut(place.article.title if place.in_title else place.article.text, place.span, place.words)


def _cut(text: str, whole: Span, marked: Sequence[Span]) -> list[Piece]:
    """Return a part of a text in pieces; `marked` are those in it that are to be marked, in order."""
    pieces, at = [], whole.start
    for span in marked:
        pieces += [Piece(printable(text[at : span.start])), Piece(printable(span.of(text)), True)]
        at = span.end
    pieces.append(Piece(printable(text[at : whole.end])))
    return [piece for piece in pieces if piece.text]


def marked(pieces: Sequence[Piece]) -> Markup:
    """Return pieces as markup; what a page has dozens of is made here, which takes a fraction of a template's time."""
    return Markup("").join(Markup(f"<mark>{escape(one.text)}</mark>") if one.marked else one.text for one in pieces)


def sides(changes: Sequence[Change]) -> tuple[list[Piece], list[Piece]]:
    """Return both sides of a difference, as asked and as printed; marked is what the other side lacks."""
    asked = [Piece(printable(one.words), one.op == "added") for one in changes if one.op != "dropped"]
    prints = [Piece(printable(one.words), one.op == "dropped") for one in changes if one.op != "added"]
    return _spaced(asked), _spaced(prints)


def _spaced(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with a space between each two."""
    return [part for piece in pieces for part in (Piece(" "), piece)][1:]


def words(match: Match) -> str:
    """Return the words as people read them, in quotation marks where they were quoted."""
    return printable(quotation_of(match))


def who(match: Match, say: Saying) -> str:
    """Return the full names, and who tells it."""
    return one_line(attribution_of(match, say, join=say.join, unnamed=say("unnamed")))


def role(match: Match) -> str:
    """Return what the article calls the speaker; nothing behind the name of whoever tells it."""
    return one_line(role_of(match))


def how(match: Match, say: Saying) -> str:
    """Return how it was said and reported: the reporting words, and whether they are quoted or the reporter's."""
    parts = (one_line(how_of(match)), say(f"kind_{kind_of(match)}"), one_line(place_of(match)))
    return " · ".join(part for part in parts if part)


def where(article: Article) -> str:
    """Return title and outlet in one line."""
    return ", ".join(one_line(part) for part in (article.title, article.outlet) if part) or one_line(article.id)


def language(article: Article, say: Saying) -> Markup:
    """Return the attribute that tells a browser the language of an article's words, which need not be the page's."""
    # Where the article does not say, it is unknown rather than the page's; most are in English.
    known = article.language or say.language != DEFAULT
    return Markup(f' lang="{escape(printable(article.language))}"') if known else NOTHING


def source_of(article: Article) -> Markup:
    """Return title and outlet as a link, where the article has an address that a browser may open."""
    link = address(article)
    if not link:
        return escape(where(article))
    attributes = f'href="{escape(link)}" rel="noopener noreferrer nofollow"'
    return Markup(f"<a {attributes}>{escape(where(article))}</a>")


def day(date: date | None, say: Saying) -> Markup:
    """Return a day in words that a browser can read as well, or that there is none."""
    if date is None:
        return escape(say("undated"))
    return Markup(f'<time datetime="{date.isoformat()}">{escape(say.day(date))}</time>')


def address(article: Article) -> str:
    """Return the article's address, or nothing where it is not one that a browser may safely open."""
    return web_address(article.url)


def source(match: Match, say: Saying) -> str:
    """Return the words with who said them, when and where, as plain text to take along."""
    article = match.article
    about = ", ".join(part for part in (who(match, say), role(match)) if part)
    said_by = f"{about} ({how(match, say)}), {say.day(article.published)}"
    return "\n".join(part for part in (words(match), f"— {said_by}", where(article), one_line(article.url)) if part)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart in percent of its size; `label` is empty where there is no room for it."""

    left: float
    width: float
    height: float
    label: str
    about: str


def bars(periods: Sequence[Period]) -> Iterator[Bar]:
    """Yield a bar for each period, so that the highest fills the chart."""
    most = max((period.count for period in periods), default=0) or 1
    step = 100 / max(len(periods), 1)
    every = -(-len(periods) // MAX_BARS_LABELLED)
    for place, period in enumerate(periods):
        yield Bar(
            left=round(place * step, 3),
            width=round(step * 0.8, 3),
            height=round(100 * period.count / most, 3),
            label=period.label if place % every == 0 else "",
            about=f"{period.label}: {period.count}",
        )
