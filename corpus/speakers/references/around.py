"""Around a source: who is named near it, and so is nobody, or just the one, its pronoun means."""

from __future__ import annotations

import re

from corpus.article import Span
from corpus.lexicon.gender import Gender
from corpus.speakers.references.findings import BESIDE, RELATIVE, SINGULAR, clip
from corpus.speakers.sources.fronted import find_fronted
from corpus.speakers.sources.heads import Heads
from corpus.statements.finding import Finding

MAX_TOLD = 120
"""Characters in which a quotation says whom it is about."""


class Around:
    """Finds the people named around the sources of one page."""

    def __init__(self, heads: Heads) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._starts = heads.starts
        self._described: list[tuple[int, int]] = []

    def describe(self, start: int, person: int) -> None:
        """Note whom a role that stands at `start` means: "the chancellor"."""
        self._described.append((start, person))

    def people(self, start: int, end: int) -> set[int]:
        """Return the people named between two characters in the sentence of the first, owners left out."""
        sentence = self._page.sentence_at(start)
        mentions, meant = self._registry.mentions, self._registry.meant
        return {
            meant[i]
            for i in self._heads.inside(Span(start, end))
            if meant[i] >= 0 and not mentions[i].possessive and self._page.sentence_at(self._starts[i]) == sentence
        }

    def named_in(self, finding: Finding) -> tuple[set[int], set[int]]:
        """Return who is named in the clause the source governs, and who in a quotation or before the source."""
        start = finding.source[0].start
        beside, inside = self.people(start, start + BESIDE), set[int]()
        if fronted := find_fronted(self._page, start):
            beside |= self.people(fronted.start, fronted.end)
        for number, span in enumerate(map(clip, finding.content)):
            if not number and span.of(self._page.text).lower() in RELATIVE:
                before = self._heads.before(span.start)
                beside.update(() if before is None else (before,))  # "Pell, who he said was right": "he" is not Pell
            people = {self._registry.meant[i] for i in self._heads.inside(span)}
            (beside if span.start > start and not self._page.is_quoted(span.start) else inside).update(people)
            for at, person in reversed(self._described):
                if at < span.start:
                    break
                if at < span.end:  # "The chancellor must go, he said": "he" is not the chancellor
                    (beside if at == span.start else inside).add(person)
            if not number and span.end <= start:
                beside.update(self._opening(span, start))
        return beside, inside

    def _opening(self, span: Span, start: int) -> set[int]:
        """Return who opens a clause before "he said", and is not "he": the Lind of "Lind failed, he said"."""
        page, opens = self._page, self._heads.inside(Span(span.start, span.start + BESIDE))
        verb = page.verb_of(page.token_at(start)) if opens else None
        if verb is None or page.deps[verb] == "advcl":
            return set()
        mention = self._registry.mentions[opens[0]]
        acts = (
            mention.begin == span.start
            and not mention.possessive
            and page.verb_of(page.token_at(mention.end - 1)) is not None
        )
        return {self._registry.meant[opens[0]]} if acts else set()

    def quoted_in(self, finding: Finding) -> set[int]:
        """Return who is named within the quotation marks of what is said: speakers seldom call themselves by name."""
        numbers = (number for span in finding.content for number in self._heads.inside(clip(span)))
        return {self._registry.meant[i] for i in numbers if self._registry.mentions[i].quoted}

    def named_ahead(self, start: int, gender: Gender) -> int | None:
        """Return whom the main clause names behind the pronoun's own: "When he left, Pell said ..."; None elsewhere."""
        page = self._page
        verb = page.verb_of(page.token_at(start))
        if verb is None or page.deps[verb] != "advcl" or page.heads[verb] <= verb:
            return None
        main = page.heads[verb]
        for number in self._heads.inside(Span(page.starts[verb], page.starts[main])):
            mention, person = self._registry.mentions[number], self._registry.meant[number]
            if page.verb_of(page.token_at(mention.end - 1)) != main or mention.possessive:
                continue
            known = self._registry.people[person].gender if person >= 0 else None
            return person if person >= 0 and known in {None, gender} else None
        return None

    def tells_of(self, finding: Finding, gender: Gender) -> bool:
        """Return whether the words quoted are of somebody of that gender they do not name: "He is still young"."""
        first = clip(finding.content[0])
        words = re.split(r"\W+", first.of(self._page.text).lower()[:MAX_TOLD])
        return any(SINGULAR.get(word) == gender for word in words) and not self._heads.inside(first)
