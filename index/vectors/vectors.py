"""The vectors: statements' embeddings in mapped files, searched exactly whatever rows may answer."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.store.codes import Codes, lengths_of, read_codes

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

# The same vector scores a little differently in other company; what is equal in these digits is equal.
SAME_DIGITS = 6
# From this size on an unfiltered search asks FAISS for the nearest by 4-bit product codes first (see
# docs/performance.md): at a million it takes 3 ms instead of 90, and with so many candidates scored exactly it
# finds 99.9 % of the nearest.
QUICK_FROM = 20_000
QUICK_SUFFIX = ".faiss"
CANDIDATES_LEAST = 2000
CANDIDATES_A_MATCH = 30
TRAINED_ON = 50_000
# Rows of one speaker lie next to each other in a file; up to this many others between two are read along.
GAP = 16
# So many codes are turned into numbers at a time that these stay inside the processor's cache.
BLOCK = 512
MAGIC = b"onrecord vectors 1\n".ljust(32)
HEAD = len(MAGIC) + 16

log = logging.getLogger(__name__)


class VectorsError(RuntimeError):
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

    def places(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Return where each row lies, -1 for rows that are not here."""
        within = (rows >= self.first) & (rows <= self.last)
        places: npt.NDArray[np.int64] = np.where(within, self._places[np.where(within, rows - self.first, 0)], -1)
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
        if limit >= len(self):
            return self.rows
        if self._quick is not None:
            count = min(max(CANDIDATES_LEAST, CANDIDATES_A_MATCH * limit), len(self))
            _, found = self._quick.search(query[None, :], count)
            near: Rows = self.rows[found[0][found[0] >= 0]]
            return near
        scores = _score(self.codes, self.lengths, query)
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        # All that equal the last one wanted, so that they are cut by row and not by chance.
        near = self.rows[scores >= least - 10.0**-SAME_DIGITS]
        return near  # noqa: RET504 - names the type

    def _score_places(self, query: Floats, places: npt.NDArray[np.int64]) -> Floats:
        order = np.argsort(places, kind="stable")
        ordered = places[order]
        starts = np.flatnonzero(np.diff(ordered, prepend=-GAP - 2) > GAP)
        if len(starts) * 8 > len(places):
            found = _score(self.codes[ordered], self.lengths[ordered], query)
        else:
            found = np.empty(len(places), np.float32)
            for start, end in pairwise([*starts, len(ordered)]):
                run = ordered[start:end]
                along = slice(run[0], run[-1] + 1)
                found[start:end] = _score(self.codes[along], self.lengths[along], query)[run - run[0]]
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
    def _quick(self) -> Any:
        """The product codes of the same places, `None` where there are none."""
        if self.path is None or len(self) < QUICK_FROM:
            return None
        import faiss

        path = self.path.with_name(self.path.name + QUICK_SUFFIX)
        try:
            quick = faiss.read_index(str(path))
        except RuntimeError as error:
            log.warning("%s cannot be read, searching slower without: %s", path, error)
            return None
        return quick if quick.ntotal == len(self) else None


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
        back as there are; without, large files are searched approximately (recall above 0.99).
        """
        if limit <= 0 or not self.segments:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if rows is None:
            rows = np.concatenate([segment.nearest(query, limit, self._removed) for segment in self.segments])
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
            own = (rows >= segment.first) & (rows <= segment.last)
            if own.all():
                scores = segment.scores(query, rows)
            elif own.any():
                scores[own] = segment.scores(query, rows[own])
        if len(self._removed) and len(rows):
            scores[np.isin(rows, self._removed)] = np.nan
        return scores


def write_segment(path: Path, rows: Rows, codes: Codes) -> None:
    """Write the vectors of `rows` to `path` in one step; a crash leaves no part of it under that name."""
    count, dimension = codes.shape
    # Four dimensions share a code of 4 bits.
    if count >= QUICK_FROM and dimension % 4 == 0:
        import faiss

        quick: Any = faiss.IndexPQFastScan(dimension, dimension // 4, 4, faiss.METRIC_INNER_PRODUCT)
        quick.train(read_codes(codes[:: max(count // TRAINED_ON, 1)]))
        for start in range(0, count, TRAINED_ON):
            quick.add(read_codes(codes[start : start + TRAINED_ON]))
        _write(path.with_name(path.name + QUICK_SUFFIX), [faiss.serialize_index(quick)])
    lengths = [lengths_of(codes[start : start + TRAINED_ON]) for start in range(0, count, TRAINED_ON)]
    head = np.frombuffer(MAGIC, np.uint8), np.array([count, dimension], "<i8")
    _write(path, [*head, rows.astype("<i8"), *(each.astype("<f4") for each in lengths), codes])


def read_segment(path: Path, *, count: int, size: int, dimension: int) -> Segment:
    """Return the segment of `count` rows in a file of `size` bytes, mapped and not read.

    Raises:
        VectorsError: the file is missing, cut off, damaged or holds something else.
    """
    # A mapped file that was cut off would end the process when it is read, so its length is checked first.
    if not path.is_file() or path.stat().st_size != size:
        raise VectorsError(f"{path} is missing or cut off")
    if size != HEAD + count * (12 + dimension):
        raise VectorsError(f"{path} is not the file it should be")
    whole = np.memmap(path, np.uint8, mode="r")
    if whole[:HEAD].tobytes() != MAGIC + np.array([count, dimension], "<i8").tobytes():
        raise VectorsError(f"{path} is not the file it should be")
    rows, lengths, codes = np.split(whole[HEAD:].view(np.ndarray), [8 * count, 12 * count])
    return Segment(rows.view("<i8"), codes.view(np.int8).reshape(count, dimension), lengths.view("<f4"), path=path)


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


def _write(path: Path, parts: Sequence[npt.NDArray[Any]]) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
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
