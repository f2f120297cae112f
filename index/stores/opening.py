"""Opening: the store that a place stands for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LibraryError, NoLibraryError
from index.stores.places import is_address
from index.stores.sqlite.contents import SqliteContents
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
    """Return whether there is a library at a place; a folder is not opened for that, a database is.

    Raises:
        LibraryError: the server or the database is not there, or refuses.
    """
    if not (isinstance(place, str) and is_address(place)):
        return SqliteStore.lies_in(Path(place))
    try:
        open_store(place).close()
    except NoLibraryError:
        return False
    return True


def copy_whole(source: Store, target: Store, progress: Callable[[int, int], None]) -> None:
    """Copy a library, row by row as it is, into an empty one.

    Raises:
        LibraryError: either cannot be read or written; the target stays empty.
    """
    assert isinstance(source, SqliteContents)
    if isinstance(target, SqliteStore):
        from index.stores.sqlite.loading import load_library as load_folder  # few commands need it

        load_folder(source, target, progress)
        return
    from index.stores.postgres.loading import load_library
    from index.stores.postgres.store import PostgresStore

    assert isinstance(target, PostgresStore)
    load_library(source, target, progress)
