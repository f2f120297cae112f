"""News sources that a library follows, and how it stands with each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.sources.notebook import FILE, Notebook, Run, longer_pause, rests
from index.sources.pages import Lead, Pages, write_leads

__all__ = ["FILE", "Kind", "Source", "Sources", "State"]

Kind = Literal["feed", "sitemap", "page", "folder"]
State = Literal["new", "fine", "failing", "gone"]


@dataclass(frozen=True, slots=True)
class Source:
    """One followed source. Times are seconds since 1970, None for never; `pause` counts from `tried`.

    `reason` is that of the last failure, `failures` how many there were since the last success. `private` says that
    it may lie in a private network. `articles`, `waiting` and `lost` count what came from it, what is still to be
    read, and the pages given up.
    """

    url: str
    kind: Kind
    outlet: str = ""
    private: bool = False
    etag: str = ""
    modified: str = ""
    tried: float | None = None
    succeeded: float | None = None
    failed: float | None = None
    reason: str = ""
    failures: int = 0
    pause: float = 0.0
    gone: bool = False
    articles: int = 0
    waiting: int = 0
    lost: int = 0

    @property
    def state(self) -> State:
        """How it stands with the source: never read yet, fine, failing, or gone for good and not asked any more."""
        if self.gone:
            return "gone"
        if self.failures:
            return "failing"
        return "fine" if self.succeeded else "new"

    def rests_until(self, now: float) -> float | None:
        """Return until when the source is left alone, None where it may be asked now."""
        if self.tried is None or not rests(self.tried, self.pause, now):
            return None
        return self.tried + self.pause


class Sources:
    """The sources of one library; safe to share between threads. Close it, or use `with`.

    Raises:
        LibraryError: (any method) the file of sources is missing, damaged, locked, or cannot be written.
    """

    def __init__(self, folder: Path, *, create: bool = False, clock: Callable[[], float] = time.time) -> None:
        self._notebook = Notebook(folder, create=create, clock=clock)
        self.pages = Pages(self._notebook)

    def __enter__(self) -> Sources:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def now(self) -> float:
        """What the clock says: seconds since 1970."""
        return self._notebook.now()

    def close(self) -> None:
        """Release the file; nothing can be read afterwards."""
        self._notebook.close()

    def follow(self, url: str, kind: Kind, *, outlet: str = "", private: bool = False) -> bool:
        """Follow a source and return whether it is new; one that is known rests no longer and is asked again."""
        with self._notebook.writing() as run:
            known = run("SELECT 1 FROM sources WHERE url = ?", (url,)).fetchone()
            run(
                "INSERT INTO sources (url, kind, outlet, private) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
                " kind = excluded.kind, outlet = iif(excluded.outlet = '', outlet, excluded.outlet),"
                " private = max(private, excluded.private), gone = 0, pause = 0, etag = '', modified = ''",
                (url, kind, outlet, private),
            )
        return not known

    def unfollow(self, url: str) -> bool:
        """Forget a source and its pages, and return whether it was there; its articles stay in the library."""
        with self._notebook.writing() as run:
            return run("DELETE FROM sources WHERE url = ?", (url,)).rowcount > 0

    def all(self) -> list[Source]:
        """Return every source, in the order they were followed."""
        rows = self._notebook.read(
            "SELECT s.url, s.kind, s.outlet, s.private, s.etag, s.modified, s.tried, s.succeeded, s.failed, s.reason,"
            " s.failures, s.pause, s.gone, coalesce(sum(p.articles), 0),"
            " coalesce(sum(p.state = 'waiting' AND NOT p.always), 0), coalesce(sum(p.state = 'failed'), 0)"
            " FROM sources AS s LEFT JOIN pages AS p ON p.source = s.url GROUP BY s.url ORDER BY s.rowid"
        )
        return [_source(*row) for row in rows]

    def find(self, url: str) -> Source | None:
        """Return the source with this URL, None where it is not followed."""
        return next((source for source in self.all() if source.url == url), None)

    def fail(self, url: str, reason: str, *, pause: float | None = None, gone: bool = False) -> None:
        """Note that a source failed; it rests for `pause` seconds, or longer each time, and for good if it is gone."""
        with self._notebook.writing() as run:
            (failures,) = run("SELECT failures FROM sources WHERE url = ?", (url,)).fetchone() or (0,)
            rest = max(pause or 0.0, longer_pause(failures))
            now = self._notebook.now()
            run(
                "UPDATE sources SET tried = ?, failed = ?, reason = ?, failures = failures + 1, pause = ?, gone = ?"
                " WHERE url = ?",
                (now, now, reason, rest, gone, url),
            )

    def succeed(self, url: str) -> None:
        """Note that a source could be read."""
        with self._notebook.writing() as run:
            self._succeed(run, url)

    def note_leads(self, source: str, leads: Iterable[Lead], *, etag: str = "", modified: str = "") -> int:
        """Take in, in one step, what a source lists and the tags of the list; return how many pages now wait."""
        with self._notebook.writing() as run:
            count = write_leads(run, source, leads)
            self._succeed(run, source)
            run("UPDATE sources SET etag = ?, modified = ? WHERE url = ?", (etag, modified, source))
        return count

    def forget_kept(self) -> None:
        """Have every page read again that counts as kept: the library they were kept in is gone."""
        with self._notebook.writing() as run:
            # No list has a stamp "?": what still stands on one is taken in again, with its text.
            kept = run(
                "UPDATE pages SET state = 'waiting', etag = '', modified = '', pause = 0, articles = 0, kept = NULL,"
                " stamp = iif(always, stamp, '?') WHERE state = 'kept' OR kept IS NOT NULL"
            ).rowcount
            if kept:
                run("UPDATE sources SET etag = '', modified = ''")

    def _succeed(self, run: Run, url: str) -> None:
        now = self._notebook.now()
        run("UPDATE sources SET tried = ?, succeeded = ?, failures = 0, pause = 0 WHERE url = ?", (now, now, url))


def _source(*values: Any) -> Source:
    """Return a row of the table as a source: what SQLite keeps as 0 and 1 is false and true."""
    found = dict(zip(Source.__dataclass_fields__, values, strict=True))
    return Source(**{**found, "private": bool(found["private"]), "gone": bool(found["gone"])})
