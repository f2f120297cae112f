"""The vectors: statements' embeddings in mapped files, searched exactly whatever rows may answer."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.errors import OnRecordError
from corpus.store.codes import MAX_BYTE, Codes, lengths_of, read_codes
from corpus.store.database import FILE

Rows = npt.NDArray[np.int64]
Places = npt.NDArray[np.signedinteger[Any]]
Floats = npt.NDArray[np.float32]

# The same vector scores a little differently in other company; what is equal in these digits is equal.
SAME_DIGITS = 6
# An unfiltered search asks FAISS for candidates, which are then scored exactly. Below this size the index is flat, a
# byte a number: it loses nothing. From it on it has 4-bit product codes (see docs/performance.md): at a million they
# take 3 ms instead of 90, and with so many candidates 99.9 % of the nearest are found.
MIN_PRODUCT_CODES = 20_000
INDEX_SUFFIX = ".faiss"
MIN_CANDIDATES = 2000
CANDIDATES_A_MATCH = 30
FLAT_CANDIDATES = 200
FLAT_CANDIDATES_A_MATCH = 2
# So many standard deviations of what rounding does to a score are taken for all it can do.
MAX_DEVIATIONS = 6
TRAINED_ON = 50_000
# Rows of one speaker lie next to each other in a file; up to this many others between two are read along, unless the
# others are more than half as many as they are: a filter of days allows a row here and there.
GAP = 16
MAX_ALONG = 1.5
# So many codes are turned into numbers at a time that these stay inside the processor's cache.
BLOCK = 512
# More rows than this are looked at with rounded numbers first, and exactly then.
MIN_ROUNDED = 4000
ROUNDED_BLOCK = 2048
MAGIC = b"onrecord vectors 1\n".ljust(32)
HEAD = len(MAGIC) + 16
# Of each row its number and its length come before the numbers of its vector, each of these three for all rows at once.
ROW_BYTES, LENGTH_BYTES = 8, 4
HEAD_A_ROW = ROW_BYTES + LENGTH_BYTES

log = logging.getLogger(__name__)


class VectorsError(OnRecordError):
    """A vector file that is missing, cut off or not the one expected."""


class Segment:
    """The vectors of rows `first` to `last`, in memory or mapped from a file; rows may lie in any order in it.

    `codes` are those of `corpus.store.codes`, of shape (len(rows), dimension), and `lengths` theirs.
    """

    def __init__(self, rows: Rows, codes: Codes, lengths: Floats | None = None, *, path: Path | None = None) -> None:
        self.rows = rows
        self.codes = codes
        self.lengths = lengths_of(codes) if lengths is None else lengths
        self.path = path
        self.first, self.last = (int(rows.min()), int(rows.max())) if len(rows) else (0, -1)

    def __len__(self) -> int:
        return len(self.rows)

    def covers(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Return for each row whether it lies between the first and the last."""
        return (rows >= self.first) & (rows <= self.last)

    def places(self, rows: Rows) -> Places:
        """Return where each row lies, -1 for rows that are not here."""
        within = self.covers(rows)
        if within.all():
            return self._places.take(rows - self.first)
        places: Places = np.where(within, self._places.take(np.where(within, rows - self.first, 0)), -1)
        return places

    def scores(self, query: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with `query`, NaN where a row is not here."""
        scores = np.full(len(rows), np.nan, np.float32)
        places = self.places(rows)
        known = places >= 0
        scores[known] = self._score_places(query, places[known])
        return scores

    def nearest(self, query: Floats, limit: int, gone: Rows) -> Rows:
        """Return rows among which the `limit` nearest to `query` are, but for those in `gone`."""
        limit += int((self.places(gone) >= 0).sum()) if len(gone) else 0
        found = self._candidates(query, limit)
        if found is not None:
            near: Rows = self.rows[found]
            return near
        if limit >= len(self):
            return self.rows
        scores = _score(self.codes, self.lengths, query)
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        # All that equal the last one wanted, so that they are cut by row and not by chance.
        near = self.rows[scores >= least - 10.0**-SAME_DIGITS]
        return near  # noqa: RET504 - names the type

    def likely(self, query: Floats, rows: Rows, limit: int, gone: Rows) -> Rows:
        """Return those of many rows among which the `limit` nearest to `query` are, but for those in `gone`.

        The query is rounded to a byte a number, as the codes are, and its products with them are whole numbers, which
        a processor makes many at a time. What the rounding does to a cosine is never more than the length of what was
        rounded off (Cauchy and Schwarz), so that no row that may be among the nearest is left out.
        """
        places = self.places(rows)
        places = np.sort(places[places >= 0])
        limit += int((self.places(gone) >= 0).sum()) if len(gone) else 0
        if len(places) <= max(MIN_ROUNDED, 2 * limit):
            return rows
        import simsimd  # what few questions need is not loaded by all

        step = np.float32(np.abs(query).max() / MAX_BYTE)
        rounded = np.rint(query / step).astype(np.int8)[None, :]
        scores = np.empty(len(places), np.float32)
        for start in range(0, len(places), ROUNDED_BLOCK):
            block = places[start : start + ROUNDED_BLOCK]
            whole = block[-1] - block[0] == len(block) - 1
            through = slice(block[0], block[-1] + 1)
            codes = self.codes[through] if whole else self.codes.take(block, axis=0)
            lengths = self.lengths[through] if whole else self.lengths.take(block)
            own = scores[start : start + ROUNDED_BLOCK]
            own[:] = np.asarray(simsimd.cdist(rounded, codes, metric="dot"))[0]
            own /= lengths
        scores *= step
        off = float(np.linalg.norm(query - rounded[0] * step)) + 10.0**-SAME_DIGITS
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        near: Rows = self.rows[places[scores >= least - 2 * off]]
        return near

    def _candidates(self, query: Floats, limit: int) -> npt.NDArray[np.int64] | None:
        """Return where the candidates for the `limit` nearest lie, `None` where the index cannot tell them apart."""
        if self.index is None:
            return None
        flat = hasattr(self.index, "sq")
        if flat:
            count = max(FLAT_CANDIDATES, FLAT_CANDIDATES_A_MATCH * limit)
        else:
            count = max(MIN_CANDIDATES, CANDIDATES_A_MATCH * limit)
        count = min(count, len(self))
        scores, found = self.index.search(query[None, :], count)
        if flat and count < len(self) and scores[0][limit - 1] - scores[0][-1] < 2 * _rounding(self.index, query):
            return None
        places: npt.NDArray[np.int64] = found[0][found[0] >= 0]
        # Numbers of a damaged index that are none make it find too few, or nothing.
        return places if len(places) == count else None

    def _score_places(self, query: Floats, places: Places) -> Floats:
        if not len(places):
            return np.empty(0, np.float32)
        order = np.argsort(places)
        ordered = places[order]
        starts = np.flatnonzero(np.diff(ordered, prepend=-GAP - 2) > GAP)
        ends = np.append(starts[1:], len(ordered))
        along = int((ordered[ends - 1] - ordered[starts] + 1).sum())
        found = np.empty(len(places), np.float32)
        if len(starts) * 8 > len(places) or along > MAX_ALONG * len(places):
            # Their codes are copied together a block at a time, which stays inside the cache too.
            for start in range(0, len(ordered), BLOCK):
                block = ordered[start : start + BLOCK]
                found[start : start + BLOCK] = _score(self.codes.take(block, axis=0), self.lengths[block], query)
        else:
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                run = ordered[start:end]
                through = slice(run[0], run[-1] + 1)
                found[start:end] = _score(self.codes[through], self.lengths[through], query)[run - run[0]]
        scores = np.empty(len(places), np.float32)
        scores[order] = found
        return scores

    @cached_property
    def _places(self) -> npt.NDArray[np.int32]:
        """Where each row between the first and the last lies, -1 for rows that are not here."""
        places = np.full(max(self.last - self.first + 1, 1), -1, np.int32)
        places[self.rows - self.first] = np.arange(len(self.rows))
        return places

    @cached_property
    def index(self) -> Any:
        """The FAISS index of the same places; `None` where a large file has lost its own, until it is written again.

        What lies in memory gets its own here, and so does a small file without one: older versions wrote such files.
        """
        found = None if self.path is None else read_index(self.path, len(self), self.codes.shape[1])
        if found is None and len(self) < MIN_PRODUCT_CODES:
            return make_index(self.codes)
        return found


class Vectors:
    """The embeddings of one state of a library, by row; a newer state is a new object."""

    def __init__(self, segments: Sequence[Segment], removed: Rows) -> None:
        self.segments = [segment for segment in segments if len(segment)]
        self._removed = removed
        gone = sum(int((segment.places(removed) >= 0).sum()) for segment in self.segments) if len(removed) else 0
        self._count = sum(map(len, self.segments)) - gone

    def __len__(self) -> int:
        return self._count

    def search(self, query: Floats, *, rows: Rows | None = None, limit: int) -> tuple[Rows, Floats]:
        """Return the rows nearest to `query` and their cosines, best first, equal ones by row; at most `limit`.

        `query` is a unit vector of shape (dimension,). With `rows`, exactly these rows compete, and as many come
        back as there are; without, FAISS is asked first, in large files approximately (recall above 0.99).
        """
        if limit <= 0 or not self.segments:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if rows is None:
            rows = np.concatenate([segment.nearest(query, limit, self._removed) for segment in self.segments])
        elif len(rows) > MIN_ROUNDED:
            rows = np.concatenate(
                [segment.likely(query, rows[segment.covers(rows)], limit, self._removed) for segment in self.segments]
            )
        scores = self.scores(query, rows)
        known = ~np.isnan(scores)
        rows, scores = rows[known], scores[known]
        if len(rows) > 4 * limit:
            least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
            near = scores >= least - 10.0**-SAME_DIGITS
            rows, scores = rows[near], scores[near]
        best = np.lexsort((rows, -scores.round(SAME_DIGITS)))[:limit]
        return rows[best], scores[best]

    def scores(self, query: Floats, rows: Rows) -> Floats:
        """Return the cosine of each row's vector with the unit vector `query`, NaN where a row is not here."""
        scores = np.full(len(rows), np.nan, np.float32)
        for segment in self.segments:
            own = segment.covers(rows)
            if own.all():
                scores = segment.scores(query, rows)
            elif own.any():
                scores[own] = segment.scores(query, rows[own])
        if len(self._removed) and len(rows):
            scores[np.isin(rows, self._removed)] = np.nan
        return scores


def write_segment(path: Path, rows: Rows, codes: Codes, order: Places | None = None) -> None:
    """Write the vectors of `rows` to `path` in one step; a crash leaves no part of it under that name.

    They lie there in the order of these places, as they come if none is given. No second copy of them is made.
    """
    count, dimension = codes.shape
    parts = _parts(count, order)
    if count:
        import faiss

        _write(index_file(path), [faiss.serialize_index(make_index(codes, order))])
    head = np.frombuffer(MAGIC, np.uint8), np.array([count, dimension], "<i8")
    _write(
        path,
        chain(
            head,
            (rows[part].astype("<i8") for part in parts),
            (lengths_of(codes[part]).astype("<f4") for part in parts),
            (codes[part] for part in parts),
        ),
    )


def make_index(codes: Codes, order: Places | None = None) -> Any:
    """Return a FAISS index (inner product) of the unit vectors of codes, of the kind that fits their number."""
    import faiss

    count, dimension = codes.shape
    index: Any
    # Four dimensions share a code of 4 bits.
    if count >= MIN_PRODUCT_CODES and dimension % 4 == 0:
        index = faiss.IndexPQFastScan(dimension, dimension // 4, 4, faiss.METRIC_INNER_PRODUCT)
    else:
        index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    every = max(count // TRAINED_ON, 1)
    index.train(read_codes(codes[::every] if order is None else codes[order[::every]]))
    for part in _parts(count, order):
        index.add(read_codes(codes[part]))
    return index


def _parts(count: int, order: Places | None) -> list[slice | Places]:
    """Return the places of `count` vectors, some at a time, in this order if one is given."""
    slices = [slice(start, start + TRAINED_ON) for start in range(0, count, TRAINED_ON)]
    return [each if order is None else order[each] for each in slices]


def index_file(path: Path) -> Path:
    """Return where the FAISS index of a vector file lies: beside it."""
    return path.with_name(path.name + INDEX_SUFFIX)


def read_index(path: Path, count: int, dimension: int) -> Any:
    """Return the FAISS index of a vector file of that shape, `None` (and a warning) where it is missing or wrong."""
    import faiss

    try:
        index = faiss.read_index(str(index_file(path)))
    # A damaged length in it asks for more memory than there is.
    except (RuntimeError, MemoryError) as error:
        log.warning("%s cannot be read: %s", index_file(path), error)
        return None
    if (index.ntotal, index.d) != (count, dimension):
        log.warning("%s is not the index of %s", index_file(path), path)
        return None
    return index


def _rounding(index: Any, query: Floats) -> float:
    """Return how far the scores of a flat index may be from those of the vectors: a byte a number is rounded."""
    import faiss

    steps = faiss.vector_to_array(index.sq.trained)[len(query) :] / 255
    return max(10.0**-SAME_DIGITS, float(MAX_DEVIATIONS * np.linalg.norm(steps * query) / math.sqrt(12)))


def read_segment(path: Path, *, count: int, size: int, dimension: int) -> Segment:
    """Return the segment of `count` rows in a file of `size` bytes, mapped and not read.

    Raises:
        VectorsError: the file is missing, cut off, damaged or holds something else.
    """
    try:
        return _map_segment(path, count, size, dimension)
    except FileNotFoundError as error:
        raise VectorsError(f"{path} is missing or cut off") from error


def _map_segment(path: Path, count: int, size: int, dimension: int) -> Segment:
    # A mapped file that was cut off would end the process when it is read, so its length is checked first.
    if not path.is_file() or path.stat().st_size != size:
        raise VectorsError(f"{path} is missing or cut off")
    if size != HEAD + count * (HEAD_A_ROW + dimension):
        raise VectorsError(f"{path} is not the file it should be")
    whole = np.memmap(path, np.uint8, mode="r")
    if whole[:HEAD].tobytes() != MAGIC + np.array([count, dimension], "<i8").tobytes():
        raise VectorsError(f"{path} is not the file it should be")
    rows, lengths, codes = np.split(whole[HEAD:].view(np.ndarray), [ROW_BYTES * count, HEAD_A_ROW * count])
    return Segment(rows.view("<i8"), codes.view(np.int8).reshape(count, dimension), lengths.view("<f4"), path=path)


def places_in(stretches: Iterable[tuple[int, int]], count: int, dimension: int) -> Iterator[slice]:
    """Yield the places of which anything lies in one of these stretches of bytes, in a file of that shape."""
    for start, end in stretches:
        first = HEAD
        for size in (ROW_BYTES, LENGTH_BYTES, dimension):
            if end > first:
                yield slice(max(start - first, 0) // size, -(-(end - first) // size))
            first += size * count


def _score(codes: Codes, lengths: Floats, query: Floats) -> Floats:
    """Return the cosine of each row of codes with the unit vector `query`."""
    scores = np.empty(len(codes), np.float32)
    numbers = np.empty((min(BLOCK, len(codes)), len(query)), np.float32)
    for start in range(0, len(codes), BLOCK):
        block = codes[start : start + BLOCK]
        numbers[: len(block)] = block
        np.dot(numbers[: len(block)], query, out=scores[start : start + BLOCK])
    scores /= lengths
    return scores


def _write(path: Path, parts: Iterable[npt.NDArray[Any]]) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            _share_as(path.with_name(FILE), file.fileno())
            for part in parts:
                part.tofile(file)
            os.fsync(file.fileno())
        temporary.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        temporary.unlink(missing_ok=True)


def _share_as(other: Path, number: int) -> None:
    """Let an open file be read and written by whoever may read and write another, where there is one."""
    with contextlib.suppress(FileNotFoundError):
        os.fchmod(number, stat.S_IMODE(other.stat().st_mode))
