"""Word forms: part of speech and lemma of each word, worked out once by spaCy's own rules and remembered.

In the pipeline the attribute ruler tries 179 patterns on every word and the lemmatizer runs Python for every word;
together they take a sixth of a parse. What they make of a word depends on nothing but the word, its tag and its
dependency, a few pairs apart (`gon na`, `there is`). So each such triple is read once, by the same two components;
parts of speech and lemmas are what they would have been.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG  # type: ignore[import-not-found]  # compiled, ships no stub
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

Numbers = npt.NDArray[np.uint64]

READ_FROM = [ORTH, TAG, DEP]
WRITTEN = [TAG, DEP, POS, LEMMA]
APART = "."
"""A word, and its tag, that begins and ends no pair: it keeps words apart that did not stand side by side."""
MAX_REMEMBERED = 50_000
"""Words remembered (about 12 MB); names that are never read again would go on filling the memory."""

Key = bytes
"""A word as `READ_FROM` has it: three numbers of eight bytes, which take a quarter of what three objects do."""
Row = bytes
"""A word as `WRITTEN` has it: four numbers of eight bytes."""


class WordForms:
    """Does what a pipeline's attribute ruler and lemmatizer do one after the other, morphology left out."""

    def __init__(self, parser: Language) -> None:
        """Take over the two components of a pipeline; they need not run in it any more."""
        ruler, lemmatizer = parser.get_pipe("attribute_ruler"), parser.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")  # type: ignore[attr-defined]  # a pipe of any kind to mypy
        for part, words in list(index.items()):
            index[part] = frozenset(words)  # asked only what is in it: a list of 57,000 nouns is slow to search
        self._steps = (ruler, lemmatizer)
        self._vocab = parser.vocab
        apart = [[parser.vocab.strings[APART], parser.vocab.strings[APART], parser.vocab.strings["punct"]]]
        (self._apart,) = _packed(np.array(apart, np.uint64))
        self._opening = Matcher(parser.vocab)
        for number, rule in enumerate(ruler.patterns):  # type: ignore[attr-defined]
            if pairs := [pattern[:1] for pattern in rule["patterns"] if len(pattern) > 1]:
                self._opening.add(str(number), pairs)
        self._remembered: dict[Key, Row] = {}
        self._openers: set[Key] = set()

    def __call__(self, doc: Doc) -> Doc:
        """Set the tags, dependencies, parts of speech and lemmas of a parsed text."""
        if not len(doc):
            return doc
        keys = _packed(doc.to_array(READ_FROM))
        if len(self._remembered) > MAX_REMEMBERED:
            self._remembered.clear()
            self._openers.clear()
        if new := set(keys).difference(self._remembered):
            self._remember(new)
        rows = [self._remembered[key] for key in keys]
        for i in (i for i, key in enumerate(keys[:-1]) if key in self._openers):
            rows[i : i + 2] = self._read(self._doc_of(keys[i : i + 2]))
        doc.from_array(WRITTEN, _unpacked(rows, WRITTEN))  # type: ignore[arg-type]  # the stub knows thinc's arrays only
        return doc

    def _remember(self, keys: Collection[Key]) -> None:
        """Read words of which each stands for itself, and keep what comes out and which of them may open a pair."""
        words = list(keys)
        doc = self._doc_of([word for key in words for word in (key, self._apart)])
        self._openers.update(words[start // 2] for _, start, _ in self._opening(doc, allow_missing=True))
        self._remembered.update(zip(words, self._read(doc)[::2], strict=True))

    def _doc_of(self, keys: Sequence[Key]) -> Doc:
        columns = _unpacked(keys, READ_FROM)
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in columns[:, 0].tolist()])
        return doc.from_array([TAG, DEP], columns[:, 1:])  # type: ignore[arg-type]

    def _read(self, doc: Doc) -> list[Row]:
        """Return what the two components make of each word."""
        for step in self._steps:
            doc = step(doc)
        return _packed(doc.to_array(WRITTEN))


def _packed(numbers: npt.NDArray[Any]) -> list[bytes]:
    """Return each row of an array of numbers as bytes."""
    whole = np.ascontiguousarray(numbers, np.uint64)
    packed: list[bytes] = whole.view(f"V{whole.itemsize * whole.shape[1]}")[:, 0].tolist()
    return packed


def _unpacked(rows: Sequence[bytes], columns: Sequence[int]) -> Numbers:
    """Return an array of the numbers in rows that `_packed` made, one for each of these columns."""
    return np.frombuffer(b"".join(rows), np.uint64).reshape(len(rows), len(columns))
