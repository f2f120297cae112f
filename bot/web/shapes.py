"""The shapes of the JSON objects, for the description of the interface; `bot.objects` makes the objects themselves."""

from __future__ import annotations

from typing import Literal, NotRequired

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from index.checking.check import Verdict
from index.checking.difference import Weight
from index.match import Status

Pair = tuple[int, int]
"""From where to where, in characters."""
EXACT = ConfigDict(extra="forbid")


@with_config(EXACT)
class ArticleShape(TypedDict):
    """Where something was printed."""

    id: str
    title: str
    url: str
    outlet: str
    published: str | None


@with_config(EXACT)
class AlsoShape(TypedDict):
    """The same words elsewhere."""

    id: str
    text: str
    article: ArticleShape


@with_config(EXACT)
class MatchShape(TypedDict):
    """One statement: the words exactly as printed, whose they are, and where; spans are places in the article."""

    id: str
    text: str
    speakers: list[str]
    role: str
    kind: Literal["direct", "mixed", "indirect"]
    content: list[Pair]
    quoted: list[Pair]
    spoken: NotRequired[bool]
    told_by: NotRequired[list[str]]
    article: ArticleShape
    context: str
    also_in: list[AlsoShape]
    score: float


@with_config(EXACT)
class StatementShape(MatchShape):
    """A statement by its id; `corrected` is how often its report was corrected, `place` a time code or column."""

    place: NotRequired[str]
    corrected: int


@with_config(EXACT)
class AnswerShape(TypedDict):
    """The very object of `onrecord ask --json`."""

    question: str
    status: Status
    speakers: list[str]
    topic: str
    after: str | None
    before: str | None
    matches: list[MatchShape]
    suggestions: list[str]
    approximate: bool
    elapsed_ms: float


@with_config(EXACT)
class PrintedShape(TypedDict):
    """Where words stand that nobody is said to have said."""

    text: str
    span: Pair
    in_title: bool
    article: ArticleShape


@with_config(EXACT)
class CheckShape(TypedDict):
    """The very object of `onrecord check --json`; `note` says why there was nothing to look in, where that is so."""

    verdict: Verdict
    likeness: float
    changes: list[tuple[Literal["same", "added", "dropped"], str]]
    weighty: list[Weight]
    match: MatchShape | None
    printed: PrintedShape | None
    note: NotRequired[str]


@with_config(EXACT)
class RoleShape(TypedDict):
    """What a speaker was called, and the first and last day of it."""

    role: str
    first: str | None
    last: str | None


@with_config(EXACT)
class SpeakerShape(TypedDict):
    """A speaker as `onrecord speakers --json` prints them."""

    id: str
    name: str
    kind: Literal["person", "organisation"]
    aliases: list[str]
    roles: list[RoleShape]
    statements: int
    first: str | None
    last: str | None


@with_config(EXACT)
class OneSpeakerShape(SpeakerShape):
    """The same with what they talk about most."""

    topics: list[str]


@with_config(EXACT)
class SpeakersShape(TypedDict):
    """A page of speakers, the most quoted first; `total` counts all pages."""

    total: int
    speakers: list[SpeakerShape]


@with_config(EXACT)
class PeriodShape(TypedDict):
    """A month or a year, and how many statements fall into it."""

    label: str
    count: int


@with_config(EXACT)
class TimelineShape(TypedDict):
    """The dated statements of one answer, the oldest first; `total` and `periods` count all pages."""

    status: Status
    speakers: list[str]
    topic: str
    total: int
    periods: list[PeriodShape]
    matches: list[MatchShape]


@with_config(EXACT)
class OutletShape(TypedDict):
    """An outlet and the number of its articles."""

    name: str
    articles: int


@with_config(EXACT)
class OutletsShape(TypedDict):
    """A page of outlets, the largest first; `total` counts all pages."""

    total: int
    outlets: list[OutletShape]


@with_config(EXACT)
class PlaceShape(TypedDict):
    """An article and the place in it, as `onrecord search --json` prints them; `words` are those looked for."""

    article: ArticleShape
    text: str
    span: Pair
    words: list[Pair]
    in_title: bool


@with_config(EXACT)
class PlacesShape(TypedDict):
    """A page of places, the best first; `note` says why there was nothing to look in, where that is so."""

    places: list[PlaceShape]
    note: NotRequired[str]


@with_config(EXACT)
class LibraryShape(TypedDict):
    """What the library holds."""

    articles: int
    statements: int
    speakers: int
    generation: int
    model: str


@with_config(EXACT)
class ProblemShape(TypedDict):
    """What went wrong, as RFC 9457 has it; `errors` names the parameters."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[dict[str, str]]]
