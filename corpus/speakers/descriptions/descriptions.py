"""Descriptions: the person a role phrase such as "the defense minister" or "the 38-year-old striker" means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property

from corpus.article import Span
from corpus.lexicon.folding import fold
from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_countries, load_places, place_names
from corpus.people.roles import RolePhrase, is_kin, may_be_called, parse_role, same_office
from corpus.speakers.contenders import find_contender
from corpus.speakers.descriptions.holders import Holders
from corpus.speakers.registry import NOBODY, Person, Registry
from corpus.speakers.trail import Trail, unlikely_people
from corpus.text.page import Page

AGE = re.compile(r"\b(\d{1,3})-year-old\b")
BARE_AGE = re.compile(r"\d{1,3}-year-old\b")
OF_ANOTHER = re.compile(r"[Tt]he [a-z]+(?:'s|’s|s'|s’) ")
"""Whose a role is: "the campaign's director" is nobody the text has not linked with the campaign."""
BEFORE_SENTENCE = re.compile(r"(?:^|\n|[.!?][\"”’']?)[^\S\n]*\Z")
NATIONAL = re.compile(
    r"[A-Z]\w+(?:an|man|woman|ine)|Briton|Croat|Czech|Dane|Finn|Pole|Scot|Serb|Slovak|Spaniard|Swede|Swiss|Turk"
)
ASIDE = re.compile(r", (?:who|whose|which|[a-z]+ing)\b")
"""What sets a clause beside a description: "the striker, who scored twice"."""
UNNAMED = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w’'-]+ ){0,4}official\b(?! [A-Z])")
"""Somebody who speaks for others without a name, and goes on as "the official"."""
BEHIND_NAME = re.compile(r"[A-Z][\w’'-]{1,40}, $")
"""What stands before "an official" that somebody named is."""
BACK_TO_NAME = 40
LETTERS = re.compile(r" \([A-Z]{2,6}\)$")
"""What a body is also called, which is no role: "the Salt and Exchange Commission (SEC)" is no secretary."""
PARTY = re.compile(r"\b(?:G\.?O\.?P\.?|S\.?E\.?C\.?)$")
"""A party or a commission, which a role may name and which is nobody."""
EXECUTIVE = re.compile(r"(?!.*\bChief )(?:[\w’']+ )*[A-Z][\w’']+ Executive$")
"""A body that governs or oversees, and which is nobody: "the Velden Executive"."""
PARENT = re.compile(
    r"\b(?:mother|father|mum|mom|dad|grandmother|grandfather)(?:-of-\w+| of (?:one|two|three|four|five|six|seven|\d+))$"
)
AT_HOME = re.compile(r" (?:[A-Z][\w'’-]* ){1,4}(?:wo)?man$")
"""Somebody called by where they are from: "the Lowfield man"."""
OWN_GENDER = re.compile(r"[ ,]+(?:also |has |had |have )*\w+ (?:that )?(he|she)\b")
"""What goes on from "the striker said he ..." with the striker's own gender."""
JOINT = re.compile(r"\band (?:the|an?|his|her|their) |\b(?:[Kk]ing|[Qq]ueen|[Pp]rince|[Pp]rincess|[Dd]uke) and ")
WORD = re.compile(r"\w+")
ARTICLES = frozenset({"a", "an", "the"})
OWNED = re.compile(r"['’]s? ")
"""What somebody is to another: "the company's boss"."""
CAME_FROM = re.compile(r" (?:at|in|(?:joined|signed|moved|came|arrived|returned|bought|recruited) from) \Z")
"""What stands before where something is, or whence somebody came: "joined from Velden"."""
BESIDE = 20
ABSENT = -2.0
"""How present somebody is who was not mentioned lately."""
LEAD, CLEAR_LEAD, MUCH_MORE_PRESENT, MUCH_CLEARER = 0.6, 1.2, 1.5, 1.5
JUST_SPOKE, CLOSE_BEHIND, SPEAKERS_LEAD = 4.0, 6.0, 2.0
"""How present whoever spoke last must be to be called something new, how present they are in the next sentence,
and how far ahead of others."""
HELD_BY_ONE = frozenset({"premier", "first-minister", "chancellor"})
"""Offices of which a report that names one holder means that one, whoever is near with another office."""
DEPUTIES = frozenset({"assistant", "deputy"})
"""Who sits in another's place and is called the same: the assistant coroner is "the coroner"."""
OF_STATE = frozenset({"politician", "cleric", "jurist"})
"""What somebody is who holds an office of state, church or court, beside which nobody holds another."""
SERVING = frozenset({"secretary", "chancellor", "undersecretary"})
"""What somebody is who has an office under the leader of a party."""
OF_FIRMS = frozenset({"boss", "chief", "head"})
"""What somebody is called who leads a firm."""
SEATED = frozenset({"lawmaker", "legislator"})
"""What somebody is who has a seat in a parliament, beside which other offices are held."""
PARTIES = frozenset({"democrat", "republican"})
MAX_CANDIDATES, MAX_NAMED = 100, 12
NAMED_BACK = 4
"""Sentences between a name and "the 30-year-old" who is its bearer."""
LOOK_BACK = 1500
"""Characters back in which "a driver" may have introduced "the driver"."""


class Descriptions:
    """Resolves role phrases against the people of one page: by office, place, age and recency, or not at all."""

    def __init__(self, page: Page, registry: Registry, trail: Trail, title: str = "") -> None:
        self._page = page
        self._registry = registry
        self._people = registry.people
        self._starts = [mention.start for mention in registry.mentions]
        self._trail = trail
        self._title = frozenset(WORD.findall(fold(title)))
        self._holders = Holders(page, registry, self._title)
        self._called: dict[tuple[str, frozenset[str]], int] = {}
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
        text = LETTERS.sub("", ASIDE.split(self._page.text[start:end], maxsplit=1)[0])
        if BARE_AGE.match(text) and BEFORE_SENTENCE.search(self._page.text[max(0, start - 3) : start]):
            text = f"the {text}"  # a sentence without its article, as in captions and copied pages
        first = text.split(None, 1)[0].lower() if text.strip() else ""
        age = _age(text)
        phrase = parse_role(text)
        nation = _nation(text)
        if first in {"its", "their"} or is_listed(first, "indefinite") or (phrase is None and not age and not nation):
            return None
        if (phrase and phrase.plural) or JOINT.search(text) or PARTY.search(text) or _is_body(text):
            return None
        if phrase is not None and phrase.head.noun == "official" and self._has_unnamed_official(start):
            return None
        recency = self._trail.recency(start)
        gender = (phrase.head.gender if phrase else None) or self._gender_after(end)
        told = first == "the" and not OF_ANOTHER.match(text)
        about = self._retold(start, text, phrase, gender, recency, beside) if told else None
        if about is not None and (
            self._trail.spoke_since(about, start) or {gender, self._people[about].gender} == {"m", "f"}
        ):
            about = None
        fitting = self._fitting(phrase, age, recency)
        if not fitting:
            if first == "the" and phrase is not None:
                holder = self._holders.holder(phrase)
                if holder is not None and holder not in {*(beside or ()), *self._named_in_sentence(start)}:
                    return holder
            if about is None and phrase is not None and first == "the":
                about = self._by_office(start, phrase, beside or ())
                about = self._contender(start, phrase, gender, recency, beside or ()) if about is None else about
            return about if beside is not None else None
        best = self._best(start, phrase, fitting, recency)
        if best is None and beside is not None and about is not None and recency.keys().isdisjoint(fitting):
            return about
        if best is None or self._is_plain(best, fitting, recency, phrase):
            return best
        if beside is not None and about is not None and about != best:
            clear = best not in recency or recency[about] - fitting[best] >= MUCH_CLEARER
            return about if clear else None
        return None if self._somebody_nearer(best, fitting, recency, phrase) else best

    def _has_unnamed_official(self, before: int) -> bool:
        """Return whether an official is told of without a name before a character."""
        return self._unnamed_official is not None and self._unnamed_official <= before

    @cached_property
    def _unnamed_official(self) -> int | None:
        """Where the first official that the page tells of without a name ends."""
        text = self._page.text
        unnamed = (
            one.end()
            for one in UNNAMED.finditer(text)
            if BEHIND_NAME.search(text, max(0, one.start() - BACK_TO_NAME), one.start()) is None
        )
        return next(unnamed, None)

    def _retold(
        self,
        start: int,
        text: str,
        phrase: RolePhrase | None,
        gender: Gender | None,
        recency: dict[int, float],
        beside: Collection[int] | None,
    ) -> int | None:
        """Return the person the text is about or who spoke last, where "the ..." tells something new of them."""
        about, near = None, beside or ()
        if phrase is not None and not _nation(text):
            about = self._described_again(start, phrase, gender, near)
        if about is None and _is_telling(text):
            about = self._renamed(start, text, phrase, gender, near)
        if about is None and beside is not None:
            about = self._spoke_last(start, text, phrase, gender, recency, near)
        if about is None and beside is not None and phrase is not None:
            about = self._told_of(start, text, phrase, gender, recency, near)
        return about

    def _by_office(self, start: int, phrase: RolePhrase, beside: Collection[int]) -> int | None:
        """Return whom a report is about and whose office it tells nowhere, where "the port minister" is the first to.

        Papers tell with the name what somebody is, but of those everybody knows; an office that goes by one of these
        in a report stays theirs.
        """
        known = {phrase.head.noun, phrase.head.same} & load_words("known by office")
        if not known or (phrase.changing - {"shadow"}) or (known <= {"leader"} and not phrase.narrowing):
            return None
        office = (phrase.head.same, phrase.narrowing | phrase.changing)
        person = self._called.get(office)
        if person is None:
            person = self._told_before(start, phrase.head.gender, beside)
            if (
                person is None
                or not self._is_known_to_all(person)
                or not self._is_named_last(person, start, alone=True)
            ):
                return None
            self._called[office] = person
        return None if person in beside else person

    def _contender(
        self, start: int, phrase: RolePhrase, gender: Gender | None, recency: dict[int, float], beside: Collection[int]
    ) -> int | None:
        """Return the one person near of whom the page tells no trade, where "the Reform nominee" tells the first."""
        person = find_contender(self._people, phrase, gender, recency, beside)
        if person is None or person in {*beside, *self._named_in_sentence(start)} or self._is_introduced(start, phrase):
            return None
        return person if self._suits(person, phrase) else None

    def may_be(self, person: int, source: Span, *, others: Collection[int], owned: bool = False) -> bool:
        """Return whether a source that names nobody tells what a person is: "A top chemist", none of the `others`.

        With `owned` it may tell that by somebody else or a place: "Lind's closest ally", "Norland's first minister".
        """
        text = ASIDE.split(source.of(self._page.text), maxsplit=1)[0]
        owner = OWNED.search(text)
        owned = owned and owner is not None and text.split(None, 1)[0].lower() not in ARTICLES
        role = text[owner.end() :] if owner and owned else text
        phrase = parse_role(role)
        if phrase is None or phrase.plural or is_kin(phrase.head) or OWNED.search(role) or _is_body(text):
            return False
        if {phrase.head.noun, phrase.head.same} & (load_words("situational") | load_words("told with the name")):
            return False
        held = any(
            may_be_called(role.head, phrase.head) for one in others if one >= 0 for role in self._people[one].phrases
        )
        told = owned or text.split(None, 1)[0].lower() in ARTICLES
        return not held and told and self._suits(person, phrase)

    def tells_of(self, person: int, source: Span) -> bool:
        """Return whether a source with "the" may tell what the one person is that a pronoun behind it can mean.

        Nobody else is called so, and an office is theirs by what the page tells or by what everybody knows.
        """
        phrase = parse_role(source.of(self._page.text))
        others = {one.number for one in self._people} - {person}
        if phrase is None or not self.may_be(person, source, others=others):
            return False
        if person in self._named_in_sentence(source.start) or self._is_introduced(source.start, phrase):
            return False
        if any(may_be_called(role.head, phrase.head) for role in self._people[person].phrases):
            return True
        if phrase.head.same in load_words("sole offices"):
            return self._is_known_to_all(person)
        return not self._holds_another(person, phrase)

    def suits(self, person: int, described: Span) -> bool:
        """Return whether what tells of one person without a name may tell of a person: "A man", "A Lowfield baker"."""
        phrase = parse_role(described.of(self._page.text))
        return phrase is not None and not phrase.plural and self._suits(person, phrase)

    def may_hold(self, person: int, phrase: RolePhrase) -> bool:
        """Return whether a phrase tells of an office or a seat that a person may hold: "the Norland senator"."""
        public = any(
            is_listed(noun, "offices", "holders of a seat", "contenders")
            for noun in (phrase.head.noun, phrase.head.same)
        )
        return public and bool(phrase.narrowing) and not phrase.plural and self._suits(person, phrase)

    def _is_known_to_all(self, person: int) -> bool:
        """Return whether a report whose title names somebody tells nowhere what they are."""
        known = self._people[person]
        return bool(known.name.given) and not known.phrases and known.name.surname in self._title

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
        one = phrase.head.same in HELD_BY_ONE | load_words("sole offices")
        held = one and fitting[best] - recency.get(best, ABSENT) >= 1.0
        if held and not phrase.changing and self._has_office(present):
            return False
        if fitting[best] - recency.get(best, ABSENT) >= 1.0 and phrase.head.same in load_words("told with the name"):
            return False  # nobody is a judge of whom the report does not say so
        return recency[present] - recency.get(best, ABSENT) > MUCH_MORE_PRESENT

    def _has_office(self, person: int) -> bool:
        """Return whether the text tells which office somebody has, who then is not in another."""
        return any(role.head.same in load_words("offices") for role in self._people[person].phrases)

    def _told_before(self, start: int, gender: Gender | None, beside: Collection[int]) -> int | None:
        """Return the person the text before `start` is clearly about, None where they are named beside the phrase."""
        near = {*beside, *self._named_in_sentence(start)}
        person = self._trail.find_singular(start, gender, unlikely_people(near), certain=CLEAR_LEAD)
        return None if person in near else person

    def _described_again(
        self, start: int, phrase: RolePhrase, gender: Gender | None, beside: Collection[int]
    ) -> int | None:
        """Return the person the text is about, where a new description ("the billionaire businessman") suits them."""
        nouns = {phrase.head.noun, phrase.head.same}
        met = load_words("situational") | load_words("heads of something")
        if not (nouns | phrase.head.wider) & load_words("describing") or nouns & met:
            return None
        person = self._told_before(start, gender, beside)
        if person is None or not self._suits(person, phrase):
            return None
        holds_it = any(same_office(role.head, phrase.head) for role in self._people[person].phrases)
        if phrase.head.same in load_words("offices") and not holds_it:
            return None
        return None if self._is_introduced(start, phrase) else person

    def _renamed(
        self, start: int, text: str, phrase: RolePhrase | None, gender: Gender | None, beside: Collection[int]
    ) -> int | None:
        """Return the person the text is about, where "the 30-year-old" or "the Dane" is the first to tell it."""
        person = self._told_before(start, gender, beside)
        if person is None or not self._is_named_last(person, start):
            return None
        if phrase is not None and not self._suits(person, phrase):
            return None
        return None if self._is_otherwise(self._people[person], _age(text), _nation(text)) else person

    def _told_of(
        self,
        start: int,
        text: str,
        phrase: RolePhrase,
        gender: Gender | None,
        recency: Collection[int],
        beside: Collection[int],
    ) -> int | None:
        """Return the one person the last sentences are about, where a phrase suits nobody else: "the candidate"."""
        person = self._told_before(start, gender, beside)
        if person is None or not self._is_named_last(person, start, alone=True):
            return None
        if phrase.head.noun in load_words("heads of something") and not phrase.narrowing:
            return None
        return person if AT_HOME.search(text) or self._may_be_new(start, person, phrase, recency) else None

    # Each line is one reason why the phrase may mean somebody else; together they are the rule.
    def _spoke_last(
        self,
        start: int,
        text: str,
        phrase: RolePhrase | None,
        gender: Gender | None,
        recency: dict[int, float],
        beside: Collection[int],
    ) -> int | None:
        """Return whoever spoke last, where a phrase suits nobody else: "Holt said. The Velden coach added ..."."""
        last = self._trail.last_speakers(start)
        person = last[0] if len(last) == 1 else None
        if not isinstance(person, int) or recency.get(person, ABSENT) < JUST_SPOKE:
            return None
        unlikely = unlikely_people({*beside, *self._named_in_sentence(start)})
        if self._trail.find_singular(start, gender, unlikely, certain=SPEAKERS_LEAD) != person:
            return None
        if recency[person] < CLOSE_BEHIND and self._somebody_since(person, start):
            return None
        if self._is_otherwise(self._people[person], _age(text), _nation(text)):
            return None
        return person if phrase is None or self._may_be_new(start, person, phrase, recency) else None

    def _somebody_since(self, person: int, start: int) -> bool:
        """Return whether anybody else is named outside quotation marks after the sentence of the last statement."""
        page = self._page
        told = page.sentence_at(self._trail.spoken_last_at(start)) + 1
        first = bisect_left(self._starts, page.sentences[told] if told < len(page.sentences) else start)
        between = range(first, bisect_left(self._starts, start))
        return any(
            self._registry.meant[i] != person
            and not self._registry.mentions[i].quoted
            and not self._is_where(i)
            and (self._registry.meant[i] >= 0 or self._registry.mentions[i].evidence > 1)
            for i in between
        )

    def _may_be_new(self, start: int, person: int, phrase: RolePhrase, recency: Collection[int]) -> bool:
        """Return whether a role told for the first time may be that of whoever spoke last, and nobody else's."""
        nouns = {phrase.head.noun, phrase.head.same}
        holds_it = any(may_be_called(role.head, phrase.head) for role in self._people[person].phrases)
        if not holds_it and nouns & (load_words("situational") | load_words("sole offices")):
            return False
        if not holds_it and nouns & load_words("offices") and self._holds_another(person, phrase):
            return False
        if not holds_it and "leader" in nouns and self._serves(person):
            return False
        everywhere = bool(nouns & load_words("offices"))
        others = (
            other
            for other in self._candidates(phrase, "", recency)
            if other.number != person and (everywhere or other.number in recency)
        )
        if any(may_be_called(role.head, phrase.head) for other in others for role in other.phrases):
            return False
        return self._suits(person, phrase) and not self._is_introduced(start, phrase)

    def _holds_another(self, person: int, phrase: RolePhrase) -> bool:
        """Return whether a person has an office beside which nobody holds the phrase's: the fire chief is no mayor.

        A seat in a parliament goes with others: "the MP" may be the minister, and "the minister" the party's leader;
        so does what is no office of state, church or court: the head of an office may be its director.
        """
        if phrase.head.wider & SEATED or not phrase.head.wider & OF_STATE:
            return False
        offices = (load_words("offices") | load_words("heads of something")) - {"leader"}
        held = (role for role in self._people[person].phrases if not role.changing and not role.head.wider & SEATED)
        return any({role.head.noun, role.head.same} & offices for role in held)

    def _serves(self, person: int) -> bool:
        """Return whether a person has an office under the leader of a party: a secretary is not "the Reform leader"."""
        return any(role.head.same in SERVING and not role.changing for role in self._people[person].phrases)

    def _gender_after(self, end: int) -> Gender | None:
        """Return the gender of the pronoun that goes on what a described person says: "the star said he ..."."""
        own = OWN_GENDER.match(self._page.text, end)
        return None if own is None else "m" if own.group(1) == "he" else "f"

    @staticmethod
    def _is_otherwise(person: Person, age: str, nation: str) -> bool:
        """Return whether a person is known to be of another age or country."""
        nations = {word for role in person.phrases for word in role.narrowing} | person.places
        return bool((age and person.ages - {age}) or (nation and nations & load_countries() - {nation}))

    def _is_named_last(self, person: int, start: int, *, alone: bool = False) -> bool:
        """Return whether the text names a person a few sentences before `start`, and nobody else in those since.

        With `alone` nobody else is named in their sentence either.
        """
        spoke = self._trail.last_speakers(start) == (person,)
        here, others = self._page.sentence_at(start), list[int]()
        sentence = self._page.sentence_at(self._trail.spoken_last_at(start)) if spoke else here
        for i in range(bisect_left(self._starts, start) - 1, -1, -1):
            there = self._page.sentence_at(self._starts[i])
            if sentence - there > NAMED_BACK or (others and there < others[-1]):
                return False
            if self._registry.meant[i] == person:
                return not (alone and others)
            other = self._registry.mentions[i]
            if self._is_where(i) or (self._registry.meant[i] == NOBODY and other.evidence <= 1):
                continue
            if self._registry.meant[i] < 0 and other.evidence > 1 and not other.quoted:
                return False
            if there < here and not other.quoted and (alone or not other.possessive):
                others.append(there)
        return False

    def _is_where(self, number: int) -> bool:
        """Return whether a mention tells where something is, as clubs and towns do that look like names of people."""
        begin = self._registry.mentions[number].begin
        return CAME_FROM.search(self._page.text, max(0, begin - BESIDE), begin) is not None

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
            if same_office(role.head, phrase.head) and _contradicts(
                role.narrowing | known.places, phrase.narrowing, office=phrase.head.same in load_words("offices")
            ):
                return False
        learned = any({role.head.noun, role.head.same} & load_words("learned") for role in known.phrases)
        if is_listed(phrase.head.noun, "passing roles", "honours won"):
            return not learned  # a professor who spoke last is seldom "the candidate"
        if phrase.head.noun in load_places() or is_kin(phrase.head):
            return True
        lasting = [
            role
            for role in known.phrases
            if not (is_listed(role.head.noun, "passing roles", "vague roles") or is_kin(role.head))
        ]
        if (
            not lasting
            and "performer" in phrase.head.wider
            and any(role.head.noun in OF_FIRMS for role in known.phrases)
        ):
            return False  # "the singer" is seldom the boss of a firm
        heads = phrase.head.noun in load_words("heads of something") and phrase.narrowing
        if heads and any(phrase.narrowing <= role.narrowing for role in lasting):
            return True  # "the police chief": the Inspector-General of Police
        if learned and phrase.head.wider & load_words("learned"):
            return True  # "the nutritionist": somebody told of as a professor
        nouns = {noun for role in known.phrases for noun in (role.head.noun, role.head.same, *role.head.wider)}
        return not lasting or bool(nouns & {phrase.head.noun, phrase.head.same, *phrase.head.wider})


def _is_body(text: str) -> bool:
    """Return whether a phrase is a body's name, its last word a person's elsewhere: "the Independent"."""
    paper = text.rpartition(" ")[2]
    return EXECUTIVE.match(text) is not None or (
        paper[:1].isupper() and paper.lower() in load_words("papers not people")
    )


def _age(text: str) -> str:
    """Return the age in "the 30-year-old striker", "" where there is none."""
    printed = AGE.search(text)
    return printed.group(1) if printed else ""


def _nation(text: str) -> str:
    """Return the country of "the American", "the Dane" or "the 30-year-old Dane", "" for any other phrase."""
    words = AGE.sub("", text).split()
    if len(words) != 2 or not NATIONAL.fullmatch(words[1]):
        return ""
    place = load_places().get(words[1].lower(), "")
    return place if place in load_countries() and place != words[1].lower() else ""


def _is_telling(text: str) -> bool:
    """Return whether a phrase tells age, country or children, which everybody has some of."""
    return bool(_age(text) or _nation(text) or PARENT.search(text))


def _described_by(person: Person) -> set[str]:
    """Return the nouns, places and ages a later description of a person may be found by."""
    nouns = {noun for phrase in person.phrases for noun in (phrase.head.same, *phrase.head.wider)}
    places = {word for phrase in person.phrases for word in phrase.narrowing if word in load_places()}
    return nouns | places | person.places | person.ages


def _other_party(known: set[str], phrase: RolePhrase) -> bool:
    later = (phrase.narrowing | {phrase.head.noun}) & PARTIES
    return bool(later and known & PARTIES and not later & known)


def _contradicts(known: frozenset[str], later: frozenset[str], *, office: bool) -> bool:
    """Return whether a later description narrows a role otherwise: another place, another branch of an `office`."""
    places = place_names()
    branches = ((known - places, later - places),) if office else ()
    return any(one and not other <= one for one, other in ((known & places, later & places), *branches))


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
        if role.head.same == "coroner" and not phrase.changing:
            changed -= DEPUTIES
        if changed and phrase.head.same in {*HELD_BY_ONE, "president"}:
            continue  # a former chancellor is not "the chancellor"
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
