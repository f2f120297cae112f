"""A page: one parsed text laid out so that tokens, sentences, paragraphs and quotations are found by character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from corpus.text.quotemarks import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


BREAK = re.compile(r"\n\s*")
MAX_DETERMINED = 10
"""Words between an article and its noun, of which an age alone is five: "a 29-year-old Lowfield ferry captain"."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A span spaCy labelled: characters and label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text with its tokens (start, end, tag, dependency, head by number), sentences, paragraphs, quotations."""

    text: str
    starts: Sequence[int]
    words: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    entities: Sequence[Entity]
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    quotations: Sequence[Span]
    entity_starts: Sequence[int]
    quotation_starts: Sequence[int]

    def token_at(self, at: int) -> int:
        """Return the number of the token at or just before a character; 0 at least."""
        return max(0, bisect_right(self.starts, at) - 1)

    def sentence_at(self, at: int) -> int:
        """Return the number of the sentence a character stands in."""
        return bisect_right(self.sentences, at) - 1

    def paragraph_at(self, at: int) -> int:
        """Return the number of the paragraph a character stands in."""
        return bisect_right(self.paragraphs, at) - 1

    def paragraph_around(self, at: int) -> tuple[int, int]:
        """Return where the paragraph begins and ends that a character stands in."""
        number = self.paragraph_at(at)
        behind = self.paragraphs[number + 1 : number + 2]
        return self.paragraphs[number], behind[0] if behind else len(self.text)

    def is_quoted(self, at: int) -> bool:
        """Return whether a character stands inside quotation marks."""
        number = bisect_right(self.quotation_starts, at) - 1
        return number >= 0 and at < self.quotations[number].end

    def is_bracketed(self, at: int) -> bool:
        """Return whether a character stands in a sentence that is all in brackets."""
        return self.text.startswith("(", self.sentences[self.sentence_at(at)])

    def verb_of(self, token: int) -> int | None:
        """Return the verb whose subject a token is, or stands in apposition to; None where it is no subject."""
        for _ in range(4):
            dep = self.deps[token]
            if dep.startswith("nsubj"):
                return self.heads[token]
            if dep not in {"appos", "compound", "flat", "nmod", "conj"}:
                return None
            token = self.heads[token]
        return None

    def head_of(self, start: int, end: int) -> int:
        """Return the token on which the words of a name hang: "Board" of "the Port Board of Norland"."""
        token = self.token_at(end - 1)
        while start <= self.starts[self.heads[token]] < end and self.heads[token] != token:
            token = self.heads[token]
        return token

    def leads(self, token: int) -> bool:
        """Return whether a token is a subject or an owner: "the president said", "the president's visit"."""
        return self.deps[token] == "nsubj" or self.tags[token + 1 : token + 2] == ["POS"]

    def determined_from(self, token: int) -> int | None:
        """Return where the noun phrase with an article that ends at a token starts, None where there is no article."""
        for at in range(token - 1, max(-1, token - MAX_DETERMINED), -1):
            if self.words[at] in {"the", "The", "a", "A", "an", "An"}:
                return self.starts[at]
            if not self.tags[at].startswith(("NN", "JJ", "VB", "POS", "HYPH", "CD")):
                return None
        return None

    def entity_over(self, start: int, end: int) -> Entity | None:
        """Return the labelled span that overlaps the characters, the first where there are several."""
        number = max(0, bisect_right(self.entity_starts, start) - 1)
        for entity in self.entities[number : number + 3]:
            if entity.start < end and start < entity.end:
                return entity
        return None


# One comprehension a column of the page; there is nothing to decide.
def lay_out(doc: Doc) -> Page:
    """Return the page of a parsed text.

    Reads spaCy's arrays in one go: going through its tokens one by one takes ten times as long.
    """
    from spacy.attrs import DEP, HEAD, ORTH, SENT_START, SPACY, TAG  # type: ignore[import-not-found]  # compiled, ships no stub

    heads, spaces, opens = (column.astype("int64").tolist() for column in doc.to_array([HEAD, SPACY, SENT_START]).T)
    strings = doc.vocab.strings
    orths, tags, deps = (column.tolist() for column in doc.to_array([ORTH, TAG, DEP]).T)
    names = {key: strings[key] for key in {*orths, *tags, *deps}}
    words = [names[key] for key in orths]
    starts, at = [], 0
    for word, space in zip(words, spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    text = "".join([word + " " if space else word for word, space in zip(words, spaces, strict=True)])
    entities = [Entity(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
    quotations = [quotation.span for quotation in find_quotations(text)]
    return Page(
        text=text,
        starts=starts,
        words=words,
        tags=[names[key] for key in tags],
        deps=[names[key] for key in deps],
        heads=[number + offset for number, offset in enumerate(heads)],
        entities=entities,
        sentences=[0, *(starts[number] for number, mark in enumerate(opens) if number and mark == 1)],
        paragraphs=_paragraph_starts(text),
        quotations=quotations,
        entity_starts=[entity.start for entity in entities],
        quotation_starts=[quotation.start for quotation in quotations],
    )


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in BREAK.finditer(text))]
