"""The desk: one library asked from many threads at once, always in its newest state."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Library, SpeakerEntry


class Desk:
    """A library that is open for as long as a server runs.

    A newer state that another process has written is taken in between two requests; those under way, and those that
    come while it is being taken in, are answered from the older one.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._refreshing = threading.Lock()

    def library(self) -> Library:
        """Return the library, in its newest state.

        Raises:
            LibraryError: it cannot be read.
        """
        if self._refreshing.acquire(blocking=False):
            try:
                self._library.refresh()
            finally:
                self._refreshing.release()
        return self._library

    def state(self) -> str:
        """Return what changes whenever an answer may: the generation, and the day, which questions may be about."""
        return f"{self.library().snapshot().generation}-{date.today():%Y%m%d}"

    def speaker(self, id: str) -> SpeakerEntry | None:
        """Return the speaker with this id, `None` where there is none."""
        return next((entry for entry in self.library().speakers() if entry.speaker.id == id), None)

    def speakers(self, name: str = "") -> Sequence[SpeakerEntry]:
        """Return the speakers with this name in theirs, or all of them: the most quoted first."""
        return sorted(self.library().speakers(name), key=lambda entry: (-entry.statements, entry.speaker.name))
