"""Strangers: who a question in small letters asks of by a name nobody has, told by the first name in it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_places
from corpus.people.roles import noun_of
from index.question.descriptions.slots import OPENING
from index.question.frames.frames import AUXILIARY, BEING, FRAME, WANTING
from index.question.mentions import Mention, are_cased
from index.question.tokens import Token

OF_WHAT = words("what whats how hows")
BEFORE_STRANGERS = BEING | OF_WHAT | OPENING | {"about"}


def find_stranger(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of a first name and a surname where only the one who is asked can stand, else none.

    In "why does wanda kolb back ole brix" it is not Ole Brix who is asked: an auxiliary before the name, and a verb
    between it and the first name that is known.
    """
    asks = next((at for at, token in enumerate(tokens) if token.fold in AUXILIARY), len(tokens))
    name = range(asks + 1, asks + 3)
    known = mentions[0].start if mentions else 0
    if are_cased(tokens) or known <= name.stop or any(token.fold not in FRAME for token in tokens[:asks]):
        return range(0)
    first, last = (tokens[at] for at in name)
    named = first.fold in load_first_names() and not _is_word(first.fold) and not _is_word(last.fold)
    return range(0) if last.owns or not named else name


def find_strange_owner(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of a stranger of whom a question asks something: "what was Wanda Kolb's gripe with tolls?".

    So it does in "Wanda Kolb wants tolls, why?".
    """
    begin = next((at for at, token in enumerate(tokens) if token.fold not in BEFORE_STRANGERS), len(tokens))
    name = range(begin, begin + 2)
    if any(mention.start < name.stop for mention in mentions):
        return range(0)
    asks = any(token.fold in OF_WHAT for token in tokens[:begin])
    verb = tokens[name.stop].fold if name.stop < len(tokens) else ""
    wants = verb.endswith("s") and verb[:-1] in WANTING and _is_name(tokens, begin, owns=False)
    return name if wants or (asks and _is_name(tokens, begin, owns=True)) else range(0)


def is_strange_name(tokens: Sequence[Token], at: int, *, owns: bool = False) -> bool:
    """Return whether a first name and what seems a surname stand at `at`, whoever bears them: "wanda kolb"."""
    return _is_name(tokens, at, owns=owns)


def _is_name(tokens: Sequence[Token], at: int, *, owns: bool) -> bool:
    if at + 2 > len(tokens) or tokens[at].owns or tokens[at + 1].owns != owns:
        return False
    first, last = tokens[at : at + 2]
    adjoin = last.start == first.end + 1 and first.capitalised <= last.capitalised
    return adjoin and first.fold in load_first_names() and not _is_word(first.fold) and not _is_word(last.fold)


def _is_word(fold: str) -> bool:
    known = fold in FRAME or fold in load_words("names that are words") or fold in load_places()
    return known or noun_of(fold) is not None or noun_of(fold.removesuffix("s")) is not None
