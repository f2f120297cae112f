"""Phrases: sources of a particular form, and who else speaks with whoever a source names."""

from __future__ import annotations

import re

from corpus.article import Span
from corpus.lexicon.cues import load_cues
from corpus.lexicon.folding import fold
from corpus.speakers.bodies.near import Lately
from corpus.speakers.bodies.organisations import Organisations
from corpus.speakers.mentions import is_title
from corpus.speakers.references.camps import Camps
from corpus.speakers.references.findings import BESIDE, Who
from corpus.speakers.sources.heads import Heads
from corpus.speakers.trail import Trail
from corpus.statements.finding import Finding

OF_TWO = frozenset({"the elder", "the younger"})
FAMILY = re.compile(r"[Tt]he ([A-Z][a-z]\w+s)(?:$|, [A-Z]\w+ and [A-Z]\w+$)")
"""The people of one surname: "the Lindqvists"."""
LED = re.compile(
    r"^(?:the|a|an)?\s*(?:\w+ ){0,3}(?:researchers|scientists|team|authors|group|economists)[^.;:]{0,60}?\bled by ",
    re.I,
)
"""Who works under somebody named: "the researchers, led by Ora Lind"."""
AFFILIATED = re.compile(r"\([RDI]-$")
"""Before a state that is cut out of "John Kay (R-OH)", which is nobody but John Kay."""
SAID_FIRST = re.compile(r"\b(\w+), (?:and|as) $")


class Phrases:
    """Reads the sources of one page that are words, not pronouns."""

    def __init__(self, heads: Heads, trail: Trail, organisations: Organisations) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._trail = trail
        self._organisations = organisations
        self.camps = Camps(heads, trail)
        """Whose campaign a source is."""

    # Each form of words is a case of its own, and none of them is read on.
    def particular(self, span: Span, plain: str) -> Who | None:
        """Return whom a source of a particular form means: "the Lindqvists", "a team led by Lind"; None for others."""
        text, start = span.of(self._page.text), span.start
        family = FAMILY.match(text)
        if family is not None and (bearers := self._family(family[1])):
            return bearers if len(bearers) == 2 else ()
        if plain in OF_TWO or is_title(self._page, start, span.end):
            near = self._heads.inside(Span(max(0, start - BESIDE), span.end + BESIDE))
            return tuple(self._registry.meant[i] for i in near if self._is_beside(i, span, plain))[:1]
        if AFFILIATED.search(self._page.text, max(0, start - 4), start):
            near = self._heads.inside(Span(max(0, start - BESIDE), start))
            return tuple(self._registry.meant[i] for i in near if self._registry.meant[i] >= 0)[-1:]
        if led := LED.search(text):
            leaders = self._heads.inside(Span(start + led.end(), span.end))
            return tuple(self._registry.meant[i] for i in leaders if self._registry.meant[i] >= 0)[:1]
        if camp := self.camps.meant(span):
            return (camp,)
        return () if self._is_two_in_a_row(span) else None

    def _is_two_in_a_row(self, span: Span) -> bool:
        """Return whether a source is two names and a comma, of which only one can be the speaker's."""
        numbers = self._heads.inside(span)
        if len(numbers) != 2:
            return False
        first, second = (self._registry.mentions[i] for i in numbers)
        alone = first.begin <= span.start and second.end >= span.end - 1
        apart = {self._registry.meant[i] for i in numbers}
        return alone and self._page.text[first.end : second.start] == ", " and len(apart) == 2 and min(apart) >= 0

    def _family(self, plural: str) -> Who:
        """Return the people of one surname "the Lindqvists" may be: two of them are meant, one or three are not."""
        surnames = {fold(plural.removesuffix(end)) for end in ("s", "es") if plural.endswith(end)}
        return tuple(one.number for one in self._registry.people if one.name.surname in surnames and one.name.given)

    def _is_beside(self, number: int, span: Span, plain: str) -> bool:
        """Return whether a mention is whom a cut source belongs to: "the Elder" its end, a book's title before it."""
        mention = self._registry.mentions[number]
        if self._registry.meant[number] < 0:
            return False
        if plain in OF_TWO:
            return mention.start < span.start and mention.end == span.end
        gap = self._page.text[span.end : mention.begin]
        return mention.begin >= span.end and gap.strip(" ,”\"’'") in {"", "the", "author", "the author"}

    def joined_with(self, span: Span, heads: Who) -> Who:
        """Return the people a source names, and the body that is joined to them: "the Tarn Trust and Ora Lind"."""
        page, joint = self._page, self._page.text.find(" and ", span.start, span.end)
        if joint < 0 or "," in span.of(page.text):
            return heads
        sides = (Span(span.start, joint), Span(joint + 5, span.end))
        bodies = [side for side in sides if all(self._registry.meant[i] < 0 for i in self._heads.inside(side))]
        if len(bodies) != 1 or not self._organisations.is_named(bodies[0].start, bodies[0].end):
            return heads
        names = self._organisations.name(bodies[0].start, bodies[0].end, Lately(self._trail.said_to(span.start), ()))
        return (*names, *heads) if bodies[0] == sides[0] else (*heads, *names)

    def agreed_with(self, finding: Finding, heads: Who) -> Who:
        """Return who said it first, where others agree: "Lind said, and Pell agreed, that the dam was safe".

        In "Lind said, and Pell replied: “No.”" Pell alone did.
        """
        span = finding.source[0]
        if finding.cue and self._page.text.startswith(":", finding.cue[-1].end):
            return ()
        said = SAID_FIRST.search(self._page.text, max(0, span.start - BESIDE), span.start)
        if said is None or said[1].lower() not in load_cues():
            return ()
        last = self._heads.inside(Span(max(0, said.start() - BESIDE), said.start()))
        return tuple(
            self._registry.meant[i]
            for i in last[-1:]
            if self._registry.mentions[i].end + 1 == said.start()
            and self._registry.meant[i] >= 0
            and self._registry.meant[i] not in heads
        )

    def writers(self, finding: Finding, reading: re.Match[str]) -> Who:
        """Return who wrote what is read aloud: whose letter it is, nobody where the text only says "the letter"."""
        begin = finding.sentence.start
        near = self._heads.inside(Span(begin + reading.start(), begin + reading.end()))
        if reading["writer"]:
            wrote = [i for i in near if self._registry.meant[i] >= 0 and not self._registry.mentions[i].possessive]
            # `a letter that Pell had got from Lind`
            sent = (max(reading["writer"].rfind(f" {word} ") for word in ("from", "by"))) + reading.start("writer")
            senders = [i for i in wrote if self._registry.mentions[i].start > begin + sent] if sent > 0 else []
            return tuple(self._registry.meant[i] for i in (senders or wrote)[:1])
        owners = [i for i in near if self._registry.mentions[i].possessive and self._registry.meant[i] >= 0]
        return tuple(self._registry.meant[i] for i in owners[-1:])
