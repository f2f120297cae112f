"""Lists: packed in the database, the statements of each naming with what filters ask of them, and of everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Kind

# A speaker's statements are read with a handful of queries, and an article rewrites a few kilobytes of them.
ENTRY = np.dtype([("row", "<u4"), ("day", "<u4"), ("outlet", "<u4"), ("kind", "u1")])
ENTRIES_A_CHUNK = 1024
EVERYBODY = 0
KINDS: Sequence[Kind] = ("direct", "mixed", "indirect")
UNDATED = 0

Entries = npt.NDArray[np.void]
Execute = Callable[..., Any]


def make_entries(rows: Sequence[tuple[int, Kind]], article: Article, outlet: int) -> Entries:
    """Return the entries of an article's statements, given as (row, kind)."""
    day = to_day(article.published)
    return np.array([(row, day, outlet, KINDS.index(kind)) for row, kind in rows], ENTRY)


def to_day(day: date | None) -> int:
    """Return the day as a number, larger for later days; `UNDATED` for none."""
    return UNDATED if day is None else day.toordinal()


def from_day(day: int) -> date | None:
    """Return the day of a number that `to_day` made."""
    return None if day == UNDATED else date.fromordinal(day)


def append_entries(execute: Execute, entries: Mapping[int, Entries]) -> None:
    """Add entries to the lists of these namings; inside a transaction only."""
    for naming, new in entries.items():
        last = execute(
            "SELECT row, entries FROM lists WHERE naming = ? ORDER BY row DESC LIMIT 1", (naming,)
        ).fetchone()
        kept = np.frombuffer(last[1], ENTRY) if last else new[:0]
        room = max(ENTRIES_A_CHUNK - len(kept), 0)
        if last and room:
            chunk = np.concatenate([kept, new[:room]]).tobytes()
            execute("UPDATE lists SET entries = ? WHERE row = ?", (chunk, last[0]))
        for start in range(room if last else 0, len(new), ENTRIES_A_CHUNK):
            chunk = new[start : start + ENTRIES_A_CHUNK].tobytes()
            execute("INSERT INTO lists (naming, entries) VALUES (?, ?)", (naming, chunk))


def drop_entries(execute: Execute, namings: Iterable[int], rows: Sequence[int]) -> None:
    """Take the entries of these rows out of the lists of these namings; inside a transaction only."""
    for naming in namings:
        for row, packed in execute("SELECT row, entries FROM lists WHERE naming = ?", (naming,)).fetchall():
            entries = np.frombuffer(packed, ENTRY)
            kept = entries[~np.isin(entries["row"], rows)]
            if not len(kept):
                execute("DELETE FROM lists WHERE row = ?", (row,))
            elif len(kept) < len(entries):
                execute("UPDATE lists SET entries = ? WHERE row = ?", (kept.tobytes(), row))


def unpack(packed: Iterable[bytes]) -> Entries:
    """Return the entries of several chunks as one array."""
    return np.frombuffer(b"".join(packed), ENTRY)
