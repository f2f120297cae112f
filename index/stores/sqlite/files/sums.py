"""Sums: what tells whether a file is still as it was written, and where it is not: a CRC-32 of each stretch of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

# Of a damaged stretch all is lost: as many bytes as 660 vectors take. It stays what it is: libraries have sums of such.
STRETCH = 1 << 18
DIGITS = 8


def sums_of(path: Path) -> str:
    """Return the sums of all stretches of a file, eight digits each."""
    return "".join(_sums(path))


def damaged_stretches(path: Path, sums: str) -> list[tuple[int, int]]:
    """Return where the stretches of a file begin and end that have other sums now."""
    return [
        (number * STRETCH, (number + 1) * STRETCH)
        for number, found in enumerate(_sums(path))
        if found != sums[number * DIGITS : (number + 1) * DIGITS]
    ]


def _sums(path: Path) -> Iterator[str]:
    with path.open("rb", buffering=0) as file:
        while part := file.read(STRETCH):
            yield f"{zlib.crc32(part):0{DIGITS}x}"
