"""Folders as news sources: the files in them, by stamps that change when a file does."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import ArticleError
from index.sources.pages import Lead

SETTLE_SECONDS = 1.0
HALF_WRITTEN = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", "~")

log = logging.getLogger(__name__)


def scan_folder(folder: Path, *, leave_out: Path) -> dict[str, str]:
    """Return the stamp of every file in a folder, by path, in order.

    Left out are hidden files, names that programs give to what they are still writing, and all below `leave_out`
    (the library itself may lie in the folder). Links to folders are not followed.

    Raises:
        ArticleError: there is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise ArticleError(f"{folder}: no such folder; check the path, or whether its disk is there")
    found: dict[str, str] = {}
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name[0] != "." and Path(parent, name) != leave_out)
        for name in sorted(names):
            if name[0] == "." or name.endswith(HALF_WRITTEN):
                continue
            path = os.path.join(parent, name)
            if not _is_text(path):
                log.warning("%r is left out: its name is no text; rename it", path)
            elif stamp := stamp_of(path):
                found[path] = stamp
    return found


def stamp_of(path: str) -> str:
    """Return what changes whenever a file does, blank where there is no file; it has nothing to do with the clock."""
    try:
        about = os.stat(path)
    except OSError:
        return ""
    # The last number changes even when a file is replaced or made readable and keeps its size and date.
    return f"{about.st_size}:{about.st_mtime_ns}:{about.st_ctime_ns}"


def find_files(
    folder: Path, known: Mapping[str, str], *, leave_out: Path, pause: Callable[[float], object]
) -> list[Lead]:
    """Return the files of a folder; those that are being written at this moment are left for the next time.

    Raises:
        ArticleError: there is no such folder, or it cannot be read.
    """
    before = scan_folder(folder, leave_out=leave_out)
    if any(known.get(path) != stamp for path, stamp in before.items()):
        pause(SETTLE_SECONDS)
        now = scan_folder(folder, leave_out=leave_out)
        before = {path: stamp for path, stamp in before.items() if now.get(path) == stamp}
    return [Lead(path, stamp) for path, stamp in before.items()]


def _refuse(error: OSError) -> None:
    raise ArticleError(f"{error.filename}: {error.strerror}; make it readable") from error


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
