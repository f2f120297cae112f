"""Opening: the store that a place stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryError
from index.stores.places import is_address
from index.stores.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.stores.store import Store

LAYOUT = SqliteStore.layout
"""The layout of a new library; it rises whenever older versions could not read one."""


def open_store(place: Path | str, *, create: bool = False) -> Store:
    """Return the store at a place, a folder or an address; made first where there is none and `create` says so.

    Raises:
        LibraryError: no library there, damaged, another program's, newer, or it cannot be made.
    """
    if isinstance(place, str) and is_address(place):
        try:
            from index.stores.postgres.store import open_postgres  # its driver is an extra, and takes 50 ms to load
        except ImportError as error:
            raise LibraryError(
                f"a library in PostgreSQL needs another package ({error}); pip install 'onrecord[postgres]'"
            ) from error
        return open_postgres(place, create=create)
    return SqliteStore(Path(place).expanduser(), create=create)


def is_library(place: Path | str) -> bool:
    """Return whether there is a library at a place, without opening it; of a database only opening it tells."""
    return (isinstance(place, str) and is_address(place)) or SqliteStore.lies_in(Path(place))


def copy_whole(source: Store, target: Store, progress: Callable[[int, int], None]) -> bool:
    """Copy a library, row by row as it is, into an empty one; false where these two stores cannot do that.

    Raises:
        LibraryError: either cannot be read or written; the target stays empty.
    """
    if not isinstance(source, SqliteStore) or isinstance(target, SqliteStore):
        return False
    from index.stores.postgres.loading import load_library
    from index.stores.postgres.store import PostgresStore

    assert isinstance(target, PostgresStore)
    load_library(source, target, progress)
    return True
