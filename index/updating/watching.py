"""Watching a folder: whatever is new or changed in it comes into the library, as long as somebody wants it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import ArticleError
from index.sources.folders import scan_folder
from index.sources.followed import Sources
from index.updating.updating import Updater, UpdateSummary

INTERVAL = 2.0
MAX_SHARE = 0.05
"""Of the time that may go into looking at a folder; a very large one is looked at less often."""

log = logging.getLogger(__name__)


def watch_folder(
    updater: Updater, folder: Path, *, outlet: str = "", interval: float = INTERVAL
) -> Iterator[UpdateSummary]:
    """Follow a folder and yield what each look brought that found something new, until the updater is stopped.

    It is looked at rather than listened to: that works alike on every disk, also on those of other machines, needs
    no further package, and tells by two looks whether a file is still being written.

    Raises:
        LibraryError: the library or its sources cannot be written.
    """
    place = str(folder.absolute())
    with Sources(updater.notes, create=True) as sources:
        if not sources.find(place):
            sources.follow(place, "folder", outlet=outlet)
        missing = False
        while not updater.stop.is_set():
            rest = interval
            try:
                started = time.monotonic()
                found = scan_folder(folder.absolute(), leave_out=updater.notes)
            except ArticleError as error:
                if not missing:
                    log.warning("%s", error)
                    yield updater.run(only=place)
                missing = True
            else:
                missing = False
                rest = max(interval, (time.monotonic() - started) / MAX_SHARE)
                known = sources.pages.stamps(place)
                waits = sources.pages.waiting(place)
                if waits or any(known.get(path) != stamp for path, stamp in found.items()):
                    yield updater.run(only=place)
            updater.stop.wait(rest)
