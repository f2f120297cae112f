"""Places: where a library is, a folder or the address of a database; light, for whoever only names one."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import LibraryError

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
SCHEMES = ("postgresql://", "postgres://")
PASSWORD = re.compile(r"(?<=://)([^/?#@:]*):[^/?#]*@|\bpassword=[^&\s]*")


def is_address(place: str) -> bool:
    """Return whether a place is the address of a database and not a folder."""
    return place.startswith(SCHEMES)


def place_named(name: str) -> Path | str:
    """Return the place of a library by its name: a directory, or the address of a database as the text it is.

    Raises:
        LibraryError: it is an address, and not of a database that can hold one.
    """
    if is_address(name):
        return name
    if scheme := SCHEME.match(name):
        raise LibraryError(f"no library can be at {scheme[0]}...; give a directory or postgresql://user@host/db")
    return Path(name).expanduser()


def shown_place(place: Path | str) -> str:
    """Return the place of a library as it may be shown: without a password."""
    return PASSWORD.sub(lambda found: "" if found[1] is None else f"{found[1]}@", str(place))


def reaching(place: Path | str, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return what of an environment a child process that opens the library needs beside it, a password too.

    None of it is needed for a folder. libpq reads all variables that begin with PG, and no others.
    """
    if isinstance(place, Path):
        return {}
    return {name: value for name, value in given.items() if name.startswith("PG")}


def notes_of(place: Path | str) -> Path:
    """Return the folder of what goes with the library on this machine: what is followed, and the bot's notes.

    It is the library's own, and one of the user's for a library in a database.
    """
    if isinstance(place, Path):
        return place
    from platformdirs import user_data_path

    name = hashlib.sha256(shown_place(place).encode()).hexdigest()[:16]
    return user_data_path("onrecord", appauthor=False) / "databases" / name
