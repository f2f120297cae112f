"""Opening: the store that a place stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.stores.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from index.stores.store import Store

LAYOUT = SqliteStore.layout
"""The layout of a new library; it rises whenever older versions could not read one."""


def open_store(place: Path | str, *, create: bool = False) -> Store:
    """Return the store at a place, which is a folder; made first where there is none and `create` says so.

    Raises:
        LibraryError: no library there, damaged, another program's, newer, or it cannot be made.
    """
    return SqliteStore(Path(place).expanduser(), create=create)


def is_library(place: Path) -> bool:
    """Return whether there is a library at a place, without opening it."""
    return SqliteStore.lies_in(place)
