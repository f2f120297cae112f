"""The guard before every request: under which name, by whom, how often, how much; and what each response forbids."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.discord.services.cooldown import Cooldown
from bot.web.door.metrics import Metrics
from bot.web.door.problems import problem
from bot.web.door.shared import SharedCooldown
from bot.web.door.terms import Terms

OPEN = "/healthz"
"""What whoever keeps the machine may ask without a token and as often as they like."""
HEADERS = {
    # Everything comes from here, no script but ours runs, nothing is framed, and forms go nowhere else.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """An ASGI app around another: turns away what the terms do not allow, and counts what is let in."""

    def __init__(
        self,
        app: ASGIApp,
        terms: Terms,
        metrics: Metrics,
        *,
        clock: Callable[[], float] = time.monotonic,
        cooldown: SharedCooldown | None = None,
    ) -> None:
        """Take `cooldown` where several processes count together how often each address asks."""
        self._app = app
        self._terms = terms
        self._metrics = metrics
        self._clock = clock
        self._cooldown = cooldown or (Cooldown(terms.rate, clock) if terms.rate else None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # HEAD is GET of which the server sends no body; the copy keeps the server's own view of the request.
        scope = {**scope, "method": "GET" if scope["method"] == "HEAD" else scope["method"]}
        started, status = self._clock(), 500

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            refusal = self._refuse(scope)
            await (refusal or self._app)(scope, receive, send_guarded)
        finally:
            self._metrics.responded(_route(scope), status, self._clock() - started)

    def _refuse(self, scope: Scope) -> Response | None:
        """Return the response to a request that may not be answered, `None` to one that may."""
        headers, path = Headers(scope=scope), scope["path"]
        names = self._terms.names
        if names and _name(headers.get("host", "")) not in names:
            return problem(421, "this page goes by another name; ask under the address it was opened with (--address)")
        origin = headers.get("origin", "")
        # Whatever has a say beyond reading comes from a page of our own, or from a program, which has no origin.
        if scope["method"] != "GET" and origin and _name(urlsplit(origin).netloc) != _name(headers.get("host", "")):
            return problem(403, "no page of another site may ask here")
        if path == OPEN:
            return None
        if self._terms.token and not _shows(self._terms.token, headers.get("authorization", "")):
            challenge = {"WWW-Authenticate": 'Basic realm="onrecord", charset="UTF-8"'}
            return problem(401, "show the token: as a bearer token, or as a password", headers=challenge)
        if self._cooldown and (seconds := self._cooldown.wait(_client(scope))):
            return problem(429, f"too many requests; wait {seconds} s", headers={"Retry-After": str(seconds)})
        return None


def _name(host: str) -> str:
    """Return the name of a Host header, lower case and without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _client(scope: Scope) -> str:
    """Return whom to count: an IPv4 address, or the /64 network that one IPv6 customer has."""
    address = scope["client"][0] if scope.get("client") else ""
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address


def _shows(token: str, authorization: str) -> bool:
    scheme, _, shown = authorization.partition(" ")
    if scheme.lower() == "basic":
        try:
            shown = base64.b64decode(shown, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, ValueError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(shown.strip().encode("utf-8", "replace"), token.encode())


def _route(scope: Scope) -> str:
    """Return the pattern of the path, never the path itself: there would be as many as people can think of."""
    route: Any = scope.get("route")
    return str(getattr(route, "path", "other"))
