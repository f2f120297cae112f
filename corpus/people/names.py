"""Personal names: taken apart, compared, and the gender their first name shows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from corpus.lexicon.cues import is_of_headlines
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.folding import fold
from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import load_words
from corpus.lexicon.nicknames import load_nicknames, share_nickname
from corpus.people.roles import noun_of

FULL_NAME = re.compile(r"\b[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+\b")
NICKNAME = re.compile(
    r"""(?<!\s)\s+(?:(?P<open>\()?["“‘'](?P<quoted>[^"“”‘’'()\n]{2,20})["”’'](?(open)\))"""
    r"""|\((?P<bracketed>[A-Z]\w{1,15})\))(?=\s+[A-Z])"""
)
"""A nickname inside a name: `Bridget "Biddy" Malone`, `Bridget ("Biddy") Malone`, `William (Bill) Morrow`."""
GENERATION = re.compile(r"(?:,|(?<![,\s]))\s+the (elder|younger)$|^(?:the )?(elder|younger)\s+(?=\w)", re.IGNORECASE)
GENERATIONS = {"jr": "jr", "younger": "jr", "sr": "sr", "elder": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
"""Which of several people of one name a word behind or before it means; the younger of two is the Jr."""
DOUBLED = re.compile(r"(\w)\1")
MIN_MISPRINTED = 5
ARTICLE_PREFIX = re.compile(r"^(?:al|el|an|ash|as|ad|ar|at|az|ul|ur|as)-(?=\w{2})")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without titles: its words folded for comparing, its surname, and itself as printed.

    `given` is empty for a bare surname. `surname` is the last word that is no suffix; particles
    ("van der", "al-") belong to neither and only stand in `words`. `generation` tells people of one
    name apart ("jr"), `nickname` is what stands in marks inside the name ("biddy"); neither is in `words`.
    """

    printed: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    generation: str = ""
    nickname: str = ""


def slug(name: str) -> str:
    """Return a name as an id: folded words joined by hyphens ("nobuo-kishi")."""
    return re.sub(r"[^\w]+", "-", fold(name).replace("'", "")).strip("-_") or "unnamed"


def is_postnominal(word: str) -> bool:
    """Return whether a printed word is letters behind a name: the "MP" of "Ada Lind MP"."""
    return word.isupper() and word.lower() in load_words("suffixes")


def strip_titles(printed: str) -> str:
    """Return a printed name without forms of address before it ("Mr Blair": "Blair"); never empty."""
    words = printed.split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in load_words("honorifics"):
        words.pop(0)
    return " ".join(words)


def parse_name(printed: str) -> PersonName:
    """Return the name taken apart; titles must be gone from it already."""
    suffixes = load_words("suffixes")
    inside = NICKNAME.search(printed)
    nickname = fold(inside["quoted"] or inside["bracketed"]) if inside else ""
    plain = printed[: inside.start()] + printed[inside.end() :] if inside else printed
    aged = GENERATION.search(plain)
    if aged is not None:
        plain = plain[: aged.start()] + plain[aged.end() :]
    marked = list(_words(plain))
    core = [(word, particle) for word, particle in marked if word not in suffixes] or marked
    told = (aged[1] or aged[2]).lower() if aged else next((word for word, _ in marked[1:] if word in GENERATIONS), "")
    words = tuple(word for word, _ in core)
    surname = ARTICLE_PREFIX.sub("", words[-1]) if words else ""
    given = tuple(word for word, particle in core[:-1] if not particle)
    return PersonName(printed, words, given, surname, GENERATIONS.get(told, ""), nickname)


def _words(printed: str) -> Iterator[tuple[str, bool]]:
    """Yield the folded words of a name, initials one by one, and whether each is a particle."""
    particles, capital = load_words("particles"), load_words("capital particles")
    for word in printed.split():
        bare = fold(word).strip('.,;:!?()[]"“”')
        particle = bare in particles and (word[0].islower() or bare in capital)
        if "." in bare and all(len(sign) == 1 for sign in bare.split(".")):
            yield from ((sign, False) for sign in bare.split("."))
        elif bare:
            yield bare, particle


def nickname_keys(first: str) -> frozenset[str]:
    """Return keys of which a first name and its nicknames share at least one."""
    return frozenset(f"#{group}" for group in load_nicknames().get(first, ()))


def may_be_one_given(one: str, other: str) -> bool:
    """Return whether two first names may be one: equal, an initial, a nickname, a part of a double name.

    Whether a letter is doubled makes no two names, nor does a misprint: "Philip" and "Phillip", "Jeremy" and "Jeremey".
    """
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if DOUBLED.sub(r"\1", one) == DOUBLED.sub(r"\1", other) or _is_misprint(one, other):
        return True
    if "-" in one or "-" in other:
        parts, others = one.split("-"), other.split("-")
        if parts[0] == others[0] or one.replace("-", "") == other.replace("-", ""):
            return True
    return share_nickname(one, other)


def _is_misprint(one: str, other: str) -> bool:
    """Return whether one of two words is a first name and the other none, but for a letter inside it."""
    if min(len(one), len(other)) < MIN_MISPRINTED or one[0] != other[0] or one[-1] != other[-1]:
        return False
    if (one in load_first_names()) == (other in load_first_names()):
        return False
    from rapidfuzz.distance import OSA  # few names come so far

    return OSA.distance(one, other, score_cutoff=1) <= 1


def may_be_one_person(one: PersonName, other: PersonName) -> bool:
    """Return whether two full names may be one person's: surname, first and middle names agree."""
    if one.surname != other.surname or not one.given or not other.given:
        return False
    if one.generation and other.generation and one.generation != other.generation:
        return False
    if one.given[0] == other.nickname or other.given[0] == one.nickname:
        return True
    if not may_be_one_given(one.given[0], other.given[0]):
        return one.given[0] in other.given[1:2] or other.given[0] in one.given[1:2]
    if len(one.given) > 1 and len(other.given) > 1:
        return may_be_one_given(one.given[1], other.given[1])
    return True


def find_full_names(title: str, people: Container[str] = ()) -> list[PersonName]:
    """Return the full names a title prints, of people whose first name is known: "Bridge is safe, Ann Lee says".

    `people` are names that the text prints too: "Sunny Lee v Ivo Pell". A trade is no first name: "Hacker Mardok".
    """
    found = dict.fromkeys(match.group() for match in FULL_NAME.finditer(title))
    found = {name: None for name in found if not is_of_headlines(fold(name.split()[-1]))}
    firsts = {name: name.split()[0] for name in found}
    known = {name for name, first in firsts.items() if fold(first) in load_first_names()}
    return [parse_name(name) for name in found if name in known or (name in people and noun_of(firsts[name]) is None)]


def gender_of(name: PersonName) -> Gender | None:
    """Return the gender a full name shows by its first names, None where it shows none."""
    known = load_first_names()
    for word in name.given:
        if word in known:
            return known[word]
        for part in word.split("-"):
            if known.get(part):
                return known[part]
    return None
