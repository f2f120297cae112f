"""The embedding: a statement's place among the others, made of its passage and a little of what leads up to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from index.vectors.passage import context, passage

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""What turns texts into unit vectors, one row a text."""

CONTEXT = 0.2
"""The share of a vector that tells what leads up to the words, where something does; see docs/ranking.md."""


def embed_statements(found: Iterable[tuple[Statement, Article]], encode: Encode) -> Floats:
    """Return a unit vector for each statement of an article, float32 of shape (statements, dimension), in order.

    Several statements of one sentence are one text, and read once.
    """
    texts = [(passage(statement, article), context(statement, article)) for statement, article in found]
    once = list(dict.fromkeys([own for own, _ in texts] + [before for _, before in texts if before]))
    place = {text: row for row, text in enumerate(once)}
    read = encode(once)
    vectors = read[[place[own] for own, _ in texts]]
    led = [row for row, (_, before) in enumerate(texts) if before]
    mixed = (1 - CONTEXT) * vectors[led] + CONTEXT * read[[place[texts[row][1]] for row in led]]
    vectors[led] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    return vectors
