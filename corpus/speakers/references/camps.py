"""Camps: the bodies that work for one person and go by their name: the Lind campaign, the Lind administration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Span
from corpus.lexicon.folding import fold
from corpus.lexicon.lists import load_words
from corpus.speakers.bodies.near import NAMED_LONG_BEFORE
from corpus.speakers.bodies.organisations import CUT
from corpus.speakers.references.findings import SINGULAR
from corpus.speakers.registry import NOBODY
from corpus.speakers.sources.heads import Heads
from corpus.speakers.trail import Trail

NOUN = r"(?:(?:[Pp]residential|[Rr]e-?election|[Ee]lection|[Pp]rimary|[Mm]ayoral|[Gg]ubernatorial|Senate) )?" + (
    r"(?P<noun>campaign|administration|transition(?: team)?|camp|government|regime)"
)
CAMP = re.compile(rf"{NOUN}(?:['’]s)?(?: spokes(?:man|woman|person))?", re.IGNORECASE)
SPOKEN_FOR = re.compile(r"(?:(?:an?|the) )?spokes(?:man|woman|person) (?:for|with|of) (?=\S)", re.IGNORECASE)
OWNED = re.compile(rf"(?:['’]s?)? {NOUN}\b")
OF_A_CAUSE = re.compile(r"\bcampaign (?:to|for|against)\b")
"""A campaign that is nobody's: "the campaign to save the bridge"."""
OF_STATES = frozenset({"government", "regime"})
"""Camps of which "the government" tells nobody's: it is the country's."""
CERTAIN = 1.2
"""By how much whoever "his campaign" means must lead."""


class Camps:
    """Finds the camp that a source of one page means."""

    def __init__(self, heads: Heads, trail: Trail) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._trail = trail
        self._full: dict[str, str] = {}

    def also(self, camp: str) -> Sequence[str]:
        """Return what a camp that was meant is called by its owner's full name: "Ora Lind's campaign"."""
        return (self._full[camp],) if camp in self._full else ()

    def meant(self, source: Span) -> str:
        """Return the camp a source means, by its owner's surname: of "his campaign" and "Ora Lind's campaign" too.

        "The campaign" is the one that the page tells of before, or does in the paragraphs next to it; "" where a
        source means none, or several may be meant.
        """
        text = CUT.split(source.of(self._page.text).rstrip(" ,.;:"), maxsplit=1)[0]
        spoken_for = SPOKEN_FOR.match(text)
        start, end = source.start + (spoken_for.end() if spoken_for else 0), source.start + len(text)
        for number in self._heads.inside(Span(start, end)):
            if owned := self._owned_by(number, end):
                return owned
        first, _, rest = self._page.text[start:end].partition(" ")
        camp = CAMP.fullmatch(rest)
        if camp is None:
            return ""
        noun = camp["noun"].lower()
        if first.lower() in {"his", "her"}:
            person = self._trail.find_singular(start, SINGULAR[first.lower()], {}, certain=CERTAIN)
            return "" if person is None else self._name(person, self._registry.people[person].printed, noun)
        return self._told_before(start, noun) if first.lower() == "the" and noun not in OF_STATES else ""

    def _owned_by(self, number: int, end: int) -> str:
        """Return the camp that stands with somebody's name and ends at a character; "" for anything else there."""
        mention = self._registry.mentions[number]
        owned = OWNED.match(self._page.text, mention.end)
        if owned is None or self._registry.meant[number] == NOBODY:
            return ""
        whole = CAMP.fullmatch(self._page.text[owned.start() : end].lstrip("'’s "))
        return self._name(self._registry.meant[number], mention.name.printed, whole["noun"]) if whole else ""

    def _told_before(self, start: int, noun: str) -> str:
        """Return the one camp so called that the page tells of before a character, or does just before it."""
        page = self._page
        first = max(0, start - NAMED_LONG_BEFORE)
        if OF_A_CAUSE.search(page.text, first, start):
            return ""
        camps: list[tuple[int, str]] = []
        for number in self._heads.inside(Span(first, start)):
            mention = self._registry.mentions[number]
            owned = OWNED.match(page.text, mention.end)
            same = owned is not None and owned["noun"].split()[0] == noun.split(maxsplit=1)[0]
            if same:
                camps.append((mention.start, self._name(self._registry.meant[number], mention.name.printed, noun)))
        here = page.paragraph_at(start)
        near = {camp for at, camp in camps if here - page.paragraph_at(at) <= 1}
        meant = near or {camp for _, camp in camps}
        camp = next(iter(meant)) if len(meant) == 1 else ""
        return camp if near or not self._tells_of_another(start, camp) else ""

    def _tells_of_another(self, start: int, camp: str) -> bool:
        """Return whether the sentence before a character, or its own up to there, names anybody but a camp's owner."""
        page = self._page
        opened = page.sentences[max(0, page.sentence_at(start) - 1)]
        return any(
            self._registry.meant[number] >= 0 and not camp.startswith(_surname(self._registry.mentions[number].form))
            for number in self._heads.inside(Span(opened, start))
        )

    def _name(self, person: int, printed: str, noun: str) -> str:
        """Return the name of a person's camp, whom one name `printed` means."""
        noun = "campaign" if noun == "camp" else noun
        camp = f"{_surname(printed)} {noun}"
        if person >= 0 and self._registry.people[person].name.given:
            self._full[camp] = f"{self._registry.people[person].printed}'s {noun}"
        return camp


def _surname(printed: str) -> str:
    """Return the last name of a printed one with its particles, without what tells generations apart."""
    words = [word for word in printed.split() if fold(word).rstrip(".") not in load_words("suffixes")]
    first = len(words) - 1
    while first > 0 and fold(words[first - 1]) in load_words("particles"):
        first -= 1
    return " ".join(words[first:]) or printed
