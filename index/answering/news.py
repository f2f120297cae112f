"""News: what came into the library since somebody last looked, by a speaker or on a topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from corpus.statement import Speaker
from corpus.store.store import SpeakerEntry, Store
from index.answering.hearsay import is_told
from index.answering.reprints import with_reprints
from index.match import Match, match_of
from index.question.question import Question
from index.searching.ranking import Candidate, Ranked, merge_same
from index.searching.search import Filters, Search
from index.snapshot import Snapshot
from index.vectors.vectors import Rows


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has looked: the last article and statement, and by what the statements were made.

    Written as text by `str`, read by `read_mark`.
    """

    article: int = 0
    statement: int = 0
    made_by: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.statement} {self.made_by}"


@dataclass(frozen=True, slots=True)
class News:
    """Statements that are new, the latest first; `mark` is how far was looked."""

    matches: tuple[Match, ...]
    mark: Mark


def read_mark(text: str) -> Mark | None:
    """Return a mark from its text, `None` where it is none."""
    article, _, rest = text.partition(" ")
    statement, _, made_by = rest.partition(" ")
    return Mark(int(article), int(statement), made_by) if article.isdigit() and statement.isdigit() else None


def newest(store: Store) -> Mark:
    """Return the mark of one who has seen everything."""
    ((article,),) = store.execute("SELECT coalesce(max(row), 0) FROM articles")
    ((statement,),) = store.execute("SELECT coalesce(max(row), 0) FROM statements")
    return Mark(article, statement, f"{store.fact('extractor')} {store.fact('revision')}")


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
    store = snapshot.store
    with store.reading():
        if store.generation != snapshot.generation:
            # What is newer cannot be searched yet; it is found at the next look.
            return News((), since)
        mark = newest(store)
        rows = _new_rows(store, since, mark)
        if outlets:
            rows = np.intersect1d(rows, store.rows(outlets=outlets))
        if not len(rows):
            return News((), mark)
        # On a topic, hearsay stands in the words of whoever tells it.
        found = _by(store, rows, speaker, snapshot.speakers) if speaker else []
        if topic:
            among = np.array(sorted(one.candidate.row for one in found), np.int64) if speaker else rows
            found = [one for one in _on(snapshot, among, topic) if speaker or not is_told(one)]
        found.sort(key=lambda one: (one.candidate.article.published is not None, str(one.candidate.article.published)))
        matches = [_match(store, one, doubles) for one, doubles in merge_same(found[::-1])]
        new = set(rows.tolist())
        printed = with_reprints(store, matches, outlets=outlets)
        return News(tuple(match for match in printed if _is_new(store, match, new)), mark)


def _new_rows(store: Store, since: Mark, mark: Mark) -> Rows:
    if mark.statement < since.statement:
        return np.array([], np.int64)
    if mark.made_by == since.made_by:
        found = store.execute("SELECT row FROM statements WHERE row > ? ORDER BY row", (since.statement,))
    else:
        found = store.execute("SELECT row FROM statements WHERE article > ? ORDER BY row", (since.article,))
    return np.array([row for (row,) in found], np.int64)


def _by(store: Store, rows: Rows, name: str, speakers: Sequence[SpeakerEntry]) -> list[Ranked]:
    """Return the statements of these rows by the speaker of that name, or who once had it as their full name."""
    exact = [entry.speaker for entry in speakers if entry.speaker.name == name]
    named: Sequence[Speaker] = exact or [entry.speaker for entry in speakers if name in entry.speaker.aliases]
    if not named:
        return []
    theirs = np.intersect1d(store.rows([speaker.id for speaker in named]), rows)
    return [Ranked(Candidate(row, *pair), {}, 1.0) for row, pair in store.statements_by_row(theirs).items()]


def _on(snapshot: Snapshot, rows: Rows, topic: str) -> list[Ranked]:
    """Return the statements of these rows that answer a question about the topic, all of them."""
    search = Search(snapshot, Question("", topic=topic, core=topic), Filters())
    found: list[Ranked] = []
    while len(rows):
        ranked = search.rank(rows)
        fitting = [one for one in ranked if search.fits(one) >= search.calibration.threshold]
        found += fitting
        if not fitting:
            break
        # A search looks closely at the most likely only; what it has not looked at is searched again.
        rows = np.setdiff1d(rows, [one.candidate.row for one in ranked])
    return found


def _is_new(store: Store, match: Match, new: Set[int]) -> bool:
    """Return whether no older report has these words."""
    return all(store.row_of(other.statement.id) in new for other in match.also_in)


def _match(store: Store, one: Ranked, doubles: Sequence[Ranked]) -> Match:
    match = match_of(store, one.candidate.statement, one.candidate.article)
    return replace(match, also_in=tuple(_match(store, double, ()) for double in doubles))
