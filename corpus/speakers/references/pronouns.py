"""Pronouns: whom "he", "they", "it" and "which" mean where they are the source."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.article import Span
from corpus.lexicon.gender import Gender
from corpus.lexicon.places import load_places
from corpus.people.roles import noun_of
from corpus.speakers.bodies.cores import may_be_person
from corpus.speakers.bodies.near import Lately
from corpus.speakers.bodies.organisations import Organisations
from corpus.speakers.descriptions.descriptions import Descriptions
from corpus.speakers.references.around import Around
from corpus.speakers.references.findings import MAX_SOURCE, Who, cues_of
from corpus.speakers.references.mistaken import Mistaken
from corpus.speakers.references.spoken import GOING_ON, Spoken
from corpus.speakers.sources.heads import Heads
from corpus.speakers.step import Step
from corpus.speakers.trail import Trail, unlikely_people
from corpus.statements.finding import Finding

NOT_AGAIN, CLEAR_LEAD = -99.0, 1.0
NAMED_BY_NOW = -3.0
"""What to take off somebody described whom a name behind the description may be that of."""
WORD = re.compile(r"\w+")
TWO = re.compile(r"\b[Tt]he (?:pair|duo|couple)\b")


class Pronouns:
    """Reads the sources of one page that are pronouns."""

    def __init__(
        self,
        heads: Heads,
        trail: Trail,
        organisations: Organisations,
        around: Around,
        spoken: Spoken,
        descriptions: Descriptions,
        mistaken: Mistaken,
    ) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._trail = trail
        self._organisations = organisations
        self._around = around
        self._spoken = spoken
        self._descriptions = descriptions
        self._mistaken = mistaken
        self.described: dict[int, int] = {}
        """Who is meant by the description at a character, as a pronoun behind it tells."""
        self.called_he_or_she: set[str] = set()
        """Names taken for bodies, which a pronoun tells to be people's."""

    def singular(self, finding: Finding, gender: Gender) -> Who:
        """Return whom "he" or "she" means, nobody where two people fit."""
        beside, inside = self._around.named_in(finding)
        asked = [one for one in self._spoken.asked if isinstance(one, int)] if finding.quoted else []
        start = finding.source[0].start
        if (ahead := self._around.named_ahead(start, gender)) is not None:
            return (ahead,)
        if (again := self._saying_on(finding, gender)) is not None:
            return (again,)
        put_to = self._spoken.put_to
        if put_to is not None and finding.quoted and self._registry.people[put_to].gender in {None, gender}:
            return (put_to,)
        if self._spoken.unnamed is not None and self._spoken.goes_on(finding):
            # "The clerk said that Lind was late. ... he added": he is not Lind.
            self._trail.add(Step(start, self._spoken.unnamed, subject=True, spoke=True, main=True))
            return ()
        opened = finding.content[0].start if finding.quoted and finding.content else start
        unlikely = unlikely_people(beside, inside, asked, self._around.quoted_in(finding))
        unlikely |= self._named_by_now(start, gender)
        person = self._trail.find_anybody(
            start,
            gender,
            unlikely,
            opened=opened,
            spoken_of=finding.kind == "direct" and self._around.tells_of(finding, gender),
            in_paragraph=bool(asked),
            goes_on=any(cue.lemma in GOING_ON for cue in cues_of(self._page, finding)),
        )
        if (owner := self._owner(finding, gender)) is not None:
            person = owner
        if person is not None and person in self._spoken.described:
            person = self._described(person, start, gender, unlikely)
        if person is None or person < 0:
            return self._spoken.speaks_for.get(person or 0, ()) or self._unlisted(start, gender)
        if self._is_of_another(person, start, gender):
            return ()
        self._trail.learn_gender(person, gender)
        return (person,)

    def _named_by_now(self, start: int, gender: Gender) -> dict[int, float]:
        """Return what to take off those described whom somebody named since may be: "The senator left. Lind ..."."""
        return {
            number: NAMED_BY_NOW
            for person, number, phrase in self._trail.named_since(start, gender)
            if self._descriptions.may_hold(person, phrase)
        }

    def _owner(self, finding: Finding, gender: Gender) -> int | None:
        """Return whom alone the sentence before tells of, as an owner: "Lind's view is not new. He said it leaks"."""
        start, page = finding.source[0].start, self._page
        leads = bool(finding.content) and start < finding.content[0].start
        goes_on = any(cue.lemma in GOING_ON for cue in cues_of(page, finding))
        return self._trail.owner_before(start, gender) if leads and not goes_on else None

    def _is_of_another(self, person: int, start: int, gender: Gender) -> bool:
        """Return whether somebody known to be "she" is told of between the pronoun and a person who may be a man."""
        verb = self._page.verb_of(self._page.token_at(start))
        relative = verb is not None and self._page.deps[verb] == "relcl"
        return self._trail.is_other_known(person, start, gender, owners=relative)

    def _saying_on(self, finding: Finding, gender: Gender) -> int | None:
        """Return who already speaks in the sentence that "he said" only ends: "Lind said it would “hold,” he said"."""
        start, page = finding.source[0].start, self._page
        before, last = self._trail.spoken_last_at(start), self._trail.last_speakers(start)
        if len(last) != 1 or not isinstance(last[0], int) or page.sentence_at(before) != page.sentence_at(start):
            return None
        goes_on = finding.kind != "direct" or page.text[finding.content[0].start + 1].islower()
        ends = goes_on and before < finding.content[0].start and finding.content[-1].end <= start
        return last[0] if ends and self._registry.people[last[0]].gender in {None, gender} else None

    def _described(self, speaker: int, start: int, gender: Gender, unlikely: Mapping[int, float]) -> int:
        """Return who "the minister" was where "he" goes on, by his gender; the number without a name where unsure."""
        person = self._trail.find_singular(start, gender, {**unlikely, speaker: NOT_AGAIN}, certain=CLEAR_LEAD)
        source = self._spoken.described[speaker]
        if person is None or self._registry.people[person].gender not in {None, gender}:
            return speaker
        same = self._page.sentence_at(source.start) == self._page.sentence_at(start)
        if same or not self._descriptions.tells_of(person, source):
            return speaker
        self.described[source.start] = person
        return person

    def _unlisted(self, start: int, gender: Gender) -> Who:
        """Return the last speaker, taken for a body, where "he" can be nobody else: "Dorin Pask said ... He added"."""
        last = self._trail.last_speakers(start) if self._trail.is_empty(start, gender) else ()
        if len(last) != 1 or not isinstance(last[0], str) or not may_be_person(last[0]):
            return ()
        since = self._page.text[max(self._trail.spoken_last_at(start), start - MAX_SOURCE) : start]
        words = since.replace("\n", " ").split(" ")
        others = ("its" in words) or any(word.islower() and noun_of(word.strip(" ,.;:”")) for word in words)
        if others:
            return ()
        self.called_he_or_she.add(last[0])
        return last

    def body_before(self, start: int) -> Who:
        """Return the body named right before "which", that is nobody in person: "he wrote to the Gull, which said"."""
        end = start
        while end and self._page.text[end - 1] in " ,–—-":
            end -= 1
        named = self._page.entity_over(end - 1, end)
        if named is None or named.label != "ORG" or named.end != end:
            return ()
        return self._organisations.name(named.start, named.end, Lately(start, ()))

    def body(self, finding: Finding) -> Who:
        """Return the body "it" means: the one that spoke last, or the one the sentence before is about."""
        start = finding.source[0].start
        near, who = self._organisations.near, self._trail.last_speakers(start)
        spoke = len(who) == 1 and isinstance(who[0], str)
        if spoke and self._trail.spoke_right_before(start):
            return who
        begins = min((start, *(span.start for span in finding.content)))
        acting = near.acting_before(start, alone=False) or self._acting_beside(begins) or near.named_beside(start)
        if acting:
            return (acting,)
        if spoke:
            return who
        mistaken = self._mistaken.before(start)
        return () if mistaken is None else (mistaken,)

    def _acting_beside(self, at: int) -> str:
        """Return the one body that acts before `at` in its sentence, no name of somebody; "" elsewhere."""
        one = self._organisations.near.acting_beside(at)
        if one is None or any(self._registry.meant[i] >= 0 for i in self._heads.inside(Span(one.start, one.end))):
            return ""
        return "".join(self._organisations.name(one.start, one.end, Lately(at, ()))[:1])

    def plural(self, start: int) -> Who:
        """Return whom "they" means: the two named last, a body that acts, or whoever spoke last."""
        who = self._trail.last_speakers(start)
        pair, place = self._trail.pair_before(start)
        if pair and place > self._trail.spoken_last_at(start):
            return pair
        if TWO.search(self._page.text, self._page.sentences[max(0, self._page.sentence_at(start) - 1)], start):
            return self._trail.last_pair(start)
        if not who and (acting := self._organisations.near.acting_before(start, alone=True)):
            return (acting,)
        if len(who) == 1:
            return who if isinstance(who[0], str) and who[0].lower() not in load_places() else ()
        return who
