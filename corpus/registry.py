"""The people of one article: mentions by name gathered into persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.mentions import Mention
from corpus.names import Gender, PersonName, gender_of, may_be_one_person
from corpus.page import Page
from corpus.roles import RolePhrase, parse_role

NOBODY, EITHER = -1, -2
"""No person at all; somebody whose name two people bear and who cannot be told."""
MOST_BEARERS = 12
"""Persons with one surname that are compared with a new name; a list of hundreds is no article."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the article names: the name to print, the forms printed, the roles given, the gender shown.

    `certain` is false where only a first name shows the gender.
    """

    number: int
    name: PersonName
    printed: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    phrases: tuple[RolePhrase, ...]
    places: frozenset[str]
    ages: frozenset[str]
    gender: Gender | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Registry:
    """The people, and for each mention the number of the person it means, or NOBODY or EITHER."""

    people: Sequence[Person]
    mentions: Sequence[Mention]
    meant: Sequence[int]


def register(mentions: Sequence[Mention], page: Page) -> Registry:
    """Return the people the mentions mean: full names first, then surnames, first names and parts of names."""
    groups: list[list[PersonName]] = []
    by_words: dict[tuple[str, ...], int] = {}
    by_surname: dict[str, list[int]] = {}
    meant = [NOBODY] * len(mentions)

    tails = {
        name.words[at:]
        for name in (m.name for m in mentions)
        if len(name.words) > 2
        for at in range(1, len(name.words) - 1)
    }
    full = [i for i, m in enumerate(mentions) if m.name.given and m.name.words not in tails]
    for i in full:
        meant[i] = _place_full(mentions[i].name, groups, by_words, by_surname)
    by_part: dict[str, set[int]] = {}
    by_tail: dict[tuple[str, ...], set[int]] = {}
    for number, names in enumerate(groups):
        for name in names:
            for word in name.words:
                by_part.setdefault(word, set()).add(number)
            for at in range(1, len(name.words)):
                by_tail.setdefault(name.words[at:], set()).add(number)
    genders = [_gender([mentions[i] for i in of])[0] for of in _members(meant, len(groups))]
    counts = Counter(number for number in meant if number >= 0)
    known = len(groups)
    last_full: dict[str, tuple[int, int]] = {}
    introduced: set[int] = set()
    for i, mention in enumerate(mentions):
        name = mention.name
        if meant[i] >= 0:
            last_full[name.surname] = (meant[i], page.paragraph_at(mention.start))
            introduced.add(meant[i])
            continue
        bearers = by_tail.get(name.words, set()) if len(name.words) > 1 else set(by_surname.get(name.surname, ()))
        if not bearers and len(name.words) == 1:
            bearers = {number for number in by_part.get(name.surname, set()) if number < known}
        if bearers:
            meant[i] = _choose(bearers, mention, genders, counts, last_full.get(name.surname), introduced, page)
            if meant[i] == NOBODY and mention.title is not None:
                meant[i] = len(groups)
                groups.append([name])
                genders.append(mention.title.gender)
                by_surname.setdefault(name.surname, []).append(meant[i])
            counts[meant[i]] += 1
        elif len(name.words) > 1 or mention.title is not None or mention.evidence > 2:
            meant[i] = _place_full(name, groups, by_words, by_surname)
            genders.extend([None] * (len(groups) - len(genders)))
    members = _members(meant, len(groups))
    people = [_person(number, names, [mentions[i] for i in members[number]]) for number, names in enumerate(groups)]
    return Registry(people, mentions, meant)


def _place_full(
    name: PersonName,
    groups: list[list[PersonName]],
    by_words: dict[tuple[str, ...], int],
    by_surname: dict[str, list[int]],
) -> int:
    number = by_words.get(name.words)
    if number is None:
        fitting = [
            number
            for number in by_surname.get(name.surname, [])[:MOST_BEARERS]
            if all(may_be_one_person(name, other) for other in groups[number])
        ]
        if len(fitting) == 1:
            number = fitting[0]
            groups[number].append(name)
        else:
            number = len(groups)
            groups.append([name])
            by_surname.setdefault(name.surname, []).append(number)
        by_words[name.words] = number
    return number


def _choose(
    bearers: Iterable[int],
    mention: Mention,
    genders: Sequence[Gender | None],
    counts: Counter[int],
    last: tuple[int, int] | None,
    introduced: set[int],
    page: Page,
) -> int:
    """Return which bearer of a shared name is meant: EITHER where two fit equally, NOBODY where the title fits none."""
    fitting = sorted(bearers)
    if mention.title is not None and mention.title.gender:
        fitting = [number for number in fitting if genders[number] in {None, mention.title.gender}]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        return NOBODY
    known = [number for number in fitting if number in introduced]
    if len(known) == 1:
        return known[0]
    if last is not None and last[0] in fitting and page.paragraph_at(mention.start) == last[1]:
        return last[0]
    first, second, *_ = sorted(fitting, key=lambda number: (-counts[number], number))
    return first if counts[first] >= 2 * counts[second] else EITHER


def _members(meant: Sequence[int], size: int) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(size)]
    for i, number in enumerate(meant):
        if number >= 0:
            members[number].append(i)
    return members


def _gender(mentions: Sequence[Mention]) -> tuple[Gender | None, bool]:
    """Return the gender the mentions of one person show, and whether by more than a first name."""
    votes: Counter[Gender] = Counter()
    for mention in mentions:
        if mention.title and mention.title.gender:
            votes[mention.title.gender] += 2
        for phrase in map(parse_role, mention.roles):
            if phrase is not None and phrase.head.gender:
                votes[phrase.head.gender] += 1
    if votes:
        return max(votes, key=lambda gender: (votes[gender], gender)), True
    return next((gender for mention in mentions if (gender := gender_of(mention.name))), None), False


def _person(number: int, names: Sequence[PersonName], mentions: Sequence[Mention]) -> Person:
    name = _fullest(names, mentions)
    roles = tuple(dict.fromkeys(role for mention in mentions for role in mention.roles))
    gender, certain = _gender(mentions)
    style = "" if name.given else next((mention.style for mention in mentions if mention.style), "")
    return Person(
        number=number,
        name=name,
        printed=f"{style} {name.printed}".strip(),
        forms=tuple(dict.fromkeys(mention.form for mention in mentions)),
        roles=roles,
        phrases=tuple(phrase for phrase in map(parse_role, roles) if phrase is not None),
        places=frozenset().union(*(mention.places for mention in mentions)),
        ages=frozenset(mention.age for mention in mentions if mention.age),
        gender=gender,
        certain=certain,
    )


def _fullest(names: Sequence[PersonName], mentions: Sequence[Mention]) -> PersonName:
    """Return the fullest name among those with the first name printed most often."""
    printed = Counter(mention.name.printed for mention in mentions)
    firsts: Counter[str] = Counter()
    for name in names:
        if name.given and len(name.given[0]) > 1:
            firsts[name.given[0]] += printed[name.printed]
    first = max(firsts, key=lambda word: (firsts[word], word)) if firsts else ""
    return max(
        names,
        key=lambda name: (
            bool(name.given) and name.given[0] == first,
            len(name.given) > 0,
            len(name.words),
            sum(map(len, name.words)),
            printed[name.printed],
            name.printed,
        ),
    )
