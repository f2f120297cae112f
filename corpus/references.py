"""References: whom the source of each finding means, read in one walk through the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from corpus.article import Span
from corpus.finding import Finding
from corpus.heads import COORDINATION, Heads
from corpus.names import Gender, fold
from corpus.organisations import SPOKESPERSON, Organisations
from corpus.page import Page
from corpus.registry import EITHER, Person, Registry
from corpus.roles import RolePhrase, load_places, may_be_called, parse_role, same_office
from corpus.trail import GenderShown, Step, Trail, unlikely_people

SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f",
}  # fmt: skip
PASSED = frozenset({"he", "He", "she", "She", "his", "His", "her", "Her", "him"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
BOTH = re.compile(
    r"(?:both|the two|the pair|the duo|the couple|both of them|the two of them)(?: (?:men|women|leaders|\w+s))?",
    re.IGNORECASE,
)
OTHER_PRONOUNS = frozenset(
    "i we you us me my our your one some others another this these those what there people".split()
)
RELATIVE = frozenset({"who", "whom", "that", "which", "whose"})
SHORTEST_MISPRINT = 5
INDEFINITE = frozenset("a an another one some two three many several any no every most other few".split())
ASKING = re.compile(r"\b(?:ask|asks|asked|asking)\b", re.IGNORECASE)
AGE = re.compile(r"\b(\d{1,3})-year-old\b")
SITUATIONAL = frozenset(
    "moderator source reporter journalist writer author host judge nurse doctor lawyer attorney critic opponent rival friend "
    "spokesman spokeswoman spokesperson man woman boy girl person witness victim suspect voter resident worker student officer "
    "official owner driver anchor editor columnist narrator caller interviewer supporter protester counterpart predecessor "
    "successor president pope king queen mother father wife husband son daughter brother sister".split()
)
"""Nouns that mean somebody by what happens, or somebody not introduced by name: no guess from recency alone."""

DESCRIBING = frozenset(
    "politician lawmaker legislator businessman businesswoman billionaire mogul tycoon star actor musician performer athlete player "
    "footballer cricketer coach democrat republican author writer".split()
)
"""Nouns by which newspapers describe somebody anew instead of repeating the name."""

CONTESTED = frozenset({"candidate", "nominee", "contender", "hopeful", "front-runner", "rival", "democrat", "republican", "politician"})
"""Roles that many in one article share without being given them each."""

Who = tuple[int | str, ...]
"""People by number, organisations by name."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something the walk meets: a name, a pronoun that is no source, or the source of a finding."""

    at: int
    order: int
    mention: int = -1
    gender: Gender | None = None
    subject: bool = True
    role: int = -1
    finding: int = -1


class References:
    """Walks a page once, keeping the trail, and says whom each source means when it gets there."""

    def __init__(self, page: Page, registry: Registry) -> None:
        self._page = page
        self._registry = registry
        self._starts = [mention.start for mention in registry.mentions]
        self._heads = Heads(page, registry, self._starts)
        self._organisations = Organisations(page)
        self._trail = Trail(
            page, {person.number: GenderShown(person.gender, person.certain) for person in registry.people}
        )
        self._by_role: dict[str, list[Person]] = {}
        for person in registry.people:
            for word in _described_by(person):
                self._by_role.setdefault(word, []).append(person)
        self._asked: tuple[int, Who] = (-1, ())

    def name(self, findings: Sequence[Finding]) -> list[Who]:
        """Return whom the source of each finding means."""
        named: list[Who] = [()] * len(findings)
        for event in sorted(self._events(findings), key=lambda event: (event.at, event.order)):
            if event.finding >= 0:
                finding = findings[event.finding]
                who = self._read(finding)
                named[event.finding] = who
                self._note(finding, who)
            elif event.mention >= 0:
                self._step(event.mention)
            elif event.gender is not None:
                self._pass_pronoun(event.at, event.gender, event.subject)
            elif event.role >= 0:
                self._pass_role(event.at, event.role)
        return named

    def _events(self, findings: Sequence[Finding]) -> Iterator[_Event]:
        page = self._page
        taken, covered = set(), set()
        for number, finding in enumerate(findings):
            if finding.source:
                yield _Event(finding.source[0].start, 1, finding=number)
                taken.add(finding.source[0].start)
                covered.update(i for span in finding.source for i in self._heads.inside(span))
        for number, who in enumerate(self._registry.meant):
            if who >= 0:
                yield _Event(self._starts[number], 2 if number in covered else 0, mention=number)
        for token, word in enumerate(page.words):
            at = page.starts[token]
            if word in PASSED:
                if at not in taken and not page.is_quoted(at):
                    yield _Event(at, 0, gender=SINGULAR[word.lower()], subject=word.lower() in {"he", "she"})
            elif word in self._by_role and page.deps[token] == "nsubj" and not page.is_quoted(at):
                start = page.determined_from(token)
                if start is not None and start not in taken:
                    yield _Event(start, 0, role=at + len(word))

    def _step(self, number: int) -> None:
        mentions, meant = self._registry.mentions, self._registry.meant
        mention = mentions[number]
        subject = self._page.is_subject(self._page.token_at(mention.end - 1))
        self._trail.add(Step(mention.start, meant[number], subject, False, mention.quoted, mention.possessive))
        if number and meant[number - 1] >= 0 and meant[number - 1] != meant[number] and not mention.quoted:
            between = self._page.text[mentions[number - 1].end : mention.begin]
            if len(between) < 120 and " and " in between + " " and COORDINATION.fullmatch(between):
                self._trail.note_pair(mention.start, (meant[number - 1], meant[number]))

    def _pass_role(self, start: int, end: int) -> None:
        person = self._role(start, end, None)
        if person is not None:
            self._trail.add(Step(start, person, subject=True))

    def _pass_pronoun(self, at: int, gender: Gender, subject: bool) -> None:
        named_after = self._people(at, at + 60, quoted=False)
        person = self._trail.find_singular(at, gender, unlikely_people(named_after, (), ()))
        if person is None:
            return
        self._trail.add(Step(at, person, subject=subject))
        if (
            subject
            and self._trail.find_singular(at, gender, unlikely_people(named_after, (), ()), certain=2.0) is not None
        ):
            self._trail.learn_gender(person, gender)

    def _people(self, start: int, end: int, *, quoted: bool) -> set[int]:
        """Return the people named between two characters, within the sentence unless in a quotation."""
        sentence = self._page.sentence_at(start)
        return {
            self._registry.meant[i]
            for i in self._heads.inside(Span(start, end))
            if quoted
            or (not self._registry.mentions[i].possessive and self._page.sentence_at(self._starts[i]) == sentence)
        } - {-1}

    def _note(self, finding: Finding, who: Who) -> None:
        at = finding.source[0].start
        for one in who:
            if isinstance(one, int):
                self._trail.add(Step(at, one, subject=True, spoke=True))
        self._trail.note_speakers(at, who)
        asks = any(ASKING.search(span.of(self._page.text)) for span in finding.cue)
        self._asked = (at, who) if asks else (-1, ())

    def _read(self, finding: Finding) -> Who:
        page, source = self._page, finding.source
        plain = " ".join(" ".join(span.of(page.text) for span in source).lower().split()).strip(" ,.;:“”\"'‘’")
        start = source[0].start
        if plain in SINGULAR:
            person = self._singular(finding, start, SINGULAR[plain])
            return () if person is None else (person,)
        if plain in PLURAL:
            return self._plural(start)
        if BOTH.fullmatch(plain):
            return self._trail.last_pair(start)
        if plain in RELATIVE:
            before = self._heads.before(start)
            return () if before is None else (before,)
        if plain == "it":
            who = self._trail.last_speakers(start)
            return who if len(who) == 1 and isinstance(who[0], str) else ()
        if plain in OTHER_PRONOUNS or not plain:
            return ()
        heads = tuple(dict.fromkeys(head for span in source for head in self._heads.of(span)))
        if heads:
            return heads
        for found in (self._heads.beside(source[-1]), self._role(start, source[0].end, finding)):
            if found is not None:
                return (found,)
        misprinted = self._misprinted(start, source[0].end)
        if misprinted is not None:
            return (misprinted,)
        inside = [self._registry.meant[i] for i in self._heads.inside(source[0])]
        if EITHER in inside or (any(person >= 0 for person in inside) and SPOKESPERSON.search(plain)):
            return ()
        organisation = self._organisations.name(start, source[0].end, self._trail.last_organisation(start))
        return (organisation,) if organisation else ()

    def _singular(self, finding: Finding, start: int, gender: Gender) -> int | None:
        beside, inside = self._named_in(finding)
        asked = [one for one in self._asked[1] if isinstance(one, int)] if finding.quoted else []
        person = self._trail.find_singular(start, gender, unlikely_people(beside, inside, asked))
        if person is not None:
            self._trail.learn_gender(person, gender)
        return person

    def _named_in(self, finding: Finding) -> tuple[set[int], set[int]]:
        """Return who is named in the clause the source governs, and who in a quotation or before the source."""
        start = finding.source[0].start
        beside, inside = self._people(start, start + 60, quoted=False), set[int]()
        for span in finding.content:
            quoted = self._page.is_quoted(span.start)
            people = self._people(span.start, span.end, quoted=True)
            (beside if span.start > start and not quoted else inside).update(people)
        return beside, inside

    def _plural(self, start: int) -> Who:
        who = self._trail.last_speakers(start)
        if not who:
            return self._trail.pair_before(start)
        joint = len(who) > 1 or (len(who) == 1 and isinstance(who[0], str) and who[0].lower() not in load_places())
        return who if joint else ()

    def _misprinted(self, start: int, end: int) -> int | None:
        """Return the one person whose surname differs in one letter from a source of one capitalised word."""
        word = fold(self._page.text[start:end])
        entity = self._page.entity_over(start, end)
        if len(word) < SHORTEST_MISPRINT or not word.isalpha() or (entity is not None and entity.label != "PERSON"):
            return None
        near = [
            person.number
            for person in self._registry.people
            if person.name.given and person.name.surname[:1] == word[:1] and OSA.distance(person.name.surname, word, score_cutoff=1) == 1
        ]
        return near[0] if len(near) == 1 and self._page.text[start].isupper() else None

    def _role(self, start: int, end: int, finding: Finding | None) -> int | None:
        """Return the person a definite role phrase means, by role, place and recency; None where two fit equally."""
        text = self._page.text[start:end]
        first = text.split(None, 1)[0].lower() if text.strip() else ""
        if first in INDEFINITE:
            return None
        age = AGE.search(text)
        phrase = parse_role(text)
        if phrase is None and age is None:
            return None
        if phrase is not None and phrase.plural:
            return None
        recency = self._trail.recency(start)
        fitting: dict[int, float] = {}
        for person in self._candidates(phrase):
            fit = _fit(person, phrase, age.group(1) if age else "")
            if fit is not None:
                fitting[person.number] = recency.get(person.number, -2.0) + fit
        about = self._by_recency(finding, start, phrase) if phrase is not None and first == "the" else None
        ranked = sorted(fitting.items(), key=lambda item: -item[1])
        if not ranked:
            return about if finding is not None else None
        best = ranked[0][0]
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.6:
            return None
        if best in recency and (phrase is None or phrase.narrowing or phrase.head.same not in CONTESTED and fitting[best] - recency[best] >= 1.0):
            return best
        if finding is not None and about is not None and about != best:
            return None
        present = max(recency, key=lambda number: (recency[number], -number), default=best)
        if present not in fitting and recency[present] - recency.get(best, -2.0) > 1.5 and self._suits(present, phrase):
            return None
        return best

    def _candidates(self, phrase: RolePhrase | None) -> Sequence[Person]:
        if phrase is None:
            return self._registry.people
        place = load_places().get(phrase.head.noun, "")
        nouns = {phrase.head.same, phrase.head.noun, place}
        return list({person.number: person for noun in nouns for person in self._by_role.get(noun, ())}.values())

    def _by_recency(self, finding: Finding | None, start: int, phrase: RolePhrase) -> int | None:
        """Return the person the text is about, where a new description ("the billionaire businessman") suits them."""
        if (
            not ({phrase.head.noun, phrase.head.same} | phrase.head.wider) & DESCRIBING
            or phrase.head.noun in SITUATIONAL
        ):
            return None
        unlikely = unlikely_people(self._named_in(finding)[0] if finding else (), (), ())
        person = self._trail.find_singular(start, phrase.head.gender, unlikely, certain=1.2)
        if person is None or not self._suits(person, phrase):
            return None
        before = self._page.text[max(0, start - 1500) : start].lower()
        introduced = re.search(
            rf"\b(?:a|an|another|one|some)\s(?:[\w-]+\s){{0,3}}{re.escape(phrase.head.noun)}\b", before
        )
        return None if introduced else person

    def _suits(self, person: int, phrase: RolePhrase | None) -> bool:
        """Say whether nothing known about a person speaks against a role: their gender, or another walk of life."""
        known = self._registry.people[person]
        if phrase is None or (phrase.head.gender and known.gender and phrase.head.gender != known.gender):
            return False
        for role in known.phrases:
            if same_office(role.head, phrase.head) and _contradicts(role.narrowing | known.places, phrase.narrowing):
                return False
        fields = {noun for role in known.phrases for noun in (role.head.noun, role.head.same, *role.head.wider)}
        return not fields or bool(fields & {phrase.head.noun, phrase.head.same, *phrase.head.wider})


def _contradicts(known: frozenset[str], later: frozenset[str]) -> bool:
    """Say whether a later description narrows an office otherwise: another place, or another branch where one is known."""
    places = frozenset(load_places().values())
    for one, other in ((known & places, later & places), (known - places, later - places)):
        if one and not other <= one:
            return True
    return False


def _described_by(person: Person) -> set[str]:
    """Return the nouns and places a later description of a person may be found by."""
    nouns = {noun for phrase in person.phrases for noun in (phrase.head.same, *phrase.head.wider)}
    places = {word for phrase in person.phrases for word in phrase.narrowing if word in load_places()}
    return nouns | places | person.places


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
        if not may_be_called(role.head, phrase.head):
            continue
        changed = phrase.changing ^ role.changing
        if changed - {"former", "ex"}:
            continue
        known = role.narrowing | person.places | {role.head.noun, role.head.same}
        if not phrase.narrowing <= known:
            continue
        fit = 1.0 + 0.5 * len(phrase.narrowing) if same_office(role.head, phrase.head) else 0.0
        best = max(fit - 1.0 * bool(changed), best if best is not None else -9.0)
    return best if best is None or by_age is None else best + by_age


def _fit_place(person: Person, phrase: RolePhrase) -> float | None:
    """Return how well "the Frenchman" or "the Democrat" suits a person: by a place or party given with the name."""
    if phrase.head.noun in person.places and phrase.narrowing <= person.places:
        return 1.0
    place = load_places().get(phrase.head.noun)
    if place and any(place in role.narrowing for role in person.phrases):
        return 1.0
    return None
