"""Outlets: whether the library has the one that is asked for, and which have names like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.notes import Note

if TYPE_CHECKING:
    from index.stores.contents import Contents

MAX_NEAR = 3
MIN_LIKE = 60
"""Of 100, by rapidfuzz's `WRatio` of the names in small letters and without signs."""


def unknown_outlet(store: Contents, name: str) -> Note | None:
    """Return a note that the library has no outlet of this name, with those of like names; None where it has one.

    Capitals do not count.

    Raises:
        LibraryError: the library cannot be read.
    """
    if store.has_outlet(name):
        return None
    # Here and not above: it takes 20 ms, and outlets are mostly known.
    from rapidfuzz import fuzz, process, utils

    known = [outlet for outlet, _ in store.outlets()]
    near = process.extract(
        name, known, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=MIN_LIKE, limit=MAX_NEAR
    )
    return Note("unknown_outlet", name, tuple(outlet for outlet, *_ in near))
