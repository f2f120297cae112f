"""A snapshot: one state of the library that answers are made from, while newer states may be written beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.store.people import SpeakerEntry
from index.question.names import Names
from index.vectors.encoder import QuestionEncoder
from index.vectors.reranker import Reranker

if TYPE_CHECKING:
    from index.stores.searcher import Floats, Searcher


class Snapshot:
    """What one question is answered from: one state of the store, the encoder and the reranker."""

    def __init__(
        self,
        searcher: Searcher,
        encoder: Callable[[], QuestionEncoder],
        reranker: Callable[[], Reranker | None] = lambda: None,
    ) -> None:
        self.searcher = searcher
        self._encoder = encoder
        self._reranker = reranker

    @property
    def generation(self) -> int:
        """The generation of the library that this is a state of."""
        return self.searcher.taken_at

    def embed(self, text: str) -> Floats:
        """Return the unit vector of `text`, float32 of shape (dimension,), by the library's own model."""
        return self.begin_embedding(text).result()

    def begin_embedding(self, text: str, *, stressed: str = "") -> Future[Floats]:
        """Begin to make the unit vector of `text`, a part of which counts more; the caller goes on."""
        return self._encoder().begin(text, stressed=stressed)

    def reread(self, question: str, texts: Iterable[str]) -> list[float] | None:
        """Return how well each text answers by the library's reranker, None where it has none."""
        reranker = self._reranker()
        return reranker.score(question, list(texts)) if reranker else None

    @property
    def names(self) -> Names:
        """The names the library knows, read where they lie."""
        return Names(self.searcher.lookups)

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """Every speaker of the library with the number and days of their statements, by name."""
        return tuple(self.searcher.speakers())
