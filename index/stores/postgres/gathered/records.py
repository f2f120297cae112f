"""Records: statements with their articles and speakers as the server gave them, read when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.article import Article
from corpus.statement import Speaker, Statement
from corpus.store.excerpts import Excerpt, Voices, read_excerpt
from corpus.store.records import read_article, read_speaker, read_statement


@dataclass(slots=True)
class Records:
    """Records by row, and whom each statement was said or told by. Of most only an excerpt is looked at."""

    statements: dict[int, tuple[int, list[Any]]] = field(default_factory=dict)
    articles: dict[int, list[Any]] = field(default_factory=dict)
    speakers: dict[int, list[Any]] = field(default_factory=dict)
    said: dict[int, list[int]] = field(default_factory=dict)
    told: dict[int, list[int]] = field(default_factory=dict)
    _read: dict[int, Article] = field(default_factory=dict)

    def __contains__(self, row: int) -> bool:
        return row in self.statements

    def update(self, others: Records) -> None:
        """Take in other records."""
        self.statements.update(others.statements)
        self.articles.update(others.articles)
        self.speakers.update(others.speakers)
        self.said.update(others.said)
        self.told.update(others.told)

    def missing(self, rows: Iterable[int]) -> list[int]:
        """Return those of some rows whose statements are not here."""
        return [row for row in rows if row not in self.statements]

    def article_of(self, row: int) -> str:
        """Return the id of the article in which a statement that is here stands."""
        id_: str = self.articles[self.statements[row][0]][0]
        return id_

    def read(self, row: int) -> tuple[Statement, Article]:
        """Return a statement that is here and its article, the article's text unchecked."""
        at, (id_, spans, kind, confidence, spoken) = self.statements[row]
        if (article := self._read.get(at)) is None:
            article = self._read[at] = read_article(self.articles[at], check=False)
        record = (id_, spans, kind, float(confidence), spoken == "true")
        return read_statement(record, article.id, self._people(self.said, row), self._people(self.told, row)), article

    def excerpt(self, row: int) -> Excerpt:
        """Return where a statement that is here stands, the text unchecked."""
        at, (_, spans, kind, confidence, _) = self.statements[row]
        id_, title, _, _, published, _, text, sha256, _ = self.articles[at]
        return read_excerpt((row, at, spans, kind, float(confidence)), (at, id_, title, text, published, sha256))

    def voices(self, row: int) -> Voices:
        """Return who said a statement that is here, and whether somebody else tells so."""
        said = [self.speakers[each][0] for each in self.said.get(row, ()) if each in self.speakers]
        return Voices(frozenset(said), any(each in self.speakers for each in self.told.get(row, ())))

    def _people(self, who: Mapping[int, list[int]], row: int) -> list[Speaker]:
        return [read_speaker(self.speakers[each]) for each in who.get(row, ()) if each in self.speakers]
