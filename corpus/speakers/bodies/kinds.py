"""Kinds: which body "the airline" means: the only one of its kind a page names before, or the only body at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.speakers.bodies.cores import initials, is_observers
from corpus.speakers.bodies.forms.shortforms import BRACKETED, find_short_forms
from corpus.speakers.bodies.papers import is_paper
from corpus.text.page import Entity, Page

SAME = {
    "carrier": "airline", "airways": "airline", "airlines": "airline", "automaker": "carmaker", "motors": "carmaker",
    "air": "airline", "insurance": "insurer", "assurance": "insurer", "brewery": "brewer", "breweries": "brewer",
    "supermarket": "retailer", "chain": "retailer", "stores": "retailer", "regulator": "watchdog",
    "bourse": "exchange", "thinktank": "tank", "firm": "company", "group": "company", "giant": "company",
}  # fmt: skip
"""Nouns and words of names that tell the same of a body, by the noun that stands for all of them."""
SOURCE = re.compile(
    r"(?:(?:(?:[Aa]n?|[Tt]he) )?[Ss]pokes\w+ (?:for|of|at|with) )?[Tt]he ((?:[^\s,]+ ){0,6}?)([a-z]+(?:-[a-z]+)?)"
    r"(?:['’]s? spokes\w+)?(?:, .*)?",
    re.DOTALL,
)
BEHIND = re.compile(
    r"(?:,| is| was|, which is) (?:the|an?|its|[A-Z][\w-]*(?: [A-Z][\w-]*)?['’]s?) ((?:[\w’'-]+ ?){1,7})"
)
"""What follows a name and tells what it is: "Vellora Air, the country's largest airline"."""
RIGHT_BEHIND = re.compile(r"(?: \([\w.]+\)|\))? ([a-z-]+)")
"""What follows a name at once and tells what it is: "the Salt and Tram Crews (STC) union"."""
TELLING = re.compile(r"\b(The|the|[Aa]n?|[Aa]nother|one|some|its|their|rival|other)(?= ((?:[\w’'-]+ ?){1,7}))")
"""What opens a phrase that may tell what a body is: "a budget airline", "the Norland airline"."""
APPOSED = (", ", " is ", " was ", " as ", " become ", " are ")
NOT_SO = re.compile(r"\bForce\b|\bBank of\b|\bCentral\b")
"""Names that have such a word and tell of something else: an air force, a state's bank."""
SURE = frozenset({"ORG", "PRODUCT", "FAC"})
NAMED = SURE | {"PERSON", "GPE"}
"""Labels of what may be a body: surely, and by the parser's mistake."""
MAX_BODIES = 300
BESIDE = 90


@dataclass(frozen=True, slots=True)
class _Body:
    """A body named in the page: its full name, the kinds it is told to be and in which words, and whether it is one.

    What the parser takes for somebody or some place is `surely` a body only where the page shows it.
    """

    entity: Entity
    name: str
    kinds: frozenset[str]
    words: frozenset[str]
    surely: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that tells of a body: where, its kind, the places in it, and whether "the" opens it.

    What is `apposed` tells it of a name beside it, which the parser may have missed.
    """

    at: int
    kind: str
    definite: bool
    apposed: bool
    places: frozenset[str]


class Kinds:
    """Finds the one body that a page names before a description of its kind; `full_name` names an entity."""

    def __init__(self, page: Page, full_name: Callable[[Entity], str]) -> None:
        self._page = page
        self._full_name = full_name
        self._bodies: Sequence[_Body] | None = None
        self._phrases: Sequence[_Phrase] = ()

    def meant(self, start: int, end: int) -> str:
        """Return the body that a source describes by its kind; "" where it describes none, or several may be meant."""
        source = SOURCE.fullmatch(" ".join(self._page.text[start:end].split()))
        kind = _kind(f"{source[1]}{source[2]}".split()) if source else ""
        if source is None or not kind:
            return ""
        if self._bodies is None:
            self._bodies, self._phrases = [*self._named(), *self._bracketed()], list(self._unnamed())
        before = [body for body in self._bodies[: MAX_BODIES + 1] if body.entity.end <= start]
        phrases = [phrase for phrase in self._phrases[: MAX_BODIES + 1] if phrase.at < start and phrase.kind == kind]
        if max(len(before), len(phrases)) > MAX_BODIES or not all(
            phrase.definite or phrase.apposed for phrase in phrases
        ):
            return ""
        places = _places(source[1].split()).union(*(phrase.places for phrase in phrases if not phrase.apposed))
        told = [body for body in before if kind in body.kinds]
        if sum(phrase.apposed for phrase in phrases) > len(told):
            return ""
        if is_listed(kind, "kinds meant alone") and told:
            return self._only(told, places, before)
        state = any(not load_words("no businesses").isdisjoint(body.name.lower().split()) for body in before)
        if state or not is_listed(kind, "kinds of business") or not all(body.surely for body in before):
            return ""
        other = kind != "company" and any(body.kinds - {"company", kind} for body in before)
        return "" if other or not before else self._only(before, set(), before)

    def _only(self, told: Sequence[_Body], places: Set[str], before: Sequence[_Body]) -> str:
        """Return the name all of the `told` bodies are, told to be of those places where there are others; else ""."""
        names = _apart({body.name for body in told})
        words = {word for body in told for word in body.words}
        if len(names) != 1 or not load_words("rivals").isdisjoint(words):
            return ""
        return names.pop() if places <= words or len(_apart({body.name for body in before})) == 1 else ""

    def _unnamed(self) -> Iterator[_Phrase]:
        page = self._page
        for match in TELLING.finditer(page.text):
            words = match[2].split()
            told = _up_to_kind(words)
            if not told or any(word[0].isupper() for word in words[len(told) : len(told) + 1]):
                continue  # "the carmaker Aker Motors" has a name
            definite = match[1].lower() == "the"
            apposed = page.text.endswith(APPOSED, max(0, match.start() - BESIDE), match.start())
            yield _Phrase(match.start(), _kind(told), definite, apposed, _places(told[:-1]))

    def _named(self) -> Iterator[_Body]:
        page = self._page
        full = {
            word
            for entity in page.entities
            if entity.label == "PERSON"
            for word in page.text[entity.start : entity.end].replace("’", "'").removesuffix("'s").split()[1:]
        }
        known = {page.text[one.start : one.end] for one in page.entities if one.label == "ORG"}
        for entity in page.entities:
            name = self._full_name(entity) if entity.label in NAMED else ""
            if not name or name.lower() in load_places() or is_paper(name) or is_observers(page.text, entity.start):
                continue
            kinds, words = self._told(entity, name)
            person = entity.label == "PERSON" and (" " in name or name in full)
            if not person or kinds:
                sure = entity.label in SURE or bool(kinds) or page.text[entity.start : entity.end] in known
                yield _Body(entity, name, kinds, words, sure)

    def _bracketed(self) -> Iterator[_Body]:
        """Yield the bodies that stand before their letters and what they are: "the Salt, Dam and Tram (SDT) union"."""
        full = find_short_forms(self._page.text)
        for match in BRACKETED.finditer(self._page.text) if full else ():
            kind = RIGHT_BEHIND.match(self._page.text, match.end())
            if match[2] in full and kind and (told := _kind([kind[1]])):
                entity = Entity(match.start(), match.end(), "ORG")
                yield _Body(entity, full[match[2]], frozenset({told}), frozenset({kind[1]}), surely=True)

    def _told(self, entity: Entity, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the kinds a body is told to be, by its name and the words beside it, and those words."""
        page = self._page
        opens = max(page.sentences[page.sentence_at(entity.start)], entity.start - BESIDE)
        before = page.text[opens : entity.start].removesuffix("the ").rstrip(" ").split()[-8:]
        if entity.label == "PERSON":
            return frozenset({_kind(before)} - {""}), _plain(before)
        kinds = {_kind([*before[:-1], before[-1].rstrip(",")])} if before else set[str]()
        if NOT_SO.search(name) is None:
            kinds.update({SAME.get(word, word) for word in name.lower().split()} & load_words("kinds in names"))
        told = self._told_behind(entity)
        return frozenset((kinds | {_kind(told)}) - {""}), _plain([*before, *told])

    def _told_behind(self, entity: Entity) -> list[str]:
        """Return the words behind a name up to one for a kind; none in "Aker Holdings, an airline adviser"."""
        page = self._page
        beside = RIGHT_BEHIND.match(page.text, entity.end, entity.end + BESIDE)
        if beside and _kind([beside[1]]):
            return [beside[1]]
        behind = BEHIND.match(page.text, entity.end, entity.end + BESIDE)
        told = _up_to_kind(behind[1].split()) if behind else []
        if behind is None or not told:
            return []
        follower = page.token_at(behind.start(1) + len(" ".join(told)) - 1) + 1
        return [] if any(tag.startswith("NN") for tag in page.tags[follower : follower + 1]) else told


def _plain(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.strip(",").lower() for word in words)


def _kind(words: Sequence[str]) -> str:
    """Return the kind that words end in, "" where they end in none: "the country's largest car maker", carmaker."""
    last = words[-1] if words else ""
    if last in {"maker", "makers"} and len(words) > 1 and words[-2].islower():
        last = f"{words[-2]}{last}"
    kind = SAME.get(last, last).replace("-", "")
    kind = SAME.get(kind, kind)
    if kind == "tank" and words[-2:-1] != ["think"] and last != "thinktank":
        return ""
    return kind if is_listed(kind, "kinds meant alone", "kinds of business") else ""


def _up_to_kind(words: Sequence[str]) -> list[str]:
    """Return the words up to the first that tells a kind, none where none does."""
    return next((list(words[: i + 1]) for i in range(len(words)) if _kind(words[: i + 1])), [])


def _places(words: Sequence[str]) -> frozenset[str]:
    """Return those of the words before a kind that tell where a body is from: "pan-European", "Lowfield-based"."""
    return frozenset(word.lower() for word in words if any(sign.isupper() for sign in word))


def _apart(names: set[str]) -> set[str]:
    """Return the names of different bodies, the longest form of each: Aker for "Aker" and "Aker Motors" is no other."""
    return {
        name
        for name in names
        if not any(other != name and (other.startswith(name) or initials(other) == name) for other in names)
    }
