"""Sharing: one embedder for several threads, where what they ask for meanwhile is encoded in one run."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from index.embedder import StressingEmbedder, Vectors32

# More texts than this are no question; nobody should wait for them.
MOST_SHARED = 8

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    texts: Sequence[str]
    stressed: Sequence[str]
    vectors: Future[Vectors32] = field(default_factory=Future)


class SharedEmbedder:
    """An embedder for questions from many threads at once, which encodes in a thread of its own.

    The weights are read from memory once a run, which is most of what a short text costs: what comes while another's
    texts are encoded waits, and one run serves all that wait. Who asks has the time in between for other work.
    """

    def __init__(self, embedder: StressingEmbedder) -> None:
        self.dimension = embedder.dimension
        self._embedder = embedder
        self._waiting: SimpleQueue[_Turn] = SimpleQueue()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="encode")

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row of length 1 per text, float32 of shape (len(texts), dimension), in the order given."""
        if len(texts) > MOST_SHARED:
            return self._embedder.encode(texts)
        return self._begin(_Turn(texts, [""] * len(texts))).result()

    def begin(self, text: str, *, stressed: str = "") -> Future[Vectors32]:
        """Begin to encode one text and return at once; a part of it may be stressed. The result has one row."""
        return self._begin(_Turn([text], [stressed]))

    def _begin(self, turn: _Turn) -> Future[Vectors32]:
        self._waiting.put(turn)
        self._thread.submit(self._serve)
        return turn.vectors

    def _serve(self) -> None:
        turns = list(self._taken())
        if turns:
            self._encode(turns)

    def _taken(self) -> Iterator[_Turn]:
        try:
            while True:
                yield self._waiting.get_nowait()
        except Empty:
            return

    def _encode(self, turns: Sequence[_Turn]) -> None:
        try:
            vectors = self._embedder.encode(
                [text for turn in turns for text in turn.texts], [part for turn in turns for part in turn.stressed]
            )
        except Exception as error:
            if len(turns) == 1:
                turns[0].vectors.set_exception(error)
                return
            # One's text must not fail another's.
            log.warning("encoding %d texts one by one", len(turns), exc_info=True)
            for turn in turns:
                self._encode([turn])
            return
        start = 0
        for turn in turns:
            turn.vectors.set_result(vectors[start : start + len(turn.texts)])
            start += len(turn.texts)
