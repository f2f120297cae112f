"""People across articles: one person under many names and with dated roles; organisations too.

Everything here depends on the set of appearances alone, never on their order, and appearances of
different `group_key` never meet: when an article is added, only its groups need linking again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter

from corpus.lexicon.folding import fold
from corpus.people.bodynames import letters, name_key
from corpus.people.memory import Forgetful, Memory
from corpus.people.names import parse_name, slug, strip_titles
from corpus.people.namesakes import Told, link_persons, read_told, surname_sound
from corpus.statement import Role, Speaker


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker as one article names them."""

    article_id: str
    speaker: Speaker

    def __hash__(self) -> int:
        # An article names few, and the rest takes ten times as long.
        return hash(self.article_id)


@dataclass(frozen=True, slots=True)
class Linked:
    """A person or organisation of the library, and the appearances that are theirs, sorted."""

    speaker: Speaker
    appearances: tuple[Appearance, ...]


def group_key(speaker: Speaker) -> str:
    """Return the key of the group a speaker is linked in: a surname's sound, or an organisation's initials."""
    if speaker.kind == "organisation":
        return "organisation:" + letters(speaker.name)
    return "person:" + surname_sound(parse_name(strip_titles(speaker.name)).surname)


def link_people(appearances: Iterable[Appearance], memory: Memory | None = None) -> list[Linked]:
    """Return the people and organisations the appearances belong to, sorted by id.

    Every appearance belongs to exactly one. Two appearances are one person's when the full names
    agree and their roles do not speak against it; a bare surname joins somebody only when a role
    makes it plain, or when nobody else bears it and they are named in several ways, and else stands
    for itself. `memory` is what was worked out before, and comes to be what was worked out now.
    """
    known = Forgetful() if memory is None else memory
    groups: dict[str, list[_Placed]] = defaultdict(list)
    for appearance in set(appearances):
        placed = known.recall(_place, appearance)
        groups[placed.group].append(placed)
    linked = [one for key in sorted(groups) for one in _link_group(sorted(groups[key], key=_order), known)]
    known.turn()
    return sorted(linked, key=lambda one: one.speaker.id)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An appearance, its group and where in it it stands, and what linking looks at where it is a person's."""

    group: str
    order: tuple[str, str, str, str]
    appearance: Appearance
    told: Told | None


def _place(appearance: Appearance) -> _Placed:
    speaker = appearance.speaker
    order = appearance.article_id, speaker.name, speaker.id, repr((speaker.aliases, speaker.roles))
    told = None if speaker.kind == "organisation" else read_told(speaker)
    return _Placed(group_key(speaker), order, appearance, told)


_order = attrgetter("order")


def _link_group(placed: Sequence[_Placed], known: Memory) -> Iterator[Linked]:
    appearances = [each.appearance for each in placed]
    told = [each.told for each in placed if each.told]
    if told:
        parts = [[appearances[number] for number in person] for person in link_persons(told, known)]
    else:
        parts = _link_organisations(appearances)
    taken: Counter[str] = Counter()
    merged = ((*known.recall(_merge_senior, *part), part) for part in parts)
    for _, speaker, members in sorted(merged, key=itemgetter(0)):
        taken[speaker.id] += 1
        number = taken[speaker.id]
        own_id = speaker.id if number == 1 else f"{speaker.id}-{number}"
        yield Linked(Speaker(own_id, speaker.name, speaker.kind, speaker.aliases, speaker.roles), tuple(members))


def _merge_senior(*members: Appearance) -> tuple[tuple[str, date, str], Speaker]:
    """Return the library's speaker for some appearances, and before it what comes first among those of one id."""
    speaker = _merge(members)
    days = [role.first for role in speaker.roles if role.first is not None]
    return (speaker.id, min(days, default=date.max), min(member.article_id for member in members)), speaker


def _link_organisations(appearances: Sequence[Appearance]) -> list[list[Appearance]]:
    """Return appearances of one name together; initials join the one long name that is printed with them."""
    by_name: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_name[name_key(appearance.speaker.name)].append(appearance)
    for short in [name for name in sorted(by_name) if len(name) == 1]:
        long = [
            name
            for name in sorted(by_name)
            if name != short and any(name_key(alias) == short for one in by_name[name] for alias in one.speaker.aliases)
        ]
        if len(long) == 1:
            by_name[long[0]].extend(by_name.pop(short))
    return [by_name[name] for name in sorted(by_name)]


def _merge(members: Sequence[Appearance]) -> Speaker:
    """Return the library's speaker for the appearances of one person or organisation."""
    speakers = [member.speaker for member in members]
    names = Counter(speaker.name for speaker in speakers)
    name = _common_name(names)
    forms = Counter(form for speaker in speakers for form in {speaker.name, *speaker.aliases})
    aliases = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
    kind = speakers[0].kind
    if kind == "organisation":
        return Speaker("org-" + slug(name), name, kind, aliases, _merge_roles(speakers))
    parsed = parse_name(strip_titles(name))
    short = " ".join([*parsed.given[:1], parsed.words[-1]]) if parsed.words else name
    return Speaker(slug(short), name, kind, aliases, _merge_roles(speakers))


def _common_name(names: Counter[str]) -> str:
    """Return the name that somebody is shown by: of the full ones the most printed, and of those the longest.

    Whoever is called by one first name in plain and by another with more about it ("Joe Lind", "Joseph R. Lind Jr.")
    is known by the plain one, unless it is printed less than half as often. One in capitals is shown only where no
    other is printed.
    """
    parsed = {printed: parse_name(printed) for printed in names}
    called: Counter[tuple[str, ...]] = Counter()
    for printed, count in names.items():
        called[parsed[printed].given[:1]] += count
    plain = {name.given[:1] for name in parsed.values() if len(name.words) == 2 and not name.generation}

    def weight(printed: str) -> tuple[bool, bool, int, int, int, str]:
        name = parsed[printed]
        first = called[name.given[:1]] * (2 if name.given[:1] in plain else 1)
        return len(name.words) > 1, not printed.isupper(), first, names[printed], len(printed), printed

    return max(names, key=weight)


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
