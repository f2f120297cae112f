"""The seal: the last line of an export, by which whoever reads it knows that it is whole and as it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Seal:
    """The last line of an export: how many articles stand before it, and a digest of all the lines before it."""

    def __init__(self) -> None:
        self._digest, self._articles = hashlib.sha256(), -1

    def add(self, record: Mapping[str, Any]) -> str:
        """Count a record, the first of which is the header, and return it as the line that is digested."""
        line = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        self._digest.update(line.encode("ascii") + b"\n")
        self._articles += 1
        return line

    def closing(self) -> dict[str, Any]:
        """Return the record that closes what was added."""
        return {"end": True, "articles": self._articles, "sha256": self._digest.hexdigest()}


def sealed(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the records of an export, the header first, and the line that closes them."""
    seal = Seal()
    for record in records:
        seal.add(record)
        yield record
    yield seal.closing()
