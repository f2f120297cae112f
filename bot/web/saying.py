"""The fixed texts of the page: the terminal's, but for those that tell what to type there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.wording.days import day_in_words
from bot.wording.notes import note_in_words
from bot.wording.terminal import list_in_words
from bot.wording.terminal import say as say_in_terminal

if TYPE_CHECKING:
    from index.checking.check import Check
    from index.notes import Note

TEXTS = {
    "note_empty_library": "There are no articles here yet.",
    "note_unknown_speaker": "“{about}” is not in the library; the page of speakers lists who is.",
}


def say(key: str, /, **values: object) -> str:
    """Return a text with its placeholders filled in."""
    return TEXTS[key].format(**values) if key in TEXTS else say_in_terminal(key, **values)


def say_notes(notes: Iterable[Note]) -> str:
    """Return the notes as one plain line, empty where there are none."""
    return " ".join(note_in_words(note, say, day=day_in_words, join=list_in_words) for note in notes)


def say_verdict(check: Check, who: str) -> str:
    """Return what became of a quotation; `who` said what is nearest to it."""
    return say("check_not_found_more" if check.verdict == "not_found" else f"check_{check.verdict}", name=who)


def say_weighty(check: Check) -> str:
    """Return which differences change what is said, empty where none does."""
    kinds = list_in_words([say(f"check_{kind}") for kind in check.weighty])
    return say("check_weighty", kinds=kinds) if kinds else ""
