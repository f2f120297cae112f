"""Halves: a vector in half precision, as it goes over to the server."""

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


class _HalvesDumper(Dumper):
    format = Format.BINARY
    # Which type it has the query says: an extension's types have other numbers in each database.
    oid = 0

    def dump(self, obj: Halves) -> bytes:
        return obj.written


def send_halves(connection: Connection[Any]) -> None:
    """Let a connection take vectors as values."""
    connection.adapters.register_dumper(Halves, _HalvesDumper)
