"""Several: nouns for several people, and words for how many of them are meant: "two of the residents of Okerby"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of
from index.question.descriptions.phrase import find_head
from index.question.tokens import Token

PARTS = words(
    "one two three four five some many most several all both each group groups number dozens hundreds thousands none "
    "handful couple majority few member members another others"
)
"""Words for some of several people: "one of the residents"."""
NO_DOERS = words("letters papers numbers orders answers offers posters banners matters powers others")
"""Plurals that end as those of people who do something, and mean none."""
MIN_DOERS = 6
MAX_PLAIN = 3
"""Words of "of the residents", which tells nobody apart."""


def one_of(fold: str) -> str:
    """Return the noun for one of the people whom a folded word means, empty where it means no several people."""
    if is_plural(fold):
        noun = noun_of(fold)
        return plain_noun(noun.noun) if noun else ""
    single = f"{fold[:-3]}y" if fold.endswith("ies") else fold.removesuffix("s")
    if fold in load_words("several people") or (single != fold and single in _people()):
        return plain_noun(single)
    return single if fold.endswith("ers") and len(fold) >= MIN_DOERS and fold not in NO_DOERS else ""


@cache
def _people() -> frozenset[str]:
    """Return nouns for one of several people that are no offices."""
    known = load_words("trades") | load_words("people") | load_everyday().keys() | set(load_everyday().values())
    return known - load_words("bodies")


def plain_noun(noun: str) -> str:
    """Return the noun that stands for an everyday one: "kid" is a child."""
    return load_everyday().get(noun, noun)


def behind_part(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the tokens `start:end` tell of whom some are meant: "two of the residents", else `start`.

    "One of the residents who rowed" may have a name, and is a description.
    """
    folds = [token.fold for token in tokens[start:end]]
    of = folds.index("of") if "of" in folds else 0
    if not of:
        return start
    parted = folds[of - 1] in PARTS and PARTS.union({"a"}).issuperset(folds[:of])
    described = folds[of - 1] == "one" and len(folds) > of + MAX_PLAIN
    return start + of + 1 if parted and not described and of < len(folds) - 1 else start


def describes_several(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether the tokens `start:end` describe several people: "voters in Okerby", "the strikers"."""
    head = find_head(tokens, start, end)
    # In "wasn't impressed by fining clerks" nobody is described.
    if head is None or tokens[head].owns or any(token.fold == "by" for token in tokens[start:head]):
        return False
    # "Republicans" are several politicians, and "the Rangers" a club.
    noun = noun_of(tokens[head].fold) if is_plural(tokens[head].fold) else None
    proper = tokens[head].namelike and not (noun and "politician" in noun.wider)
    return not proper and bool(one_of(tokens[head].fold))
