"""Faults: what goes wrong with a server, in plain words that never have its password."""

from __future__ import annotations

import psycopg
from psycopg import conninfo

from corpus.errors import LibraryError


def place_of(address: str) -> str:
    """Return the address of a library without its password, as it is shown.

    Raises:
        LibraryError: it is no address.
    """
    try:
        parts = conninfo.conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise LibraryError(
            "the address of the library cannot be read; write it as postgresql://user@host/db"
        ) from error
    host, port, user = parts.get("host", ""), parts.get("port", ""), parts.get("user", "")
    where = f"{f'{user}@' if user else ''}{host}{f':{port}' if port else ''}"
    return f"postgresql://{where}/{parts.get('dbname', '')}"


def in_words(error: psycopg.Error, place: str) -> str:
    """Return what an error of the library at `place` means, and what to do about it."""
    said = " ".join(str(error).split())
    cases = {
        "28P01": f"{place} refuses the password; put the right one into the file that PGPASSFILE names",
        "28000": f"{place} refuses this user; give another in the address, or let the server's pg_hba.conf admit it",
        "3D000": f"there is no database in {place}; make it with 'createdb', or give another --library",
        "25006": f"{place} can only be read, as a standby; write to the primary",
        "53100": f"the disk of {place} is full; make room and run the command again, nothing was lost",
        "53300": f"{place} has no connection left; raise its max_connections, or end another program",
        "40001": f"{place} was changed while it was read; run the command again",
        "40P01": f"{place} was changed by another program at the same place; run the command again",
        "54000": f"{place} cannot keep a name of several hundred characters; remove the article that has it",
        "55P03": f"another program is writing to the library in {place}; try again when it is done",
        "42501": f"{place} does not let this user do that; let its owner run 'onrecord add' once, or grant the rights",
    }
    if 'extension "' in said:
        return f"{place} has no extension pgvector, or not the right to it; install it on the server and try again"
    if error.sqlstate in cases:
        return cases[error.sqlstate]
    if "password" in said and error.sqlstate is None:
        return cases["28P01"]
    if isinstance(error, psycopg.OperationalError):
        for state, part in (
            ("28000", 'role "'),
            ("28000", "pg_hba"),
            ("3D000", "does not exist"),
            ("53300", "too many clients"),
        ):
            if part in said and error.sqlstate is None:
                return cases[state]
        return f"the server of {place} cannot be reached, or went away; start it and run the command again"
    return f"{place} fails ({type(error).__name__}: {said[:200]}); run the command again"
