"""Intake: articles read and embedded on their way into a library."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement, side_by_side
from index.ingest.summary import Failure
from index.vectors import passage as passage_module
from index.vectors.embedder import Embedder, open_embedder
from index.vectors.passage import passage

Floats = npt.NDArray[np.float32]

log = logging.getLogger(__name__)


class Reader(Protocol):
    """Whatever finds the statements in articles: the extractor, or a quick one in tests."""

    version: str

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article."""

    def extract_all(self, articles: Iterable[Article]) -> Iterable[tuple[Article, list[Statement]]]:
        """Yield every article with its statements, in order."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its statements and their vectors, float32 of shape (statements, dimension)."""

    article: Article
    statements: list[Statement]
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a few articles: those that were read, in order, and those that could not be."""

    read: tuple[Read, ...]
    failures: tuple[Failure, ...]


class Intake:
    """Finds the statements of articles with `reader` and embeds them with the model of `revision`.

    It can be sent to another process: the parser and the model are loaded where they are first needed.
    """

    def __init__(self, reader: Reader, *, revision: str, model: str) -> None:
        self.reader, self.revision, self.model = reader, revision, model
        self._embedder: Embedder | None = None

    @property
    def version(self) -> str:
        """What an article is read and embedded by; where it has changed, `rebuild` reads the article again."""
        return f"{self.reader.version}.{passage_module.VERSION}"

    @property
    def embedder(self) -> Embedder:
        """The model.

        Raises:
            ModelError: it is not on this machine, or cannot be read.
        """
        if self._embedder is None:
            self._embedder = open_embedder(self.revision, self.model)
        return self._embedder

    def take(self, articles: Sequence[Article]) -> Taken:
        """Read and embed articles; one that cannot be read is named and left out.

        Raises:
            ModelError: the model is not on this machine, or cannot be read.
        """
        found, failures = self._extract(articles)
        return Taken(self.embed(found), tuple(failures))

    def embed(self, found: Sequence[tuple[Article, list[Statement]]]) -> tuple[Read, ...]:
        """Embed the statements of articles that were read before.

        Raises:
            ModelError: the model is not on this machine, or cannot be read.
        """
        if not found:
            return ()
        passages = [passage(each, article) for article, own in found for each in own]
        once = list(dict.fromkeys(passages))  # several statements of one sentence are one passage
        place = {text: row for row, text in enumerate(once)}
        vectors = self.embedder.encode(once)[[place[text] for text in passages]]
        ends = np.cumsum([len(statements) for _, statements in found])
        return tuple(
            Read(article, statements, own)
            for (article, statements), own in zip(found, np.split(vectors, ends[:-1]), strict=True)
        )

    def __getstate__(self) -> dict[str, object]:
        # An open model stays behind.
        return {**self.__dict__, "_embedder": None}

    def _extract(self, articles: Sequence[Article]) -> tuple[list[tuple[Article, list[Statement]]], list[Failure]]:
        try:
            return [(article, side_by_side(found)) for article, found in self.reader.extract_all(articles)], []
        except Exception as error:
            log.info("reading %d articles one by one: %s", len(articles), error)
        found, failures = [], []
        for article in articles:
            try:
                found.append((article, side_by_side(self.reader.extract(article))))
            except Exception as error:
                name = article.title or article.id
                log.debug("%s left out", name, exc_info=True)
                reason = f"cannot be read ({type(error).__name__}: {error}); left out"
                failures.append(Failure(name, reason, article.id, article.url))
        return found, failures
