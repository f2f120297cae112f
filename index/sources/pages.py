"""Pages that followed sources list: which wait to be read, which are kept, which were given up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.readers.reading import Details
from index.sources.notebook import Notebook, Run, longer_pause, rests

MAX_TRIES = 8
"""Times a page is asked for, the last about ten hours after the first, before it is given up."""
HOUR, MONTH = 3600.0, 30 * 86_400.0
NOTHING_KNOWN = Details()


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that a source lists: `stamp` changes when it does; `text` is the report where the source carries it.

    `url` is an id where there is no address. `always`: it has no stamp of its own and is asked in every round.
    `is_list`: it holds no report but lists further pages. `guid` is the id that the list gives the report, which
    stays when its address changes; "" where it gives none.
    """

    url: str
    stamp: str = ""
    details: Details = NOTHING_KNOWN
    text: str = ""
    always: bool = False
    is_list: bool = False
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lead to be read now, and what is known from the last time; `known` says that it is in the library already.

    `article` and `fingerprint` are the id and, of a file, the fingerprint of the one article there was.
    """

    lead: Lead
    etag: str
    modified: str
    known: bool
    article: str
    fingerprint: bytes


class Pages:
    """The pages of all sources in one notebook.

    Raises:
        LibraryError: (any method) the notebook cannot be read or written.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def note(self, source: str, leads: Iterable[Lead]) -> int:
        """Take in what a source lists; return how many pages wait by that."""
        with self._notebook.writing() as run:
            return write_leads(run, source, leads)

    def note_list(self, source: str, list_: Lead, leads: Iterable[Lead], *, etag: str = "", modified: str = "") -> None:
        """Take in, in one step, what a list inside a source lists, and that this list is read."""
        with self._notebook.writing() as run:
            write_leads(run, source, leads)
            self._settle(run, source, list_, "kept", etag=etag, modified=modified)

    def stamps(self, source: str) -> Mapping[str, str]:
        """Return the stamp of every page of a source, by its URL."""
        return dict(self._notebook.read("SELECT url, stamp FROM pages WHERE source = ?", (source,)))

    def ask_again(self, source: str) -> None:
        """Let the pages wait that are asked for in every round."""
        with self._notebook.writing() as run:
            run("UPDATE pages SET state = 'waiting' WHERE source = ? AND always", (source,))

    def waiting(self, source: str) -> list[Waiting]:
        """Return the pages of a source that are to be read now, in the order they were listed."""
        now = self._notebook.now()
        rows = self._notebook.read(
            "SELECT url, stamp, title, outlet, link, published, language, text, always, is_list, etag, modified, kept,"
            " article, fingerprint, tried, pause, guid FROM pages WHERE source = ? AND state = 'waiting' ORDER BY row",
            (source,),
        )
        found = []
        for url, stamp, title, outlet, link, published, language, text, always, is_list, *more in rows:
            etag, modified, kept, article, fingerprint, tried, pause, guid = more
            if always or not rests(tried, pause, now):
                day = date.fromisoformat(published) if published else None
                details = Details(title, outlet, link, day, language)
                lead = Lead(url, stamp, details, text, bool(always), bool(is_list), guid)
                found.append(Waiting(lead, etag, modified, kept is not None, article, fingerprint))
        return found

    def kept_elsewhere(self, source: str, url: str) -> str | None:
        """Return the id of the one article of a page that came into the library from another source, None if none did.

        It is "" where the page had several.
        """
        sql = "SELECT article FROM pages WHERE url = ? AND source <> ? AND articles"
        return next((str(article) for (article,) in self._notebook.read(sql, (url, source))), None)

    def keep(
        self,
        source: str,
        lead: Lead,
        *,
        articles: int | None = None,
        changed: bool = True,
        etag: str = "",
        modified: str = "",
        reason: str = "",
        article: str = "",
        fingerprint: bytes = b"",
    ) -> None:
        """Note that a page's articles are in the library (`articles` None: as many as before).

        A page that says it changed and did not (`changed` is false) rests for an hour, and twice as long each time.
        """
        with self._notebook.writing() as run:
            self._settle(run, source, lead, "kept", etag=etag, modified=modified, reason=reason)
            run(
                "UPDATE pages SET kept = ?, articles = coalesce(?, articles), article = ?, fingerprint = ?,"
                f" pause = iif(? OR always, 0, min(max({HOUR}, pause * 2), {MONTH})) WHERE source = ? AND url = ?",
                (self._notebook.now(), articles, article, fingerprint, changed, source, lead.url),
            )

    def give_up(self, source: str, lead: Lead, reason: str) -> None:
        """Note that a page cannot be read; it is asked for again when its stamp changes."""
        with self._notebook.writing() as run:
            self._settle(run, source, lead, "failed", reason=reason)

    def put_off(self, source: str, lead: Lead, reason: str, *, pause: float | None = None) -> None:
        """Note that a page could not be had this time; it is given up after MAX_TRIES."""
        with self._notebook.writing() as run:
            found = run("SELECT tries FROM pages WHERE source = ? AND url = ?", (source, lead.url)).fetchone()
            tries = found[0] if found else 0
            run(
                "UPDATE pages SET tried = ?, tries = tries + 1, pause = ?, reason = ?, state = ?"
                " WHERE source = ? AND url = ? AND stamp = ?",
                (
                    self._notebook.now(),
                    max(pause or 0.0, longer_pause(tries)),
                    reason,
                    "failed" if tries + 1 >= MAX_TRIES and not lead.always else "waiting",
                    source,
                    lead.url,
                    lead.stamp,
                ),
            )

    def _settle(
        self, run: Run, source: str, lead: Lead, state: str, *, etag: str = "", modified: str = "", reason: str = ""
    ) -> None:
        # Only under the stamp that was read: what changed meanwhile goes on waiting.
        run(
            "UPDATE pages SET tried = ?, tries = 0, reason = ?, etag = ?, modified = ?,"
            " state = iif(stamp = ?, ?, state), text = iif(stamp = ?, '', text) WHERE source = ? AND url = ?",
            (self._notebook.now(), reason, etag, modified, lead.stamp, state, lead.stamp, source, lead.url),
        )


def write_leads(run: Run, source: str, leads: Iterable[Lead]) -> int:
    """Write what a source lists, inside a step of the notebook; return how many pages are new or changed."""
    if not run("SELECT 1 FROM sources WHERE url = ?", (source,)).fetchone():
        return 0  # It was unfollowed while its list was on its way.
    leads = list(leads)
    _move(run, source, leads)
    known = {
        url: (stamp, guid)
        for url, stamp, guid in run("SELECT url, stamp, guid FROM pages WHERE source = ?", (source,)).fetchall()
    }
    count = 0
    for lead in leads:
        stamp, guid = known.get(lead.url, (None, ""))
        known[lead.url] = (lead.stamp, lead.guid)
        if stamp == lead.stamp:
            if guid != lead.guid:
                run("UPDATE pages SET guid = ? WHERE source = ? AND url = ?", (lead.guid, source, lead.url))
            continue
        count += 1
        details = lead.details
        day = details.published.isoformat() if details.published else None
        run(
            "INSERT INTO pages"
            " (source, url, stamp, always, is_list, title, outlet, link, published, language, text, guid)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, url) DO UPDATE SET"
            " stamp = excluded.stamp, title = excluded.title, outlet = excluded.outlet, link = excluded.link,"
            " published = excluded.published, language = excluded.language, text = excluded.text,"
            " guid = excluded.guid, pause = iif(state = 'kept', pause, 0), state = 'waiting', tries = 0",
            (
                source,
                lead.url,
                lead.stamp,
                lead.always,
                lead.is_list,
                details.title,
                details.outlet,
                details.url,
                day,
                details.language,
                lead.text,
                lead.guid,
            ),
        )
    return count


def _move(run: Run, source: str, leads: Sequence[Lead]) -> None:
    """Give the pages of a source whose guid stands at another address by now that address; they are to be read again.

    Not where the old address is still listed, as where a list numbers its reports anew, or the new one is known.
    """
    listed = {lead.url for lead in leads}
    rows = run("SELECT url, guid FROM pages WHERE source = ?", (source,)).fetchall()
    known = {url for url, _ in rows}
    places = {guid: url for url, guid in rows if guid and url not in listed}
    for lead in leads:
        if lead.guid and lead.url not in known and (before := places.pop(lead.guid, None)):
            # What is noted of the answers of one address says nothing of those of another.
            run(
                "UPDATE pages SET url = ?, stamp = '', etag = '', modified = '', pause = 0"
                " WHERE source = ? AND url = ?",
                (lead.url, source, before),
            )
            known.add(lead.url)
