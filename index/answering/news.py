"""News: what came into the library since somebody last looked, by a speaker or on a topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.store.people import SpeakerEntry
from index.answering.hearsay import is_told
from index.answering.reprints import with_reprints
from index.match import Match, with_roles
from index.question.namesakes import of_name
from index.question.question import Question
from index.searching.candidates import Candidate
from index.searching.ranking import Ranked, merge_same
from index.searching.search import Search
from index.snapshot import Snapshot
from index.stores.filters import Filters
from index.stores.mark import Mark

if TYPE_CHECKING:
    from index.stores.searcher import Searcher


@dataclass(frozen=True, slots=True)
class News:
    """Statements that are new, the latest first; `mark` is how far was looked."""

    matches: tuple[Match, ...]
    mark: Mark


def find_news(
    snapshot: Snapshot, since: Mark, *, speaker: str = "", topic: str = "", outlets: Collection[str] = ()
) -> News:
    """Return every statement by this speaker (a full name), or on this topic, or both, that came after `since`.

    With `outlets` only their articles count.

    What another paper with the same story printed before is not new. An article that was read or embedded again by
    another version brings nothing new; a library with less in it than was seen is another library, of which everything
    counts as seen.

    Raises:
        LibraryError: the library cannot be read.
    """
    searcher = snapshot.searcher
    with searcher.reading():
        if not searcher.is_newest():
            # What is newer cannot be searched yet; it is found at the next look.
            return News((), since)
        mark = searcher.newest()
        new = Filters(since=since, outlets=tuple(outlets))
        if not searcher.count(new):
            return News((), mark)
        among = new
        if speaker:
            among = replace(new, speakers=_called(speaker, snapshot.speakers))
            if not among.speakers:
                return News((), mark)
        if topic:
            # On a topic, hearsay stands in the words of whoever tells it.
            found = [one for one in _on(snapshot, among, topic) if speaker or not is_told(one)]
        else:
            found = [Ranked(Candidate(*each), {}, 1.0) for each in searcher.each(among)] if speaker else []
        found.sort(key=lambda one: (one.candidate.published is not None, str(one.candidate.published)))
        matches = with_roles(searcher, [_match(one, doubles) for one, doubles in merge_same(found[::-1])])
        printed = with_reprints(searcher, matches, outlets=outlets)
        return News(tuple(match for match in printed if _is_new(searcher, match, new)), mark)


def _called(name: str, speakers: Sequence[SpeakerEntry]) -> tuple[str, ...]:
    """Return the speakers of that name, or so told from their namesakes, or who once had it as their full name."""
    exact = tuple(entry.speaker.id for entry in speakers if entry.speaker.name == name)
    told = exact or tuple(one.id for one in of_name(name, (entry.speaker for entry in speakers)))
    return told or tuple(entry.speaker.id for entry in speakers if name in entry.speaker.aliases)


def _on(snapshot: Snapshot, filters: Filters, topic: str) -> list[Ranked]:
    """Return the statements that the filters allow and that answer a question about the topic, all of them."""
    search = Search(snapshot, Question("", topic=topic, core=topic), Filters())
    found: list[Ranked] = []
    while ranked := search.rank(filters):
        fitting = [one for one in ranked if search.fits(one, among=len(ranked)) >= search.calibration.threshold]
        search.expect(fitting)
        found += fitting
        if not fitting:
            break
        # A search looks closely at the most likely only; what it has not looked at is searched again.
        filters = replace(filters, without=(*filters.without, *(one.candidate.row for one in ranked)))
    return found


def _is_new(searcher: Searcher, match: Match, new: Filters) -> bool:
    """Return whether no older report has these words."""
    rows = [searcher.row_of(other.statement.id) for other in match.also_in]
    known = [row for row in rows if row is not None]
    return len(known) == len(rows) and (not rows or len(searcher.among(known, new)) == len({*known}))


def _match(one: Ranked, doubles: Sequence[Ranked] = ()) -> Match:
    return Match(one.candidate.statement, one.candidate.article, 1.0, also_in=tuple(map(_match, doubles)))
