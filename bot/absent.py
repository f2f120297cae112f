"""What is absent: why nothing can be found at all, whatever is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.checking.check import Check
    from index.library import Library
    from index.notes import Note

NOT_THEIRS = ("somebody_else", "unnamed", "unattributed", "not_found")
"""The verdicts on words that are not the asked speaker's, or are not known to be."""


def why_nothing(library: Library, outlet: str = "") -> Note | None:
    """Return a note that there are no articles at all, or none of this outlet; None where there are some.

    It is for whoever has found nothing: to count what a library holds takes longer than to find something in it.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not library.status().articles:
        from index.notes import Note

        return Note("empty_library")
    return library.unknown_outlet(outlet) if outlet.strip() else None


def why_nowhere(library: Library, check: Check, outlet: str = "") -> Note | None:
    """Return the same of a quotation that was checked; None where something like it is printed."""
    return None if check.match or check.passage else why_nothing(library, outlet)


def who_is_unknown(library: Library, check: Check, speaker: str) -> Note | None:
    """Return a note that the library does not have whoever is said to have said words that were not found as theirs.

    Raises:
        LibraryError: the library cannot be read.
    """
    if check.verdict not in NOT_THEIRS or not speaker.strip():
        return None
    from index.question.request import Request

    answer = library.ask(Request(speaker=speaker, limit=1))
    return next((note for note in answer.notes if note.kind == "unknown_speaker"), None)
