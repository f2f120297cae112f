"""Namings: where an article names somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import words
from corpus.people.names import gender_of, parse_name, strip_titles
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.descriptions.wanted import word_before
from index.question.nameforms import bare_words
from index.question.tokens import fold_text, fold_word

KINDS = "union|charity|group|campaign|party|trust|council|board|team|company|firm|association|club"
"""Nouns behind the name of a body for what it is."""
PAST = frozenset({"former", "formerly", "ex", "critic", "rival", "who"})
"""Words that say of somebody that they are not, or no longer, from a body."""
SPEAKING = words(
    "president representative expert analyst boss chief head executive director manager founder owner member economist"
)
"""What whoever speaks for a body is, or is by a wider noun."""
MAX_OWNED, MAX_ROLE = 150, 4
"""How far before somebody's name that of their body begins, and how many words tell what they are there."""
MAX_NAMED = 30
"""How many times somebody is named in an article is looked at."""

BEFORE_MORE = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][a-z]")
"""What stands behind a last name that is no end of a name."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """What of a speaker's names tells them in an article: printed, folded in words, first names, gender if known."""

    printed: str
    bare: tuple[str, ...]
    first: frozenset[str]
    gender: str | None


@lru_cache(maxsize=8192)
def bearer_of(speaker: Speaker) -> Bearer:
    """Return what of a speaker's names tells them: of a person the last name, what stands behind it left out."""
    bare = tuple(bare_words(speaker.name))
    if speaker.kind == "organisation":
        return Bearer(speaker.name.strip(), bare, frozenset(), None)
    printed = [word.strip(",.") for word in speaker.name.split()]
    last = next((word for word in reversed(printed) if (fold_word(word),) == bare[-1:]), "".join(printed[-1:]))
    first = frozenset(part for name in (speaker.name, *speaker.aliases) for part in bare_words(name)[:-1])
    return Bearer(last, bare, first, gender_of(parse_name(strip_titles(speaker.name))))


def named_at(text: str, speaker: Speaker, *, shared: Set[str] = frozenset()) -> list[tuple[int, int]]:
    """Return where an article names somebody; a last name that is somebody else's there is left out.

    `shared` are the folded last names that more than one of the article's speakers have.
    """
    bearer = bearer_of(speaker)
    found: list[tuple[int, int]] = []
    at = text.find(bearer.printed) if bearer.printed else -1
    while at >= 0 and len(found) < MAX_NAMED:
        end = at + len(bearer.printed)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if whole and speaker.kind == "organisation":
            found.append((at, end))
        elif whole and not _is_others(text, at, bearer, shared=not shared.isdisjoint(bearer.bare[-1:])):
            found.append((_begin_of(text, at, bearer), end))
        at = text.find(bearer.printed, end)
    return found


def first_named_at(text: str, speaker: Speaker, others: Iterable[Speaker]) -> list[tuple[int, int]]:
    """Return where an article names somebody by first name alone, as it does children; not where another bears it."""
    bare = bearer_of(speaker).bare
    borne = {word for one in others if one.id != speaker.id for word in bearer_of(one).bare}
    if speaker.kind == "organisation" or len(bare) < 2 or bare[0] in borne or bare[0] not in load_first_names():
        return []
    printed = next((word for word in speaker.name.split() if fold_word(word) == bare[0]), bare[0])
    alone = re.finditer(rf"(?<![\w-]){re.escape(printed)}(?![\w-])(?! [A-Z])", text)
    return [found.span() for found in islice(alone, MAX_NAMED) if not word_before(text, found.start())[:1].isupper()]


def of_body(text: str, body: str, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return the people of whom an article says that they are from a body: "Ole Brix, of the Tidewater union".

    So it does where it says what they are there: "Ole Brix, a spokesman for its owner, Tidewater Ferries", and where
    they are the body's, "the Tidewater union's Ole Brix".
    """
    name = re.escape(body)
    from_body = re.compile(
        rf",? (?:of|from|for|at|with) (?:the (?:[A-Z][\w-]* ){{0,2}}{name}\b|(?:the )?{name} (?:{KINDS})\b)"
        rf"|, (?:an? |the )?(?P<role>[^.;:\n\"“”()]{{1,80}}?)\b{name}\b(?!['’])"
    )
    owned = re.compile(rf"\b{name}['’]s (?P<role>(?:[a-z-]+ ){{0,{MAX_ROLE}}})$")
    people = [one for one in speakers if one.kind == "person"]
    return [
        one
        for one in people
        if any(
            _is_from(from_body.match(text, end)) or _is_from(owned.search(text, max(0, at - MAX_OWNED), at))
            for at, end in named_at(text, one)
        )
    ]


def of_body_by_role(body: str, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return the people of whom a role says that they are from a body, given folded: "Tidewater Ferries spokesman"."""
    roles = {one: [fold_text(role.name).split() for role in one.roles] for one in speakers if one.kind == "person"}
    return [one for one, said in roles.items() if any(_names(role, body) and _is_speaking(role) for role in said)]


def _is_from(told: re.Match[str] | None) -> bool:
    """Return whether what stands behind a name says that somebody is from a body, or what they are there."""
    return told is not None and (not told["role"] or _is_speaking(told["role"].lower().split()))


def _is_speaking(role: Sequence[str]) -> bool:
    """Return whether a role says that somebody may speak for a body, as no mayor does and nobody who has left it."""
    nouns = [noun for word in role if (noun := noun_of(word))]
    speaks = any(noun.noun in SPEAKING or noun.wider & SPEAKING for noun in nouns)
    others = any("politician" in noun.wider and noun.noun != "president" for noun in nouns)
    return speaks and PAST.isdisjoint(role) and not others


def _names(role: Sequence[str], body: str) -> bool:
    return f" {body} " in f" {' '.join(role)} "


def _is_others(text: str, at: int, bearer: Bearer, *, shared: bool) -> bool:
    """Return whether the last name at a place is another's: behind their first name, or a title of other gender.

    Between other names it is part of a body's, "the UCT Lind Survey".
    """
    before = word_before(text, at)
    word = fold_word(before)
    if word in bearer.first:
        return False
    if before[:1].isupper() and BEFORE_MORE.match(text, at + len(bearer.printed)) and not noun_of(before):
        return True
    if word in {"mrs", "ms", "miss", "lady"}:
        return bearer.gender == "m"
    if word in {"mr", "sir", "lord"}:
        return bearer.gender == "f"
    return shared or word in load_first_names()


def _begin_of(text: str, at: int, bearer: Bearer) -> int:
    """Return where the first names in front of the last name at a place begin."""
    while (before := word_before(text, at)) and fold_word(before) in bearer.bare[:-1]:
        at = text.rindex(before, 0, at)
    return at
