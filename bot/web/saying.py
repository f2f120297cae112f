"""The fixed texts of the page: the terminal's, but for those that tell what to type there."""

from __future__ import annotations

from bot.wording.terminal import say_with

TEXTS = {
    "note_empty_library": "There are no articles here yet.",
    "note_unknown_speaker": "“{about}” is not in the library; the page of speakers lists who is.",
}
say = say_with(TEXTS)
