"""Near a source: the body that "the board", "it" or "they" means, by what was named, done or said before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.speakers.bodies.cores import BUSINESSES, LEADING, POSSESSIVE_END, clean, is_observers, may_be_called
from corpus.speakers.bodies.forms.fullnames import FullNames
from corpus.speakers.bodies.papers import is_paper
from corpus.text.page import Entity, Page

BODIES = frozenset({"ORG", "GPE", "NORP"})
NAMED_LATELY = 1500
"""Characters back in which "the board" may have been named."""
NAMED_LONG_BEFORE = 4 * NAMED_LATELY
"""Characters back in which "the budget office" may have been, and "the Board"."""

DISTRICT = re.compile(r"(?<=Court of Appeals) for the (?:[A-Z]\w+ ){1,3}(?:Circuit|District)")
COURTS = (" court", " tribunal")
TURNED = (*COURTS, " department", " ministry")
"""How bodies are called whose words stand in another order in their names: "the appeals court", a Court of Appeals."""


@dataclass(frozen=True, slots=True)
class Lately:
    """What was said right before a source: where its words end, and the organisations that spoke, the last first."""

    said_to: int
    spoke: Sequence[str]


class Near:
    """Finds the bodies named before a place in one page."""

    def __init__(self, page: Page, names: FullNames) -> None:
        self._page = page
        self._names = names

    def meant(self, noun: str, start: int, lately: Lately) -> str:
        """Return the body "the board" means: the one so called, the last to act or speak, or that of the sentence."""
        # Whichever board has acted, "the board" may be another.
        acted = "" if noun in load_words("nouns in names") else self._acting_since(lately, start)
        last = (acted, *lately.spoke[:1])
        called = "" if any(noun in name.lower().split() for name in last) else self.called_so(noun, start)
        return (
            called
            or next((name for name in last if may_be_called(name, noun)), "")
            or self._named_before(noun, start)
            or self._called_here(noun, start)
            or self._named_in_sentence(noun, start)
            or self._opens_with(noun, start)
        )

    def _called_here(self, noun: str, start: int) -> str:
        """Return the one body with a noun in its name that the paragraph names before `start`; "" for several."""
        begin = self._page.paragraphs[self._page.paragraph_at(start)]
        names = self.bodies_with(noun, start, back=start - begin)
        return names.pop() if len(names) == 1 else ""

    def _named_in_sentence(self, noun: str, start: int) -> str:
        """Return the one body named before `start` in its sentence: "After raids at Cosmotel, the firm said"."""
        names = {name for name, _ in self._between(self._page.sentences[self._page.sentence_at(start)], start)}
        return names.pop() if len(names) == 1 and may_be_called(next(iter(names)), noun) else ""

    def _opens_with(self, noun: str, start: int) -> str:
        """Return the business that the page opens with, where the sentences around `start` name no other body."""
        page = self._page
        if noun not in BUSINESSES or len(page.sentences) < 2:
            return ""
        opening = self._between(0, min(start, page.sentences[1]))
        acting = {name for name, place in opening if page.verb_of(page.head_of(*place)) is not None}
        near = {name for name, _ in self._between(page.sentences[max(0, page.sentence_at(start) - 1)], start)}
        name = acting.pop() if len(acting) == 1 else ""
        return name if near <= {name} and may_be_called(name, noun) else ""

    def _between(self, first: int, last: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the bodies named between two characters, outside quotation marks, papers and observers left out."""
        page = self._page
        entities = page.entities[bisect_left(page.entity_starts, first) : bisect_left(page.entity_starts, last)]
        for name, place in self._named_among(entities):
            if not is_paper(name) and not is_observers(page.text, place[0]):
                yield name, place

    def called_so(self, noun: str, before: int) -> str:
        """Return the one body named lately that has a noun in its name: "the board", the Velden Port Board.

        Of several words its name ends in them, and it may be named long before: "the budget office", the Velden
        Budget Office.
        """
        names = self.bodies_with(noun, before, back=NAMED_LONG_BEFORE if " " in noun else NAMED_LATELY)
        if not names and noun.endswith(TURNED):
            kinds = ("court", "tribunal") if noun.endswith(COURTS) else (noun.rpartition(" ")[2],)
            names = {
                name
                for kind in kinds
                for name in self.bodies_with(kind, before, back=NAMED_LONG_BEFORE)
                if {word.removesuffix("s") for word in noun.split()}
                <= {word.strip(",").removesuffix("s") for word in name.lower().split()}
            }
        return names.pop() if len(names) == 1 else ""

    def bodies_with(self, noun: str, before: int, *, back: int) -> set[str]:
        """Return the bodies named in so many characters before that have a noun in their names, or end in several."""
        page = self._page
        first = bisect_left(page.entity_starts, before - back)
        return {
            POSSESSIVE_END.sub("", self._names.known(name)) + self._district(entity.end)
            for entity in page.entities[first : bisect_left(page.entity_starts, before)]
            if entity.label == "ORG"
            and " " in (name := LEADING.sub("", " ".join(page.text[entity.start : entity.end].split())))
            and (
                POSSESSIVE_END.sub("", name.lower()).endswith(f" {noun}")
                if " " in noun
                else noun in POSSESSIVE_END.sub("", name.lower()).split()
            )
        }

    def _district(self, end: int) -> str:
        """Return what a court's name goes on with behind a character: "Court of Appeals [for the Salt District]"."""
        district = DISTRICT.match(self._page.text, end)
        return district[0] if district else ""

    def _named_before(self, noun: str, at: int) -> str:
        """Return the one body in the sentence before `at`, if it may be called so: "Cosmotel paid. The firm said"."""
        names = {name for name, (start, _) in self._in_sentence_before(at) if not is_observers(self._page.text, start)}
        return names.pop() if len(names) == 1 and may_be_called(next(iter(names)), noun) else ""

    def acting_before(self, at: int, *, alone: bool) -> str:
        """Return the body the sentence before `at` is about: "The Velden Port Board met. It said ..."; else "".

        With `alone` nobody else and no crowd may be in that sentence, whom "they" might mean.
        """
        page, names = self._page, list(self._in_sentence_before(at))
        acting = {name for name, place in names if page.verb_of(page.head_of(*place)) is not None}
        if len(acting) != 1 or (alone and len(names) > 1):
            return ""
        sentence = page.sentence_at(at)
        first, last = page.token_at(page.sentences[sentence - 1]), page.token_at(page.sentences[sentence])
        crowd = any(page.tags[i] in {"NNS", "NNPS"} for i in range(first, last))
        people = any(one.label == "PERSON" for one in self._entities_before(at))
        return "" if alone and (crowd or people) else acting.pop()

    def acting_alone(self, at: int) -> str:
        """Return the one body that the sentence before `at` is about, where it names no other body at all; else "".

        "The Dam Board voted on Monday. A spokesman said ..."
        """
        page, acting = self._page, self.acting_before(at, alone=False)
        if not acting or len({name for name, _ in self._in_sentence_before(at)}) > 1:
            return ""
        first, last = (bisect_left(page.starts, page.sentences[page.sentence_at(at) + step]) for step in (-1, 0))
        inside = [token for token in range(first, last) if not page.is_quoted(page.starts[token])]
        of_others = any(
            page.tags[i] == "NN"
            and page.deps[i] not in {"compound", "nmod"}
            and is_listed(page.words[i], "generic bodies", "collectives")
            for i in inside
        )
        return "" if of_others or is_paper(acting) else acting

    def _acting_since(self, lately: Lately, at: int) -> str:
        """Return the one body that acts between the words said last and `at`: "Cosmotel pays. The firm said"; else "".

        A name the parser takes for a place's counts where it is one of those that spoke.
        """
        page = self._page
        first = max(lately.said_to, page.sentences[max(0, page.sentence_at(at) - 1)])
        acting = {
            name
            for entity in page.entities[bisect_left(page.entity_starts, first) : bisect_left(page.entity_starts, at)]
            if entity.label in BODIES
            and not page.is_quoted(entity.start)
            and page.verb_of(page.head_of(entity.start, entity.end)) is not None
            and (name := self._names.of(entity))
            and (name in lately.spoke or (entity.label == "ORG" and name.lower() not in load_places()))
        }
        return acting.pop() if len(acting) == 1 else ""

    def acting_beside(self, at: int) -> Entity | None:
        """Return the one body that acts before `at` in its sentence: "The Velden Bank sent aid, which it said ..."."""
        page = self._page
        first = bisect_left(page.entity_starts, page.sentences[page.sentence_at(at)])
        acting = [
            one
            for one in page.entities[first : bisect_left(page.entity_starts, at)]
            if one.label == "ORG"
            and not page.is_quoted(one.start)
            and not page.text.startswith(" and ", one.end)
            and page.verb_of(page.head_of(one.start, one.end)) is not None
        ]
        return acting[0] if len(acting) == 1 else None

    def named_beside(self, at: int) -> str:
        """Return the one body named before `at` in its sentence: "Papers of the Velden Board came after it ..."."""
        page = self._page
        first = bisect_left(page.entity_starts, page.sentences[page.sentence_at(at)])
        before = page.entities[first : bisect_left(page.entity_starts, at)]
        bodies = [one for one in before if one.label in {"ORG", "GPE", "PRODUCT", "FAC", "WORK_OF_ART"}]
        if len(bodies) != 1 or bodies[0].label != "ORG" or page.is_quoted(bodies[0].start):
            return ""
        name = clean(LEADING.sub("", " ".join(page.text[bodies[0].start : bodies[0].end].split())))
        return self._names.known(name) if " " in name or name.isupper() else ""

    def of_itself(self, noun: str, words: int) -> str:
        """Return the body the page names first, where what begins at `words` begins with its name; "" for any other.

        "“Cosmotel has decided to leave,” the company said", in a report about Cosmotel.
        """
        first = next((one for one in self._page.entities if one.label == "ORG"), None)
        begins = self._page.entity_over(words + 1, words + len("“The A"))
        if first is None or begins is None or first.end > words or begins.label not in BODIES:
            return ""
        name = self._names.of(first)
        return name if self._names.of(begins) == name and may_be_called(name, noun) else ""

    def _entities_before(self, at: int) -> Sequence[Entity]:
        """Return what the parser labelled in the sentence before `at`, in its paragraph or the one before."""
        page, sentence = self._page, self._page.sentence_at(at)
        if not sentence or page.paragraph_at(at) - page.paragraph_at(page.sentences[sentence - 1]) > 1:
            return []
        first = bisect_left(page.entity_starts, page.sentences[sentence - 1])
        return page.entities[first : bisect_left(page.entity_starts, page.sentences[sentence])]

    def _in_sentence_before(self, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the bodies named outside quotation marks in the sentence before `at`, each with where it stands."""
        return self._named_among(self._entities_before(at))

    def _named_among(self, entities: Sequence[Entity]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the bodies among what the parser labelled, outside quotation marks, each with where it stands."""
        page = self._page
        for entity in entities:
            if (
                entity.label == "ORG"
                and not page.is_quoted(entity.start)
                and (name := self._names.of(entity))
                and name.lower() not in load_places()
            ):
                yield name, (entity.start, entity.end)
