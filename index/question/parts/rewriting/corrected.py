"""Corrected: whom a question means instead of somebody it names first, "it wasn't Aker but Lind who said it leaks"."""

from __future__ import annotations

import re

from index.question.frames.frames import ASKING, AUXILIARY, is_finite, is_speech
from index.question.parts.rewriting.clauses import SOMEBODY

NOT = r"(?:it|that)(?:['’]s not| (?:is|was) not| (?:is|was)n['’]?t)"
CORRECTED = re.compile(
    rf"{NOT} {SOMEBODY},? but (?P<one>{SOMEBODY}) (?:who|that) (?P<matter>.+)"
    rf"|{NOT} {SOMEBODY} (?:who|that) (?P<said>[^,;.?!]{{1,300}})[,;.?!–-]{{1,3}} (?:but )?"
    rf"(?:it|that)(?:['’]s| is| was) "
    rf"(?P<two>{SOMEBODY})(?:[,.;?!].{{0,40}})?"
    rf"|{NOT} {SOMEBODY} i(?:['’]?m| am)? (?:after|want(?:ed)?|looking for),? but (?P<rest>.+)"
    rf"|i (?:thought|assumed) (?:it|that) was [^,;:.?!]+[,;.] but (?:no|not|apparently not)[,:;.]? (?P<left>.+)",
    re.IGNORECASE,
)


def with_name_corrected(core: str) -> str:
    """Return such a question as one of whoever is meant: "According to Lind, it leaks"."""
    found = CORRECTED.fullmatch(core)
    if found is None:
        return core
    name, said = found["one"] or found["two"], found["matter"] or found["said"]
    if name is None:
        return str(found["rest"] or found["left"])
    # "It's not clear, but did Lind say that it leaks?" and "it wasn't the rent that fell" name nobody.
    asks = any(word in AUXILIARY | ASKING or is_speech(word) for word in name.lower().split())
    return core if asks or not is_finite(said.split()[0].lower()) else f"According to {name}, {said}"
