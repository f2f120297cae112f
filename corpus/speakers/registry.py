"""The people of one article: mentions by name gathered into persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.gender import Gender
from corpus.people.namegroups import MAX_BEARERS, Groups
from corpus.people.names import PersonName, gender_of, parse_name
from corpus.people.roles import RolePhrase, is_trade, parse_role
from corpus.speakers.kin import (
    beside_relatives,
    find_kin,
    is_child,
    is_relative,
    is_styled,
    of_namesakes,
    parted_by_junior,
    told_by_kin,
)
from corpus.speakers.mentions import FAMILY, Mention
from corpus.speakers.othernames import find_other_names
from corpus.text.page import Page

NOBODY, EITHER = -1, -2
"""No person at all; somebody whose name two people bear and who cannot be told."""
PLAIN_EVIDENCE = 2
MIN_WORDS = 3
PRESENTED_FOR = 3
"""Paragraphs behind the one that tells first who somebody is, in which "Mr" and the surname mean them."""


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


@dataclass(frozen=True, slots=True)
class _Last:
    """Whom a surname meant last, in which paragraph, and whether that is where the text tells first who they are."""

    person: int
    paragraph: int
    presents: bool

    def reaches(self, paragraph: int, mention: Mention) -> bool:
        """Return whether the surname may mean the same person again for being so near."""
        titled = mention.title is not None and mention.title.gender is not None
        return paragraph <= self.paragraph + PRESENTED_FOR * (self.presents and titled)


def register(mentions: Sequence[Mention], page: Page, *, known: Sequence[PersonName] = ()) -> Registry:
    """Return the people the mentions mean: full names first, then surnames, first names and parts of names.

    `known` are full names from beside the text, for people it calls by surname alone.
    """
    groups = Groups()
    meant = _place_full(mentions, known, groups)
    told = told_by_kin(mentions, meant, page, groups)
    genders = [
        told.get(number) or _gender([mentions[i] for i in of])[0]
        for number, of in enumerate(_members(meant, len(groups.names)))
    ]
    _place_titled(mentions, page, meant, groups, genders)
    _place_rest(mentions, page, meant, groups, genders)
    others = _join_other_names(mentions, page, meant)
    members = _members(meant, len(groups.names))
    people = [
        _person(i, names, [mentions[j] for j in members[i]], others.get(i, ()), told.get(i))
        for i, names in enumerate(groups.names)
    ]
    return Registry(people, mentions, meant)


def _place_full(mentions: Sequence[Mention], known: Sequence[PersonName], groups: Groups) -> list[int]:
    """Return for each mention whom it means by a full name, NOBODY where it is none; `known` names come last."""
    meant = [NOBODY] * len(mentions)
    parts = {part for mention in mentions for part in _parts(mention.name)}
    sons = {mention.name.words[0] for mention in mentions if mention.name.generation and is_child(mention)}
    parted = parted_by_junior(mentions)
    # "Finch Jr." and "Finch Sr." first: "Harold Finch" is neither where both are there.
    for i in sorted(range(len(mentions)), key=lambda i: not mentions[i].name.generation):
        name = mentions[i].name
        if name.given and name.words not in parts and not groups.is_shared(name):
            namesake = name.generation == "jr" and (name.words[0] in sons or name.surname in parted)
            meant[i] = groups.place_namesake(name) if namesake else groups.place(name)
    for name in known:
        if not groups.bearers(parse_name(name.surname)):
            groups.place(name)
    groups.index_parts()
    return meant


# Each mention is judged by what those before it left behind, so the counts change in the loop that reads them.
def _place_rest(
    mentions: Sequence[Mention], page: Page, meant: list[int], groups: Groups, genders: list[Gender | None]
) -> None:
    """Write into `meant` whom the mentions mean that mean nobody yet: parts of names, misprints, new names."""
    counts = Counter(number for number in meant if number >= 0)
    once = Counter(mention.name.words for mention in mentions)
    votes: Counter[tuple[str, ...]] = Counter()
    for mention in mentions:
        votes[mention.name.words] += mention.evidence
    offices = [frozenset(_offices(mentions[i] for i in of)) for of in _members(meant, len(groups.names))]
    beside = beside_relatives(mentions, meant, page)
    parted = parted_by_junior(mentions)
    sons = {name.words for names in groups.names for name in names if name.generation == "jr"}
    kin = find_kin(mentions, meant, groups, beside)
    surnames = {name.surname for names in groups.names for name in names}
    styled = {number for mention, number in zip(mentions, meant, strict=True) if mention.style}
    last: dict[str, _Last] = {}
    introduced: set[int] = set()
    for i, mention in enumerate(mentions):
        if meant[i] >= 0:
            if i not in beside:
                presents = meant[i] not in introduced and any(map(is_trade, mention.roles))
                last[mention.name.surname] = _Last(meant[i], page.paragraph_at(mention.start), presents)
            introduced.add(meant[i])
            continue
        bearers = groups.bearers(mention.name) or (
            groups.misprinted(mention.name) if once[mention.name.words] == 1 else []
        )
        if is_relative(mention, page):
            bearers = [number for number in bearers if number in kin or groups.is_of_family(number)]
        if mention.name.surname in parted and not mention.name.generation:
            officials = {number for number in bearers if number < len(offices) and offices[number]}
            bearers = [each for each in bearers if _is_parent(groups.names[each], sons, official=each in officials)]
        if mention.style and not mention.name.given:
            bearers = [number for number in bearers if number in styled]  # "Prince Ned" is not Ned Lind
        if bearers:
            paragraph = page.paragraph_at(mention.start)
            near = last.get(mention.name.surname)
            holders = _holders(bearers, mention, offices)
            there = near.person if near and near.reaches(paragraph, mention) else NOBODY
            chosen = _choose(bearers, mention, genders, counts, there, introduced, kin)
            meant[i] = holders[0] if len(holders) == 1 else chosen
            # Whoever is called by the first name is not whom the surname alone means.
            counts[meant[i]] += len(mention.name.words) > 1 or mention.name.surname in surnames
        elif (
            len(mention.name.words) > 1
            or mention.title is not None
            or is_styled(mention, page)
            or votes[mention.name.words] > PLAIN_EVIDENCE
        ):
            meant[i] = groups.add(mention.name) if mention.style else groups.place(mention.name)
            if mention.style:
                styled.add(meant[i])
            genders.extend([None] * (len(groups.names) - len(genders)))


def _join_other_names(mentions: Sequence[Mention], page: Page, meant: list[int]) -> dict[int, list[str]]:
    """Return the other names the text gives people, by number; mentions by those names mean them from now on."""
    others: dict[int, list[str]] = {}
    joined: dict[int, int] = {}
    stage: dict[tuple[str, ...], int] = {}
    for number, also, printed in find_other_names(mentions, page):
        person, other = meant[number], NOBODY if also is None else meant[also]
        if person < 0:
            continue
        others.setdefault(person, []).append(printed)
        if other >= 0 and other != person:
            joined.setdefault(other, person)
        elif also is not None and other == NOBODY:
            stage.setdefault(mentions[also].name.words, person)
    for i, number in enumerate(meant):
        if number in joined and joined[number] not in joined:
            meant[i] = joined[number]
        elif number == NOBODY:
            meant[i] = stage.get(mentions[i].name.words, NOBODY)
    return others


def _offices(mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the offices that stand right before names: "President Quist"."""
    for mention in mentions:
        for phrase in map(parse_role, mention.roles[:1]):
            if phrase is not None and mention.begin < mention.start:
                yield phrase.head.same


def _holders(bearers: Sequence[int], mention: Mention, offices: Sequence[frozenset[str]]) -> list[int]:
    """Return which of several bearers hold the office printed before a mention; none where there are too many."""
    if not 1 < len(bearers) <= MAX_BEARERS:
        return []
    held = frozenset(_offices([mention]))
    return [number for number in bearers if number < len(offices) and not held.isdisjoint(offices[number])]


def _is_parent(names: Sequence[PersonName], sons: Set[tuple[str, ...]], *, official: bool) -> bool:
    """Return whether somebody may be a Junior's parent: of the same name, in office, or known by the surname."""
    if any(name.generation == "jr" for name in names):
        return False
    return official or any(name.words in sons or not name.given for name in names)


def _parts(name: PersonName) -> list[tuple[str, ...]]:
    """Return the words by which somebody of three names or more may go: "Castro Mirel" and "Ines Castro"."""
    if len(name.words) < MIN_WORDS:
        return []
    return [name.words[:2], *(name.words[at:] for at in range(1, len(name.words) - 1))]


def _place_titled(
    mentions: Sequence[Mention], page: Page, meant: list[int], groups: Groups, genders: list[Gender | None]
) -> None:
    """Give a group of their own to "Mr. Quist" where the only Quist with a full name is a woman, or his own father.

    Where she has only been introduced by what she does, and no family is told of, her first name misled: she is he.
    """
    titled: dict[tuple[str, Gender], int] = {}
    presented: set[int] = set()
    family = FAMILY.search(page.text) is not None
    relatives = {(meant[i], gender) for i, gender in of_namesakes(mentions, page)}
    for i, mention in enumerate(mentions):
        gender = mention.title.gender if mention.title else None
        if meant[i] >= 0 and not family and gender is None and any(map(is_trade, mention.roles)):
            presented.add(meant[i])
        elif meant[i] >= 0 and gender is not None:
            presented.discard(meant[i])
        if meant[i] >= 0 or gender is None:
            continue
        bearers = [number for number in groups.bearers(mention.name) if number < len(genders)]
        known = [genders[number] for number in bearers if (number, gender) not in relatives]
        if bearers and all(one is not None and one != gender for one in known):
            if len(bearers) == 1 and bearers[0] in presented and known:
                meant[i], genders[bearers[0]] = bearers[0], gender
                continue
            key = (mention.name.surname, gender)
            if key not in titled:
                titled[key] = groups.add(mention.name)
                genders.append(gender)
            meant[i] = titled[key]
        elif (mention.name.surname, gender) in titled and known.count(gender) == 1:
            meant[i] = titled[mention.name.surname, gender]


def _choose(
    bearers: Sequence[int],
    mention: Mention,
    genders: Sequence[Gender | None],
    counts: Counter[int],
    near: int,
    introduced: set[int],
    kin: frozenset[int],
) -> int:
    """Return which bearer of a shared name is meant: EITHER where two fit equally, NOBODY where the title fits none.

    `near` is the bearer named last in the same paragraph, or presented shortly before; `introduced` are those named
    in full before; `kin` those who are there as somebody's wife or son: the surname alone is for whom they belong to.
    """
    if len(bearers) > MAX_BEARERS:
        return EITHER
    gender = mention.title.gender if mention.title else None
    fitting = [number for number in bearers if gender is None or genders[number] in {None, gender}]
    known = [number for number in fitting if number in introduced]
    if len(fitting) == 1 or len(known) == 1:
        return (known or fitting)[0]
    if not fitting:
        return NOBODY
    told_apart = len(known) > 1 and len(first_of := [number for number in known if number not in kin]) == 1
    if told_apart:
        return EITHER if near in fitting and near in kin else first_of[0]
    if near in fitting:
        return near
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
    shown = next((gender for mention in mentions if (gender := gender_of(mention.name))), None)
    if votes:
        # Women are called "chairman" too; what of the two is true is not known.
        titled = any(mention.title and mention.title.gender for mention in mentions)
        if set(votes) == {"m"} and shown == "f" and not titled:
            return None, False
        return max(votes, key=lambda gender: (votes[gender], gender)), True
    if shown is None and mentions and not any(mention.name.given for mention in mentions):
        shown = load_first_names().get(mentions[0].name.surname)  # somebody called by a first name alone
    return shown, False


def _person(
    number: int,
    names: Sequence[PersonName],
    mentions: Sequence[Mention],
    others: Sequence[str] = (),
    told: Gender | None = None,
) -> Person:
    name = _fullest(names, mentions)
    roles = tuple(dict.fromkeys(role for mention in mentions for role in (*mention.roles, mention.told) if role))
    gender, certain = (told, True) if told else _gender(mentions)
    style = "" if name.given else next((mention.style for mention in mentions if mention.style), "")
    return Person(
        number=number,
        name=name,
        printed=" ".join(f"{style} {name.printed}".split()),
        forms=tuple(dict.fromkeys([*(" ".join(mention.form.split()) for mention in mentions), *others])),
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
            bool(name.nickname and name.given),
            bool(name.given) and name.given[0] == first,
            len(name.given) > 0,
            len(name.words),
            bool(name.generation),
            sum(map(len, name.words)),
            printed[name.printed],
            name.printed,
        ),
    )
