"""Pronouns: whom "what did he say" means of those a question names before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from index.question.asked.asked import Target
from index.question.asked.named import read_first_name, read_mention
from index.question.frames.frames import AUXILIARY, GENDERS
from index.question.mentions import Mention, who_may_be
from index.question.names import Names
from index.question.parts.strangers import is_strange_name
from index.question.tokens import Token

OWN = re.compile(r"\bin (?P<whose>his|her) (?:own )?(?:words|view|opinion|eyes|mind)\b", re.IGNORECASE)


def meant_by_pronoun(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names, *, found: Target) -> Target:
    """Return the first person named before "what did he say": "After the attack on Lind, what was her answer?".

    A first name will do where one person has it, and a name nobody has is unknown; `found` where none can be meant.
    """
    him = _find_pronoun(tokens)
    if not him:
        return found
    gender = GENDERS[tokens[him + 1].fold]
    said = him + 2 < len(tokens) and tokens[him + 2].fold in load_words("remarks")
    pronoun = {him + 1, him + 2} if said else {him + 1}
    for mention in mentions:
        owns = tokens[mention.end - 1].owns and noun_of(tokens[mention.end].fold)
        fitting = () if owns or mention.end > him else who_may_be(mention.speakers, gender)
        if fitting and fitting[0].kind == "person":
            read = read_mention(tokens, replace(mention, speakers=fitting), names)
            return replace(read, used=read.used | pronoun)
    strange = _unmentioned(tokens[:him], mentions, gender, names)
    return replace(strange, used=strange.used | pronoun) if strange.asked or strange.unknown else found


def _unmentioned(tokens: Sequence[Token], mentions: Sequence[Mention], gender: str, names: Names) -> Target:
    """Return the first of those named who is no mention: known by a first name alone, or a stranger."""
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for at, token in enumerate(tokens):
        if at in taken or load_first_names().get(token.fold) != gender:
            continue
        if is_strange_name(tokens, at) and at + 1 not in taken:
            return Target(used=frozenset({at, at + 1}), unknown=f"{token.text} {tokens[at + 1].text}")
        first = read_first_name([token], frozenset({at}), names)
        if first.asked and not token.owns:
            return first
    return Target()


def meant_in_own_words(
    core: str, tokens: Sequence[Token], mentions: Sequence[Mention], names: Names, *, found: Target
) -> Target:
    """Return the one person whom "in his own words" or "in her view" can mean, where those `found` cannot be."""
    whose = OWN.search(core)
    if whose is None or found.unknown or found.unnamed:
        return found
    gender = GENDERS[whose["whose"].lower()]
    if any(who_may_be(one.speakers, gender) for one in found.asked):
        return found
    people = [one for one in mentions if one.of_person and who_may_be(one.speakers, gender)]
    return read_mention(tokens, people[0], names) if len(people) == 1 else found


def is_somebody_else(tokens: Sequence[Token], found: Target) -> bool:
    """Return whether none of those found can be the "she" of "was she pleased", who stands in the surer place."""
    him = _find_pronoun(tokens)
    if not him or him + 1 not in found.used or tokens[him + 1].fold not in {"he", "she"}:
        return False
    gender = GENDERS[tokens[him + 1].fold]
    return bool(found.asked) and not any(who_may_be(one.speakers, gender) for one in found.asked)


def may_be_pronoun(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether a name can mean the "she" of a question, of which there may be none."""
    him = _find_pronoun(tokens)
    return not him or bool(who_may_be(mention.speakers, GENDERS[tokens[him + 1].fold]))


def _find_pronoun(tokens: Sequence[Token]) -> int:
    """Return where a verb asks of "he" or "she" right behind it; 0 where none does."""
    asks = range(1, len(tokens) - 1)
    return next((at for at in asks if tokens[at].fold in AUXILIARY and tokens[at + 1].fold in GENDERS), 0)
