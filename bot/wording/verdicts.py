"""What became of a quotation, in words: the same for the terminal, the page and assistants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.wording.terminal import list_in_words, notes_in_words

if TYPE_CHECKING:
    from bot.wording.notes import Say
    from index.checking.check import Check
    from index.notes import Note


def verdict_in_words(check: Check, say: Say, *, who: str, absent: Note | None = None) -> str:
    """Return the verdict; `who` said what is nearest to the quotation, "" where nothing is.

    `absent` says why there was nothing to look in: then nobody's words are doubted for it.
    """
    if absent:
        return notes_in_words([absent], say)
    return say("check_not_found_more" if check.verdict == "not_found" else verdict_key(check), name=who)


def verdict_key(check: Check) -> str:
    """Return the key of the verdict's text: it goes on differently behind "Lind, as told by Pell"."""
    told = check.verdict == "exact" and check.match is not None and check.match.statement.told_by
    return f"check_{check.verdict}_told" if told else f"check_{check.verdict}"


def weighty_in_words(check: Check, say: Say, *, join: Callable[[Sequence[str]], str] = list_in_words) -> str:
    """Return which differences change what is said, "" where none does."""
    kinds = join([say(f"check_{kind}") for kind in check.weighty])
    return say("check_weighty", kinds=kinds) if kinds else ""
