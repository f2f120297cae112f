"""Kin: who an article introduces as whose relative, and what that tells of the two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from corpus.lexicon.folding import fold
from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import load_words
from corpus.people.namegroups import MAX_BEARERS, Groups
from corpus.people.names import gender_of, parse_name
from corpus.people.roles import is_kin, noun_of, parse_role
from corpus.speakers.mentions import Mention
from corpus.text.page import Page

OWNER: dict[str, Gender] = {"his ": "m", "her ": "f"}
WHOSE = re.compile(r", (?:the )?(?:[\w-]+ ){0,2}([\w-]+) (?:of|to) [^.,;:]{0,60}")
"""What stands between somebody and the relative told of beside their name: "Ora Lind, mother of [Ned Lind]"."""
OF_NAMESAKE = re.compile(r"\b(?P<title>Mrs?|Ms)\.? (?P<surname>[^\W\d_]+)['’]s? (?:[\w-]+ ){0,2}(?P<noun>[\w-]+), $")
"""What stands before a relative of somebody told of by the surname alone: "Mr. Lind's late father, [Ned Lind]"."""
RUNS_ON = re.compile(r" [A-Z]")
OWNED = re.compile(r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|['’]s?) (?:[\w-]+ ){0,2}$")
"""What stands before a relative told of by a first name: "his younger son [Ned]", "Lind's brother [Ned]"."""


def is_relative(mention: Mention, page: Page) -> bool:
    """Return whether a first name is introduced as that of somebody's relative, who bears their surname if any.

    "Her husband Craig" is no Craig Holt of whom the same article tells, but for another Holt.
    """
    phrase = parse_role(mention.roles[0]) if mention.roles and len(mention.name.words) == 1 else None
    if phrase is None or not is_kin(phrase.head) or mention.begin == mention.start:
        return False
    return OWNED.search(page.text, max(0, mention.start - 40), mention.start) is not None


def is_child(mention: Mention) -> bool:
    """Return whether somebody is introduced as another's child: "his son Harold Jr."."""
    heads = (phrase.head for phrase in map(parse_role, mention.roles) if phrase is not None)
    return any("child" in {head.noun, *head.wider} for head in heads)


def parted_by_junior(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the surnames that mean a parent wherever "Jr." does not stand behind them.

    An article shows it that has an office before the surname ("President Lind") and never before Junior, whom it
    calls somebody's child or by the surname: "Lind Jr.".
    """
    juniors = [mention for mention in mentions if mention.name.generation == "jr"]
    of_juniors = {mention.name.surname for mention in juniors if holds_office(mention)}
    others = [one for one in mentions if not one.name.generation and holds_office(one)] if juniors else []
    of_others = {one.name.surname for one in others}
    namesakes = {(one.name.words[0], one.name.surname) for one in others}
    told = {
        mention.name.surname
        for mention in juniors
        if not mention.name.given or is_child(mention) or (mention.name.words[0], mention.name.surname) in namesakes
    }
    return frozenset(told.intersection(of_others) - of_juniors)


def holds_office(mention: Mention) -> bool:
    """Return whether a role stands right before a name: "President Lind"."""
    phrase = parse_role(mention.roles[0]) if mention.roles and mention.begin < mention.start else None
    return phrase is not None and not is_kin(phrase.head)


def is_styled(mention: Mention, page: Page) -> bool:
    """Return whether an office in capitals stands right before a name, which is a person's: "President Lind"."""
    if RUNS_ON.match(page.text, mention.end):
        return False  # "the General Salt Award"
    words = page.text[mention.begin : mention.start].split()
    entity = page.entity_over(mention.start, mention.end)
    if entity is not None and entity.label == "ORG" and entity.start <= mention.begin:
        return False  # "General Salt" may be a firm
    office = noun_of(words[-1]) if words and words[-1][0].isupper() else None
    return office is not None and office.same in load_words("offices") and len(mention.name.surname) > 1


def beside_relatives(mentions: Sequence[Mention], meant: Sequence[int], page: Page) -> frozenset[int]:
    """Return the mentions that only tell whose relative the one before is: "Ora Lind, mother of [Ned Lind]"."""
    return frozenset(
        i
        for i, (first, second) in enumerate(pairwise(mentions), start=1)
        if 0 <= meant[i - 1] != meant[i] >= 0
        and first.name.surname == second.name.surname
        and (told := WHOSE.fullmatch(page.text, first.end, second.begin)) is not None
        and (noun := noun_of(told[1])) is not None
        and is_kin(noun)
    )


def of_namesakes(mentions: Sequence[Mention], page: Page) -> Iterator[tuple[int, Gender]]:
    """Yield the mentions told of by whose relative they are, who is a namesake: "Mr. Lind's father, [Ned Lind]".

    Each comes with the gender of whoever's relative it is.
    """
    for i, mention in enumerate(mentions):
        told = OF_NAMESAKE.search(page.text, max(0, mention.begin - 60), mention.begin) if mention.name.given else None
        if told is None or fold(told["surname"]) != mention.name.surname or (noun := noun_of(told["noun"])) is None:
            continue
        if is_kin(noun):
            yield i, "m" if told["title"] == "Mr" else "f"


def find_kin(
    mentions: Sequence[Mention], meant: Sequence[int], groups: Groups, beside: Set[int] = frozenset()
) -> frozenset[int]:
    """Return the people who are only ever introduced as somebody's relative: "her husband, Tom Ash".

    Whoever is named in full only `beside` a relative, to tell who that is, is there as the relative's.
    """
    full = Counter(number for mention, number in zip(mentions, meant, strict=True) if mention.name.given)
    only_beside = {i for i in beside if full[meant[i]] == 1}
    kin: dict[int, bool] = {meant[i]: True for i in only_beside}
    for i, (mention, number) in enumerate(zip(mentions, meant, strict=True)):
        if not only_beside.isdisjoint({i, i + 1}):
            continue
        phrases = [phrase for phrase in map(parse_role, mention.roles) if phrase is not None]
        bearers = [number] if number >= 0 else groups.bearers(mention.name) if phrases else []
        for phrase in phrases:
            if len(bearers) == 1 or not is_kin(phrase.head):
                kin.update((one, is_kin(phrase.head) and kin.get(one, True)) for one in bearers[:MAX_BEARERS])
    return frozenset(number for number, only in kin.items() if only)


def told_by_kin(mentions: Sequence[Mention], meant: Sequence[int], page: Page, groups: Groups) -> dict[int, Gender]:
    """Return the gender somebody shows by how a relative of their surname is introduced: "His sister Ora Lind".

    Only of those whose names show none, and where no third of that surname may be meant.
    """
    kin = find_kin(mentions, meant, groups)
    shown: dict[int, set[Gender]] = {}
    for mention, number in zip(mentions, meant, strict=True):
        owner = OWNER.get(page.text[max(0, mention.begin - 4) : mention.begin].lower())
        if owner is None or number not in kin:
            continue
        others = [one for one in groups.bearers(parse_name(mention.name.surname))[:MAX_BEARERS] if one not in kin]
        if len(others) == 1 and not any(map(gender_of, groups.names[others[0]])):
            shown.setdefault(others[0], set()).add(owner)
    return {number: genders.pop() for number, genders in shown.items() if len(genders) == 1}
