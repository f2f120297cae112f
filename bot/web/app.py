"""The app: every route of the page and the interface, with the guard in front."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from anyio import to_thread
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.desk import Desk
from bot.web.api import make_api
from bot.web.door.freshness import Freshness
from bot.web.door.guard import Guard
from bot.web.door.metrics import CONTENT_TYPE, Metrics, behind_text
from bot.web.door.problems import UNREADABLE, problem
from bot.web.door.shared import SharedCooldown
from bot.web.door.terms import Terms
from bot.web.feeds import make_feeds
from bot.web.pages import make_front, make_pages, show_problem
from bot.web.shapes import ProblemShape
from corpus.errors import LibraryError, NoStatementError, WithdrawnError

STATIC = Path(__file__).parent / "static"
UNCHANGING = ("/static/", "/healthz", "/metrics", "/mcp")
"""Paths whose responses do not follow the library's generation."""
THREADS = 2
"""One reads while the other computes; of more, each takes the processor from those who were nearly done."""
FOR_PROGRAMS = ("/api", "/feed", *UNCHANGING)
EXPLAINED = ("missing", "no_statement", "unavailable", "failed")
"""Problems of which a page says more in its own language."""
ABOUT = (
    "Statements from news articles: the words exactly as printed, who said them, when and where. "
    "Words in an answer are always cut from the stored article; none are generated. "
    "Quote them as they are, with their link, and do not complete them."
)

log = logging.getLogger(__name__)


def make_app(desk: Desk, terms: Terms, *, limits: Path | None = None) -> ASGIApp:
    """Return the ASGI app that answers from this desk on these terms; `limits` is the file of `make_limits`, if any."""
    metrics = Metrics()
    assistants = _open_to_assistants(desk, terms)
    app = FastAPI(
        title="onrecord",
        version=version("onrecord"),
        description=ABOUT,
        openapi_url="/api/openapi.json",
        # They load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=assistants.running,
    )
    app.openapi = partial(_describe, app)  # type: ignore[method-assign]  # FastAPI's own way to extend it
    app.router.routes.append(make_front(desk, metrics))
    for routes in (make_api(desk, metrics), make_pages(desk, metrics), make_feeds(desk, terms)):
        app.include_router(routes)
    app.router.routes.extend(assistants.routes)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_health(app, desk, metrics)
    _add_problems(app)
    app.add_middleware(Freshness, desk=desk, unchanging=UNCHANGING)
    cooldown = SharedCooldown(terms.rate, limits) if terms.rate and limits else None
    return Guard(app, terms, metrics, cooldown=cooldown)


@dataclass(frozen=True, slots=True)
class _Assistants:
    """How assistants reach the tools: routes, which answer while `run` lasts."""

    routes: Sequence[BaseRoute]
    run: Callable[[], AbstractAsyncContextManager[None]]

    @asynccontextmanager
    async def running(self, app: FastAPI) -> AsyncIterator[None]:
        """Let the routes answer, and few threads work, for as long as the server runs."""
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        # It takes a tenth of a second, which the first request of a program would wait for, and others with it.
        await to_thread.run_sync(app.openapi)
        async with self.run():
            yield


def _open_to_assistants(desk: Desk, terms: Terms) -> _Assistants:
    """Return the way to the tools, none where what they need is not installed."""
    try:
        from bot.mcp.server import make_server, routes_of
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        return _Assistants([], nullcontext)
    server = make_server(desk, page=terms.address)
    routes = routes_of(server)
    return _Assistants(routes, server.session_manager.run)


def _describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description, with the shape of a problem that the routes refer to."""
    if app.openapi_schema is None:
        described = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        described["components"]["schemas"]["Problem"] = TypeAdapter(ProblemShape).json_schema()
        app.openapi_schema = described
    return app.openapi_schema


def _add_health(app: FastAPI, desk: Desk, metrics: Metrics) -> None:
    @app.get("/healthz", include_in_schema=False)
    def healthz() -> Response:
        try:
            desk.state()
            behind = desk.library().behind()
        except LibraryError:
            return PlainTextResponse("the library cannot be read\n", 503)
        return PlainTextResponse("ok\n" if behind is None else f"ok, {behind:.1f} s behind\n")

    @app.get("/metrics", include_in_schema=False)
    def show_metrics() -> Response:
        try:
            behind = desk.library().behind()
        except LibraryError:
            behind = None
        return Response(metrics.text() + behind_text(behind), headers={"Content-Type": CONTENT_TYPE})


def _add_problems(app: FastAPI) -> None:
    """Let whatever goes wrong end as a page or a problem that says what, and never as a traceback."""

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> Response:
        errors = [
            {"parameter": str(one["loc"][-1]), "detail": str(one["msg"]).removeprefix("Value error, ")}
            for one in error.errors()
        ]
        detail = "; ".join(f"{one['parameter']}: {one['detail']}" for one in errors)
        return _refuse(request, 422, "unreadable", detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        name = "missing" if error.status_code == 404 else "refused"
        return _refuse(request, error.status_code, name, str(error.detail), headers=error.headers)

    @app.exception_handler(WithdrawnError)
    async def withdrawn(request: Request, error: WithdrawnError) -> Response:
        return _refuse(request, 410, "withdrawn", str(error))

    @app.exception_handler(NoStatementError)
    async def not_there(request: Request, error: NoStatementError) -> Response:
        # Not its own words, here and below: they name folders of this machine.
        return _refuse(request, 404, "no_statement", "the library has no statement with this id")

    @app.exception_handler(LibraryError)
    async def unavailable(request: Request, error: LibraryError) -> Response:
        log.error("the library cannot be read: %s", error)
        return _refuse(request, 503, "unavailable", UNREADABLE)

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        return _refuse(request, 500, "failed", "this is our mistake; it has been logged")


def _refuse(
    request: Request, status: int, name: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """Return a page for people or a problem for programs, by the path; `name` is that of the page's texts."""
    if request.url.path.startswith(FOR_PROGRAMS):
        return problem(status, detail, headers=headers, **more)
    shown = show_problem(request, status, name, "" if name in EXPLAINED else detail)
    shown.headers.update(headers or {})
    return shown
