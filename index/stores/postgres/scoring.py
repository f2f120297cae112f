"""Scoring: which vectors are the nearest, by the server in half precision and then exactly by their codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.store.codes import lengths_of
from corpus.store.postings.columns import Rows
from index.stores.postgres.gathered.gathering import CHOSEN, NEAR, Gathered
from index.stores.postgres.nearness import MAX_LIST, Graph, nearest_rows, search_list, together
from index.stores.postgres.server.values import Halves

Floats = npt.NDArray[np.float32]

MORE_CANDIDATES = 100
# What half precision does to a cosine, at most.
ROUNDING = 1e-3
# What is equal in these digits is equal, as in SQLite's vectors.
SAME_DIGITS = 6
ANY = "true"
"""The condition that holds for all."""


def near_by(
    vector: Floats, condition: str, narrower: Sequence[Any], limit: int, count: int, parts: Sequence[Graph] = ()
) -> tuple[str, list[Any]]:
    """Return the SQL of those among which the `limit` nearest are, of the first `count` of each of some parts, if any.

    They are the nearest by half precision, and all that rounding can have put behind others.
    """
    if parts:
        most = closest(limit)
        # A search list is in order, so that of one the rest need not be read.
        among = most if condition == ANY and most < count <= MAX_LIST else count
        # Whether they are allowed is looked up from the nearest on, until there are enough.
        nearest = together(nearest_rows(part, among=among) for part in parts)
        found = f"SELECT * FROM ({nearest}) AS t ORDER BY far + 0, row OFFSET 0"
        found = f"SELECT * FROM ({found}) AS t WHERE {condition} LIMIT {most}"
    else:
        most = candidates(limit)
        found = f"SELECT t.row, t.vector, t.near <#> %s::halfvec AS far FROM embeddings AS t WHERE {condition}"
        found = f"{found} ORDER BY far, row LIMIT {most}"
    return (
        f"near AS MATERIALIZED (SELECT * FROM (SELECT *, nth_value(cosine, {limit}) OVER () AS least FROM"
        f" (SELECT row, vector, -far AS cosine, row_number() OVER () AS place FROM ({found}) AS best) AS best)"
        f" AS best WHERE place <= {surely(limit)} OR cosine >= least - {2 * ROUNDING})",
        [Halves(vector)] * max(len(parts), 1) + [*narrower],
    )


def ask_near(
    vector: Floats,
    condition: str,
    narrower: Sequence[Any],
    limit: int,
    count: int,
    parts: Sequence[Graph],
    *,
    of: int,
) -> list[tuple[str, Sequence[Any]]]:
    """Return the queries, of which the last gathers what `near_by` finds, with all that is shown `of` so many sides.

    Of two each shows three quarters, since hardly more of the nearest are on one; of none nothing is shown.
    """
    near, values = near_by(vector, condition, narrower, limit, count, parts)
    # Rounding moves few of them, so that what comes a little later need not be read.
    most = surely(limit) if of == 1 else surely(limit) * 3 // 4
    shown = f", chosen AS MATERIALIZED (SELECT row FROM near WHERE place <= {most}), {CHOSEN} UNION ALL " if of else ""
    query = f"WITH {near} {shown}{NEAR}", values
    return [search_list(count), query] if parts else [query]


def candidates(limit: int) -> int:
    """Return how many are scored exactly to find the `limit` nearest."""
    return 2 * limit + MORE_CANDIDATES


def closest(limit: int) -> int:
    """Return how many of those the index gives are scored exactly; by half precision they are hardly out of order."""
    return surely(limit) + limit // 2


def surely(limit: int) -> int:
    """Return among how many by half precision the `limit` nearest are, but where rounding does its worst."""
    return limit * 11 // 10


def are_all(found: Gathered, limit: int, scores: Floats) -> bool:
    """Return whether whatever is not among the candidates for the `limit` nearest is farther than the last of these."""
    if len(found.near) < candidates(limit):
        return True
    return found.near[-1][1] < float(scores[-1]) - ROUNDING


def score_each(vector: Floats, found: Gathered) -> tuple[Rows, Floats]:
    """Return the rows of the nearest that were gathered, and their cosines."""
    rows = [row for row, _ in found.near]
    return score(vector, np.array(rows, np.int64), b"".join(found.vectors[row] for row in rows))


def score(vector: Floats, rows: Rows, data: bytes) -> tuple[Rows, Floats]:
    """Return rows and the cosines of their codes, given one after the other, with a unit vector."""
    codes = np.frombuffer(data, np.int8).reshape(len(rows), len(vector))
    scores: Floats = (codes.astype(np.float32) @ vector) / lengths_of(codes)
    return rows, scores


def best_scored(rows: Rows, scores: Floats, limit: int) -> tuple[Rows, Floats]:
    """Return the `limit` best rows and their cosines, equal ones by row."""
    best = np.lexsort((rows, -scores.round(SAME_DIGITS)))[:limit]
    return rows[best], scores[best]
