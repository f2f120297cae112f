"""The app: every route of the page and the interface, with the guard in front."""

from __future__ import annotations

import logging
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.desk import Desk
from bot.web.api import make_api
from bot.web.freshness import Freshness
from bot.web.guard import Guard
from bot.web.metrics import CONTENT_TYPE, Metrics
from bot.web.problems import UNREADABLE, problem
from bot.web.shapes import ProblemShape
from bot.web.terms import Terms
from corpus.errors import LibraryError, NoStatementError

STATIC = Path(__file__).parent / "static"
UNCHANGING = ("/static/", "/healthz", "/metrics", "/mcp")
"""Paths whose responses do not follow the library's generation."""
ABOUT = (
    "Statements from news articles: the words exactly as printed, who said them, when and where. "
    "Words in an answer are always cut from the stored article; none are generated. "
    "Quote them as they are, with their link, and do not complete them."
)

log = logging.getLogger(__name__)


def make_app(desk: Desk, terms: Terms) -> ASGIApp:
    """Return the ASGI app that answers from this desk on these terms."""
    metrics = Metrics()
    app = FastAPI(
        title="onrecord",
        version=version("onrecord"),
        description=ABOUT,
        openapi_url="/api/openapi.json",
        # They load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
    )
    app.openapi = partial(_describe, app)  # type: ignore[method-assign]  # FastAPI's own way to extend it
    app.include_router(make_api(desk, metrics))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_health(app, desk, metrics)
    _add_problems(app)
    app.add_middleware(Freshness, desk=desk, unchanging=UNCHANGING)
    return Guard(app, terms, metrics)


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
        except LibraryError:
            return PlainTextResponse("the library cannot be read\n", 503)
        return PlainTextResponse("ok\n")

    @app.get("/metrics", include_in_schema=False)
    async def show_metrics() -> Response:
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE})


def _add_problems(app: FastAPI) -> None:
    """Let whatever goes wrong end as a problem that says what, and never as a traceback."""

    @app.exception_handler(RequestValidationError)
    async def unreadable(_: Request, error: RequestValidationError) -> Response:
        errors = [{"parameter": str(one["loc"][-1]), "detail": str(one["msg"])} for one in error.errors()]
        return problem(422, "; ".join(f"{one['parameter']}: {one['detail']}" for one in errors), errors=errors)

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(NoStatementError)
    async def not_there(_: Request, error: NoStatementError) -> Response:
        # Not its own words, here and below: they name folders of this machine.
        return problem(404, "the library has no such statement; /api/ask gives the ids")

    @app.exception_handler(LibraryError)
    async def unavailable(_: Request, error: LibraryError) -> Response:
        log.error("the library cannot be read: %s", error)
        return problem(503, UNREADABLE)

    @app.exception_handler(Exception)
    async def failed(_: Request, error: Exception) -> Response:
        return problem(500, "this is our mistake; it has been logged")
