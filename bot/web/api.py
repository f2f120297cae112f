"""The interface for programs: the objects of the command line's `--json` as GET requests under /api."""

from __future__ import annotations

import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from bot.absent import who_is_unknown, why_nothing, why_nowhere
from bot.desk import Desk
from bot.objects.answers import answer_to_dict, match_to_dict, statement_page
from bot.objects.checks import check_to_dict
from bot.objects.places import place_to_dict
from bot.objects.speakers import entry_to_dict
from bot.web import shapes
from bot.web.asked import MAX_NAME, MAX_WORDS, Asked, AskedOverTime, Limit, Name, Offset, Sought
from bot.web.door.metrics import Metrics
from bot.web.door.problems import PROBLEM, problem
from bot.web.saying import saying_in
from bot.wording.chart import count_periods
from bot.wording.texts import DEFAULT
from index.answering.timeline import in_order

MAX_TIMELINE = 1_000
"""Statements of which a timeline is made, the best first."""
DESCRIPTIONS = {
    401: "A token is asked for.",
    404: "The library has none.",
    410: "The article has these words no longer: it was corrected, or read again.",
    422: "A parameter cannot be read.",
    429: "Too many requests from one address.",
    503: "The library cannot be read.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": description, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, description in DESCRIPTIONS.items()
}


def make_api(desk: Desk, metrics: Metrics) -> APIRouter:
    """Return the routes; each is answered on a thread, for the library is never asked on the event loop."""
    api = APIRouter(
        prefix="/api", tags=["statements"], responses=PROBLEMS, dependencies=[Depends(_refuse_what_is_unknown)]
    )

    @api.get("/ask", response_model=None, responses=_gives(shapes.AnswerShape))
    def ask(asked: Annotated[Asked, Query()], http: HttpRequest) -> Response:
        """Return the statements that answer a question, best first, or which silence it is: never a guess."""
        started = time.perf_counter()
        answer = desk.ask(asked.request(asked.question, limit=asked.limit, offset=asked.offset))
        metrics.answered(answer.status)
        body = answer_to_dict(answer, elapsed_ms=(time.perf_counter() - started) * 1000)
        return _paged(body, http, asked.offset, asked.limit, more=len(answer.matches) == asked.limit)

    @api.get("/check", response_model=None, responses=_gives(shapes.CheckShape))
    def check(
        words: Annotated[str, Query(max_length=MAX_WORDS, description="The quotation.")],
        speaker: Annotated[Name, Query(description="Who is said to have said it.")] = "",
        outlet: Annotated[Name, Query(description="Only articles of this outlet.")] = "",
    ) -> Response:
        """Return what became of a quotation: to the letter, in the reporter's words, altered, or nowhere."""
        library = desk.library()
        found = library.check_quotation(words, speaker=speaker, outlets=[outlet] if outlet else [])
        absent = why_nowhere(library, found, outlet) or who_is_unknown(library, found, speaker)
        return JSONResponse(check_to_dict(found, saying_in(DEFAULT).notes([absent] if absent else [])))

    @api.get("/statements/{id}", response_model=None, responses=_gives(shapes.StatementShape))
    def statement(id: str) -> Response:
        """Return one statement in the paragraph it was printed in; its id never changes."""
        return JSONResponse(statement_page(desk.library().statement(id)))

    @api.get("/speakers", response_model=None, responses=_gives(shapes.SpeakersShape))
    def speakers(
        http: HttpRequest,
        name: Annotated[str, Query(max_length=MAX_NAME, description="Words of a name.")] = "",
        limit: Annotated[Limit, Query()] = 50,
        offset: Annotated[Offset, Query()] = 0,
    ) -> Response:
        """Return whose words the library holds, the most quoted first."""
        found = desk.speakers(name)
        part = [entry_to_dict(entry) for entry in found[offset : offset + limit]]
        body = {"total": len(found), "speakers": part}
        return _paged(body, http, offset, limit, more=offset + limit < len(found))

    @api.get("/speakers/{id}", response_model=None, responses=_gives(shapes.OneSpeakerShape))
    def speaker(id: str) -> Response:
        """Return one speaker: names, roles over time, and what they talk about most."""
        entry = desk.speaker(id)
        if entry is None:
            return problem(404, f"no speaker {id}; /api/speakers lists whose words there are")
        return JSONResponse({**entry_to_dict(entry), "topics": list(desk.library().topics(entry.speaker))})

    @api.get("/timeline", response_model=None, responses=_gives(shapes.TimelineShape))
    def timeline(asked: Annotated[AskedOverTime, Query()], http: HttpRequest) -> Response:
        """Return dated statements, the oldest first, with how many fall into each month or year."""
        answer = desk.ask(asked.request(asked.question, limit=MAX_TIMELINE))
        dated, end = in_order(answer), asked.offset + asked.limit
        body = {
            "status": answer.status,
            "speakers": list(answer.question.names),
            "topic": answer.question.topic,
            "total": len(dated),
            "periods": [
                {"label": period.label, "count": period.count}
                for period in count_periods(match.article.published for match in dated)
            ],
            "matches": [match_to_dict(match) for match in dated[asked.offset : end]],
        }
        return _paged(body, http, asked.offset, asked.limit, more=end < len(dated))

    @api.get("/search", response_model=None, responses=_gives(shapes.PlacesShape))
    def search(asked: Annotated[Sought, Query()], http: HttpRequest) -> Response:
        """Return the articles that print all the words, with the place, whether anybody said them or not."""
        library = desk.library()
        places = asked.find_in(library)
        body: dict[str, Any] = {"places": [place_to_dict(place) for place in places]}
        if not places and (absent := why_nothing(library, asked.outlet)):
            body["note"] = saying_in(DEFAULT).notes([absent])
        return _paged(body, http, asked.offset, asked.limit, more=len(places) == asked.limit)

    @api.get("/outlets", response_model=None, responses=_gives(shapes.OutletsShape))
    def outlets(
        http: HttpRequest, limit: Annotated[Limit, Query()] = 50, offset: Annotated[Offset, Query()] = 0
    ) -> Response:
        """Return the outlets, the one with most articles first."""
        found = desk.outlets()
        part = [{"name": name, "articles": count} for name, count in found[offset : offset + limit]]
        body = {"total": len(found), "outlets": part}
        return _paged(body, http, offset, limit, more=offset + limit < len(found))

    @api.get("/library", response_model=None, responses=_gives(shapes.LibraryShape))
    def library() -> Response:
        """Return what the library holds and which generation of it answers."""
        status = desk.library().status()
        keys = shapes.LibraryShape.__annotations__
        return JSONResponse({key: getattr(status, key) for key in keys})

    return api


async def _refuse_what_is_unknown(http: HttpRequest) -> None:
    """Refuse a parameter that nobody reads: a slip in `speaker` would be answered with everybody's words."""
    described = http.app.openapi()["paths"][http.scope["route"].path]["get"].get("parameters", ())
    known = sorted(each["name"] for each in described if each["in"] == "query")
    there = f"there are: {', '.join(known)}" if known else "there are none"
    unknown = dict.fromkeys(name for name in http.query_params if name not in known)
    if unknown:
        raise RequestValidationError(
            [{"loc": ("query", name), "msg": f"no such parameter; {there}"} for name in unknown]
        )


def _gives(shape: Any) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": shape}, 304: {"description": "Nothing has changed since the ETag that was sent."}}


def _paged(body: Any, http: HttpRequest, offset: int, limit: int, *, more: bool) -> Response:
    """Return the body, with links to the pages beside it as RFC 8288 has them."""
    beside = {"prev": max(offset - limit, 0)} if offset else {}
    beside |= {"next": offset + limit} if more else {}
    links = (f'<{_relative(http, start)}>; rel="{rel}"' for rel, start in beside.items())
    return JSONResponse(body, headers={"Link": ", ".join(links)} if beside else None)


def _relative(http: HttpRequest, offset: int) -> str:
    """Return the address of another page, without the host: it is the one that was asked."""
    url = http.url.include_query_params(offset=offset)
    return f"{url.path}?{url.query}"
