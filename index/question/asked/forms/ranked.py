"""Ranked: who leads a party in a chamber, or is its second there, whatever the office is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from corpus.statement import Speaker
from index.question.nameforms import bare_words
from index.question.names import Names
from index.question.tokens import Token

MAX_ROLES, MAX_READ = 20, 30


class Place(Enum):
    """Where somebody stands among the members of their party in a chamber."""

    FIRST = "leader"
    SECOND = "whip"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a party in a chamber: the House Democratic whip."""

    chamber: str
    party: str
    place: Place


PARTIES = {"democratic": "democrat", "democrat": "democrat", "republican": "republican", "gop": "republican"}
OFFICES = {
    ("house", Place.FIRST): r"speaker|minority leader",
    ("house", Place.SECOND): r"majority leader|minority whip",
    ("senate", Place.FIRST): r"(?:majority|minority) leader",
    ("senate", Place.SECOND): r"(?:majority|minority) whip",
}
"""What they are called in each chamber, where their party has most of it and where it has not.

The Speaker leads the party that has the House, whose second is its majority leader; the Senate has no such Speaker.
"""
OTHERWISE = {
    Place.FIRST: r"(?:democratic|republican|gop) leader|(?:top|highest-ranking) (?:{0} )?(?:democrat|republican)",
    Place.SECOND: r"(?:democratic|republican|gop) whip|(?:no\. 2|second-ranking) (?:{0} )?(?:democrat|republican)",
}
"""What else articles call them in either."""
BEFORE = (
    r"(?:(?:u\.s\.|rep\.|sen\.|republican|democratic|gop|house|senate|senate['’]s|house['’]s|of representatives) )*"
)
BEHIND = r"(?: (?:of|in) the (?:u\.s\. )?(?:house|senate)(?: of representatives)?)?"
CHAMBER = {
    "house": re.compile(r"\b(?:house|rep|representative)\b"),
    "senate": re.compile(r"\b(?:senate|sen|senator)\b"),
}
OTHER = {"house": "senate", "senate": "house"}
PARTY = re.compile(r"\b(democrat|republican|gop)(?:ic)?\b")
WORDS = {Place.FIRST: ("minority leader", "majority leader", "speaker"), Place.SECOND: ("whip", "majority leader")}


def read_rank(tokens: Sequence[Token]) -> Rank | None:
    """Return the rank that these tokens say, "the Senate Democratic leader", None where they say anything else."""
    folds = [token.fold for token in tokens if token.fold not in {"the", "us"}]
    if len(folds) != 3 or folds[0] not in CHAMBER or folds[1] not in PARTIES:
        return None
    place = next((place for place in Place if place.value == folds[2]), None)
    return Rank(folds[0], PARTIES[folds[1]], place) if place else None


def find_ranked(rank: Rank, names: Names) -> tuple[Speaker, ...]:
    """Return who has such a rank by a role, those of another party left out; of whom no party is told if no others."""
    known = [(one, _party_of(one, names)) for one in _candidates(rank, names) if _has_rank(one, rank)]
    own = tuple(one for one, party in known if party == rank.party)
    return own or tuple(one for one, party in known if party is None)


def _candidates(rank: Rank, names: Names) -> Iterator[Speaker]:
    groups = [office.split() for office in WORDS[rank.place]] + [[rank.party]]
    found = [id for group in groups for id in names.with_role_words([rank.chamber, *group], most=MAX_READ)]
    yield from names.speakers(found)


def _has_rank(speaker: Speaker, rank: Rank) -> bool:
    """Return whether a role is of such a rank, and roles say that it is in this chamber."""
    called = OFFICES[rank.chamber, rank.place] + "|" + OTHERWISE[rank.place].format(rank.chamber)
    office = re.compile(rf"{BEFORE}(?:{called}){BEHIND}")
    roles = [role.name.casefold() for role in speaker.roles[:MAX_ROLES]]
    of_rank = [role for role in roles if office.fullmatch(role)]
    here, there = CHAMBER[rank.chamber], CHAMBER[OTHER[rank.chamber]]
    bare = [role for role in of_rank if not there.search(role)]
    return any(here.search(role) for role in of_rank) or (
        bool(bare) and any(map(here.search, roles)) and not any(map(there.search, roles))
    )


def _party_of(speaker: Speaker, names: Names) -> str | None:
    """Return the party of somebody by their roles, else by the labels of their name in reports: "Lind (D-Conn.)"."""
    told = [PARTIES[found[1]] for role in speaker.roles[:MAX_ROLES] for found in PARTY.finditer(role.name.casefold())]
    return _only(told) or _only(list(_labels(speaker, names)))


def _labels(speaker: Speaker, names: Names) -> Iterator[str]:
    last = bare_words(speaker.name)[-1:]
    if not last:
        return
    label = re.compile(
        rf"\b(?P<before>democrat|republican)(?:ic)? (?:[\w.]+ ){{0,3}}{re.escape(last[0])}\b"
        rf"|\b{re.escape(last[0])}(?:,? \(|, )(?P<behind>[dr])(?:-|\))",
        re.IGNORECASE,
    )
    for text in names.reports(speaker.id):
        for found in label.finditer(text):
            word = (found["before"] or found["behind"]).casefold()
            yield "democrat" if word[0] == "d" else "republican"


def _only(told: Collection[str]) -> str | None:
    """Return the party told oftenest, None where none is, or two as often."""
    most = sorted({(list(told).count(party), party) for party in told}, reverse=True)
    return None if not most or (len(most) > 1 and most[0][0] == most[1][0]) else most[0][1]
