"""Role phrases: "Japan's defense minister" taken apart, and compared with a later "the minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import load_words
from corpus.lexicon.places import load_places
from corpus.lexicon.roles import RoleNoun, load_roles
from corpus.lexicon.titles import load_titles

WORD = re.compile(r"(?:\w\.){2,}|\w+(?:-\w+)*")
POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
COMPOUNDS = (
    (re.compile(r"\bprime minister"), "premier"),
    (re.compile(r"\bfirst minister"), "first-minister"),
    (re.compile(r"\bvice[ -]president(?:ial)?"), "vice-president"),
    (re.compile(r"\bpresident[ -]elect\b"), "president-elect"),
    (re.compile(r"\bfirst lady\b"), "first-lady"),
    (re.compile(r"\bchief executive(?: officer)?\b"), "ceo"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\bg\.?o\.?p\.?\b"), "republican"),
    (re.compile(r"\bdemocratic\b"), "democrat"),
    (re.compile(r"\b(?:running mate|vice-presidential (?:candidate|nominee))\b"), "running-mate"),
)

KIN = frozenset({"spouse", "parent", "child", "sibling", "relative"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role phrase taken apart: its head noun, the words that narrow it (places under one name), its gender."""

    head: RoleNoun
    narrowing: frozenset[str]
    changing: frozenset[str]
    plural: bool


@cache
def _places_of_several_words() -> re.Pattern[str]:
    several = sorted((form for form in load_places() if " " in form), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, several)) + r")\b")


@lru_cache(maxsize=8192)
def noun_of(word: str) -> RoleNoun | None:
    """Return the role noun a word is, abbreviated ("Sen."), joined ("finance-minister") or plural included."""
    roles, titles = load_roles(), load_titles()
    bare = fold(word).rstrip(".")
    if bare in roles:
        return roles[bare]
    if bare in titles and titles[bare].role in roles:
        return roles[titles[bare].role]
    if singular := _singular(bare):
        return roles[singular]
    tail = bare.rsplit("-", 1)[-1]
    return roles.get(tail) if tail != bare else None


def nouns_in(role: str) -> list[RoleNoun]:
    """Return the role nouns among the words of a role, in order, each part of a hyphened word a word."""
    return [noun for word in role.replace("-", " ").split() if (noun := noun_of(word.strip(".,'’\"")))]


def _singular(bare: str) -> str | None:
    roles = load_roles()
    for ending, instead in (("men", "man"), ("women", "woman"), ("wives", "wife"), ("ies", "y"), ("es", ""), ("s", "")):
        if bare.endswith(ending) and bare[: -len(ending)] + instead in roles:
            return bare[: -len(ending)] + instead
    return None


def is_plural(word: str) -> bool:
    """Return whether a word is the plural of a role noun ("senators")."""
    bare = fold(word).rstrip(".")
    return bare not in load_roles() and _singular(bare) is not None


def parse_role(text: str) -> RolePhrase | None:
    """Return a role phrase taken apart, None where its head is no role noun.

    The head is the last word before the first comma, "of", "for", "at", ... ("Secretary of State": secretary).
    """
    plain = POSSESSIVE.sub(" ", fold(text))
    for pattern, instead in COMPOUNDS:
        plain = pattern.sub(instead, plain)
    cut = re.search(r",|;|\b(?:of|for|at|in|to|on|from|with|who|whose|which|that)\b", plain)
    words = WORD.findall(plain[: cut.start()] if cut else plain)
    head = noun_of(words[-1]) if words else None
    if head is None:
        return None
    narrowing = frozenset(_narrowing(plain, words[-1]))
    changing = load_words("changing").intersection(WORD.findall(plain.replace("-", " ")))
    return RolePhrase(head, narrowing - load_words("changing"), changing, is_plural(words[-1]))


def _narrowing(plain: str, head: str) -> Iterator[str]:
    places, empty = load_places(), load_words("empty")
    for several in _places_of_several_words().finditer(plain):
        yield places[several.group()]
    for word in WORD.findall(_places_of_several_words().sub(" ", plain)):
        if word != head and word not in empty and not word[0].isdigit() and not _is_address(word):
            yield places.get(word, word)


def _is_address(word: str) -> bool:
    """Return whether a word is a form of address and no role: the "Mr" of "Mr Pell's lawyer"."""
    title = load_titles().get(word)
    return title is not None and not title.role


def is_kin(noun: RoleNoun) -> bool:
    """Return whether a noun tells whose relative somebody is and nothing else: "husband", "niece"."""
    return not KIN.isdisjoint({noun.noun, *noun.wider})


def is_trade(role: str) -> bool:
    """Return whether a role tells what somebody does, and where: "head of the Salt Board", not "teenager"."""
    phrase = parse_role(role)
    return phrase is not None and " " in role and not is_kin(phrase.head)


def same_office(one: RoleNoun, other: RoleNoun) -> bool:
    """Return whether two role nouns name the same office or trade."""
    return one.same == other.same


def may_be_called(noun: RoleNoun, later: RoleNoun) -> bool:
    """Return whether somebody introduced as `noun` may later be called `later`."""
    return same_office(noun, later) or later.noun in noun.wider or later.same in noun.wider
