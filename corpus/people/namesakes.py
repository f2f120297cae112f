"""Namesakes: which of the appearances that share a surname are one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.people.evidence import Evidence, conflict, gather_evidence, join_evidence, supports
from corpus.people.memory import Memory
from corpus.people.names import PersonName, may_be_one_given, nickname_keys, parse_name, strip_titles
from corpus.statement import Speaker

SPELLINGS = (
    (re.compile(r"(?:skyy|skiy|skij|skyi|skii|sky|ski)$"), "ski"),
    (re.compile(r"(?:iy|ii|yi|ij|yy|y|ie|ee)$"), "i"),
    (re.compile(r"(?:off|ow|ev|eff)$"), "ov"),
    (re.compile(r"[aou]e"), lambda match: match.group()[0]),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|q|ck"), "k"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"tch|tsch|tsh"), "ch"),
    (re.compile(r"y"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Ways one surname is spelled in Latin letters, applied in this order."""

MIN_NAMINGS = 2
"""In how many ways somebody must be named to be meant by a bare surname that nothing else joins to them."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The name of a speaker taken apart, and what the roles tell; the same only as itself, to be found quickly."""

    name: PersonName
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Item:
    """One speaker of one article, by number."""

    number: int
    told: Told

    @property
    def name(self) -> PersonName:
        return self.told.name

    @property
    def evidence(self) -> Evidence:
        return self.told.evidence


Way = Callable[[Sequence[_Item]], list[list[_Item]]]
"""A way to split items into people."""


def surname_sound(surname: str) -> str:
    """Return a folded surname in the one spelling its variants share ("Zelenskyy", "Zelensky": "zelenski")."""
    sound = surname.replace("-", "").replace("'", "")
    for pattern, instead in SPELLINGS:
        sound = pattern.sub(instead, sound)
    return sound or surname


def read_told(speaker: Speaker) -> Told:
    """Return what linking looks at of one speaker of one article."""
    return Told(parse_name(strip_titles(speaker.name)), gather_evidence(speaker))


def link_persons(told: Sequence[Told], known: Memory) -> list[list[int]]:
    """Return the numbers of the speakers that are one person's, a list for each person; the order of speakers decides
    the order of the lists and nothing else.
    """
    items = [_Item(number, each) for number, each in enumerate(told)]
    return [[item.number for item in person] for person in _link(items, known)]


def _link(items: Sequence[_Item], memory: Memory) -> list[list[_Item]]:
    full = [item for item in items if item.name.given and len(item.name.given[0]) > 1]
    short = [item for item in items if not (item.name.given and len(item.name.given[0]) > 1)]
    people = [part for cluster in _cluster_names(full, memory) for part in _split(_split_by_roles, cluster, memory)]
    known = [(person[0].name, _evidence_of(person, memory)) for person in people]
    # Those whom a role joins in the first round make somebody known for the second.
    for _ in range(2):
        short = _join_bearers(short, people, known)
    rest: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for item in short:
        rest[item.name.words if item.name.given else (item.name.surname,)].append(item)
    for words in sorted(rest):
        people.extend(_split(_split_by_roles, rest[words], memory))
    return people


def _join_bearers(
    short: Sequence[_Item], people: Sequence[list[_Item]], known: Sequence[tuple[PersonName, Evidence]]
) -> list[_Item]:
    """Add bare surnames and initials to the people they mean, and return those that mean none of them."""
    known_well = [len(person) >= MIN_NAMINGS for person in people]
    decided: dict[tuple[tuple[str, ...], Evidence], list[int]] = {}
    left = []
    for item in short:
        key = (item.name.words, item.evidence)
        fitting = decided[key] = decided[key] if key in decided else _bearers(item, known, known_well)
        if len(fitting) == 1:
            people[fitting[0]].append(item)
        else:
            left.append(item)
    return left


def _split(way: Way, items: list[_Item], memory: Memory) -> list[list[_Item]]:
    """Return the parts into which one way splits items; one of them alone is never split."""
    if len(items) == 1:
        return [items]
    parts = memory.recall(_places, way, *(item.told for item in items))
    return [[items[place] for place in part] for part in parts]


def _places(way: Way, *told: Told) -> list[list[int]]:
    return [[item.number for item in part] for part in way([_Item(place, each) for place, each in enumerate(told)])]


def _evidence_of(items: Sequence[_Item], memory: Memory) -> Evidence:
    """Return what several appearances tell together."""
    return items[0].evidence if len(items) == 1 else memory.recall(_join_told, *(item.told for item in items))


def _join_told(*told: Told) -> Evidence:
    return join_evidence(each.evidence for each in told)


# From the surest sign to the last resort; each needs what the one before left.
def _bearers(item: _Item, known: Sequence[tuple[PersonName, Evidence]], known_well: Sequence[bool]) -> list[int]:
    """Return which people a bare surname or an initial may mean: those its roles name, or the only one there is.

    Whoever is named in one way only is not meant by a bare surname without a role: most such are two people's.
    """
    if item.evidence.first_name:
        return []
    sharing = [number for number, (name, _) in enumerate(known) if _may_share(item.name, name)]
    fitting = [number for number in sharing if _may_be(item.evidence, known[number][1])]
    supported = [number for number in fitting if supports(item.evidence, known[number][1])]
    if len(supported) == 1:
        return supported
    if item.evidence.peer and not supported:
        peers = [number for number in fitting if known[number][1].peer]
        return peers if len(peers) == 1 else []
    if len(fitting) == 1 and item.evidence.gender and len(sharing) > 1 and not item.evidence.fields:
        others = [known[number][1].gender for number in sharing if number != fitting[0]]
        return fitting if all(gender and gender != item.evidence.gender for gender in others) else []
    return fitting if len(sharing) == 1 and (item.name.given or known_well[sharing[0]]) else []


def _may_share(name: PersonName, full: PersonName) -> bool:
    if name.generation and full.generation and name.generation != full.generation:
        return False
    return name.surname == full.surname and (not name.given or may_be_one_given(name.given[0], full.given[0]))


def _may_be(bare: Evidence, person: Evidence) -> bool:
    """Return whether gender and roles leave a bare surname to a person: nothing is against it, the field agrees.

    "Lord Tarrow" is nobody whom no article calls a peer, but for an office of both.
    """
    if bare.peer and not person.peer and not supports(bare, person):
        return False
    if bare.gender and person.gender and bare.gender != person.gender:
        return False
    if conflict(bare, person):
        return False
    return not bare.fields or not person.fields or bool(bare.fields & person.fields)


def _cluster_names(items: Sequence[_Item], memory: Memory) -> list[list[_Item]]:
    """Return items whose full names may be one: first names and surnames agree, middle names do not disagree."""
    by_name: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items:
        by_name[item.name.given[0].replace("-", ""), item.name.surname].append(item)
    alike = [part for key in sorted(by_name) for part in _split(_split_by_generation, by_name[key], memory)]
    clusters = [part for items in alike for part in _split(_split_by_middle, items, memory)]
    told = [_evidence_of(cluster, memory) for cluster in clusters]
    partners = _partners([cluster[0].name for cluster in clusters], told)
    root = list(range(len(clusters)))
    for i, others in enumerate(partners):
        for j in others:
            if partners[j] | {j} == others | {i} or supports(told[i], told[j]):
                _join(root, i, j)
    joined: dict[int, list[_Item]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        joined[_find(root, i)].extend(cluster)
    return [joined[i] for i in sorted(joined)]


def _partners(names: Sequence[PersonName], told: Sequence[Evidence]) -> list[set[int]]:
    """Return for each name the others that may be the same person's by nickname or spelling."""
    alike: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        for key in _keys_of(name.given[0]):
            alike[key].append(i)
    partners: list[set[int]] = [set() for _ in names]
    for near in alike.values():
        for i in near:
            partners[i].update(
                j for j in near if j != i and _are_one(names[i], names[j]) and not conflict(told[i], told[j])
            )
    return partners


@lru_cache(maxsize=4096)
def _keys_of(given: str) -> frozenset[str]:
    """Return by what a first name meets those that may be the same."""
    return frozenset({surname_sound(given), given.split("-", maxsplit=1)[0], *nickname_keys(given)})


def _are_one(one: PersonName, other: PersonName) -> bool:
    if one.surname == other.surname:
        same_first = one.given[0].replace("-", "") == other.given[0].replace("-", "")
        return not same_first and may_be_one_given(one.given[0], other.given[0])
    return surname_sound(one.given[0]) == surname_sound(other.given[0])


def _split_by_generation(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items apart where there are several of one name ("Lee Jr.", "Lee Sr."), else all together.

    There are where a "Lee Jr." is told to be somebody's son: nobody else is called Lee without it.
    """
    sons = any(item.name.generation == "jr" and item.evidence.child for item in items)
    if len({item.name.generation for item in items} - {""}) < 2 and not sons:
        return [list(items)]
    parts: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        parts[item.name.generation].append(item)
    return [parts[generation] for generation in sorted(parts)]


def _split_by_middle(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items apart where middle names disagree ("John A. Lee", "John B. Lee"), else all together."""
    middles = sorted({item.name.given[1] for item in items if len(item.name.given) > 1})
    if all(may_be_one_given(one, other) for one in middles for other in middles):
        return [list(items)]
    root = list(range(len(middles)))
    for i, one in enumerate(middles):
        for j in range(i):
            if len(one) > 1 and len(middles[j]) > 1 and may_be_one_given(one, middles[j]):
                _join(root, i, j)
    parts: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        parts[middles[_find(root, middles.index(item.name.given[1]))] if len(item.name.given) > 1 else ""].append(item)
    return [parts[middle] for middle in sorted(parts)]


def _split_by_roles(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items apart where roles cannot be one person's ("striker", "minister"), else all together."""
    root = _join_by_field(items)
    parts: dict[int, list[_Item]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.evidence.fields:
            parts[_find(root, i)].append(item)
    apart = _join_fitting([parts[i] for i in sorted(parts)])
    if len(apart) < 2:
        return [list(items)] if items else []
    untold = [item for item in items if not item.evidence.fields]
    return [*apart, *([untold] if untold else [])]


def _join_fitting(parts: Sequence[list[_Item]]) -> list[list[_Item]]:
    """Return the parts, those together that fit each other and none of which fits what another of them does not.

    A minister of no country is not told apart from one of Japan, but is where there is one of France too.
    """
    told = [join_evidence(item.evidence for item in part) for part in parts]
    against = {(i, j) for i in range(len(told)) for j in range(i) if conflict(told[i], told[j])}
    root = list(range(len(parts)))
    for i in range(len(parts)):
        for j in range(i):
            if (i, j) not in against:
                _join(root, i, j)
    torn = {_find(root, i) for i, j in against if _find(root, i) == _find(root, j)}
    joined: dict[int, list[_Item]] = defaultdict(list)
    for i, part in enumerate(parts):
        joined[i if _find(root, i) in torn else _find(root, i)].extend(part)
    return [joined[i] for i in sorted(joined)]


def _join_by_field(items: Sequence[_Item]) -> list[int]:
    """Return the roots (see `_find`) of items joined by a field of life; the state's also by the country served."""
    by_field: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for field in sorted(item.evidence.fields):
            places = sorted(item.evidence.countries) if field == "state" else []
            for key in [f"state {place}" for place in places] or [field]:
                by_field[key].append(i)
    root = list(range(len(items)))
    for numbers in by_field.values():
        for i in numbers[1:]:
            _join(root, numbers[0], i)
    return root


def _find(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _join(root: list[int], one: int, other: int) -> None:
    a, b = sorted((_find(root, one), _find(root, other)))
    root[b] = a
