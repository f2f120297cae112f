"""Personal names: taken apart, compared, and the gender their first name shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"]

PARTICLES = frozenset(
    "van von der den de del della dello di da dos das do du la le lo el al bin ibn bint ben abu ter ten te zu zur zum "
    "af av y e 't dal degli dei ul ur in".split()
)
CAPITAL_PARTICLES = frozenset("de di da du la le von der den del dos das el bin ibn".split())
SUFFIXES = frozenset("jr sr ii iii iv esq phd md qc kc mp mbe obe cbe".split())
ARTICLE_PREFIX = re.compile(r"^(?:al|el|an|ash|as|ad|ar|at|az|ul|ur|as)-(?=\w{2})")
UNFOLDED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
        "`": "'",
        "ʻ": "'",
        "‑": "-",
        "‐": "-",
        "–": "-",
    }
)
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev fr sen rep gov gen lt col maj capt cmdr adm sgt hon "
    "president senator representative governor secretary minister judge justice king queen prince princess pope".split()
)
NICKNAMES = (
    "william bill billy will willie liam", "robert bob bobby rob robbie bert", "richard rick ricky dick rich richie",
    "james jim jimmy jamie", "john jack johnny jon", "joseph joe joey", "michael mike mick mickey micky",
    "thomas tom tommy", "edward ed eddie ted ned teddy", "charles charlie chuck chas", "david dave davey",
    "daniel dan danny", "stephen steve steven", "anthony tony", "antonio tony toni", "andrew andy drew",
    "benjamin ben benny", "samuel sam sammy", "samantha sam", "nicholas nick nicky nico", "christopher chris",
    "christine chris chrissy", "christina chris tina", "gregory greg", "matthew matt", "patrick pat paddy",
    "patricia pat patty tricia trish", "peter pete", "philip phil phillip", "ronald ron ronnie", "donald don donnie",
    "kenneth ken kenny", "timothy tim", "lawrence larry laurence", "gerald gerry jerry", "jeffrey jeff geoffrey geoff",
    "frederick fred freddie freddy", "alexander alex alec sandy sasha", "alexandra alex sandra sasha",
    "albert al bert", "alfred alf fred", "raymond ray", "leonard len lenny leo", "vincent vince", "victor vic",
    "theodore ted teddy theo", "francis frank", "franklin frank", "eugene gene", "harold harry hal", "henry harry hank",
    "elizabeth liz lizzie beth betty betsy eliza bess lisa", "katherine kate katie kathy kathryn catherine cathy cat kitty",
    "margaret maggie meg peggy marge", "susan sue susie suzy", "deborah deb debbie", "barbara barb babs",
    "jennifer jen jenny", "jessica jess", "rebecca becky becca", "victoria vicky vicki tori", "kimberly kim",
    "pamela pam", "cynthia cindy", "judith judy", "jacqueline jackie", "abigail abby", "amanda mandy", "melissa mel",
    "rudolph rudy", "walter walt wally", "zachary zach zack", "joshua josh", "jonathan jon johnny", "nathan nate nathaniel",
    "bernard bernie", "terence terry", "louis lou louie", "herbert herb bert", "stanley stan", "stuart stu stewart",
    "douglas doug", "bradley brad", "randall randy", "randolph randy", "mitchell mitch", "maximilian max", "clinton clint",
    "gabriel gabe", "abraham abe", "jeremy jerry", "jerome jerry", "leslie les", "roderick rod", "rodney rod",
    "clifford cliff", "calvin cal", "marvin marv", "russell russ", "wesley wes", "sidney sid", "solomon sol", "arthur art",
    "martin marty", "maurice moe", "mohammed mohamed muhammad mohammad mohamad muhammed mehmet", "yuri yury iurii",
    "sergei sergey serhiy", "alexei aleksei alexey aleksey", "dmitri dmitry dimitri", "mikhail mikhael", "vladimir volodymyr",
    "yusuf yousef yousuf youssef", "hussein husein hussain husayn", "ahmed ahmad", "hassan hasan", "osama usama",
    "abdullah abdallah", "said saeed", "khaled khalid", "nicolas nicholas", "catherine katharine", "ann anne", "sarah sara",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without titles: its words folded for comparing, its surname, and itself as printed.

    `given` is empty for a bare surname. `surname` is the last word that is no suffix; particles
    ("van der", "al-") belong to neither and only stand in `words`.
    """

    printed: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str


def fold(text: str) -> str:
    """Return `text` in lower case without accents, apostrophes and hyphens made plain."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(UNFOLDED))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def slug(name: str) -> str:
    """Return a name as an id: folded words joined by hyphens ("nobuo-kishi")."""
    return re.sub(r"[^\w]+", "-", fold(name).replace("'", "")).strip("-_") or "unnamed"


def strip_titles(printed: str) -> str:
    """Return a printed name without forms of address before it ("Mr Blair": "Blair"); never empty."""
    words = printed.split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in HONORIFICS:
        words.pop(0)
    return " ".join(words)


def parse_name(printed: str) -> PersonName:
    """Return the name taken apart; titles must be gone from it already."""
    marked = list(_words(printed))
    core = [(word, particle) for word, particle in marked if word not in SUFFIXES] or marked
    words = tuple(word for word, _ in core)
    surname = ARTICLE_PREFIX.sub("", words[-1]) if words else ""
    given = tuple(word for word, particle in core[:-1] if not particle)
    return PersonName(printed, words, given, surname)


def _words(printed: str) -> Iterator[tuple[str, bool]]:
    """Yield the folded words of a name, initials one by one, and whether each is a particle."""
    for word in printed.split():
        bare = fold(word).strip('.,;:!?()[]"“”')
        particle = bare in PARTICLES and (word[0].islower() or bare in CAPITAL_PARTICLES)
        if "." in bare and all(len(sign) == 1 for sign in bare.split(".")):
            yield from ((sign, False) for sign in bare.split("."))
        elif bare:
            yield bare, particle


@cache
def _nickname_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(NICKNAMES):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def nickname_keys(first: str) -> frozenset[str]:
    """Return keys of which a first name and its nicknames share at least one."""
    return frozenset(f"#{number}" for number in _nickname_groups().get(first, ()))


def may_be_one_given(one: str, other: str) -> bool:
    """Say whether two first names may be one: equal, an initial, a nickname, a part of a double name."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if "-" in one or "-" in other:
        parts, others = one.split("-"), other.split("-")
        if parts[0] == others[0] or one.replace("-", "") == other.replace("-", ""):
            return True
    groups = _nickname_groups()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))


def may_be_one_person(one: PersonName, other: PersonName) -> bool:
    """Say whether two full names may be one person's: same surname, first names that may be one, middle names in peace."""
    if one.surname != other.surname or not one.given or not other.given:
        return False
    if not may_be_one_given(one.given[0], other.given[0]):
        return one.given[0] in other.given[1:2] or other.given[0] in one.given[1:2]
    if len(one.given) > 1 and len(other.given) > 1:
        return may_be_one_given(one.given[1], other.given[1])
    return True


@cache
def load_first_names() -> dict[str, Gender | None]:
    """Return the known first names, folded, with the gender each shows; None where it shows neither."""
    names: dict[str, Gender | None] = {}
    gender: Gender | None = None
    for line in files("corpus").joinpath("first_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            gender = "m" if line == "[men]" else "f" if line == "[women]" else None
        elif not line.startswith("#"):
            names.update(dict.fromkeys(line.split(), gender))
    return names


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
