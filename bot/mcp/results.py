"""What a tool gives back: the words exactly as printed, each with its id and link, and in plain words what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

from bot.discord.cards.escape import web_address
from bot.wording.days import iso_day
from bot.wording.match import attribution_of, context_of, how_of, kind_of, place_of, role_of, words_of
from bot.wording.printable import one_line
from bot.wording.terminal import say

if TYPE_CHECKING:
    from corpus.article import Article
    from index.library import SpeakerEntry
    from index.match import Match

MAX_WORDS = 1_200
"""Characters of a statement that an answer gives: longer ones say so, and the tool `statement` has them whole."""
MAX_WHOLE = 20_000
MAX_ROLES = 5
MAX_ALIASES = 5


class Quotation(TypedDict):
    """One statement."""

    id: str
    words: str
    """Exactly as printed; between " … " the article had an attribution."""
    in_quotation_marks: list[str]
    """The parts of it that the article quotes; all else is in the reporter's words."""
    said_by: str
    role: str
    how: str
    published: str | None
    title: str
    outlet: str
    link: str
    also_printed_in: NotRequired[list[str]]
    cut: NotRequired[bool]
    """True where there are more words than these: the tool `statement` gives them all."""
    paragraph: NotRequired[str]
    corrected: NotRequired[int]


class Found(TypedDict):
    """What a question found; `status` says whether that is an answer, and `note` what to say where it is not."""

    status: str
    note: str
    quotations: list[Quotation]
    try_instead: NotRequired[list[str]]
    more: NotRequired[bool]


class Checked(TypedDict):
    """What became of a quotation."""

    verdict: str
    note: str
    as_asked: NotRequired[str]
    as_printed: NotRequired[str]
    quotation: NotRequired[Quotation]
    printed: NotRequired[Printed]


class Printed(TypedDict):
    """Where words stand that nobody is said to have said."""

    words: str
    title: str
    outlet: str
    published: str | None
    link: str


class Person(TypedDict):
    """A speaker."""

    name: str
    kind: str
    also_called: list[str]
    roles: list[str]
    statements: int
    first: str | None
    last: str | None
    talks_about: NotRequired[list[str]]


class People(TypedDict):
    """The speakers of a name."""

    status: str
    note: str
    speakers: list[Person]


class Period(TypedDict):
    """A month or a year, and how many statements fall into it."""

    period: str
    statements: int


class OverTime(TypedDict):
    """Dated statements, the oldest first."""

    status: str
    note: str
    total: int
    periods: list[Period]
    quotations: list[Quotation]
    try_instead: NotRequired[list[str]]


def refused(tool: str, why: str) -> Found | Checked | People | OverTime:
    """Return what a tool gives where it cannot be asked so, in the shape of its other results."""
    match tool:
        case "check_quotation":
            return Checked(verdict="refused", note=why)
        case "speaker":
            return People(status="refused", note=why, speakers=[])
        case "timeline":
            return OverTime(status="refused", note=why, total=0, periods=[], quotations=[])
    return Found(status="refused", note=why, quotations=[])


def quotation_of(match: Match, *, page: str, whole: bool = False) -> Quotation:
    """Return a statement; `page` is the address of the page that shows it, if there is one.

    `whole` gives all its words, and the paragraph it stands in.
    """
    statement, article, words = match.statement, match.article, words_of(match)
    most = MAX_WHOLE if whole else MAX_WORDS
    parts = (one_line(how_of(match)), say(f"kind_{kind_of(match)}"), one_line(place_of(match)))
    quoted = [span.of(article.text) for span in statement.quoted]
    made = Quotation(
        id=statement.id,
        words=words[:most],
        in_quotation_marks=quoted if len(words) <= most else [],
        said_by=one_line(attribution_of(match, say)),
        role=one_line(role_of(match)),
        how=", ".join(part for part in parts if part),
        published=iso_day(article.published),
        title=one_line(article.title),
        outlet=one_line(article.outlet),
        link=_link(article, f"{page}/statements/{statement.id}" if page else ""),
    )
    if match.also_in:
        made["also_printed_in"] = sorted(
            {one_line(other.article.outlet or other.article.title) for other in match.also_in}
        )
    if len(words) > most:
        made["cut"] = True
    if whole:
        made["paragraph"] = context_of(match).of(article.text)
        made["corrected"] = match.corrected
    return made


def printed_of(words: str, article: Article) -> Printed:
    """Return where words are printed as nobody's statement."""
    return Printed(
        words=words[:MAX_WORDS],
        title=one_line(article.title),
        outlet=one_line(article.outlet),
        published=iso_day(article.published),
        link=_link(article),
    )


def person_of(entry: SpeakerEntry, topics: Sequence[str] | None = None) -> Person:
    """Return a speaker, with what they talk about most where that is known."""
    speaker = entry.speaker
    made = Person(
        name=one_line(speaker.name),
        kind=speaker.kind,
        also_called=_first((one for one in speaker.aliases if one != speaker.name), MAX_ALIASES),
        roles=_first((role.name for role in speaker.roles), MAX_ROLES),
        statements=entry.statements,
        first=iso_day(entry.first),
        last=iso_day(entry.last),
    )
    if topics is not None:
        made["talks_about"] = [one_line(topic) for topic in topics]
    return made


def _first(texts: Iterable[str], most: int) -> list[str]:
    return [one_line(text) for text in texts][:most]


def _link(article: Article, page: str = "") -> str:
    """Return the article's address, and where it has none that can be opened, the page's."""
    return web_address(article.url) or page
