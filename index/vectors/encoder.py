"""The encoder of questions: the light model in a thread of its own, so that who asks has the time for other work."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from index.vectors.embedder import OnnxEmbedder, Vectors32


class QuestionEncoder:
    """Encodes one question after another; may be asked from several threads."""

    def __init__(self, embedder: OnnxEmbedder) -> None:
        self._embedder = embedder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="encode")
        self._askers = threading.local()

    def begin(self, text: str, *, stressed: str = "") -> Future[Vectors32]:
        """Begin to make the unit vector of `text`, float32 of shape (dimension,), and return at once.

        A part of it may be stressed: its words count more.
        """
        expected: tuple[tuple[str, str], Future[Vectors32]] | None = getattr(self._askers, "expected", None)
        self._askers.expected = None
        if expected is not None:
            what, future = expected
            if what == (text, stressed):
                return future
            future.cancel()
        return self._thread.submit(self._encode, text, stressed)

    def expect(self, text: str, *, stressed: str = "") -> None:
        """Begin to make the vector that is likely to be the next one that this thread asks for."""
        self._askers.expected = (text, stressed), self._thread.submit(self._encode, text, stressed)

    def _encode(self, text: str, stressed: str) -> Vectors32:
        vector: Vectors32 = self._embedder.encode([text], [stressed])[0]
        return vector
