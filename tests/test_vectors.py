"""Vectors: an exact search whatever rows may answer, and a file that is whole or refused."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.store.codes import make_codes, read_codes
from index.stores.sqlite import vectors as module
from index.stores.sqlite.vectors import Floats, Rows, Segment, Vectors, VectorsError, read_segment, write_segment

NONE = np.empty(0, np.int64)


def unit_vectors(count: int, dimension: int = 8, seed: int = 1) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def filed(path: Path, rows: Rows, vectors: Floats) -> Segment:
    """Return a segment written to a file and read again."""
    write_segment(path, rows, make_codes(vectors))
    return read_segment(path, count=len(rows), size=path.stat().st_size, dimension=vectors.shape[1])


def made(folder: Path, rows: Rows, vectors: Floats, *, cuts: list[int], removed: Rows = NONE) -> Vectors:
    """Return vectors in files that end at `cuts`, and those after the last cut in memory."""
    segments = [
        filed(folder / f"vectors-{end}.codes", rows[start:end], vectors[start:end])
        for start, end in zip([0, *cuts], cuts, strict=False)
        if end > start
    ]
    last = cuts[-1] if cuts else 0
    return Vectors([*segments, Segment(rows[last:], make_codes(vectors[last:]))], removed)


def by_hand(rows: Rows, vectors: Floats, query: Floats, allowed: set[int], limit: int) -> list[int]:
    kept = read_codes(make_codes(vectors))
    scored = sorted((-float(kept[i] @ query), int(row)) for i, row in enumerate(rows) if int(row) in allowed)
    return [row for _, row in scored[:limit]]


@settings(max_examples=80, deadline=None)
@given(
    count=st.integers(1, 60),
    cuts=st.lists(st.integers(0, 60), max_size=3).map(sorted),
    limit=st.integers(0, 70),
    gone=st.sets(st.integers(0, 59)),
    wanted=st.none() | st.sets(st.integers(0, 130)),
    seed=st.integers(0, 99),
    rounded=st.booleans(),
)
def test_search_is_exact_under_any_filter(
    tmp_path_factory: pytest.TempPathFactory,
    count: int,
    cuts: list[int],
    limit: int,
    gone: set[int],
    wanted: set[int] | None,
    seed: int,
    rounded: bool,
) -> None:
    random = np.random.default_rng(seed)
    rows = np.arange(1, 2 * count + 1, 2)
    cuts = [min(cut, count) for cut in cuts]
    for start, end in zip([0, *cuts], [*cuts, count], strict=True):
        rows[start:end] = random.permutation(rows[start:end])
    vectors = unit_vectors(count, seed=seed)
    removed = np.array(sorted(int(rows[at]) for at in gone if at < count), np.int64)
    searched = made(tmp_path_factory.mktemp("vectors"), rows, vectors, cuts=cuts, removed=removed)
    allowed = set(rows.tolist()) - set(removed.tolist())
    asked = None
    if wanted is not None:
        asked = np.array(sorted(wanted), np.int64)
        allowed &= wanted
    query = unit_vectors(1, seed=seed + 1000)[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MIN_ROUNDED", 0 if rounded else 4000)
        found, scores = searched.search(query, rows=asked, limit=limit)
    assert found.tolist() == by_hand(rows, vectors, query, allowed, limit)
    assert np.allclose(scores, searched.scores(query, found))
    assert len(searched) == count - len(removed)


def test_a_large_file_is_searched_quickly_and_nearly_exactly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MIN_PRODUCT_CODES", 1000)
    monkeypatch.setattr(module, "MIN_CANDIDATES", 300)
    rows = np.random.default_rng(2).permutation(np.arange(1, 3001))
    vectors = unit_vectors(3000, 64)
    removed = np.array(sorted(rows[:5].tolist()))
    segment = filed(tmp_path / "vectors-1.codes", rows, vectors)
    searched = Vectors([segment], removed)
    allowed = set(rows[5:].tolist())
    shares = []
    for query in unit_vectors(20, 64, seed=9):
        found, scores = searched.search(query, limit=10)
        right = by_hand(rows, vectors, query, allowed, 10)
        shares.append(len(set(found.tolist()) & set(right)) / 10)
        assert scores.tolist() == sorted(scores.tolist(), reverse=True)
        some = np.array(sorted(allowed)[::2])
        exact, _ = searched.search(query, rows=some, limit=10)
        assert exact.tolist() == by_hand(rows, vectors, query, set(some.tolist()), 10)
    assert type(segment.index).__name__ == "IndexPQFastScan"
    assert np.mean(shares) > 0.97


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 9999), share=st.floats(0.05, 1), alike=st.booleans(), limit=st.integers(1, 60))
def test_many_rows_are_looked_at_with_rounded_numbers_and_none_of_the_nearest_is_lost(
    seed: int, share: float, alike: bool, limit: int
) -> None:
    """Those that are alike but for the last digits, whose order rounding could change, come back in theirs."""
    random = np.random.default_rng(seed)
    vectors = unit_vectors(6000, 48, seed)
    if alike:
        vectors[100:400] = vectors[7] + random.normal(scale=0.004, size=(300, 48))
    rows = random.permutation(np.arange(1, 6001))
    segment = Segment(rows, make_codes(vectors))
    some = np.sort(rows[random.random(6000) < share])
    query = vectors[7] + 0.3 * unit_vectors(1, 48, seed + 1)[0]
    query /= np.linalg.norm(query)
    looked_at = segment.likely(query, some, limit, NONE)
    assert set(looked_at.tolist()) <= set(some.tolist())
    assert len(some) <= 4000 or len(looked_at) < len(some) / 2
    found, _ = Vectors([segment], NONE).search(query, rows=some, limit=limit)
    every = Vectors([segment], NONE).scores(query, some)
    assert found.tolist() == some[np.lexsort((some, -every.round(6)))][:limit].tolist()


@pytest.mark.parametrize("damage", ["missing", "empty", "junk", "cut", "other count", "other dimension", "head"])
@pytest.mark.parametrize("large", [False, True])
def test_a_faiss_index_that_is_damaged_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, damage: str, *, large: bool
) -> None:
    monkeypatch.setattr(module, "MIN_PRODUCT_CODES", 1000 if large else 2000)
    path, rows, vectors = tmp_path / "vectors-1.codes", np.arange(1, 1101), unit_vectors(1100, 16)
    filed(path, rows, vectors)
    file = module.index_file(path)
    sound = file.read_bytes()
    if damage == "missing":
        file.unlink()
    elif damage == "other count":
        filed(tmp_path / "other", rows[:1050], vectors[:1050])
        module.index_file(tmp_path / "other").replace(file)
    elif damage == "other dimension":
        filed(tmp_path / "other", rows, unit_vectors(1100, 8))
        module.index_file(tmp_path / "other").replace(file)
    elif damage == "head":
        monkeypatch.setattr("faiss.read_index", out_of_memory)
    else:
        file.write_bytes({"empty": b"", "junk": b"junk" * 500, "cut": sound[: len(sound) // 2]}[damage])
    segment = read_segment(path, count=1100, size=path.stat().st_size, dimension=16)
    found, _ = Vectors([segment], NONE).search(vectors[7], limit=5)
    assert found.tolist() == by_hand(rows, vectors, vectors[7], set(rows.tolist()), 5)
    assert f"{file} " in caplog.text
    assert (segment.index is None) == large


def out_of_memory(_: str) -> None:
    """Do as FAISS does where the length of a list in a file is damaged."""
    raise MemoryError("std::bad_alloc")


@pytest.mark.parametrize("count", [50, 1_500])
def test_a_faiss_index_whose_numbers_are_damaged_hides_nothing(tmp_path: Path, count: int) -> None:
    import faiss

    rows, vectors = np.arange(1, count + 1), unit_vectors(count, 16)
    segment = filed(tmp_path / "vectors-1.codes", rows, vectors)
    faiss.copy_array_to_vector(np.full(32, np.nan, np.float32), segment.index.sq.trained)
    found, _ = Vectors([segment], NONE).search(vectors[7], limit=5)
    assert found.tolist() == by_hand(rows, vectors, vectors[7], set(rows.tolist()), 5)


def test_equal_scores_come_in_the_order_of_rows(tmp_path: Path) -> None:
    vectors = np.repeat(unit_vectors(1), 40, axis=0)
    rows = np.arange(40, 0, -1, dtype=np.int64)
    found, _ = made(tmp_path, rows, vectors, cuts=[40]).search(vectors[0], limit=3)
    assert found.tolist() == [1, 2, 3]


def test_a_row_that_is_not_there_scores_nan(tmp_path: Path) -> None:
    vectors = unit_vectors(4)
    searched = made(tmp_path, np.arange(1, 5), vectors, cuts=[3], removed=np.array([2]))
    scores = searched.scores(vectors[0], np.array([1, 2, 4, 99]))
    assert np.isnan(scores).tolist() == [False, True, False, True]
    assert scores[0] == pytest.approx(1.0, abs=1e-3)


def test_the_file_is_mapped_and_not_read(tmp_path: Path) -> None:
    segment = filed(tmp_path / "vectors-1.codes", np.arange(1, 1001), unit_vectors(1000))
    assert len(segment) == 1000
    assert str(tmp_path / "vectors-1.codes") in Path("/proc/self/maps").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damage", ["missing", "empty", "text", "head", "cut", "longer", "other count", "other dimension"]
)
def test_a_file_that_is_not_the_one_expected_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "vectors-1.codes"
    write_segment(path, np.arange(1, 11), make_codes(unit_vectors(10)))
    size = path.stat().st_size
    if damage == "missing":
        path.unlink()
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "text":
        path.write_text("not an index")
    elif damage == "longer":
        path.write_bytes(path.read_bytes() + b"more")
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif damage == "head":
        path.write_bytes(b"\0" * 40 + path.read_bytes()[40:])
    if damage in {"empty", "text"}:
        size = path.stat().st_size
    count = 9 if damage == "other count" else 10
    with pytest.raises(VectorsError, match=r"vectors-1\.codes"):
        read_segment(path, count=count, size=size, dimension=7 if damage == "other dimension" else 8)


def test_writing_leaves_nothing_but_the_file_and_its_index(tmp_path: Path) -> None:
    write_segment(tmp_path / "vectors-1.codes", np.arange(1, 11), make_codes(unit_vectors(10)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vectors-1.codes", "vectors-1.codes.faiss"]


@pytest.mark.parametrize("count", [1, 50, 1_500])
def test_every_file_has_a_faiss_index_that_is_asked_first(tmp_path: Path, count: int) -> None:
    rows, vectors = np.arange(1, count + 1), unit_vectors(count, 16)
    segment = filed(tmp_path / "vectors-1.codes", rows, vectors)
    asked: list[int] = []

    class Counted:
        """The index, with a note of how many candidates it was asked for."""

        def __init__(self, index: object) -> None:
            self.sq, self.ntotal, self._index = index.sq, index.ntotal, index  # type: ignore[attr-defined]

        def search(self, query: Floats, most: int) -> object:
            asked.append(most)
            return self._index.search(query, most)  # type: ignore[attr-defined]

    assert segment.index.ntotal == count
    segment.index = Counted(segment.index)
    query = unit_vectors(1, 16, seed=5)[0]
    found, _ = Vectors([segment], NONE).search(query, limit=7)
    assert found.tolist() == by_hand(rows, vectors, query, set(rows.tolist()), 7)
    assert asked == [min(count, module.FLAT_CANDIDATES)]
    Vectors([segment], NONE).search(query, rows=rows, limit=7)
    assert len(asked) == 1


def test_many_equal_vectors_are_still_cut_by_row(tmp_path: Path) -> None:
    vectors = np.repeat(unit_vectors(1), 900, axis=0)
    rows = np.random.default_rng(1).permutation(np.arange(1, 901))
    found, _ = Vectors([filed(tmp_path / "vectors-1.codes", rows, vectors)], NONE).search(vectors[0], limit=4)
    assert found.tolist() == [1, 2, 3, 4]


def test_a_small_file_of_an_older_version_has_its_index_made_in_memory(tmp_path: Path) -> None:
    rows, vectors = np.arange(1, 301), unit_vectors(300, 16)
    segment = filed(tmp_path / "vectors-1.codes", rows, vectors)
    (tmp_path / "vectors-1.codes.faiss").unlink()
    found, _ = Vectors([segment], NONE).search(vectors[7], limit=5)
    assert segment.index.ntotal == 300
    assert found.tolist() == by_hand(rows, vectors, vectors[7], set(rows.tolist()), 5)


@pytest.mark.parametrize("least", [100, 1_000_000])
def test_a_file_in_another_order_is_that_of_the_vectors_put_in_this_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    monkeypatch.setattr(module, "MIN_PRODUCT_CODES", least)
    monkeypatch.setattr(module, "TRAINED_ON", 300)
    rows, codes = np.arange(5, 1005), make_codes(unit_vectors(1000))
    order = np.random.default_rng(2).permutation(1000)
    write_segment(tmp_path / "one", rows[order], codes[order])
    write_segment(tmp_path / "two", rows, codes, order)
    for end in ("", ".faiss"):
        assert (tmp_path / f"one{end}").read_bytes() == (tmp_path / f"two{end}").read_bytes()


def test_writing_a_file_makes_no_second_copy_of_the_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TRAINED_ON", 500)
    monkeypatch.setattr(module, "MIN_PRODUCT_CODES", 100)
    rows, codes = np.arange(10_000), np.zeros((10_000, 384), np.int8)
    codes[:, 0] = 127
    tracemalloc.start()
    write_segment(tmp_path / "vectors-1.codes", rows, codes, np.flip(rows))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 0.8 * codes.nbytes
