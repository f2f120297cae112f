"""The encoder of questions: the light model in a thread of its own, so that who asks has the time for other work."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from index.vectors.embedder import OnnxEmbedder, Vectors32

PATIENCE = 0.0005
"""Seconds for which another thread is waited for that may be reading another question."""


class QuestionEncoder:
    """Encodes one question after another; may be asked from several threads."""

    def __init__(self, embedder: OnnxEmbedder) -> None:
        self._embedder = embedder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="encode")

    def begin(self, text: str, *, stressed: str = "") -> Future[Vectors32]:
        """Begin to make the unit vector of `text`, float32 of shape (dimension,), and return at once.

        A part of it may be stressed: its words count more.
        """
        begun = threading.Lock()
        begun.acquire()
        vector = self._thread.submit(self._encode, text, stressed, begun)
        # Of Python's threads one runs at a time: who asks would go on with other work until that waits for something.
        begun.acquire(timeout=PATIENCE)
        return vector

    def _encode(self, text: str, stressed: str, begun: threading.Lock) -> Vectors32:
        begun.release()
        vector: Vectors32 = self._embedder.encode([text], [stressed])[0]
        return vector
