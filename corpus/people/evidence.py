"""What roles tell about two speakers of one name: that they are one person, that they cannot be, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.folding import fold
from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import load_words
from corpus.lexicon.places import load_countries
from corpus.lexicon.titles import load_titles
from corpus.people.names import gender_of, parse_name, strip_titles
from corpus.people.roles import RolePhrase, is_kin, parse_role
from corpus.statement import Speaker

FIELDS = {
    "sport": {"player", "athlete", "sportsman", "footballer", "cricketer", "rider", "coach", "referee"},
    "state": {"politician", "lawmaker", "legislator", "diplomat", "official", "president", "minister", "senator", "mp"},
    "arms": {"soldier", "officer", "commander"},
    "church": {"cleric", "bishop", "prelate"},
    "science": {"scientist", "academic", "scholar", "researcher", "doctor"},
    "stage": {"musician", "performer", "actor", "artist", "filmmaker", "comedian"},
    "letters": {"writer", "author", "journalist"},
    "business": {"executive", "businessman", "businesswoman", "entrepreneur", "financier", "investor"},
    "law": {"lawyer", "judge", "jurist"},
}
"""The fields of life, each with the nouns that show it, as roles or as their wider words."""
NOBODY_DOES_BOTH = frozenset({frozenset({"sport", other}) for other in ("state", "arms", "church", "science", "law")})
"""Fields that nobody works in at the same time; a player may later be a minister."""
YEARS_APART = 4
LANDS = dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "united kingdom")
"""Countries that are parts of another: who serves England may be called Britain's."""
OF_SOMEBODY = re.compile(r" of (?:an?|\w+s) ")
"""What tells of parents that nobody knows: "son of a baker", "son of Norse immigrants"."""
PEERS = frozenset({"peer", "lord", "lady", "baroness", "baron", "viscount", "viscountess", "countess"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the roles and titles of a speaker tell: offices with their narrowing words, fields of life, countries
    served, the gender shown, the days seen, whether the name bears a title of peers, whether somebody is told to be
    somebody's child ("Lind Jr." tells as much), or is called by the first name of a relative ("her father Scott").
    """

    offices: frozenset[tuple[str, frozenset[str]]]
    fields: frozenset[str]
    countries: frozenset[str]
    gender: Gender | None
    first: date | None
    last: date | None
    peer: bool = False
    child: bool = False
    first_name: bool = False


# One field of the evidence after another; there is nothing to decide.
def gather_evidence(speaker: Speaker) -> Evidence:
    """Return what a speaker's roles tell."""
    names = [role.name for role in speaker.roles if not _is_place(role.name)]
    phrases = [phrase for phrase in map(_parse, names) if phrase is not None]
    current = [phrase for phrase in phrases if not phrase.changing & {"former", "ex"}]
    fields = frozenset(field for phrase in current for field in _fields(phrase))
    state = [phrase for phrase in current if "state" in _fields(phrase)]
    return Evidence(
        offices=frozenset((phrase.head.same, phrase.narrowing) for phrase in phrases),
        fields=fields,
        countries=frozenset(word for phrase in state for word in phrase.narrowing if word in load_countries()),
        gender=_gender(speaker, phrases),
        first=min((role.first for role in speaker.roles if role.first), default=None),
        last=max((role.last for role in speaker.roles if role.last), default=None),
        peer=any(_title_of(form) in PEERS for form in (speaker.name, *speaker.aliases))
        or any(phrase.head.noun in PEERS for phrase in current),
        child=any(map(_is_child, names)) or any(map(_is_told_from_a_parent, speaker.aliases)),
        first_name=_is_first_name(speaker) and any(is_kin(phrase.head) for phrase in phrases),
    )


def join_evidence(parts: Iterable[Evidence]) -> Evidence:
    """Return what several appearances tell together."""
    told = list(parts)
    return Evidence(
        offices=frozenset().union(*(one.offices for one in told)),
        fields=frozenset().union(*(one.fields for one in told)),
        countries=frozenset().union(*(one.countries for one in told)),
        gender=next((one.gender for one in sorted(told, key=lambda one: one.gender or "") if one.gender), None),
        first=min((one.first for one in told if one.first), default=None),
        last=max((one.last for one in told if one.last), default=None),
        peer=any(one.peer for one in told),
        child=any(one.child for one in told),
        first_name=any(one.first_name for one in told),
    )


def _is_child(role: str) -> bool:
    """Return whether a role tells whose child somebody is: "son of the mayor", not "son of a baker"."""
    phrase = _parse(role)
    return phrase is not None and "child" in {phrase.head.noun, *phrase.head.wider} and not OF_SOMEBODY.search(role)


def _is_told_from_a_parent(form: str) -> bool:
    """Return whether a name is a first name or a surname with "Jr." alone, as only who may be mixed up is called."""
    words = form.replace(",", "").split()
    return len(words) == 2 and fold(words[1]).rstrip(".") == "jr"


def _is_first_name(speaker: Speaker) -> bool:
    """Return whether a speaker is called by one word alone that may be a first name."""
    alone = len(speaker.name.split()) == 1 and not any(_title_of(form) in load_titles() for form in speaker.aliases)
    return alone and fold(speaker.name) in load_first_names()


def _gender(speaker: Speaker, phrases: Iterable[RolePhrase]) -> Gender | None:
    """Return the gender that titles in the names, roles, or else the first name show."""
    titles = load_titles()
    votes = Counter(phrase.head.gender for phrase in phrases if phrase.head.gender)
    for form in (speaker.name, *speaker.aliases):
        title = titles.get(_title_of(form))
        if title is not None and title.gender:
            votes[title.gender] += 1
    if votes:
        return max(votes, key=lambda gender: (votes[gender], gender))
    return gender_of(parse_name(strip_titles(speaker.name)))


def _title_of(form: str) -> str:
    """Return the folded first word of a name of several, which may be a title."""
    return fold(form.split(None, 1)[0]).rstrip(".") if " " in form else ""


def _is_place(role: str) -> bool:
    """Return whether a role is the name of a body or a hall: "Vell Arts Centre" is no centre of a team."""
    last = role.rsplit(None, 2)[-2:]
    capitals = len(last) == 2 and all(word[:1].isupper() for word in last)
    return capitals and fold(last[-1]) in load_words("organisation words")


@lru_cache(maxsize=8192)
def _parse(role: str) -> RolePhrase | None:
    return parse_role(role)


def _fields(phrase: RolePhrase) -> frozenset[str]:
    if phrase.head.noun in load_words("vague roles"):
        return frozenset()
    words = {phrase.head.noun, phrase.head.same, *phrase.head.wider}
    return frozenset(field for field, nouns in FIELDS.items() if words & nouns)


def supports(one: Evidence, other: Evidence) -> bool:
    """Return whether the two hold one office: the same noun, and narrowing words of which one set holds the other."""
    return any(
        noun == other_noun and (words <= other_words or other_words <= words)
        for noun, words in one.offices
        for other_noun, other_words in other.offices
    )


def conflict(one: Evidence, other: Evidence) -> bool:
    """Return whether the two cannot be one person: a player and a minister at one time, ministers of two states."""
    if supports(one, other) or not seen_near(one, other):
        return False
    if one.countries and other.countries and not _share_country(one, other):
        return True
    if not one.fields or not other.fields or one.fields & other.fields:
        return False
    return all(frozenset({a, b}) in NOBODY_DOES_BOTH for a in one.fields for b in other.fields)


def _share_country(one: Evidence, other: Evidence) -> bool:
    """Return whether two serve one country, or one a part of the other's; two parts of it are two countries."""
    wholes = [{LANDS.get(each, each) for each in served.countries} for served in (one, other)]
    return bool(one.countries & other.countries or wholes[0] & other.countries or one.countries & wholes[1])


def seen_near(one: Evidence, other: Evidence) -> bool:
    """Return whether the two were seen within a few years of each other, or the days are unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    return gap <= 365 * YEARS_APART
