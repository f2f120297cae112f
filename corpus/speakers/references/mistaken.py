"""Mistaken: bodies that the parser takes for people, as "it", "the company" or "a spokesman" behind them tells."""

from __future__ import annotations

from bisect import bisect_left

from corpus.article import Span
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed
from corpus.speakers.bodies.cores import is_body
from corpus.speakers.bodies.papers import is_hearer
from corpus.speakers.registry import NOBODY
from corpus.speakers.sources.heads import Heads
from corpus.speakers.trail import Trail

ITSELF = frozenset({"it", "its", "itself"})
"""Words by which whoever speaks shows to be no person: "Brandelcom said it had sold its boats"."""


class Mistaken:
    """Finds the names on one page that look like people's and may be bodies'."""

    def __init__(self, heads: Heads, trail: Trail) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._trail = trail

    def may_be_body(self, person: int) -> bool:
        """Return whether nothing shows a person to be one: no gender, no known first name, no role of people's."""
        one = self._registry.people[person]
        known = any(part in load_first_names() for part in one.name.given)
        people = any(not is_body(phrase.head.noun) for phrase in one.phrases)
        return self._trail.gender_of(person) is None and not known and not people

    def before(self, at: int) -> int | None:
        """Return the body that the sentence before `at` is about, or else the one that spoke last; None for others."""
        acting = self.acting_before(at)
        return self.spoke_last(at) if acting is None else acting

    def spoke_last(self, at: int) -> int | None:
        """Return the body that made the last statement before `at` where no other is named since; None for others.

        "Brandelcom said the boats were late. It added ..."
        """
        last = self._trail.last_speakers(at)
        if len(last) != 1 or not isinstance(last[0], int) or not self.may_be_body(last[0]):
            return None
        since = Span(self._behind_source(self._trail.spoken_last_at(at)), at)
        return None if self._names_others(since, last[0]) else last[0]

    def acting_before(self, at: int) -> int | None:
        """Return the body that the sentence before `at` is about, where it names no other; None for others.

        "Brandelcom has sold its boats. It said ..."
        """
        page, sentence = self._page, self._page.sentence_at(at)
        before = page.sentences[max(0, sentence - 1)]
        if not sentence or page.paragraph_at(at) - page.paragraph_at(before) > 1:
            return None
        since = Span(before, page.sentences[sentence])
        acting = {
            self._registry.meant[i]
            for i in self._heads.inside(since)
            if page.verb_of(page.token_at(self._registry.mentions[i].end - 1)) is not None
            and not self._registry.mentions[i].quoted
        }
        person = acting.pop() if len(acting) == 1 else -1
        return person if person >= 0 and self.may_be_body(person) and not self._names_others(since, person) else None

    def _behind_source(self, start: int) -> int:
        """Return where the verb of a source stands that begins at a character, or where it begins."""
        verb = self._page.verb_of(self._page.token_at(start))
        return start if verb is None else max(start, self._page.starts[verb])

    def _names_others(self, span: Span, person: int) -> bool:
        """Return whether words outside quotation marks tell of another body or somebody else, before "it" or "its"."""
        page = self._page
        told = [i for i in self._heads.inside(span) if not self._registry.mentions[i].quoted]
        own = {self._registry.mentions[i].start for i in told if self._registry.meant[i] == person}
        if any(self._registry.meant[i] not in {person, NOBODY} for i in told):
            return True
        for token in range(page.token_at(span.start), bisect_left(page.starts, span.end)):
            at, word = page.starts[token], page.words[token].lower()
            if page.is_quoted(at):
                continue
            if word in ITSELF:
                return False
            entity = page.entity_over(at, at + 1)
            another = entity is not None and entity.label == "ORG" and own.isdisjoint(range(entity.start, entity.end))
            if (another and not is_hearer(page.text, at)) or self._is_of_others(token):
                return True
        return False

    def _is_of_others(self, token: int) -> bool:
        """Return whether a token is a noun that "it" might mean: a body's, or that of a document told of before."""
        page, word = self._page, self._page.words[token]
        if page.tags[token] != "NN" or not is_listed(word, "generic bodies", "documents that speak"):
            return False
        opens_new = page.words[token - 1].lower() in {"a", "an"}
        return not opens_new or is_listed(word, "generic bodies")
