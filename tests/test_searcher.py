"""The searcher: every filter is exact, and what is found is of one state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import PEOPLE, QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Article
from corpus.statement import Statement
from index.library import Library
from index.stores.filters import Filters
from index.stores.mark import Mark
from index.stores.searcher import Searcher
from index.stores.sqlite.searcher import SqliteSearcher
from index.stores.sqlite.vectors import Floats, Rows, Vectors

DAYS = st.none() | st.dates(date(2021, 2, 20), date(2021, 5, 10))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library with vectors in a file and in the database, and with statements that have gone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        patch.setattr("index.stores.sqlite.files.files.RECENT_MOST", 40)
        with Library.open(tmp_path_factory.mktemp("filled"), create=True) as library:
            library.add([report(number) for number in range(50)])
            library.add([report(number) for number in range(50, 56)])
            library.remove(["report-3", "report-51"])
            library.add([report(56, text='"We agree" said Ansa Vellora And Tobren Quill.')])
            yield library


def every(searcher: Searcher) -> dict[int, tuple[Statement, Article]]:
    return {row: (statement, article) for row, statement, article in searcher.each(Filters())}


def allows(filters: Filters, names: set[str], statement: Statement, article: Article) -> bool:
    day = article.published
    if names and not names & {speaker.name for speaker in statement.speakers}:
        return False
    if filters.dated and day is None and not filters.undated:
        return False
    if day and filters.dated and not filters.hold(day):
        return False
    if filters.kind and filters.kind != statement.kind:
        return False
    return not filters.outlets or article.outlet.casefold() in {outlet.casefold() for outlet in filters.outlets}


@settings(max_examples=60, deadline=None)
@given(
    names=st.sets(st.sampled_from(PEOPLE), max_size=2),
    after=DAYS,
    before=DAYS,
    outlets=st.sets(st.sampled_from(["The Tidewater Post", "vell evening mail", "nobody"])),
    kind=st.sampled_from([None, "direct", "indirect"]),
    undated=st.booleans(),
    since=st.none() | st.integers(0, 200),
    without=st.sets(st.integers(1, 180), max_size=3),
    limit=st.integers(0, 200),
)
def test_every_filter_is_exact_and_never_gives_fewer_than_there_are(
    filled: Library,
    names: set[str],
    after: date | None,
    before: date | None,
    outlets: set[str],
    kind: str | None,
    undated: bool,
    since: int | None,
    without: set[int],
    limit: int,
) -> None:
    snapshot = filled.snapshot()
    searcher = snapshot.searcher
    ids = tuple(entry.speaker.id for entry in snapshot.speakers if entry.speaker.name in names)
    filters = Filters(after, before, tuple(outlets), kind, ids, undated=undated, without=tuple(without))
    if since is not None:
        filters = replace(filters, since=replace(searcher.newest(), statement=since))
    vector = np.full(384, 384**-0.5, np.float32)
    with searcher.reading():
        right = [
            row
            for row, pair in every(searcher).items()
            if allows(filters, names, *pair) and row > (since or 0) and row not in without
        ]
        assert searcher.count(filters) == len(right)
        assert searcher.listed(filters, limit=limit).tolist() == right[max(len(right) - limit, 0) :]
        assert searcher.listed(filters, limit=limit, newest=False).tolist() == right[:limit]
        assert searcher.among([1, 7, 20, 900], filters).tolist() == sorted({1, 7, 20, 900} & set(right))
        assert [row for row, *_ in searcher.each(filters)] == right
        found, cosines = searcher.nearest(vector, filters, limit=limit)
        scored = searcher.scores(vector, np.array(right, np.int64))
        best = sorted(zip((-scored).round(6).tolist(), right, strict=True))[:limit]
    assert found.tolist() == [row for _, row in best]
    assert np.allclose(cosines, [-cosine for cosine, _ in best], atol=1e-6)


def test_a_filter_that_leaves_nothing_out_is_none(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    search = Vectors.search

    def spied(self: Vectors, query: Floats, *, rows: Rows | None = None, limit: int) -> tuple[Rows, Floats]:
        asked.append(rows is None)
        return search(self, query, rows=rows, limit=limit)

    monkeypatch.setattr(Vectors, "search", spied)
    searcher = filled.snapshot().searcher
    vector = np.full(384, 384**-0.5, np.float32)
    found = []
    for filters in (Filters(), Filters(after=date(1900, 1, 1), undated=True), Filters(after=date(2021, 3, 10))):
        with searcher.reading():
            found.append(searcher.nearest(vector, filters, limit=9)[0].tolist())
    assert asked == [True, True, False]
    assert found[0] == found[1] != found[2]


def test_vectors_of_a_stretch_of_days_lie_together(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.embeddings.MIN_STRETCH", 20)
    searcher = filled.snapshot().searcher
    assert isinstance(searcher, SqliteSearcher)
    with searcher.reading():
        pairs = every(searcher)
        order = np.array(list(pairs))[searcher.order_to_lie(np.array(list(pairs)))].tolist()
    assert sorted(order) == list(pairs)
    days = [pairs[row][1].published or date.min for row in order]
    said = [pairs[row][0].speakers[:1] for row in order]
    # What comes before a day lies in one run but for the stretch that the day is in.
    middle = sorted(days)[len(days) // 2]
    assert [day < middle for day in days[:60]] == [True] * 60
    assert [day < middle for day in days[-60:]] == [False] * 60
    # Speakers lie in no more pieces than there are stretches.
    pieces = sum(left != right for left, right in pairwise(said))
    assert pieces < len(order) // 20 * len(set(said)) < len(order)


def test_words_are_found_within_filters(filled: Library) -> None:
    searcher = filled.snapshot().searcher
    march = Filters(after=date(2021, 3, 10), before=date(2021, 3, 20))
    with searcher.reading():
        found = searcher.worded(["ferry"], march, limit=200)
        assert len(found) > 3
        assert searcher.among(found.tolist(), march).tolist() == sorted(found.tolist())
        assert all("ferry" in statement.sentence.of(article.text) for statement, article in searcher.statements(found))


def test_a_filter_is_asked_of_what_is_there_now(tmp_path: Path, quick: type[QuickExtractor]) -> None:  # noqa: F811
    """Columns are kept for one state: a day that was corrected since counts as it is now."""
    with Library.open(tmp_path, create=True) as library, Library.open(tmp_path) as reader:
        library.add([report(number) for number in range(8)])
        searcher = reader.snapshot().searcher
        march, april = Filters(before=date(2021, 4, 1)), Filters(after=date(2021, 4, 1))
        for corrected in (False, True):
            if corrected:
                library.add([replace(report(4), published=date(2021, 4, 5))])
            with searcher.reading():
                assert searcher.is_newest() != corrected
                assert [searcher.count(march), searcher.count(april)] == ([15, 3] if corrected else [18, 0])
                assert [searcher.count(march), searcher.count(april)] == ([15, 3] if corrected else [18, 0])


def test_a_mark_of_another_version_counts_articles(filled: Library) -> None:
    searcher = filled.snapshot().searcher
    last = searcher.newest()
    assert searcher.count(Filters(since=last)) == 0
    assert searcher.count(Filters(since=Mark(last.article - 1, 0, "another"))) == 1
    assert searcher.count(Filters(since=Mark(0, last.statement + 1, last.made_by))) == 0
