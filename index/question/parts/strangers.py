"""Strangers: who a question in small letters asks of by a name nobody has, told by the first name in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_places
from corpus.people.bodynames import LINKS
from corpus.people.roles import noun_of
from index.question.descriptions.slots import OPENING
from index.question.frames.frames import AUXILIARY, BEING, FRAME, WANTING
from index.question.mentions import Mention, are_cased
from index.question.nameforms import ADDRESSING, PARTICLES
from index.question.tokens import Token

OF_WHAT = words("what whats how hows")
SIDES = words("side take version account case complaint grievance gripe beef")
"""Nouns behind a name, as its own, for what somebody has to say."""
MAX_PARTICLES = 3
BEFORE_STRANGERS = BEING | OF_WHAT | OPENING | {"about"}


def find_stranger(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of a first name and a surname where only the one who is asked can stand, else none.

    In "why does wanda kolb back ole brix" it is not Ole Brix who is asked: an auxiliary before the name, and a verb
    between it and the first name that is known. With a title, "did lord kolb want tolls", nobody else need be named.
    """
    asks = next((at for at, token in enumerate(tokens) if token.fold in AUXILIARY), len(tokens))
    known = mentions[0].start if mentions else 0
    body = _strange_body(tokens, asks + 1)
    if body and known > body.stop:
        return body
    if are_cased(tokens) or any(token.fold not in FRAME for token in tokens[:asks]):
        return range(0)
    name = strange_name(tokens, asks + 1)
    titled = bool(name) and is_titled(tokens, name) and not any(one.start in name for one in mentions)
    return name if name and (titled or known > name.stop) else range(0)


def _strange_body(tokens: Sequence[Token], at: int) -> range:
    """Return the tokens of what is written as a body's name from `at` on: "the Federation of Tarn Growers", else none.

    Behind it stands a word in small letters, which tells what the body does.
    """
    at += at < len(tokens) and tokens[at].fold == "the"
    end = at
    while end < len(tokens) and (tokens[end].namelike or (end > at and tokens[end].fold in LINKS)):
        end += 1
    if end >= len(tokens) or end - at < 2 or tokens[end - 1].fold in LINKS or tokens[end - 1].owns:
        return range(0)
    named = any(tokens[place].fold in load_words("organisation words") for place in range(at, end))
    return range(at, end) if named and tokens[end].fold not in FRAME else range(0)


def find_strange_owner(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of a stranger of whom a question asks something: "what was Wanda Kolb's gripe with tolls?".

    So it does in "Wanda Kolb wants tolls, why?", and in "Wanda Kolb's side of the story".
    """
    begin = next((at for at, token in enumerate(tokens) if token.fold not in BEFORE_STRANGERS), len(tokens))
    owner, actor = strange_name(tokens, begin, owns=True), strange_name(tokens, begin)
    name = owner or actor
    if any(mention.start < name.stop for mention in mentions):
        return range(0)
    follows = tokens[name.stop].fold if name.stop < len(tokens) else ""
    asks = any(token.fold in OF_WHAT for token in tokens[:begin]) or follows in SIDES
    wants = follows.endswith("s") and follows[:-1] in WANTING
    return owner if asks else actor if wants else range(0)


def is_strange_name(tokens: Sequence[Token], at: int, *, owns: bool = False) -> bool:
    """Return whether a first name and what seems a surname stand at `at`, whoever bears them: "wanda kolb"."""
    return len(strange_name(tokens, at, owns=owns)) == 2


def strange_name(tokens: Sequence[Token], at: int, *, owns: bool = False) -> range:
    """Return the tokens of a first name and what seems a surname that begin at `at`, "wanda von der kolb", else none.

    A title that always has a name behind it is as good: "lord kolb". With `owns` only one that owns what follows,
    "wanda kolb's", else only one that does not.
    """
    last = at + 1
    while last < len(tokens) and tokens[last].fold in PARTICLES and last <= at + MAX_PARTICLES:
        last += 1
    if last >= len(tokens) or tokens[last].owns != owns or any(token.owns for token in tokens[at:last]):
        return range(0)
    first, surname = tokens[at], tokens[last]
    adjoin = all(two.start == one.end + 1 for one, two in pairwise(tokens[at : last + 1]))
    known = first.fold in ADDRESSING or (first.fold in load_first_names() and not _is_word(first.fold))
    named = known and adjoin and first.capitalised <= surname.capitalised and not _is_word(surname.fold)
    return range(at, last + 1) if named else range(0)


def is_titled(tokens: Sequence[Token], name: range) -> bool:
    """Return whether a name begins with a title that always has one behind it."""
    return tokens[name.start].fold in ADDRESSING


def _is_word(fold: str) -> bool:
    known = fold in FRAME or fold in load_words("names that are words") or fold in load_places()
    return known or noun_of(fold) is not None or noun_of(fold.removesuffix("s")) is not None
