"""Descriptions: the person a role phrase such as "the defense minister" or "the 38-year-old striker" means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from corpus.lexicon.lists import load_words
from corpus.lexicon.places import load_countries, load_places
from corpus.people.roles import RolePhrase, may_be_called, parse_role, same_office
from corpus.speakers.registry import Person, Registry
from corpus.speakers.trail import Trail, unlikely_people
from corpus.text.page import Page

AGE = re.compile(r"\b(\d{1,3})-year-old\b")
NATIONAL = re.compile(
    r"[A-Z]\w+(?:an|man|woman|ine)|Briton|Croat|Czech|Dane|Finn|Pole|Scot|Serb|Slovak|Spaniard|Swede|Swiss|Turk"
)
ABSENT = -2.0
"""How present somebody is who was not mentioned lately."""
LEAD, CLEAR_LEAD, MUCH_MORE_PRESENT = 0.6, 1.2, 1.5
PARTIES = frozenset({"democrat", "republican"})
MAX_CANDIDATES, MAX_NAMED = 100, 12
NAMED_BACK = 4
"""Sentences between a name and "the 30-year-old" who is its bearer."""
LOOK_BACK = 1500
"""Characters back in which "a driver" may have introduced "the driver"."""


class Descriptions:
    """Resolves role phrases against the people of one page: by office, place, age and recency, or not at all."""

    def __init__(self, page: Page, registry: Registry, trail: Trail) -> None:
        self._page = page
        self._registry = registry
        self._people = registry.people
        self._starts = [mention.start for mention in registry.mentions]
        self._trail = trail
        self._by_word: dict[str, list[Person]] = {}
        for person in registry.people:
            for word in _described_by(person):
                self._by_word.setdefault(word, []).append(person)

    # The ways to say "nobody or two people", cheapest first; each returns at once.
    def find(self, start: int, end: int, *, beside: Collection[int] | None) -> int | None:
        """Return the person the phrase between two characters means, None where nobody or two people fit.

        `beside` are the people named in what the described one says: they are somebody else. Where it is
        None the phrase is no source, and only roles the page gives count.
        """
        text = self._page.text[start:end]
        first = text.split(None, 1)[0].lower() if text.strip() else ""
        printed = AGE.search(text)
        age = printed.group(1) if printed else ""
        phrase = parse_role(text)
        nation = _nation(text)
        if first in load_words("indefinite") or (phrase is None and not age and not nation):
            return None
        if phrase and phrase.plural:
            return None
        recency = self._trail.recency(start)
        about = None
        if first == "the" and phrase is not None and not nation:
            about = self._described_again(start, phrase, beside or ())
        elif first == "the":
            about = self._renamed(start, age, nation, beside or ())
        fitting = self._fitting(phrase, age, recency)
        if not fitting:
            return about if beside is not None else None
        best = self._best(start, phrase, fitting, recency)
        if best is None or self._is_plain(best, fitting, recency, phrase):
            return best
        if beside is not None and about is not None and about != best:
            return None
        return None if self._somebody_nearer(best, fitting, recency, phrase) else best

    def _fitting(self, phrase: RolePhrase | None, age: str, recency: dict[int, float]) -> dict[int, float]:
        """Return whom the phrase suits, by number, with how well it does and how present they are."""
        fitting: dict[int, float] = {}
        for person in self._candidates(phrase, age, recency):
            fit = _fit(person, phrase, age)
            if fit is not None:
                fitting[person.number] = recency.get(person.number, ABSENT) + fit
        return fitting

    def _best(
        self, start: int, phrase: RolePhrase | None, fitting: dict[int, float], recency: dict[int, float]
    ) -> int | None:
        """Return whom the phrase suits best, None where two are close or somebody without a name is meant."""
        best, *others = sorted(fitting, key=lambda number: -fitting[number])
        if others and fitting[best] - fitting[others[0]] < LEAD:
            return None
        unsure = fitting[best] - recency.get(best, ABSENT) < 1.0 and not self._is_plain(best, fitting, recency, phrase)
        return None if unsure and phrase is not None and self._is_introduced(start, phrase) else best

    def _candidates(self, phrase: RolePhrase | None, age: str, recency: Collection[int]) -> Sequence[Person]:
        words = (
            {age} if phrase is None else {phrase.head.same, phrase.head.noun, load_places().get(phrase.head.noun, "")}
        )
        lists = [self._by_word.get(word, []) for word in words]
        if sum(map(len, lists)) > MAX_CANDIDATES:
            return [self._people[number] for number in recency]
        return list({person.number: person for people in lists for person in people}.values())

    def _is_plain(
        self, best: int, fitting: dict[int, float], recency: dict[int, float], phrase: RolePhrase | None
    ) -> bool:
        """Return whether the role alone decides: an age, or an office narrowed by place or branch."""
        if best not in recency or phrase is None:
            return best in recency
        return bool(phrase.narrowing) and fitting[best] - recency[best] >= 1.0

    def _somebody_nearer(
        self, best: int, fitting: dict[int, float], recency: dict[int, float], phrase: RolePhrase | None
    ) -> bool:
        """Return whether somebody much more present might be called so too."""
        present = max(recency, key=lambda number: (recency[number], -number), default=best)
        if present in fitting or phrase is None or not self._suits(present, phrase):
            return False
        return recency[present] - recency.get(best, ABSENT) > MUCH_MORE_PRESENT

    def _described_again(self, start: int, phrase: RolePhrase, beside: Collection[int]) -> int | None:
        """Return the person the text is about, where a new description ("the billionaire businessman") suits them."""
        nouns = {phrase.head.noun, phrase.head.same}
        if not (nouns | phrase.head.wider) & load_words("describing") or nouns & load_words("situational"):
            return None
        named_before = self._named_in_sentence(start)
        unlikely = unlikely_people({*beside, *named_before}, (), ())
        person = self._trail.find_singular(start, phrase.head.gender, unlikely, certain=CLEAR_LEAD)
        if person is None or not self._suits(person, phrase):
            return None
        holds_it = any(same_office(role.head, phrase.head) for role in self._people[person].phrases)
        if phrase.head.same in load_words("offices") and not holds_it:
            return None
        return None if self._is_introduced(start, phrase) else person

    def _renamed(self, start: int, age: str, nation: str, beside: Collection[int]) -> int | None:
        """Return the person the text is about, where "the 30-year-old" or "the Dane" is the first to tell it."""
        unlikely = unlikely_people({*beside, *self._named_in_sentence(start)}, (), ())
        person = self._trail.find_singular(start, None, unlikely, certain=CLEAR_LEAD)
        if person is None or not self._is_named_last(person, start):
            return None
        known = self._people[person]
        nations = {word for role in known.phrases for word in role.narrowing} | known.places
        elsewhere = nation and nations & load_countries() - {nation}
        return None if elsewhere or (age and known.ages - {age}) else person

    def _is_named_last(self, person: int, start: int) -> bool:
        """Return whether the text names a person a few sentences before `start`, and nobody unknown to it since."""
        sentence = self._page.sentence_at(start)
        for i in range(bisect_left(self._starts, start) - 1, -1, -1):
            if sentence - self._page.sentence_at(self._starts[i]) > NAMED_BACK:
                return False
            if self._registry.meant[i] == person:
                return True
            unknown = self._registry.mentions[i]
            if self._registry.meant[i] < 0 and unknown.evidence > 1 and not unknown.quoted:
                return False
        return False

    def _named_in_sentence(self, start: int) -> set[int]:
        """Return the people named before a phrase in its sentence: a new description seldom means one of them."""
        opened = self._page.sentences[self._page.sentence_at(start)]
        last = bisect_left(self._starts, start)
        first = max(bisect_left(self._starts, opened), last - MAX_NAMED)
        return {self._registry.meant[i] for i in range(first, last) if not self._registry.mentions[i].quoted}

    def _is_introduced(self, start: int, phrase: RolePhrase) -> bool:
        """Return whether somebody without a name was lately introduced by that noun: "a driver", "one former aide"."""
        before = self._page.text[max(0, start - LOOK_BACK) : start].lower()
        noun = re.escape(phrase.head.noun)
        return re.search(rf"\b(?:a|an|another|one|some)\s(?:[\w-]+\s){{0,4}}{noun}\b", before) is not None

    def _suits(self, person: int, phrase: RolePhrase) -> bool:
        """Return whether nothing known about a person speaks against a role: gender, another branch or walk of life."""
        known = self._people[person]
        if phrase.head.gender and known.gender and phrase.head.gender != known.gender:
            return False
        if _other_party(
            {word for role in known.phrases for word in (*role.narrowing, role.head.noun)} | known.places, phrase
        ):
            return False
        for role in known.phrases:
            if same_office(role.head, phrase.head) and _contradicts(role.narrowing | known.places, phrase.narrowing):
                return False
        nouns = {noun for role in known.phrases for noun in (role.head.noun, role.head.same, *role.head.wider)}
        return not nouns or bool(nouns & {phrase.head.noun, phrase.head.same, *phrase.head.wider})


def _nation(text: str) -> str:
    """Return the country of "the American" or "the Dane", "" for any other phrase."""
    words = text.split()
    if len(words) != 2 or not NATIONAL.fullmatch(words[1]):
        return ""
    place = load_places().get(words[1].lower(), "")
    return place if place in load_countries() and place != words[1].lower() else ""


def _described_by(person: Person) -> set[str]:
    """Return the nouns, places and ages a later description of a person may be found by."""
    nouns = {noun for phrase in person.phrases for noun in (phrase.head.same, *phrase.head.wider)}
    places = {word for phrase in person.phrases for word in phrase.narrowing if word in load_places()}
    return nouns | places | person.places | person.ages


def _other_party(known: set[str], phrase: RolePhrase) -> bool:
    later = (phrase.narrowing | {phrase.head.noun}) & PARTIES
    return bool(later and known & PARTIES and not later & known)


def _contradicts(known: frozenset[str], later: frozenset[str]) -> bool:
    """Return whether a later description narrows an office otherwise: another place, another branch than is known."""
    places = frozenset(load_places().values())
    return any(
        one and not other <= one for one, other in ((known & places, later & places), (known - places, later - places))
    )


# Age, gender, place and role each may rule a person out, and what they leave adds up.
def _fit(person: Person, phrase: RolePhrase | None, age: str) -> float | None:
    """Return how well a role phrase suits a person, None where it does not."""
    if age and person.ages and age not in person.ages:
        return None
    by_age = 1.5 if age and age in person.ages else None
    if phrase is None:
        return by_age
    if phrase.head.gender and person.gender and phrase.head.gender != person.gender:
        return None
    best = _fit_place(person, phrase)
    for role in person.phrases:
        changed = phrase.changing ^ role.changing
        known = role.narrowing | person.places | {role.head.noun, role.head.same}
        if may_be_called(role.head, phrase.head) and changed <= {"former", "ex"} and phrase.narrowing <= known:
            fit = 1.0 + 0.5 * len(phrase.narrowing) if same_office(role.head, phrase.head) else 0.0
            best = max(fit - 1.0 * bool(changed), best if best is not None else ABSENT)
    return best if best is None or by_age is None else best + by_age


def _fit_place(person: Person, phrase: RolePhrase) -> float | None:
    """Return how well "the Frenchman" or "the Democrat" suits a person: by a place or party given with the name."""
    if phrase.head.noun in person.places and phrase.narrowing <= person.places:
        return 1.0
    place = load_places().get(phrase.head.noun)
    return 1.0 if place and any(place in role.narrowing for role in person.phrases) else None
