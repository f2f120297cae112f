"""Namings: where an article names somebody."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.first_names import load_first_names
from corpus.people.names import gender_of, parse_name, strip_titles
from corpus.statement import Speaker
from index.question.descriptions.wanted import LAST_WORD
from index.question.nameforms import bare_words
from index.question.tokens import fold_word

MAX_NAMED = 30
"""How many times somebody is named in an article is looked at."""


def named_at(text: str, speaker: Speaker, speakers: Sequence[Speaker]) -> list[tuple[int, int]]:
    """Return where an article names somebody; a last name that is somebody else's there is left out."""
    name = speaker.name if speaker.kind == "organisation" else _last_name(speaker)
    shared = speaker.kind == "person" and any(
        bare_words(one.name)[-1:] == bare_words(speaker.name)[-1:] for one in speakers if one.id != speaker.id
    )
    found: list[tuple[int, int]] = []
    at = text.find(name)
    while at >= 0 and len(found) < MAX_NAMED:
        end = at + len(name)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if whole and speaker.kind == "organisation":
            found.append((at, end))
        elif whole and not _is_others(text, at, speaker, shared=shared):
            found.append((_begin_of(text, at, speaker), end))
        at = text.find(name, end)
    return found


def _last_name(speaker: Speaker) -> str:
    """Return a person's last name as printed, what stands behind it left out."""
    last = bare_words(speaker.name)[-1:]
    printed = [word.strip(",.") for word in speaker.name.split()]
    return next((word for word in reversed(printed) if [fold_word(word)] == last), printed[-1])


def _is_others(text: str, at: int, speaker: Speaker, *, shared: bool) -> bool:
    """Return whether the last name at a place is another's: behind their first name, or a title of other gender."""
    before = LAST_WORD.search(text, max(0, at - 25), at)
    word = fold_word(before[1]) if before else ""
    own = {part for name in (speaker.name, *speaker.aliases) for part in bare_words(name)[:-1]}
    if word in own:
        return False
    gender = gender_of(parse_name(strip_titles(speaker.name)))
    if word in {"mrs", "ms", "miss", "lady"}:
        return gender == "m"
    if word in {"mr", "sir", "lord"}:
        return gender == "f"
    return shared or (bool(before) and word in load_first_names())


def _begin_of(text: str, at: int, speaker: Speaker) -> int:
    """Return where the first names in front of the last name at a place begin."""
    own = set(bare_words(speaker.name)[:-1])
    while (before := LAST_WORD.search(text, max(0, at - 25), at)) and fold_word(before[1]) in own:
        at = before.start(1)
    return at
