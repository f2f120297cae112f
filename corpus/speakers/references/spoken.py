"""Spoken so far: who made, who was asked and who stands behind the statements before this one."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.article import Span
from corpus.people.roles import noun_of, parse_role
from corpus.speakers.bodies.cores import LEADING
from corpus.speakers.bodies.documents import Documents
from corpus.speakers.bodies.near import BODIES, Near
from corpus.speakers.bodies.organisations import SPOKESPERSON
from corpus.speakers.references.findings import BESIDE, Who, clip, cues_of
from corpus.speakers.references.mistaken import Mistaken
from corpus.speakers.sources.heads import Heads
from corpus.speakers.step import Step
from corpus.speakers.trail import Trail
from corpus.statements.finding import Finding

ASKING = re.compile(r"\b(?:ask|asks|asked|asking)\b", re.IGNORECASE)
GOING_ON = frozenset({"add", "continue", "conclude"})
"""Verbs of whoever has just said something."""


class Spoken:
    """What the statements so far tell of the next one. Written in the order of the text."""

    def __init__(self, heads: Heads, trail: Trail, near: Near, documents: Documents, mistaken: Mistaken) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._trail = trail
        self._near = near
        self._documents = documents
        self._mistaken = mistaken
        self.asked: Who = ()
        """Who has just asked something."""
        self.put_to: int | None = None
        """Whom they asked, by name."""
        self.unnamed: int | None = None
        """Somebody without a name who spoke last."""
        self.said: dict[int, Who] = {}
        """Whom the source at a character means."""
        self._written: Who = ()
        """Whose document spoke last."""
        self.spoken_for: Who = ()
        """The body whose spokesperson spoke last."""
        self.described: dict[int, Span] = {}
        """What tells of somebody without a name who spoke, by their number: "the minister"."""
        self.speaks_for: dict[int, Who] = {}
        """The body for which somebody without a name speaks, by their number."""

    def note(self, finding: Finding, who: Who) -> None:
        """Note whom the source of a finding means; the trail is told of them too."""
        at = finding.source[0].start
        said_to = finding.content[-1].end - 1 if finding.content else -1
        for one in who:
            if isinstance(one, int):
                self._trail.add(Step(at, one, subject=True, spoke=True, main=True, joint=len(who) > 1, said_to=said_to))
        self.said[at] = who
        source = finding.source[0]
        self._written = who if self._documents.is_document(source) or self._documents.is_made_by(source) else ()
        if spokesperson := SPOKESPERSON.search(clip(finding.source[0]).of(self._page.text)):
            self.spoken_for = who
            if who and all(isinstance(one, str) for one in who) and (noun := noun_of(spokesperson[0])) is not None:
                self.speaks_for[self._trail.add_unnamed(at, noun.gender, spoke=True)] = who
        self._trail.note_speakers(at, who, finding.content[-1].end if finding.content else 0)
        somebody = () if who else self._note_unnamed(finding.source[0])
        self.unnamed = somebody[0] if somebody else self.unnamed if self.goes_on(finding) else None
        asks = any(ASKING.search(clip(span).of(self._page.text)) for span in finding.cue)
        self.asked = (who or somebody) if asks else ()
        self.put_to = self._asked_of(finding) if asks else None

    def _asked_of(self, finding: Finding) -> int | None:
        """Return the person named right behind a verb of asking: "the host asked Ora Lindqvist whether ..."."""
        behind = finding.cue[-1].end + 1
        near = self._heads.inside(Span(behind, behind + BESIDE))
        number = next((i for i in near if self._registry.mentions[i].begin == behind), None)
        return self._registry.meant[number] if number is not None and self._registry.meant[number] >= 0 else None

    def goes_on(self, finding: Finding) -> bool:
        """Return whether somebody without a name, who made the statement before this one, goes on: "he added".

        Whoever is told of between the two may be meant too.
        """
        if self.unnamed is None or not any(cue.lemma in GOING_ON for cue in cues_of(self._page, finding)):
            return False
        start = finding.source[0].start
        said = self._trail.said_to(start)
        opened = min(start, finding.content[0].start if finding.content else start)
        lately = self._page.paragraph_at(start) - self._page.paragraph_at(said) <= 1
        return lately and not self._heads.inside(Span(said, opened))

    def goes_on_for(self, finding: Finding) -> Who:
        """Return the body that "a spokesman" speaks for: the one just told of, or the one that spoke before.

        "The Dam Board met on Monday. A spokesman said ..."; "the Dam Board said ... A spokesman said ...", where no
        other is named between.
        """
        start = finding.source[0].start
        opens = min(start, finding.content[0].start) if finding.content else start
        who = self._trail.last_speakers(start)
        if not self._trail.spoke_right_before(opens) and (acting := self._near.acting_alone(opens)):
            return (acting,)
        if len(who) == 1 and isinstance(who[0], str):
            return who if finding.content and self._is_only_one(who[0], finding) else ()
        mistaken = self._mistaken.before(opens)
        return () if mistaken is None or self._registry.people[mistaken].name.given else (mistaken,)

    def wrote(self, at: int) -> Who:
        """Return whose document spoke right before `at`, where "it" goes on: "Lind's letter said no. It added ..."."""
        return self._written if self._trail.spoke_right_before(at) else ()

    def _is_only_one(self, name: str, finding: Finding) -> bool:
        """Return whether no other body is named since one spoke, nor where the words of its spokesman begin."""
        page, start, begin = self._page, finding.source[0].start, finding.content[0].start
        said_to, opens = self._trail.said_to(start), begin + len("“The A")
        first, last = (bisect_left(page.entity_starts, at) for at in (min(said_to, begin), max(start, opens)))
        told_of = (
            LEADING.sub("", page.text[one.start : one.end])
            for one in page.entities[first:last]
            if one.label in BODIES and (said_to <= one.start < start or begin <= one.start < opens)
        )
        return all(each in name for each in told_of)

    def _note_unnamed(self, source: Span) -> tuple[int, ...]:
        """Note an unnamed speaker, one person by the noun: "a campaign aide", "the woman"; returns their number."""
        text = clip(source).of(self._page.text)
        phrase = parse_role(text)
        if phrase is not None and not phrase.plural and text[:1] not in {"", " "}:
            known = text[:4].lower() == "the "
            gender, known_as = phrase.head.gender, phrase if known else None
            number = self._trail.add_unnamed(source.start, gender, spoke=True, known_as=known_as)
            if known:
                self.described[number] = clip(source)
            return (number,)
        return ()
