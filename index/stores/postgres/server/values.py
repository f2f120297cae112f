"""Values that go over to the server as it has them: a vector in half precision, texts, and rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from psycopg import Connection
from psycopg.adapt import Dumper
from psycopg.pq import Format


class Halves:
    """A vector that pgvector is to read as its halfvec."""

    __slots__ = ("written",)

    def __init__(self, vector: npt.NDArray[np.float32]) -> None:
        # Its length, two bytes that it leaves for later, and the numbers, as pgvector sends and receives them.
        self.written = np.array([len(vector), 0], ">i2").tobytes() + vector.astype(">f2").tobytes()


class Texts(list[str]):
    """Texts that go over as one array; of a plain list psycopg finds out text by text what it holds."""

    __slots__ = ()


class _HalvesDumper(Dumper):
    format = Format.BINARY
    # Which type it has the query says: an extension's types have other numbers in each database.
    oid = 0

    def dump(self, obj: Halves) -> bytes:
        return obj.written


class _TextsDumper(Dumper):
    format = Format.BINARY
    oid = 1009

    def dump(self, obj: Texts) -> bytes:
        parts = [_about_array(len(obj), of=25)]
        for written in map(str.encode, obj):
            parts += len(written).to_bytes(4, "big"), written
        return b"".join(parts)


class _RowsDumper(Dumper):
    """Rows as an array of bigint; of a list of some thousand psycopg would make one for some milliseconds."""

    format = Format.BINARY
    oid = 1016

    def dump(self, obj: npt.NDArray[np.int64]) -> bytes:
        assert obj.dtype == np.int64
        each = np.empty(len(obj), [("size", ">i4"), ("row", ">i8")])
        each["size"], each["row"] = 8, obj
        return _about_array(len(obj), of=20) + each.tobytes()


def _about_array(count: int, *, of: int) -> bytes:
    """Return what stands before the elements of an array of a type: dimensions, nothing missing, type, count, first."""
    return np.array([1, 0, of, count, 1] if count else [0, 0, of], ">i4").tobytes()


def send_values(connection: Connection[Any]) -> None:
    """Let a connection take vectors as values, texts, and rows."""
    connection.adapters.register_dumper(Halves, _HalvesDumper)
    connection.adapters.register_dumper(Texts, _TextsDumper)
    connection.adapters.register_dumper(np.ndarray, _RowsDumper)
