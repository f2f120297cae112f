"""One connection, and how long its client may take over a request: what uvicorn leaves open for ever is closed."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 10.0
"""For the head of a request, for its body, and for reading what is sent back."""
MAX_CONNECTIONS = 400
"""At once; of more, those that have waited longest without a request are closed."""


class Patience(H11Protocol):
    """uvicorn's own protocol, with an end to its patience."""

    seconds = SECONDS
    most = MAX_CONNECTIONS

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request, and make room for it."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self.most:
            waiting = [one for one in self.connections if isinstance(one, Patience) and one._end and one is not self]
            if waiting:
                min(waiting, key=lambda one: one._end.when() if one._end else 0).give_up()

    def data_received(self, data: bytes) -> None:
        """Read on; what has not come whole has its time from the first byte, not from the last."""
        super().data_received(data)
        state = self.conn.their_state
        if state is h11.SEND_BODY or (state is h11.IDLE and self.conn.trailing_data[0]):
            self._wait()
        else:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """Wait for the client to read what it was sent."""
        super().pause_writing()
        self._wait()

    def resume_writing(self) -> None:
        """Go on: the client has read."""
        self._stop_waiting()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Close the connection."""
        self._stop_waiting()
        # Not `close`, which waits until the client has read what it was sent.
        self.transport.abort()

    def _wait(self) -> None:
        if self._end is None:
            self._end = self.loop.call_later(self.seconds, self.give_up)

    def _stop_waiting(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
