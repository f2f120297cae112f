"""Stories: reports that print the same text but for cuts and small changes, such as one wire report in ten papers.

Texts are compared by their three-word runs, with case, accents and punctuation taken away first: one comma more would
else part three runs. Candidates come from MinHash signatures (Broder 1997) cut into bands (Indyk and Motwani 1998) that
lie in SQLite, in the table `marks`, and are then compared run by run, so that which reports are one story depends on
the set of reports alone, never on their order; but for a band that more than `MAX_MET` reports share, which is of a
template (a police report of every day): there a report meets the first of them alone, or each would meet all.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.lexicon.folding import fold
from corpus.store.packing import unpack_text

VERSION = "2"
"""Rises whenever other reports would be one story; `rebuild` compares all of them again then."""

BANDS, LEAD_BANDS, ROWS = 24, 12, 3
"""Two texts that share half of their runs meet in a band in 96 of 100 cases, that share a twentieth in 1 of 300."""
LEAD = 150
"""Runs: papers cut a report from its end, so that beginnings meet in bands of their own."""
MAX_MET = 100
"""Reports of one band that another meets: adding 20,000 of one template would else take the square of that."""
RUN = 3
MIN_RUNS = 40
"""Runs; what is shorter (a line, a list of dates) may be alike by chance."""
SHARED_OF_BOTH, SHARED_OF_SHORTER = 0.5, 0.6
WORD = re.compile(r"\w+")

Execute = Callable[..., Any]
Runs = npt.NDArray[np.uint64]


def runs_of(text: str) -> Runs:
    """Return a hash of each run of three words of `text`, each once, as they come; empty where there are few."""
    folded = WORD.findall(fold(text).replace("'", ""))
    words = np.array([zlib.crc32(word.encode()) for word in folded], np.uint64)
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    runs = np.zeros(len(words) - RUN + 1, np.uint64)
    for at in range(RUN):
        runs = (runs * np.uint64(0x9E3779B97F4A7C15)) ^ (words[at : at + len(runs)] * np.uint64(0xC2B2AE3D27D4EB4F))
    _, first = np.unique(runs, return_index=True)
    return runs[np.sort(first)] if len(first) >= MIN_RUNS else runs[:0]


def bands_of(runs: Runs) -> list[int]:
    """Return a hash of each band of the signature; texts of one story are likely to share one. None for no runs."""
    if not len(runs):
        return []
    # Multiply-shift hashing (Dietzfelbinger and others 1997).
    signature = [
        ((runs[: LEAD if at < LEAD_BANDS * ROWS else None] * factor + term) >> np.uint64(32)).min()
        for at, (factor, term) in enumerate(_permutations())
    ]
    bands = np.array(signature, np.uint64).reshape(LEAD_BANDS + BANDS, ROWS)
    return [zlib.crc32(band.tobytes(), at) for at, band in enumerate(bands)]


def are_one_story(one: Runs, other: Runs) -> bool:
    """Return whether two texts share half of their runs, or nearly all of the shorter."""
    if not len(one) or not len(other):
        return False
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= SHARED_OF_BOTH * (len(one) + len(other) - shared) or shared >= SHARED_OF_SHORTER * min(
        len(one), len(other)
    )


def place_article(execute: Execute, row: int, text: str) -> None:
    """Give an article its story: that of the articles it is one story with, which become one by it, or its own."""
    runs = runs_of(text)
    place_runs(execute, row, runs, bands_of(runs))


def place_runs(execute: Execute, row: int, runs: Runs, bands: Sequence[int]) -> None:
    """Give an article its story as `place_article` does, by the runs of its text and their bands."""
    joined = {row}
    for story, other in _candidates(execute, row, bands):
        if story not in joined and are_one_story(runs, _runs_of_article(execute, other)):
            joined.add(story)
    execute("INSERT OR IGNORE INTO marks SELECT value, ?2 FROM json_each(?1)", (_json(bands), row))
    execute("UPDATE articles SET story = ? WHERE row = ?", (row, row))
    story = min(joined)
    for other in joined - {story}:
        execute("UPDATE articles SET story = ? WHERE story = ?", (story, other))


def lift_article(execute: Execute, row: int, text: str) -> None:
    """Take an article out of its story; what it alone held together falls apart."""
    found = execute("SELECT story FROM articles WHERE row = ?", (row,)).fetchone()
    for band in bands_of(runs_of(text)):
        execute("DELETE FROM marks WHERE mark = ? AND article = ?", (band, row))
    execute("UPDATE articles SET story = NULL WHERE row = ?", (row,))
    if found and found[0] is not None:
        left = {other for (other,) in execute("SELECT row FROM articles WHERE story = ?", found)}
        while left:
            part = _connected(execute, min(left), left)
            left -= part
            execute(
                "UPDATE articles SET story = ?1 WHERE story IS NOT ?1 AND row IN (SELECT value FROM json_each(?2))",
                (min(part), _json(sorted(part))),
            )


def place_all(execute: Execute, *, again: bool = False) -> int:
    """Place the articles that have no story yet, or all of them; return how many."""
    if again:
        execute("DELETE FROM marks")
        execute("UPDATE articles SET story = NULL")
    rows = [row for (row,) in execute("SELECT row FROM articles WHERE story IS NULL ORDER BY row").fetchall()]
    for row in rows:
        place_article(execute, row, text_of(execute, row))
    return len(rows)


def misplaced(execute: Execute) -> set[int]:
    """Return the rows of the articles whose bands or story are not what their text makes them."""
    bands: dict[int, set[int]] = {}
    for band, row in execute("SELECT mark, article FROM marks"):
        bands.setdefault(row, set()).add(band)
    stories: dict[int, int | None] = dict(execute("SELECT row, story FROM articles").fetchall())
    groups: dict[int | None, set[int]] = {}
    for row, story in stories.items():
        groups.setdefault(story, set()).add(row)
    wrong = set(groups.pop(None, ()))
    for row, told in stories.items():
        runs = _runs_of_article(execute, row)
        own = bands_of(runs)
        if set(own) != bands.pop(row, set()) or any(
            are_one_story(runs, _runs_of_article(execute, other))
            for story, other in _candidates(execute, row, own)
            if story != told
        ):
            wrong.add(row)
    for story, rows in groups.items():
        if story not in rows or (len(rows) > 1 and _connected(execute, min(rows), rows) != rows):
            wrong |= rows
    return wrong | set(bands)


def _connected(execute: Execute, first: int, among: set[int]) -> set[int]:
    """Return those of the articles that are one story with the first, directly or by way of others."""
    found, left, waiting = {first}, among - {first}, [first]
    while waiting:
        for row in _met(execute, waiting.pop(), left):
            waiting.append(row)
            found.add(row)
            left.remove(row)
        if not waiting:
            # Of a crowded band the first articles do not meet the last, which have met them.
            waiting = [row for row in sorted(left) if any(_met(execute, row, found))]
            found.update(waiting)
            left.difference_update(waiting)
    return found


def _met(execute: Execute, row: int, among: set[int]) -> Iterator[int]:
    """Yield those of the articles that an article meets in a band and is one story with."""
    runs = _runs_of_article(execute, row)
    for _, other in _candidates(execute, row, bands_of(runs)):
        if other in among and are_one_story(runs, _runs_of_article(execute, other)):
            yield other


def _candidates(execute: Execute, row: int, bands: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stories and rows of the other articles that share a band, the first `MAX_MET` of each band."""
    last = f"SELECT m.article FROM marks AS m WHERE m.mark = band.value ORDER BY m.article LIMIT 1 OFFSET {MAX_MET}"
    yield from execute(
        "SELECT DISTINCT a.story, a.row FROM json_each(?) AS band JOIN marks ON marks.mark = band.value"
        f" AND marks.article < coalesce(({last}), {2**62})"
        " JOIN articles AS a ON a.row = marks.article WHERE a.row <> ? AND a.story IS NOT NULL ORDER BY a.story, a.row",
        (_json(bands), row),
    ).fetchall()


def _runs_of_article(execute: Execute, row: int) -> Runs:
    return runs_of(text_of(execute, row))


def text_of(execute: Execute, row: int) -> str:
    """Return the text of an article, however it is kept."""
    (text,) = execute("SELECT text FROM articles WHERE row = ?", (row,)).fetchone()
    return str(unpack_text(text))


def _json(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


@cache
def _permutations() -> list[tuple[np.uint64, np.uint64]]:
    # PCG64 itself, because what a Generator makes of it may change with numpy.
    raw = np.random.PCG64(1997).random_raw(2 * (LEAD_BANDS + BANDS) * ROWS)
    return [(factor | np.uint64(1), term) for factor, term in raw.reshape(-1, 2)]
