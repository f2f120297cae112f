"""People across articles: one person under many names and with dated roles; organisations too.

Everything here depends on the set of appearances alone, never on their order, and appearances of
different `group_key` never meet: when an article is added, only its groups need linking again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.evidence import Evidence, conflict, gather_evidence, join_evidence, supports
from corpus.names import PersonName, fold, may_be_one_given, nickname_keys, parse_name, slug, strip_titles
from corpus.statement import Role, Speaker

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


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker as one article names them."""

    article_id: str
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Linked:
    """A person or organisation of the library, and the appearances that are theirs, sorted."""

    speaker: Speaker
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """An appearance with its name taken apart and what its roles tell."""

    appearance: Appearance
    name: PersonName
    evidence: Evidence


def group_key(speaker: Speaker) -> str:
    """Return the key of the group a speaker is linked in: a surname's sound, or an organisation's initials."""
    if speaker.kind == "organisation":
        return "organisation:" + _initials(speaker.name)
    return "person:" + surname_sound(parse_name(strip_titles(speaker.name)).surname)


def surname_sound(surname: str) -> str:
    """Return a folded surname in the one spelling its variants share ("Zelenskyy", "Zelensky": "zelenski")."""
    sound = surname.replace("-", "").replace("'", "")
    for pattern, instead in SPELLINGS:
        sound = pattern.sub(instead, sound)
    return sound or surname


def link_people(appearances: Iterable[Appearance]) -> list[Linked]:
    """Return the people and organisations the appearances belong to, sorted by id.

    Every appearance belongs to exactly one. Two appearances are one person's when the full names
    agree and their roles do not speak against it; a bare surname joins somebody only when a role
    or the lack of other bearers makes it plain, and else stands for itself.
    """
    groups: dict[str, set[Appearance]] = defaultdict(set)
    for appearance in appearances:
        groups[group_key(appearance.speaker)].add(appearance)
    linked = [one for key in sorted(groups) for one in _link_group(sorted(groups[key], key=_order))]
    return sorted(linked, key=lambda one: one.speaker.id)


def _order(appearance: Appearance) -> tuple[str, str, str, str]:
    speaker = appearance.speaker
    return appearance.article_id, speaker.name, speaker.id, repr((speaker.aliases, speaker.roles))


def _link_group(appearances: Sequence[Appearance]) -> Iterator[Linked]:
    if appearances[0].speaker.kind == "organisation":
        parts = _link_organisations(appearances)
    else:
        parts = _link_persons([_item(appearance) for appearance in appearances])
    taken: Counter[str] = Counter()
    for speaker, members in sorted(((_merge(part), part) for part in parts), key=lambda pair: _seniority(*pair)):
        taken[speaker.id] += 1
        number = taken[speaker.id]
        own_id = speaker.id if number == 1 else f"{speaker.id}-{number}"
        yield Linked(Speaker(own_id, speaker.name, speaker.kind, speaker.aliases, speaker.roles), tuple(members))


def _seniority(speaker: Speaker, members: Sequence[Appearance]) -> tuple[str, date, str]:
    days = [role.first for role in speaker.roles if role.first is not None]
    return speaker.id, min(days, default=date.max), min(member.article_id for member in members)


def _item(appearance: Appearance) -> _Item:
    speaker = appearance.speaker
    return _Item(appearance, parse_name(strip_titles(speaker.name)), gather_evidence(speaker))


def _link_persons(items: Sequence[_Item]) -> list[list[Appearance]]:
    full = [item for item in items if item.name.given and len(item.name.given[0]) > 1]
    short = [item for item in items if not (item.name.given and len(item.name.given[0]) > 1)]
    people = [part for cluster in _cluster_names(full) for part in _split_by_roles(cluster)]
    known = [(person[0].name, join_evidence(item.evidence for item in person)) for person in people]
    rest: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    decided: dict[tuple[tuple[str, ...], Evidence], list[int]] = {}
    for item in short:
        key = (item.name.words, item.evidence)
        fitting = decided[key] = decided[key] if key in decided else _bearers(item, known)
        if len(fitting) == 1:
            people[fitting[0]].append(item)
        else:
            rest[item.name.words if item.name.given else (item.name.surname,)].append(item)
    for words in sorted(rest):
        people.extend(_split_by_roles(rest[words]))
    return [[item.appearance for item in person] for person in people]


def _bearers(item: _Item, known: Sequence[tuple[PersonName, Evidence]]) -> list[int]:
    """Return which people a bare surname or an initial may mean: those its roles name, or the only one there is."""
    sharing = [number for number, (name, _) in enumerate(known) if _may_share(item.name, name)]
    fitting = [number for number in sharing if _may_be(item.evidence, known[number][1])]
    supported = [number for number in fitting if supports(item.evidence, known[number][1])]
    if len(supported) == 1:
        return supported
    if len(fitting) == 1 and item.evidence.gender and len(sharing) > 1 and not item.evidence.fields:
        others = [known[number][1].gender for number in sharing if number != fitting[0]]
        return fitting if all(gender and gender != item.evidence.gender for gender in others) else []
    return fitting if len(sharing) == 1 else []


def _may_share(name: PersonName, full: PersonName) -> bool:
    return name.surname == full.surname and (not name.given or may_be_one_given(name.given[0], full.given[0]))


def _may_be(bare: Evidence, person: Evidence) -> bool:
    """Say whether gender and roles leave a bare surname to a person: nothing is against it, the field agrees."""
    if bare.gender and person.gender and bare.gender != person.gender:
        return False
    if conflict(bare, person):
        return False
    return not bare.fields or not person.fields or bool(bare.fields & person.fields)


def _cluster_names(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return items whose full names may be one: first names and surnames agree, middle names do not disagree."""
    by_name: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items:
        by_name[item.name.given[0].replace("-", ""), item.name.surname].append(item)
    clusters = [part for key in sorted(by_name) for part in _split_by_middle(by_name[key])]
    told = [join_evidence(item.evidence for item in cluster) for cluster in clusters]
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
        for key in {surname_sound(name.given[0]), name.given[0].split("-")[0], *nickname_keys(name.given[0])}:
            alike[key].append(i)
    partners: list[set[int]] = [set() for _ in names]
    for near in alike.values():
        for i in near:
            partners[i].update(
                j for j in near if j != i and _are_one(names[i], names[j]) and not conflict(told[i], told[j])
            )
    return partners


def _are_one(one: PersonName, other: PersonName) -> bool:
    if one.surname == other.surname:
        same_first = one.given[0].replace("-", "") == other.given[0].replace("-", "")
        return not same_first and may_be_one_given(one.given[0], other.given[0])
    return surname_sound(one.given[0]) == surname_sound(other.given[0])


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
    parts: dict[int, list[_Item]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.evidence.fields:
            parts[_find(root, i)].append(item)
    told = [join_evidence(item.evidence for item in part) for part in parts.values()]
    if not any(conflict(told[i], told[j]) for i in range(len(told)) for j in range(i)):
        return [list(items)] if items else []
    untold = [item for item in items if not item.evidence.fields]
    return [*(parts[i] for i in sorted(parts)), *([untold] if untold else [])]


def _find(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _join(root: list[int], one: int, other: int) -> None:
    a, b = sorted((_find(root, one), _find(root, other)))
    root[b] = a


def _link_organisations(appearances: Sequence[Appearance]) -> list[list[Appearance]]:
    """Return appearances of one name together; initials join the one long name that is printed with them."""
    by_name: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_name[_plain(appearance.speaker.name)].append(appearance)
    for short in [name for name in sorted(by_name) if " " not in name]:
        long = [
            name
            for name in sorted(by_name)
            if name != short and any(_plain(alias) == short for one in by_name[name] for alias in one.speaker.aliases)
        ]
        if len(long) == 1:
            by_name[long[0]].extend(by_name.pop(short))
    return [by_name[name] for name in sorted(by_name)]


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(fold(name).replace(".", "").split()))


def _initials(name: str) -> str:
    words = [
        word
        for word in re.findall(r"[\w.&'’-]+", re.sub(r"^[Tt]he ", "", name))
        if word[0].isupper() or word[0].isdigit()
    ]
    if len(words) < 2:
        return _plain(name)
    return fold("".join(word[0] for word in words))


def _merge(members: Sequence[Appearance]) -> Speaker:
    """Return the library's speaker for the appearances of one person or organisation."""
    speakers = [member.speaker for member in members]
    names = Counter(speaker.name for speaker in speakers)
    name = max(names, key=lambda printed: (len(parse_name(printed).words) > 1, names[printed], len(printed), printed))
    forms = Counter(form for speaker in speakers for form in {speaker.name, *speaker.aliases})
    aliases = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
    kind = speakers[0].kind
    if kind == "organisation":
        return Speaker("org-" + slug(name), name, kind, aliases, _merge_roles(speakers))
    parsed = parse_name(strip_titles(name))
    short = " ".join([*parsed.given[:1], parsed.words[-1]]) if parsed.words else name
    return Speaker(slug(short), name, kind, aliases, _merge_roles(speakers))


def _merge_roles(speakers: Sequence[Speaker]) -> tuple[Role, ...]:
    """Return each role once, with the first and last day it was seen, latest first."""
    seen: dict[str, list[Role]] = defaultdict(list)
    for speaker in speakers:
        for role in speaker.roles:
            seen[fold(role.name)].append(role)
    merged = []
    for roles in seen.values():
        names = Counter(role.name for role in roles)
        name = max(names, key=lambda printed: (names[printed], printed))
        first = min((role.first for role in roles if role.first), default=None)
        last = max((role.last for role in roles if role.last), default=None)
        merged.append((Role(name, first, last), len(roles)))
    merged.sort(key=lambda pair: (-(pair[0].last or date.min).toordinal(), -pair[1], pair[0].name))
    return tuple(role for role, _ in merged)
