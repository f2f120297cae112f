"""Owned: whoever belongs to the asker, whom no question asks: "My niece loves Lind. Has he said why?"."""

from __future__ import annotations

import re

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.lists import is_listed
from corpus.people.roles import noun_of
from index.question.parts.asides import SENTENCE_END

MIN_WORDS = 4
"""Of how many words a sentence asks for somebody: not "Can you?"."""
OWNED = re.compile(r"(?:(?:so|and|but|well|ok|hi|see|look),? )?(?:my|our) ((?:[\w'’-]+ ){1,6})(?=\S)", re.IGNORECASE)


def without_askers_own(core: str) -> str:
    """Return a question of several sentences without whoever of the asker's begins one that only tells.

    "What does my doctor say?" asks nobody else, and stays as it is.
    """
    *before, last = SENTENCE_END.split(core)
    asks = last.count(" ") >= MIN_WORDS - 1
    return " ".join([*map(_without_owned, before), last]) if before and asks else core


def _without_owned(sentence: str) -> str:
    found = OWNED.match(sentence)
    if found is None or sentence.endswith("?"):
        return sentence
    words = found[1].split()
    last = max((at for at, word in enumerate(words) if _is_person(word.lower(), words[:at])), default=None)
    if last is None:
        return sentence
    behind = found.start(1) + sum(len(word) + 1 for word in words[: last + 1])
    return sentence[behind:].lstrip(" ,")


def _is_person(word: str, before: list[str]) -> bool:
    """Return whether a word is a noun for somebody of the asker's, who may be two: "my mum and dad"."""
    plain = word.removesuffix("-in-law")
    near = len(before) < 4 or before[-1].lower() in {"and", "my", "our"}
    known = noun_of(plain) or plain in load_everyday() or is_listed(plain, "people", "several people", "collectives")
    return near and bool(known)
