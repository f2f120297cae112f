"""Standing: whether an office is held, was held, is to be held or is filled for a while, by a question or a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from corpus.lexicon.lists import words
from corpus.people.roles import noun_of
from index.question.roles import RoleWords, office_at, take_apart
from index.question.tokens import Token, find_tokens


class Standing(Enum):
    """How somebody stands to an office."""

    HELD = "held"
    PAST = "past"
    COMING = "coming"
    ACTING = "acting"


BEFORE = {
    **dict.fromkeys(words("current present incumbent sitting serving outgoing"), Standing.HELD),
    **dict.fromkeys(words("former ex previous past onetime erstwhile late"), Standing.PAST),
    **dict.fromkeys(words("incoming"), Standing.COMING),
    **dict.fromkeys(words("acting interim caretaker"), Standing.ACTING),
}
"""Words before an office that say how somebody stands to it."""
BEHIND = {"elect": Standing.COMING, "designate": Standing.COMING}
THEN = "then"
"""What a role says that was held at the time that is told of: nobody asks for somebody who is "then mayor" now."""
WISHING = words("candidate nominee hopeful contender frontrunner")
"""Nouns for whoever wants an office, and does not have it."""
ENDING = words("of for to at in on with under from by who whose that")
"""What the office stands before, in a role."""
LESSER = words("shadow vice deputy assistant associate lieutenant")
"""What makes another office of one: "the chancellor" is no shadow chancellor where there is a chancellor."""
OF_SECRETARIES = words("permanent private parliamentary press under")
"""What makes a secretary another than the one who heads a department."""
OF_LEARNING = frozenset({"assistant", "associate"})
"""What professors are called who are professors."""
PARTS = re.compile(r",|;|\band\b(?P<article> (?:an?|the)\b)?", re.IGNORECASE)
TOLD = {
    Standing.PAST: re.compile(
        r"\b(?:[Ff]ormer|[Ll]ate|[Ee]x|[Pp]ast|[Pp]revious|[Oo]nce|[Tt]hen|[Ss]erved as|used to be"
        r"|(?:he|she|who) (?:was|had been))(?: an?| the)?[ -](?:[\w’'-]+ ){0,4}\Z"
    ),
    Standing.COMING: re.compile(r"\b(?:[Ii]ncoming|next)[ -](?:[\w’'-]+ ){0,4}\Z"),
    Standing.ACTING: re.compile(r"\b(?:[Aa]cting|[Ii]nterim|[Cc]aretaker)[ -](?:[\w’'-]+ ){0,4}\Z"),
}
"""What stands before an office in an article, by how somebody stands to it."""
ELECT = re.compile(r"[ -](?:elect|designate)\b")
MAX_BEFORE = 45


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a printed role: the words and offices of what stands before "of" or the like, and the standings.

    `inside` are the words of offices of several words: a "vice presidential nominee" is a whole running mate.
    """

    keys: frozenset[str]
    standings: frozenset[Standing]
    inside: frozenset[str]


def read_standing(tokens: Sequence[Token]) -> Standing | None:
    """Return how whoever is asked for stands to the office in these words, None where they do not say.

    "Lind's former clerk" was a clerk, "the former clerk's lawyer" may be a lawyer.
    """
    said = None
    for at, token in enumerate(tokens):
        if token.owns:
            said = None
            continue
        spelled = "onetime" if [one.fold for one in tokens[at : at + 2]] == ["one", "time"] else token.fold
        said = said or BEFORE.get(spelled) or (BEHIND.get(spelled) if at else None)
    return said


def is_held_now(role: str) -> bool:
    """Return whether a printed role says that it is held at the time: "current clerk", "new editor", not "New York"."""
    tokens = find_tokens(role)
    return read_standing(tokens) is Standing.HELD or any(token.text == "new" for token in tokens)


def read_role_standing(tokens: Sequence[Token]) -> Standing | None:
    """Return how whoever is asked for by a role stands to its office: that of the "press officer of former clerks"."""
    return read_standing(tokens[: before_complement(tokens)])


def before_complement(tokens: Sequence[Token]) -> int:
    """Return how many words of a role stand before the "of" behind its noun: all of them in "Bank of Aker governor"."""
    ends = (at for at in range(1, len(tokens)) if tokens[at].fold in ENDING and noun_of(tokens[at - 1].fold))
    return next(ends, len(tokens))


def standings_of(role: str, office: RoleWords) -> frozenset[Standing]:
    """Return how somebody with a printed role stands to an office, which the role is one of: most often one way."""
    parts = _parts(role)
    fitting = [part for part in parts if part.keys & _nouns(office)]
    return frozenset().union(*(part.standings for part in fitting or parts))


def is_no_less(role: str, office: RoleWords) -> bool:
    """Return whether a printed role that has the words of an office is one: no deputy, no "aide to the mayor"."""
    nouns = _nouns(office)
    if not nouns:
        return True
    among = LESSER | (OF_SECRETARIES if "secretary" in office.words else set())
    lesser = among - office.words - (OF_LEARNING if "professor" in office.words else set())
    return any(
        part.keys & nouns and not part.keys & (lesser - part.inside if part.keys & office.offices else lesser)
        for part in _parts(role)
    )


def is_lesser(role: str) -> bool:
    """Return whether a printed role is a lesser one in each of its parts: no "deputy leader and mayor"."""
    return all(part.keys & LESSER for part in _parts(role))


def _nouns(office: RoleWords) -> frozenset[str]:
    return office.offices | {word for word in office.words if noun_of(word)}


@lru_cache(maxsize=8192)
def _parts(role: str) -> Sequence[_Part]:
    return tuple(_read_parts(role))


def _read_parts(role: str) -> Iterator[_Part]:
    begin, before, joined = 0, frozenset[Standing](), False
    for found in (*PARTS.finditer(role), None):
        tokens = find_tokens(role[begin : found.start() if found else len(role)])
        end = before_complement(tokens)
        owner = next((at + 1 for at in range(end - 1, -1, -1) if tokens[at].owns), 0)
        # "Secretary of Defense" is one office.
        offices = [(at, at + office_at(tokens, at)) for at in range(owner, end)]
        inside = {at for start, stop in offices if stop > start + 1 for at in range(start, stop)}
        own = _printed([tokens[at] for at in range(owner, end) if at not in inside])
        # "A former clerk and mayor" may be the mayor still.
        standings = frozenset({own} if own else before | {Standing.HELD} if joined else {Standing.HELD})
        parts = take_apart([token.fold for token in tokens[owner : max((end, *(stop for _, stop in offices)))]])
        if tokens:
            yield _Part(parts.words | parts.offices, standings, frozenset(tokens[at].fold for at in inside))
        if found is None:
            return
        begin, before = found.end(), standings
        joined = found[0].lower() == "and"


def _printed(tokens: Sequence[Token]) -> Standing | None:
    folds = [token.fold for token in tokens]
    if THEN in folds:
        return Standing.PAST
    return Standing.COMING if WISHING.intersection(folds) else read_standing(tokens)


def is_told(text: str, start: int, end: int, standing: Standing) -> bool:
    """Return whether an article says of the office between two places that somebody stands to it in this way."""
    if standing is Standing.HELD:
        return not any(is_told(text, start, end, other) for other in TOLD)
    behind = standing is Standing.COMING and ELECT.match(text, end)
    return bool(behind) or TOLD[standing].search(text, max(0, start - MAX_BEFORE), start) is not None
