"""A snapshot: one state of the library that answers are made from, while newer states may be written beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cached_property

from corpus.errors import LibraryError
from corpus.store.store import SpeakerEntry, Store
from index.question.names import Names
from index.stores.sqlite.names import SqliteLookups
from index.stores.sqlite.nametables import are_made, write_names
from index.vectors.encoder import QuestionEncoder
from index.vectors.files import known_files, publish_vectors, read_vectors
from index.vectors.reranker import Reranker
from index.vectors.vectors import Floats, Vectors

log = logging.getLogger(__name__)


class Snapshot:
    """What one question is answered from: the store, the vectors of one generation, and the encoder."""

    def __init__(
        self,
        store: Store,
        vectors: Vectors,
        generation: int,
        encoder: Callable[[], QuestionEncoder],
        reranker: Callable[[], Reranker | None] = lambda: None,
    ) -> None:
        self.store = store
        self.vectors = vectors
        self.generation = generation
        self._encoder = encoder
        self._reranker = reranker

    def embed(self, text: str) -> Floats:
        """Return the unit vector of `text`, float32 of shape (dimension,), by the library's own model."""
        return self.begin_embedding(text).result()

    def begin_embedding(self, text: str, *, stressed: str = "") -> Future[Floats]:
        """Begin to make the unit vector of `text`, a part of which counts more; the caller goes on."""
        return self._encoder().begin(text, stressed=stressed)

    def reread(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """Return how well each text answers by the library's reranker, None where it has none."""
        reranker = self._reranker()
        return reranker.score(question, texts) if reranker else None

    @property
    def names(self) -> Names:
        """The names the library knows, read where they lie."""
        return Names(SqliteLookups(self.store.execute))

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """Every speaker of the library with the number and days of their statements, by name."""
        return tuple(self.store.speakers())


def take_snapshot(
    store: Store, encoder: Callable[[], QuestionEncoder], reranker: Callable[[], Reranker | None] = lambda: None
) -> Snapshot:
    """Return the library's present state; what is derived and missing, damaged or an older version's is made again."""
    if not are_made(store.execute):
        try:
            with store.writing() as writer:
                write_names(writer.execute)
        except LibraryError as error:
            log.warning("cannot write how names are looked up (%s); an older version's way is used", error)
    with store.reading():
        generation = store.generation
        vectors, sound = read_vectors(store, known_files(store))
    if not sound:
        try:
            publish_vectors(store, everything=True)
        except (LibraryError, OSError) as error:
            log.warning("cannot write the vector file (%s); answering from memory", error)
    return Snapshot(store, vectors, generation, encoder, reranker)
