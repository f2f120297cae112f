"""Serving: the app on a port until a signal, finishing what runs by then."""

from __future__ import annotations

import gc
import socket

import uvicorn
from starlette.types import ASGIApp

from bot.web.door.patience import MAX_CONNECTIONS, Patience
from bot.web.door.terms import ServeError

GRACE_SECONDS = 20
"""How long requests under way may still take once it is time to stop."""
MAX_HEAD = 163_840
"""Bytes of a request's line and headers: as many as the longest quotation has with the rest, twelve for a character."""

NEW_OBJECTS = 10_000
"""So many before garbage is looked for among them; answers leave hardly any."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket on this address, port 0 being any that is free; it listens once it is served.

    Raises:
        ServeError: the address cannot be used.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise ServeError(f"cannot serve on {host} port {port}: {error.strerror or error}; try another --port") from None
    return bound


def settle() -> None:
    """Take all that is here once the process can answer for what stays: garbage is looked for in what comes later.

    To look through all modules and tables takes a tenth of a second, in which nobody is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


def make_server(app: ASGIApp) -> uvicorn.Server:
    """Return a server that `run(sockets=[bound])` starts; it ends by SIGTERM, SIGINT or its `should_exit`."""
    config = uvicorn.Config(
        app,
        http=Patience,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        # Whoever says they come from elsewhere is not believed.
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=2 * MAX_CONNECTIONS,
        h11_max_incomplete_event_size=MAX_HEAD,
    )
    return uvicorn.Server(config)
