"""Contenders: whom "the Reform nominee" or "the Norland senator" means, where a report tells of nobody as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import is_listed, load_words
from corpus.people.roles import RolePhrase, is_kin
from corpus.speakers.registry import Person

FAR_AHEAD = 3.0
"""By how much the one without a trade must be more present than others without one."""


def find_contender(
    people: Sequence[Person],
    phrase: RolePhrase,
    gender: Gender | None,
    recency: Mapping[int, float],
    beside: Collection[int],
) -> int | None:
    """Return the one person near of whom the page tells no trade, where a phrase may be the first to tell one.

    Papers tell nothing of those whom everybody knows; of all others they do. `recency` says how present everybody is;
    `beside` are those named in what the described one says, who are somebody else. None where a second may be meant.
    """
    nouns = {phrase.head.noun, phrase.head.same}
    seat = (phrase.narrowing or phrase.changing) and nouns & load_words("holders of a seat")
    rich = nouns & load_words("the rich")
    if not (seat or rich or nouns & load_words("contenders")):
        return None
    near = {
        person: present
        for person, present in recency.items()
        if _has_no_trade(people[person]) and {gender, people[person].gender} != {"m", "f"}
    }
    if not near:
        return None
    best = max(near, key=lambda person: near[person])
    outdone = rich and any(present > near[best] for present in recency.values())
    others = (present for person, present in near.items() if person != best and person not in beside)
    if near[best] < 0 or outdone or any(near[best] - present < FAR_AHEAD for present in others):
        return None
    return best


def _has_no_trade(person: Person) -> bool:
    """Return whether a page tells of a person at most what passes, is vague, or what they are to others."""
    return all(
        is_kin(role.head) or is_listed(role.head.noun, "passing roles", "vague roles", "to others")
        for role in person.phrases
    )
