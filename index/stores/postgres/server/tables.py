"""The tables of a library in PostgreSQL: made, or brought to this version."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import psycopg

from corpus.errors import LibraryError, NoLibraryError

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "onrecord"
EXTENSION = "vector"
# The first with halfvec and iterative scans of an index.
MIN_EXTENSION = (0, 8)
# Any number that nobody else is likely to lock in this database.
WRITING = 0x6F6E7265


def prepare(connection: Connection[Any], place: str, *, create: bool) -> None:
    """Make the tables of a library, or bring an older one's to this version.

    Raises:
        LibraryError: there is none and none is to be made, a newer onrecord made it, an older one did and this user
            cannot change it, or the extension pgvector is not as it should be.
    """
    newest = max(load_steps())
    version, extension = _there(connection)
    if version > newest:
        raise LibraryError(f"the library in {place} was made by a newer onrecord; install that version")
    if not version and not create:
        raise NoLibraryError(f"no library in {place}; run 'onrecord add FILE' first")
    _check_extension(extension, place, lost=bool(version))
    if version == newest:
        return
    try:
        _take_steps(connection)
    except (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.InsufficientPrivilege) as error:
        if not version:
            raise
        raise LibraryError(
            f"the library in {place} was made by an older onrecord and cannot be changed from here; "
            "run 'onrecord status' once on its primary, as its owner"
        ) from error


def _take_steps(connection: Connection[Any]) -> None:
    """Make all tables, or change those of an older version, in one step."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
        version, _ = _there(connection)  # another program may have done it meanwhile
        if not version:
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {EXTENSION} WITH SCHEMA public")
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)")
        for number, script in sorted(load_steps().items()):
            if number > version:
                connection.execute(script)
        connection.execute("DELETE FROM schema_version")
        connection.execute("INSERT INTO schema_version VALUES (%s)", (max(load_steps()),))


def _there(connection: Connection[Any]) -> tuple[int, tuple[str, str] | None]:
    """Return the version of the tables, 0 where there are none, and schema and version of the extension."""
    found = connection.execute(
        "SELECT to_regclass(%s) IS NOT NULL, n.nspname::text, e.extversion FROM (SELECT 1) AS one"
        " LEFT JOIN pg_extension AS e ON e.extname = %s LEFT JOIN pg_namespace AS n ON n.oid = e.extnamespace",
        (f"{SCHEMA}.schema_version", EXTENSION),
    ).fetchone()
    assert found is not None
    made, schema, extension = found
    version = connection.execute("SELECT max(version) FROM schema_version").fetchone() if made else None
    return int(version[0] or 0) if version else 0, None if schema is None else (schema, extension)


def _check_extension(there: tuple[str, str] | None, place: str, *, lost: bool) -> None:
    """Raise what is to be said of the extension where it is not as the tables need it; it is made with them."""
    if there is None:
        if lost:
            raise LibraryError(
                f"{place} has lost its extension pgvector, and vectors with it; install it and restore the database"
            )
        return
    schema, version = there
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < MIN_EXTENSION:
        least = ".".join(map(str, MIN_EXTENSION))
        raise LibraryError(
            f"{place} has pgvector {version}, and {least} is needed; install it and run"
            f" 'ALTER EXTENSION {EXTENSION} UPDATE' there"
        )
    if schema != "public":
        raise LibraryError(
            f"{place} has pgvector in the schema {schema}; run 'ALTER EXTENSION {EXTENSION} SET SCHEMA public' there"
        )


@cache
def load_steps() -> dict[int, str]:
    """Return the scripts that make the tables, each by the version of the schema it leads to."""
    folder = files("index.stores.postgres") / "schema"
    scripts = (entry for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return {int(script.name.partition("_")[0]): script.read_text(encoding="utf-8") for script in scripts}
