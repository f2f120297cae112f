"""Opening: the store that a place stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.store.database import FILE
from index.stores.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from index.stores.store import Store


def open_store(place: Path | str, *, create: bool = False) -> Store:
    """Return the store at a place, which is a folder; made first where there is none and `create` says so.

    Raises:
        LibraryError: no library there, damaged, another program's, newer, or it cannot be made.
    """
    return SqliteStore(Path(place).expanduser(), create=create)


def is_library(place: Path) -> bool:
    """Return whether a library lies in a folder, without opening it."""
    return (place / FILE).is_file()
