"""The page: the same answers as HTML, whole without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.absent import who_is_unknown, why_nothing, why_nowhere
from bot.desk import Desk
from bot.web import showing
from bot.web.asked import MAX_LIMIT, MAX_NAME, MAX_OFFSET, MAX_WORDS, Offset, Sought, Typed
from bot.web.door.metrics import Metrics
from bot.web.reader import Reader, reader_of
from bot.web.saying import Saying
from bot.wording.chart import count_periods
from bot.wording.printable import one_line, printable
from bot.wording.verdicts import verdict_in_words, weighty_in_words
from corpus.statement import Speaker
from index.match import Answer, Match
from index.question.request import Request

A_PAGE = 10
SPEAKERS_A_PAGE = 50
MAX_OPTIONS = 100
MAX_OF_A_SPEAKER = 1_000
"""Statements of one speaker that their page shows, and its chart counts."""
FIXED = re.compile(r'\{\{ say\("(\w+)"\) \}\}')
"""A place of a template where a text of ours stands in which nothing is filled in."""
SILENT_HEADINGS = ("unsure", "ambiguous_speaker", "no_question")
"""Statuses whose page has a heading of its own; the others found nothing."""


def _showable(value: object) -> object:
    """Return what is put into a page: foreign text that cannot steer a screen, our own markup as it is."""
    return printable(value) if type(value) is str else value


class _Spoken(FileSystemLoader):
    """Loads templates with the fixed texts of a language put in: a page shows seventy, and they never change.

    Jinja makes a text ready to be shown when it compiles the template, and one that it has to ask for each time.
    """

    def __init__(self, say: Saying) -> None:
        super().__init__(Path(__file__).parent / "templates")
        self._say = say

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's source, where it lies, and what says whether it is still the same."""
        source, place, fresh = super().get_source(environment, template)
        return FIXED.sub(lambda found: f"{{{{ {printable(self._say(found[1]))!r} }}}}", source), place, fresh


@cache
def _templates(say: Saying) -> Environment:
    """Return the templates in the language of these texts."""
    templates = Environment(
        loader=_Spoken(say),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
        # They do not change while a server runs.
        auto_reload=False,
    )
    templates.globals.update(show=showing)
    templates.filters["plain"] = one_line
    return templates


class _Front(Route):
    """A route that is noted in the scope, as FastAPI notes its own, for whoever counts what is asked."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["route"] = self
        await super().handle(scope, receive, send)


def make_front(desk: Desk, metrics: Metrics) -> Route:
    """Return the route of the first page, where questions are asked and answered.

    It is asked for most, and does without what FastAPI does for a description, in which no page is.
    """

    def ask(http: HttpRequest) -> Response:
        asked, reader = Typed.read(http.query_params), reader_of(http)
        outlets = _options(tuple(name for name, _ in desk.outlets()[:MAX_OPTIONS]))
        given: dict[str, Any] = {"asked": asked, "outlets": outlets, "narrowed": _narrowed(asked, reader.say)}
        if asked.is_empty:
            return _page(reader, "ask.html", here="/", answer=None, status=desk.library().status(), **given)
        answer = desk.ask(asked.request(asked.q, limit=asked.limit, offset=asked.offset))
        metrics.answered(answer.status)
        more = answer.status == "found" and len(answer.matches) == asked.limit
        return _page(
            reader,
            "ask.html",
            here="/",
            answer=answer,
            heading=_heading(answer, asked, reader.say),
            notes=reader.say.notes(answer.notes),
            suggestions=_suggestions(answer),
            feed=f"/feed?{urlencode(asked.as_given())}" if answer.status != "no_question" else "",
            previous=_beside(http, asked.offset - asked.limit),
            next=_beside(http, asked.offset + asked.limit) if more else "",
            **given,
        )

    return _Front("/", ask)


def make_pages(desk: Desk, metrics: Metrics) -> APIRouter:
    """Return the routes of all other pages; each is answered on a thread."""
    pages = APIRouter(include_in_schema=False)

    @pages.get("/statements/{id}")
    def statement(http: HttpRequest, id: str) -> Response:
        return _page(reader_of(http), "statement.html", here="", match=desk.library().statement(id))

    @pages.get("/speakers")
    def speakers(
        http: HttpRequest,
        name: Annotated[str, Query(max_length=MAX_NAME)] = "",
        offset: Annotated[Offset, Query()] = 0,
    ) -> Response:
        found, reader = desk.speakers(name), reader_of(http)
        absent = None if found else why_nothing(desk.library())
        end = offset + SPEAKERS_A_PAGE
        return _page(
            reader,
            "speakers.html",
            here="/speakers",
            name=name,
            entries=found[offset:end],
            absent=reader.say.notes([absent] if absent else []),
            previous=_beside(http, offset - SPEAKERS_A_PAGE),
            next=_beside(http, end) if end < len(found) else "",
        )

    @pages.get("/speakers/{id}")
    def speaker(http: HttpRequest, id: str, oldest: bool = False, offset: Annotated[Offset, Query()] = 0) -> Response:
        entry, reader = desk.speaker(id), reader_of(http)
        if entry is None:
            return show_problem(http, 404, "no_speaker")
        library, name = desk.library(), entry.speaker.name
        matches = _by(desk.ask(Request(speaker=name, limit=MAX_OF_A_SPEAKER)), entry.speaker)
        matches.sort(key=lambda match: str(match.article.published or ""), reverse=not oldest)
        end = offset + A_PAGE
        return _page(
            reader,
            "speaker.html",
            here="/speakers",
            entry=entry,
            topics=[
                (topic, f"/?{urlencode({'speaker': name, 'topic': topic})}") for topic in library.topics(entry.speaker)
            ],
            periods=count_periods(match.article.published for match in matches),
            matches=matches[offset:end],
            oldest=oldest,
            turn=f"/speakers/{id}" if oldest else f"/speakers/{id}?oldest=true",
            feed=f"/feed?{urlencode({'speaker': name})}",
            previous=_beside(http, offset - A_PAGE),
            next=_beside(http, end) if end < len(matches) else "",
        )

    @pages.get("/search")
    def search(asked: Annotated[Sought, Query()], http: HttpRequest) -> Response:
        library, reader = desk.library(), reader_of(http)
        places = asked.find_in(library) if asked.words.strip() else []
        absent = None if places else why_nothing(library, asked.outlet)
        return _page(
            reader,
            "search.html",
            here="/search",
            asked=asked,
            places=places,
            absent=reader.say.notes([absent] if absent else []),
            previous=_beside(http, asked.offset - asked.limit),
            next=_beside(http, asked.offset + asked.limit) if len(places) == asked.limit else "",
        )

    @pages.get("/check")
    def check(
        http: HttpRequest,
        words: Annotated[str, Query(max_length=MAX_WORDS)] = "",
        speaker: Annotated[str, Query(max_length=MAX_NAME)] = "",
    ) -> Response:
        reader = reader_of(http)
        given: dict[str, Any] = {"here": "/check", "words": words, "speaker": speaker}
        if not words.strip():
            return _page(reader, "check.html", check=None, **given)
        library = desk.library()
        found, say = library.check_quotation(words, speaker=speaker), reader.say
        absent = why_nowhere(library, found)
        unknown = None if absent else who_is_unknown(library, found, speaker)
        asked, prints = showing.sides(found.changes)
        return _page(
            reader,
            "check.html",
            check=found,
            verdict=verdict_in_words(
                found, say, who=showing.who(found.match, say) if found.match else "", absent=absent
            ),
            unknown=say.notes([unknown] if unknown else []),
            weighty=weighty_in_words(found, say, join=say.join),
            asked=asked,
            prints=prints,
            **given,
        )

    return pages


def show_problem(http: HttpRequest, status: int, name: str, detail: str = "") -> Response:
    """Return a page that says what went wrong; `name` is that of its texts, `detail` what they do not say."""
    reader = reader_of(http)
    title, about = reader.say(f"problem_{name}"), detail or reader.say(f"problem_{name}_about")
    shown = _page(reader, "problem.html", here="", title=title, detail=about)
    shown.status_code = status
    shown.headers["Cache-Control"] = "no-store"
    return shown


def render(reader: Reader, template: str, **given: Any) -> str:
    """Return a page as HTML."""
    return _templates(reader.say).get_template(template).render(given, say=reader.say, reader=reader, at=reader.at)


@lru_cache(4)
def _options(names: tuple[str, ...]) -> Markup:
    """Return the options of a list to choose from, which are the same on every page."""
    return Markup().join(Markup('<option value="{}"></option>').format(printable(name)) for name in names)


def _page(reader: Reader, template: str, **given: Any) -> Response:
    headers = {"Content-Language": reader.say.language, "Vary": "Accept-Language"}
    return HTMLResponse(render(reader, template, **given), headers=headers)


def _heading(answer: Answer, asked: Typed, say: Saying) -> str:
    """Return what the answer is headed with: what was asked, or which silence it is."""
    if answer.status == "found":
        return one_line(asked.q) or _in_short(answer, say)
    return say(f"heading_{answer.status if answer.status in SILENT_HEADINGS else 'nothing'}")


def _narrowed(asked: Typed, say: Saying) -> str:
    """Return what narrows the question in short, "" where nothing does."""
    parts = (
        *map(one_line, (asked.speaker, asked.role, asked.topic, asked.outlet)),
        say("days_since", after=say.day(asked.after)) if asked.after else "",
        say("days_before", before=say.day(asked.before)) if asked.before else "",
        say(f"kind_{asked.kind}") if asked.kind else "",
    )
    return " · ".join(part for part in parts if part)


def _beside(http: HttpRequest, offset: int) -> str:
    """Return the address of another page of the same, or nothing where there is none before the first."""
    if not -MAX_LIMIT < offset <= MAX_OFFSET or (offset <= 0 and not int(http.query_params.get("offset") or 0)):
        return ""
    url = http.url.include_query_params(offset=max(offset, 0))
    return f"{url.path}?{url.query}"


def _by(answer: Answer, speaker: Speaker) -> list[Match]:
    """Return the matches that are this speaker's, of all who go by the name."""
    return [match for match in answer.matches if speaker.id in {one.id for one in match.statement.speakers}]


def _in_short(answer: Answer, say: Saying) -> str:
    """Return what was asked by filters alone."""
    names = say.join([one_line(name) for name in answer.question.names])
    topic = one_line(answer.question.topic)
    return say("heading_on", who=names, what=topic) if names and topic else names or topic or say("heading_all")


def _suggestions(answer: Answer) -> list[tuple[str, str]]:
    """Return the next steps that can be linked to: each name or topic with the question that it makes."""
    topic = answer.question.topic
    names = answer.question.names
    links = []
    for words in answer.suggestions:
        if not isinstance(words, str):
            continue
        if answer.status in ("unknown_speaker", "ambiguous_speaker"):
            asked = {"speaker": words, "topic": topic}
        else:
            asked = {"speaker": names[0] if names else "", "topic": words}
        links.append((one_line(words), f"/?{urlencode({key: value for key, value in asked.items() if value})}"))
    return links
