"""Bodies asked for by some of the words of their names: "the rowers' college", "Aker hospitals trust"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from corpus.lexicon.lists import is_listed, words
from corpus.lexicon.places import load_places
from corpus.people.bodynames import LINKS, head_of, name_key, plain_word, turned_key
from index.question.asked.asked import Asked, Target, bare
from index.question.asked.forms.kinds import WATCHING, is_kind_of
from index.question.frames.frames import DETERMINERS, FRAME
from index.question.nameforms import RUN_BY_SOMEBODY, tells_body
from index.question.names import Names
from index.question.tokens import Token

SAID_OF_ANY = words(
    "body people group organisation organization lot folk folks crew outfit staff arm unit branch wing company firm "
    "charity union watchdog regulator paper newspaper"
)
"""Nouns that any body may be called by, or those who work there, whatever its name is."""
MAX_WORDS = 6
MAX_ENDING = 2
"""Letters in which "casino" and "casinos" differ."""
MIN_BEGUN = 5
"""How many letters "elections" and "electoral" begin with."""
MAX_WATCHING = 3
MIN_SHARE = 0.5
"""How much of a name is told by several words of it."""


def read_shortened(tokens: Sequence[Token], start: int, end: int, names: Names) -> Target:
    """Return the one body whose name has all the words between two tokens, but those said of any; else nobody.

    By one word, "Brixlow" of "Brixlow Ferry Works", it is only guessed.
    """
    part = [token for token in tokens[start:end] if token.fold not in LINKS | DETERMINERS]
    naming = [token for token in part if token.fold not in SAID_OF_ANY]
    told = [plain_word(token.fold) for token in naming]
    if not 0 < len(told) <= MAX_WORDS or any(token.fold in FRAME for token in part):
        return Target()
    if len(told) == 1 and not (naming[0].namelike and tells_body(told[0])):
        return Target()
    if all(word in load_places() for word in told):
        return Target()
    fitting = [
        one for one in names.bodies_with_first(told) if any(_fits(told, name) for name in (one.name, *one.aliases))
    ]
    if len(fitting) != 1:
        return Target()
    text = bare(" ".join(token.text for token in tokens[start:end]))
    by: Literal["guess", "description"] = "guess" if len(told) == 1 else "description"
    return Target((Asked(text, tuple(fitting), by),), frozenset(range(start, end)))


def read_watching(tokens: Sequence[Token], start: int, end: int, names: Names) -> Target:
    """Return the one authority whose name begins with what a watchdog watches: "the elections watchdog".

    That is the "Electoral Commission"; and nobody else is "the mill watchdog" than the "Commission for Mills".
    """
    *_, field, noun = ("", "", *(token.fold for token in tokens[start:end] if token.fold not in DETERMINERS))
    if end - start > MAX_WATCHING or noun not in WATCHING or not field or field in load_places():
        return Target()
    begun = names.bodies_begun(field[:MIN_BEGUN])
    fitting = [one for one in begun if _is_of_field(field, one.name) and is_kind_of(noun, one.name)]
    heard = tuple(one for one in fitting if names.reports(one.id, most=1))
    if len(heard) != 1:
        return Target()
    text = bare(" ".join(token.text for token in tokens[start:end]))
    return Target((Asked(text, heard, "description"),), frozenset(range(start, end)))


def _is_of_field(field: str, name: str) -> bool:
    """Return whether a name, or what its "of" leads to, begins as a field does: "elections" and "electoral"."""
    return any(key[0].startswith(field[:MIN_BEGUN]) for key in (name_key(name), turned_key(name)) if key)


def _fits(told: Sequence[str], name: str) -> bool:
    """Return whether a name has all these words, half of its own among them where they are several, and their noun.

    "Aker council" is no "Aker Council Tenants' Club", and nobody their own campaign.
    """
    if len(told) == 1 and head_of(name) in RUN_BY_SOMEBODY:
        return False
    left = [*name_key(name)]
    share = len(told) / max(1, len(left))
    for word in told:
        like = next((own for own in left if _are_alike(word, own)), None)
        if like is None:
            return False
        left.remove(like)
    noun = is_listed(told[-1], "bodies", "collectives", "generic bodies")
    return (len(told) == 1 or share >= MIN_SHARE) and (not noun or told[-1] == head_of(name))


def _are_alike(one: str, other: str) -> bool:
    """Return whether two words are the same but for how they end, or mean the same country."""
    shorter, longer = sorted((one, other), key=len)
    ends = len(shorter) > MAX_ENDING and longer.startswith(shorter) and len(longer) - len(shorter) <= MAX_ENDING
    return ends or (one in load_places() and load_places()[one] == load_places().get(other))
