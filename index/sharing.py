"""Sharing: one embedder for several threads, where what they ask for meanwhile is encoded in one run."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from index.embedder import Embedder, Vectors32

# More texts than this are no question; nobody should wait for them.
MOST_SHARED = 8

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Turn:
    texts: Sequence[str]
    vectors: Vectors32 | None = None


class SharedEmbedder:
    """An embedder for questions from many threads at once.

    The weights are read from memory once a run, which is most of what a short text costs: whoever comes while
    another's texts are encoded waits, and one run serves all who wait. Alone, nobody waits.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.dimension = embedder.dimension
        self._embedder = embedder
        self._running = threading.Lock()
        self._waiting: list[_Turn] = []

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row of length 1 per text, float32 of shape (len(texts), dimension), in the order given."""
        if len(texts) > MOST_SHARED:
            return self._embedder.encode(texts)
        turn = _Turn(texts)
        self._waiting.append(turn)
        with self._running:
            if turn.vectors is None:
                turns, self._waiting = self._waiting, []
                try:
                    self._run(turns)
                except Exception:
                    log.warning("encoding %d texts one by one", len(turns), exc_info=True)
            # Another's text may have failed the run that took this turn.
            if turn.vectors is None:
                self._run([turn])
        assert turn.vectors is not None
        return turn.vectors

    def _run(self, turns: Sequence[_Turn]) -> None:
        vectors = self._embedder.encode([text for turn in turns for text in turn.texts])
        start = 0
        for turn in turns:
            turn.vectors = vectors[start : start + len(turn.texts)]
            start += len(turn.texts)
