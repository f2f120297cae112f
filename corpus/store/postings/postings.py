"""Postings: for each naming, and for everybody, its statements with what filters ask of them, packed in blobs.

The table is called `lists`, its column `entries`, as in the libraries that are there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Kind

# A speaker's statements are read with a handful of queries, and an article rewrites a few kilobytes of them.
POSTING = np.dtype([("row", "<u4"), ("day", "<u4"), ("outlet", "<u4"), ("kind", "u1")])
POSTINGS_A_CHUNK = 1024
EVERYBODY = 0
KINDS: Sequence[Kind] = ("direct", "mixed", "indirect")
UNDATED = 0

Postings = npt.NDArray[np.void]
Execute = Callable[..., Any]


def make_postings(rows: Sequence[tuple[int, Kind]], article: Article, outlet: int) -> Postings:
    """Return the postings of an article's statements, given as (row, kind)."""
    day = to_day(article.published)
    return np.array([(row, day, outlet, KINDS.index(kind)) for row, kind in rows], POSTING)


def to_day(day: date | None) -> int:
    """Return the day as a number, larger for later days; `UNDATED` for none."""
    return UNDATED if day is None else day.toordinal()


def from_day(day: int) -> date | None:
    """Return the day of a number that `to_day` made."""
    return None if day == UNDATED else date.fromordinal(day)


def append_postings(execute: Execute, postings: Mapping[int, Postings]) -> None:
    """Add these postings to those of each naming; inside a transaction only."""
    for naming, new in postings.items():
        last = execute(
            "SELECT row, entries FROM lists WHERE naming = ? ORDER BY row DESC LIMIT 1", (naming,)
        ).fetchone()
        kept = np.frombuffer(last[1], POSTING) if last else new[:0]
        room = max(POSTINGS_A_CHUNK - len(kept), 0)
        if last and room:
            chunk = np.concatenate([kept, new[:room]]).tobytes()
            execute("UPDATE lists SET entries = ? WHERE row = ?", (chunk, last[0]))
        for start in range(room if last else 0, len(new), POSTINGS_A_CHUNK):
            chunk = new[start : start + POSTINGS_A_CHUNK].tobytes()
            execute("INSERT INTO lists (naming, entries) VALUES (?, ?)", (naming, chunk))


def drop_postings(execute: Execute, namings: Iterable[int], rows: Sequence[int]) -> None:
    """Take the postings of these rows from those of the namings; inside a transaction only."""
    for naming in namings:
        for row, packed in execute("SELECT row, entries FROM lists WHERE naming = ?", (naming,)).fetchall():
            postings = np.frombuffer(packed, POSTING)
            kept = postings[~np.isin(postings["row"], rows)]
            if not len(kept):
                execute("DELETE FROM lists WHERE row = ?", (row,))
            elif len(kept) < len(postings):
                execute("UPDATE lists SET entries = ? WHERE row = ?", (kept.tobytes(), row))


def unpack(packed: Iterable[bytes]) -> Postings:
    """Return the postings of several chunks as one array."""
    return np.frombuffer(b"".join(packed), POSTING)
