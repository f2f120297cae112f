"""Columns: whole arrays compared give the rows that a look at each statement gives."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.store.postings.columns import Columns
from corpus.store.postings.postings import KINDS, POSTING, to_day

DAYS = [None, date.min, date(2021, 3, 1), date(2021, 3, 2), date(2024, 2, 29), date.max]
one = st.tuples(st.integers(1, 40), st.sampled_from(DAYS), st.integers(1, 3), st.sampled_from(KINDS))


@given(
    statements=st.lists(one, unique_by=lambda each: each[0]),
    twice=st.sets(st.integers(0, 39)),
    after=st.sampled_from(DAYS),
    before=st.sampled_from(DAYS),
    outlets=st.none() | st.sets(st.integers(0, 4)),
    kind=st.none() | st.sampled_from(KINDS),
    undated=st.booleans(),
)
def test_columns_select_what_a_look_at_each_statement_allows(
    statements: list[tuple[int, date | None, int, str]],
    twice: set[int],
    after: date | None,
    before: date | None,
    outlets: set[int] | None,
    kind: str | None,
    undated: bool,
) -> None:
    def allows(day: date | None, outlet: int, own: str) -> bool:
        if (after or before) and day is None and not undated:
            return False
        if day and ((after and day < after) or (before and day >= before)):
            return False
        return (outlets is None or outlet in outlets) and kind in (None, own)

    listed = [*statements, *(statements[at] for at in twice if at < len(statements))]
    postings = np.array([(row, to_day(day), outlet, KINDS.index(own)) for row, day, outlet, own in listed], POSTING)
    found = Columns(postings).select(after=after, before=before, outlets=outlets, kind=kind, undated=undated)
    assert found.tolist() == sorted(row for row, *rest in statements if allows(*rest))


@given(
    days=st.lists(st.sampled_from([*DAYS, *(date(2020, 1, 1 + at) for at in range(20))]), max_size=60),
    count=st.integers(0, 9),
)
def test_stretches_part_rows_by_day_and_no_day_in_two(days: list[date | None], count: int) -> None:
    postings = np.array([(2 * at, to_day(day), 1, 0) for at, day in enumerate(days)], POSTING)
    found = Columns(postings).stretches(np.arange(0, 2 * len(days), 2), count).tolist()
    pairs = sorted(zip((to_day(day) for day in days), found, strict=True))
    assert [stretch for _, stretch in pairs] == sorted(found)
    assert len(set(pairs)) == len({day for day, _ in pairs})
    assert all(0 <= stretch < max(count, 1) for stretch in found)


def test_stretches_hold_about_as_many_rows_each() -> None:
    postings = np.array([(at, 1000 + at * 7919 % 400, 1, 0) for at in range(4000)], POSTING)
    sizes = np.bincount(Columns(postings).stretches(np.arange(4000), 8))
    assert len(sizes) == 8
    assert sizes.min() > 400
