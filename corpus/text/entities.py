"""Entities: the names, places and days in a text, decided for all its words at once with the parser's own weights.

spaCy's entity recogniser reads word by word, and each word costs it four calls of a library for large matrices: two
thirds of the time it takes. But while no entity is open, its decision rests on one word alone, and while one is open
only two are left, to go on or to end there. So the first is worked out for all words in one product, the second for all
open entities at once, a word further each time. What comes out is what the recogniser gives (Lample et al. 2016,
"Neural Architectures for Named Entity Recognition", the transition system; spaCy's BILUO actions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]  # compiled, ships no stub
from spacy.tokens import Doc, Span
from spacy.util import minibatch

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

FEATURES = 3
"""What the recogniser knows of a moment: the word, the first word of the open entity, the word before."""
BATCH = 4


@dataclass(frozen=True, slots=True)
class _Moves:
    """The recogniser's moves by number: four for each of the labels, and the one that leaves a word alone."""

    labels: tuple[str, ...]
    begin: Places
    inside: Places
    last: Places
    unit: Places
    out: int
    barred: Places
    """What cannot be while no entity is open."""


class Entities:
    """Finds the entities a trained recogniser finds, in a tenth of its time for deciding.

    The texts must have their sentences already, which no entity crosses, and no entities.
    """

    def __init__(self, recogniser: Any) -> None:
        """Take over the weights of a pipeline's `ner` component; it need not run any more.

        Raises:
            ValueError: the component decides in another way than this one knows.
        """
        model: Any = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if lower.get_dim("nF") != FEATURES or recogniser.cfg["beam_width"] != 1 or model.attrs["unseen_classes"]:
            raise ValueError("an entity recogniser of another kind than en_core_web_sm's")
        self._ops = model.ops
        self._tok2vec = model.get_ref("tok2vec")
        # One matrix a feature: (hidden units times pieces, a word's numbers).
        self._word, self._first, self._before = (each.reshape(-1, each.shape[-1]) for each in lower.get_param("W"))
        self._missing = lower.get_param("pad")[0].reshape(FEATURES, -1)
        self._bias = lower.get_param("b")
        self._scores, self._score_bias = upper.get_param("W"), upper.get_param("b")
        self._moves = _moves([recogniser.moves.get_class_name(move) for move in range(len(self._score_bias))])

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one text."""
        self._set([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Set the entities of texts, some at a time, and yield them in order."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]  # spaCy's own, untyped
            self._set(docs)
            yield from docs

    def _set(self, docs: Sequence[Doc]) -> None:
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        vectors = np.asarray(self._tok2vec.predict(docs), np.float32)
        starts = np.cumsum([0, *(len(doc) for doc in docs)])
        spaces = np.concatenate([doc.to_array(IS_SPACE) for doc in docs]).astype(bool)
        ends = np.concatenate([doc.to_array(SENT_START) == 1 for doc in docs])
        ends = np.append(ends[1:], True)
        ends[starts[1:] - 1] = True
        found = self._find(vectors, spaces, ends)
        for number, doc in enumerate(docs):
            low, high = starts[number], starts[number + 1]
            own = [(a - low, b - low, label) for a, b, label in found if low <= a < high]
            doc.set_ents([Span(doc, int(a), int(b), label) for a, b, label in own], default="outside")

    def _find(
        self, vectors: Floats, spaces: npt.NDArray[np.bool_], ends: npt.NDArray[np.bool_]
    ) -> list[tuple[int, int, str]]:
        """Return first word, word after the last and label of each entity, in order.

        `vectors` has a row a word, `spaces` tells the words that are blanks, `ends` the last of each sentence.
        """
        words = self._times(vectors, self._word)
        choice = self._choose_first(words, spaces, ends)
        kind_of_begin = {int(move): kind for kind, move in enumerate(self._moves.begin)}
        kind_of_unit = {int(move): kind for kind, move in enumerate(self._moves.unit)}
        opening = np.flatnonzero(np.isin(choice, self._moves.begin))
        kinds = np.array([kind_of_begin[int(move)] for move in choice[opening]], np.intp)
        closing = dict(zip(opening.tolist(), self._close(vectors, words, opening, kinds, ends).tolist(), strict=True))
        found: list[tuple[int, int, str]] = []
        reached = 0
        for place in np.flatnonzero(choice != self._moves.out).tolist():
            if place < reached:
                continue  # inside the entity before
            move = int(choice[place])
            kind = kind_of_unit.get(move)
            reached = closing[place] + 1 if kind is None else place + 1
            found.append((place, reached, self._moves.labels[kind_of_begin[move] if kind is None else kind]))
        return found

    def _choose_first(self, words: Floats, spaces: npt.NDArray[np.bool_], ends: npt.NDArray[np.bool_]) -> Places:
        """Return the best move for each word if no entity is open there."""
        scores = self._weigh(words + self._missing[1] + self._missing[2])
        scores[:, self._moves.barred] = -np.inf
        scores[np.ix_(spaces | ends, self._moves.begin)] = -np.inf
        scores[np.ix_(spaces, self._moves.unit)] = -np.inf
        best: Places = scores.argmax(axis=1)
        return best

    def _close(
        self, vectors: Floats, words: Floats, opening: Places, kinds: Places, ends: npt.NDArray[np.bool_]
    ) -> Places:
        """Return for each entity opened at these words the place of its last word."""
        last = np.empty(len(opening), np.intp)
        going = np.arange(len(opening))
        first = self._times(vectors[opening], self._first)
        place = opening.copy()
        while len(going):
            place[going] += 1
            at = place[going]
            scores = self._weigh(words[at] + first[going] + self._times(vectors[at - 1], self._before))
            row, kind = np.arange(len(going)), kinds[going]
            ending = ends[at] | (scores[row, self._moves.last[kind]] > scores[row, self._moves.inside[kind]])
            last[going[ending]] = at[ending]
            going = going[~ending]
        return last

    def _weigh(self, features: Floats) -> Floats:
        hidden = (features.reshape(len(features), *self._bias.shape) + self._bias).max(axis=2)
        scores: Floats = self._times(hidden, self._scores) + self._score_bias
        return scores

    def _times(self, rows: Floats, weights: Floats) -> Floats:
        # By the library the parser computes with: NumPy's has threads of its own, which cost more than they save here.
        product: Floats = self._ops.gemm(rows, weights, trans2=True)
        return product


def _moves(names: Sequence[str]) -> _Moves:
    """Return the recogniser's moves, which it calls `B-PERSON`, `I-PERSON`, `L-PERSON`, `U-PERSON`, `O` and `U-`."""
    place = {name: number for number, name in enumerate(names)}
    labels = tuple(dict.fromkeys(name[2:] for name in names if name.startswith("B-")))

    def all_of(action: str) -> Places:
        return np.array([place[f"{action}-{label}"] for label in labels], np.intp)

    begin, inside, last, unit, out = *map(all_of, "BILU"), place["O"]
    barred = np.setdiff1d(np.arange(len(names)), np.concatenate([begin, unit, [out]]))
    return _Moves(labels, begin, inside, last, unit, out, barred)
