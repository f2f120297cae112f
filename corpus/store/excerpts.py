"""Excerpts: where statements stand in their articles' texts and who said them, read without all the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from corpus.article import Article, Span
from corpus.statement import Kind, Statement
from corpus.store.records import check_text, read_day, read_edges, write_day

# From the rows on: `IN` makes a table of them first.
EXCERPTS = (
    "SELECT s.row, s.article, s.spans, s.kind, s.confidence FROM json_each(?) AS one"
    " CROSS JOIN statements AS s ON s.row = one.value"
)
EXCERPTED = (
    "SELECT a.row, a.id, a.title, a.text, a.published, a.sha256 FROM json_each(?) AS one"
    " CROSS JOIN articles AS a ON a.row = one.value"
)


class Excerpt(NamedTuple):
    """What the words of a statement are weighed by, a part of what it and its article are.

    `article` is an id, `published` its day as the database keeps it, and `sha256` the digest of its text; `content` are
    the edges of the spans, start and end by turns, and `quoted` how many characters of them stand in quotation marks.
    """

    row: int
    article: str
    title: str
    text: str
    published: str | None
    sha256: str
    content: list[int]
    quoted: int
    kind: Kind
    confidence: float

    def check(self) -> None:
        """Make sure that the text of the article is what was stored.

        Raises:
            LibraryError: it has another digest.
        """
        check_text(Article(self.article, self.title, "", "", None, "", self.text, self.sha256))

    @property
    def day(self) -> date | None:
        """The day on which the article was published."""
        return read_day(self.published)

    @property
    def length(self) -> int:
        """How many characters the statement has."""
        return length_of(self.content)

    @property
    def words(self) -> str:
        """The words themselves, as `corpus.statement.statement_text` gives them."""
        text, edges = self.text, self.content
        if len(edges) == 2:
            return text[edges[0] : edges[1]]
        return " … ".join([text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)])


class Voices(NamedTuple):
    """The ids of those who said a statement, and whether somebody with a name tells it as another's words."""

    speakers: frozenset[str]
    told: bool


def read_excerpt(record: Sequence[Any], article: Sequence[Any]) -> Excerpt:
    """Return the excerpt of a record that `EXCERPTS` gives, of an article that `EXCERPTED` does."""
    row, _, spans, kind, confidence = record
    _, id_, title, text, published, sha256 = article
    content, quoted, *_ = read_edges(spans)
    return Excerpt(row, id_, title, text, published, sha256, content, length_of(quoted), kind, confidence)


def excerpt_of(row: int, statement: Statement, article: Article) -> Excerpt:
    """Return the excerpt of a statement that has been read."""
    return Excerpt(
        row,
        article.id,
        article.title,
        article.text,
        write_day(article.published),
        article.sha256,
        _edges(statement.content),
        length_of(_edges(statement.quoted)),
        statement.kind,
        statement.confidence,
    )


def voices_of(statement: Statement) -> Voices:
    """Return who said a statement that has been read."""
    return Voices(frozenset([speaker.id for speaker in statement.speakers]), bool(statement.told_by))


def length_of(edges: Sequence[int]) -> int:
    """Return how many characters lie between these edges."""
    # Most are one span or none.
    return edges[1] - edges[0] if len(edges) == 2 else sum(edges[1::2]) - sum(edges[::2])


def _edges(spans: Sequence[Span]) -> list[int]:
    return [edge for span in spans for edge in (span.start, span.end)]
