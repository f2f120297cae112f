"""The desk: one library asked from many threads at once, always in its newest state."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from index.library import Library, SpeakerEntry
    from index.match import Answer
    from index.question.request import Request

Result = TypeVar("Result")
MAX_KEPT = 256
MAX_MATCHES_KEPT = 10
"""Longer answers are not kept: each match holds its article."""


class Desk:
    """A library that is open for as long as a server runs.

    A newer state that another process has written is taken in between two requests; those under way, and those that
    come while it is being taken in, are answered from the older one. What many ask is answered once a state.

    Raises:
        LibraryError: (any method) the library cannot be read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._refreshing = threading.Lock()
        self._kept = Kept(MAX_KEPT)

    def library(self) -> Library:
        """Return the library, in its newest state."""
        if self._refreshing.acquire(blocking=False):
            try:
                self._library.refresh()
            finally:
                self._refreshing.release()
        return self._library

    def state(self) -> str:
        """Return what changes whenever an answer may: the generation, and the day, which questions may be about."""
        return f"{self.library().snapshot().generation}-{date.today():%Y%m%d}"

    def ask(self, request: Request) -> Answer:
        """Return what the library says to a request."""
        if request.limit > MAX_MATCHES_KEPT:
            return self.library().ask(request)
        return self._kept.get((self.state(), request), lambda: self._library.ask(request))

    def outlets(self) -> Sequence[tuple[str, int]]:
        """Return the name of each outlet with the number of its articles, the largest first."""
        return self._kept.get((self.state(), "outlets"), self._library.outlets)

    def speakers(self, name: str = "") -> Sequence[SpeakerEntry]:
        """Return the speakers with this name in theirs, or all of them: the most quoted first."""
        return sorted(self.library().speakers(name), key=lambda entry: (-entry.statements, entry.speaker.name))

    def speaker(self, id: str) -> SpeakerEntry | None:
        """Return the speaker with this id, `None` where there is none."""
        return next((entry for entry in self.library().speakers() if entry.speaker.id == id), None)


class Kept:
    """The last results, by what they depend on; the least recently wanted are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._results: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return what was kept under this key, else what `make` returns, which is kept from then on."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]  # type: ignore[return-value]  # a key always has one kind of result
        result = make()
        with self._lock:
            self._results[key] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result
