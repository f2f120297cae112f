"""Freshness: what has not changed since a client last saw it is not sent, nor even looked up, again."""

from __future__ import annotations

import hashlib
import logging
from importlib.metadata import version

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import Desk
from bot.web.door.language import language_of
from bot.web.door.problems import UNREADABLE, problem
from corpus.errors import LibraryError

log = logging.getLogger(__name__)


class Freshness:
    """An ASGI app around another, whose responses change only with the library: it gives them an ETag (RFC 9110).

    The ETag is taken before the answer is made. Where a newer state comes in between, the client holds a newer answer
    under an older ETag, and is sent it again the next time: never the other way round.
    """

    def __init__(self, app: ASGIApp, desk: Desk, *, unchanging: tuple[str, ...]) -> None:
        """Leave alone what lies below the paths `unchanging`."""
        self._app = app
        self._desk = desk
        self._unchanging = unchanging
        status = desk.library().status()
        about = f"{version('onrecord')}\x1f{status.path}\x1f{status.model}"
        self._about = hashlib.sha256(about.encode("utf-8", "replace")).hexdigest()[:8]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(self._unchanging):
            await self._app(scope, receive, send)
            return
        try:
            state = await to_thread.run_sync(self._desk.state)
        except LibraryError as error:
            log.error("the library cannot be read: %s", error)
            await problem(503, UNREADABLE)(scope, receive, send)
            return
        # One address has a page in several languages.
        etag = f'W/"{self._about}-{state}-{language_of(scope)}"'
        # Weak, for an answer also says how long it took.
        headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
        if etag in (one.strip() for one in Headers(scope=scope).get("if-none-match", "").split(",")):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return

        async def send_with_etag(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                mutable = MutableHeaders(scope=message)
                for name, value in headers.items():
                    mutable.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_etag)
