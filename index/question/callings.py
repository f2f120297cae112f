"""Callings: how well a printed role is one by the noun by which a question calls somebody."""

from __future__ import annotations

from functools import lru_cache

from corpus.people.roles import may_be_called, noun_of, same_office
from index.question.roles import read_role

LOOSELY = 0.6
"""What a noun counts that is only that of somebody who leads something too."""
SHADOW, SHADOWS = "shadow", 0.9
"""What a party calls those who speak for it on what a minister does, and what one counts who is asked for as that."""
LOOSE = frozenset({"boss", "chief", "head", "leader", "owner"})
LEADING = LOOSE | {"businessman", "businesswoman"}
"""Nouns for whoever leads something, whatever the office is called, and what such nouns have in common."""
SIDE_BY_SIDE = frozenset({"#chairman", "#chief executive"})
"""Offices that a body has both of: who asks for its chairman does not mean its chief executive."""


@lru_cache(maxsize=8192)
def calling_fit(head: str, role: str) -> float:
    """Return how well a role is one by this noun: 1 the same word or office, less a wider one, 0 another."""
    asked, whole = read_role(head), role
    role = _without_chief(role)
    # A "chief medical officer" can be asked for by these words, and is no "chief".
    parts = read_role(whole if " " in head else role)
    if asked.words and asked.words <= parts.words:
        return 1.0
    # "Top diplomat" and "press secretary" are offices; their last words alone would be others too.
    noun = noun_of(head) if " " not in head else None
    parts = read_role(role)
    nouns = [found for word in role.replace("-", " ").split() if (found := noun_of(word.strip(".,'’\"")))]
    if noun and any(same_office(noun, other) for other in nouns):
        return 1.0
    if not asked.offices & parts.offices and SIDE_BY_SIDE & asked.offices and SIDE_BY_SIDE & parts.offices:
        return 0.0
    if SHADOW in parts.words and "#spokesman" in asked.offices:
        return SHADOWS
    if asked.offices & parts.offices:
        # A "boss" can be asked for and be a manager; who asks for the chairman does not mean any "boss".
        loose = all(other.noun in LOOSE for other in nouns) and noun is not None and noun.noun not in LOOSE
        return LOOSELY if loose else 0.9
    if noun and any(may_be_called(other, noun) or may_be_called(noun, other) for other in nouns):
        return 0.8
    if noun and any(noun.wider & other.wider & LEADING and {noun.noun, other.noun} & LOOSE for other in nouns):
        return LOOSELY
    return 0.0


def _without_chief(role: str) -> str:
    """Return a role without the word that makes nobody a chief of all: "chief medical officer", "head teacher"."""
    words = role.replace("-", " ").split()
    chiefs = [at for at, word in enumerate(words[:-1]) if word.lower() in {"chief", "head"}]
    lesser = {at for at in chiefs if words[at + 1].lower() != "executive" and any(map(noun_of, words[at + 1 : at + 3]))}
    return " ".join(word for at, word in enumerate(words) if at not in lesser) if lesser else role
