"""Holders: who holds an office that a report tells of, but never prints beside a name: "the chancellor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_countries
from corpus.people.roles import RolePhrase, is_kin, noun_of, parse_role
from corpus.speakers.registry import NOBODY, Registry
from corpus.text.grammar import MAIN
from corpus.text.page import Page

Office = tuple[str, frozenset[str]]
"""The noun of an office and what narrows it: ("secretary", {"harbour"})."""

SUBJECT, NAMED, OPENED, RESUMED, TITLED = 2.0, 1.0, 1.0, 1.0, 0.5
"""What it weighs that somebody acts right before the office is told of, is the only one named there, and acts so in the
first sentence of the report; that they act right behind it; and that the title names them."""
BESIDE_IT = -3.0
"""What it weighs that somebody is named in one sentence with the office: "the chancellor told Lind"."""
ENOUGH, ENOUGH_FOR_ONE, LEAD = 2.5, 1.0, 1.0
"""What it takes to hold an office where another may, and where everybody else is ruled out; and by how much to lead."""
BACK = 3
"""Sentences back in which somebody is named before the office."""
OWNED_BY = re.compile(r"['’]s $")
"""What stands before a name that is told of with a body or a place: "Tidewater's Ora Lind"."""
LEADER = "leader"
HEADS_OF_STATE = frozenset({"president", "premier", "chancellor"})
"""Who is called the leader of a country, though a report may print no country with them: "President Ora Lind"."""
SHADOW = frozenset({"shadow"})
"""What an office is called that the opposition gives: another than the one it shadows."""
OTHER_CLAUSE = re.compile(r"\b(?:but|while|although)\b|;")
"""What parts two clauses that may be about the same person."""
EMBEDDED = 0.5
"""How much it counts what an office's holder does in a clause within a sentence, or what is said to be theirs."""
GOES_ON = re.compile(r" (?:of|for|in|at) ")
"""What stands behind an office of some other place: "the president of Norland"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One place where a report tells of an office, and how much the sentences around it tell of the holder."""

    start: int
    end: int
    office: Office
    share: float


class Holders:
    """Tells for each office whom the sentences around it are about, where one person alone can hold it.

    Papers tell with the name what somebody is, but of those everybody knows, and nobody holds two offices.
    """

    def __init__(self, page: Page, registry: Registry, title: Collection[str]) -> None:
        self._page, self._registry, self._title = page, registry, title
        self._starts = [mention.start for mention in registry.mentions]

    def holder(self, phrase: RolePhrase) -> int | None:
        """Return who holds the office of a phrase, None where nobody or two people may."""
        office = _office(phrase)
        return None if office is None else self._held.get(office)

    @cached_property
    def _held(self) -> dict[Office, int]:
        """The holders, the clearest first; who holds one office holds no other."""
        known = self._known_to_all()
        heads = self._heads_of_state()
        told = [*self._tellings()] if known or heads else []
        bare = {office for office in {one.office for one in told} if not self._is_printed(office)}
        able = {office: known | heads if _leads_country(office) else known for office in bare}
        weights = self._weigh([one for one in told if one.office in bare], able)
        held: dict[Office, int] = {}
        while weights:
            clear = {office: _clear_of(votes, able[office] - _taken(office, held)) for office, votes in weights.items()}
            best = max(clear, key=lambda office: clear[office][1])
            person, lead = clear[best]
            if person is None or lead < LEAD:
                break
            rivals = [
                office
                for office, (other, by) in clear.items()
                if other == person
                and person in _taken(office, {best: person})
                and (lead - by < LEAD or _has_no_other(weights[office], person))
            ]
            if not rivals:
                held[best] = person
            for office in (best, *rivals):
                del weights[office]
        return held

    def _heads_of_state(self) -> set[int]:
        """Return who is printed as the head of a country that is not told."""
        return {
            person.number
            for person in self._registry.people
            if person.name.given
            and not person.places
            and any(role.head.same in HEADS_OF_STATE and not role.narrowing | role.changing for role in person.phrases)
        }

    def _weigh(self, told: Sequence[_Told], able: Mapping[Office, Set[int]]) -> dict[Office, dict[int, float]]:
        weights: dict[Office, dict[int, float]] = {}
        for one in told:
            votes = weights.setdefault(one.office, defaultdict(float))
            for person, weight in self._votes(one, able[one.office]):
                if person in able[one.office]:
                    votes[person] += weight
        for votes in weights.values():
            for person in votes:
                votes[person] += TITLED * (self._registry.people[person].name.surname in self._title)
        return weights

    def _votes(self, told: _Told, known: Set[int]) -> Iterator[tuple[int, float]]:
        """Yield whom the sentences around one place tell of, and what that weighs."""
        page, here = self._page, self._page.sentence_at(told.start)
        for i in self._named_in(here):
            if self._is_another(i, told):
                yield self._registry.meant[i], BESIDE_IT
        if not told.share:
            return
        paragraph = page.paragraph_at(told.start)
        for back in range(here - 1, max(-1, here - 1 - BACK), -1):
            if paragraph - page.paragraph_at(page.sentences[back]) > 1:
                break
            if named := self._named_in(back):
                acting = next((self._registry.meant[i] for i in named if self._acts(i)), NOBODY)
                if acting in known:
                    yield acting, (SUBJECT + OPENED * (back == 0)) * told.share
                elif len(others := [one for one in known if one in {self._registry.meant[i] for i in named}]) == 1:
                    yield others[0], NAMED * told.share
                break
        if here + 1 < len(page.sentences):
            behind = [i for i in self._named_in(here + 1) if self._acts(i)]
            if behind and page.paragraph_at(page.sentences[here + 1]) - paragraph <= 1:
                yield self._registry.meant[behind[0]], RESUMED * told.share

    def _is_another(self, number: int, told: _Told) -> bool:
        """Return whether somebody named in the sentence of an office is not its holder: "the chancellor told Lind"."""
        mention = self._registry.mentions[number]
        between = self._page.text[min(told.end, mention.end) : max(told.start, mention.start)]
        return not mention.possessive and OTHER_CLAUSE.search(between) is None

    def _named_in(self, sentence: int) -> list[int]:
        """Return the mentions of people in a sentence that are not in anybody's words."""
        page, mentions = self._page, self._registry.mentions
        ends = page.sentences[sentence + 1] if sentence + 1 < len(page.sentences) else len(page.text)
        numbers = range(bisect_left(self._starts, page.sentences[sentence]), bisect_left(self._starts, ends))
        return [i for i in numbers if not mentions[i].quoted and self._registry.meant[i] != NOBODY]

    def _acts(self, number: int) -> bool:
        """Return whether a sentence is about somebody: its subject."""
        mention = self._registry.mentions[number]
        verb = None if mention.possessive else self._page.verb_of(self._page.token_at(mention.end - 1))
        return verb is not None and self._page.deps[verb] in MAIN

    def _tellings(self) -> Iterator[_Told]:
        """Yield the places where the page tells of one office of state without a name."""
        page = self._page
        for token, word in enumerate(page.words):
            noun = noun_of(word) if fold(word) in load_words("offices left bare") else None
            start = page.determined_from(token) if noun else None
            end = page.starts[token] + len(word)
            if start is None or page.is_quoted(start) or page.deps[token] == "compound":
                continue
            text = page.text[start:end]
            phrase = parse_role(text) if text[:4].lower() == "the " and not GOES_ON.match(page.text, end) else None
            office = _office(phrase) if phrase is not None else None
            if office is not None:
                yield _Told(start, end, office, self._share(token))

    def _share(self, token: int) -> float:
        """Return how much a place tells of who holds an office: all where a sentence is about them."""
        page = self._page
        if page.deps[token].startswith("nsubj"):
            return 1.0 if page.deps[page.heads[token]] in MAIN else EMBEDDED
        return EMBEDDED if page.tags[token + 1 : token + 2] == ["POS"] else 0.0

    def _is_printed(self, office: Office) -> bool:
        """Return whether the page tells of somebody that they hold an office, or one that may be the same."""
        return any(
            role.changing == office[1] & SHADOW
            and role.head.same == office[0]
            and _may_be_one(role.narrowing, office[1] - SHADOW)
            for person in self._registry.people
            for role in person.phrases
        )

    def _known_to_all(self) -> set[int]:
        """Return of whom the page tells nowhere what they are, how old or where they are from."""
        owned = {
            self._registry.meant[i]
            for i, mention in enumerate(self._registry.mentions)
            if OWNED_BY.search(self._page.text, max(0, mention.begin - 3), mention.begin)
        }
        return {
            person.number
            for person in self._registry.people
            if person.name.given
            and not person.ages
            and not person.places
            and person.number not in owned
            and all(
                is_kin(role.head) or is_listed(role.head.noun, "passing roles", "to others") for role in person.phrases
            )
        }


def _office(phrase: RolePhrase) -> Office | None:
    """Return the office that a phrase tells of, None where it is none that papers leave without a name."""
    nouns = {phrase.head.noun, phrase.head.same}
    if phrase.plural or phrase.changing - SHADOW or not nouns & (load_words("offices left bare") | {"premier"}):
        return None
    if not phrase.narrowing and not nouns & load_words("sole offices"):
        return None
    return phrase.head.same, phrase.narrowing | phrase.changing


def _leads_country(office: Office) -> bool:
    """Return whether an office is to lead a country: "the Norwegian leader"."""
    return office[0] == LEADER and bool(office[1] & load_countries())


def _may_be_one(one: Collection[str], other: Collection[str]) -> bool:
    """Return whether two offices of one noun may be the same: one is told with less, or both with a common word."""
    return not one or not other or not set(one).isdisjoint(other)


def _taken(office: Office, held: Mapping[Office, int]) -> set[int]:
    """Return who holds another office."""
    return {person for other, person in held.items() if other != office}


def _has_no_other(votes: dict[int, float], person: int) -> bool:
    """Return whether the sentences around an office tell of nobody but one person, who may hold another office."""
    return all(other == person or weight <= 0 for other, weight in votes.items())


def _clear_of(votes: dict[int, float], left: Collection[int]) -> tuple[int | None, float]:
    """Return who leads among those who are left, and by how much; nobody where little tells of them."""
    eligible = sorted(
        ((votes.get(person, 0.0), person) for person in left if votes.get(person, 0.0) >= 0), reverse=True
    )
    if not eligible or eligible[0][0] < (ENOUGH if len(eligible) > 1 else ENOUGH_FOR_ONE):
        return None, 0.0
    (weight, person), *others = eligible
    return person, weight - max((other for other, _ in others), default=0.0)
