"""The words of whole articles: which articles print something, whether anybody said it or not.

The words lie in the table `article_words`, which triggers keep in step with the articles. An older library gets them
when it is first searched, a few articles at a time, so that neither opening nor adding waits for all.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from corpus.article import Article, Span
from corpus.store.records import ARTICLE_COLUMNS, read_article
from corpus.store.store import Contents, Store
from corpus.store.words.words import plain_phrase

ARTICLES_A_STEP = 500
MAX_PIECE = 1000
TOKENIZER = "porter unicode61 remove_diacritics 2"
"""As the table has it (0008_article_words.sql)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article prints words that were searched for: a piece of its text, or of its title if `in_title`.

    `span` is the piece and `words` are the places of the words in it, both in characters of that text.
    """

    article: Article
    span: Span
    words: tuple[Span, ...]
    in_title: bool = False

    @property
    def text(self) -> str:
        """The piece itself."""
        return self.span.of(self.article.title if self.in_title else self.article.text)


def find_articles(
    store: Contents,
    phrases: Sequence[str],
    *,
    limit: int = 20,
    offset: int = 0,
    outlet: str = "",
    after: date | None = None,
    before: date | None = None,
) -> list[Article]:
    """Return the articles that print each of the phrases, in title or text, the best BM25 scores first.

    A phrase is one or more words next to each other; capitals, accents, punctuation and the endings of words do not
    count, and nothing in it has a meaning for SQLite. `after` is inclusive, `before` exclusive; articles without a
    date are left out where dates are asked for. Of an older library `read_older_articles` must have been called.

    Raises:
        LibraryError: the library cannot be read, or an article is not what was stored.
    """
    query = " AND ".join(_quoted(phrases))
    if not query or limit < 1:
        return []
    columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
    filters: dict[str, object] = {
        "a.outlet = ? COLLATE NOCASE": outlet,
        "a.published >= ?": after and after.isoformat(),
        "a.published < ?": before and before.isoformat(),
    }
    asked = {condition: value for condition, value in filters.items() if value}
    found = store.execute(
        f"SELECT {columns} FROM article_words AS w JOIN articles AS a ON a.row = w.rowid"
        f" WHERE {' AND '.join(('article_words MATCH ?', *asked))} ORDER BY w.rank, w.rowid LIMIT ? OFFSET ?",
        (query, *asked.values(), limit, offset),
    )
    return [read_article(record) for record in found]


def find_place(article: Article, phrases: Sequence[str]) -> Place:
    """Return the piece of an article that answers the phrases best, of its title where its text holds none of them.

    A piece is a paragraph, or a part of one that is long. SQLite looks for it among the pieces as it did among the
    articles; it cannot show words in a whole long text, for that takes the square of its length.
    """
    pieces = [Span(0, len(article.title)), *_pieces(article.text)]
    mark = secrets.token_hex(8)  # that no text can hold
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE pieces USING fts5 (text, tokenize='{TOKENIZER}')")
        texts = [article.title, *(piece.of(article.text) for piece in pieces[1:])]
        memory.executemany("INSERT INTO pieces (rowid, text) VALUES (?, ?)", enumerate(map(_storable, texts)))
        found = memory.execute(
            "SELECT rowid, highlight(pieces, 0, ?1, ?1) FROM pieces WHERE pieces MATCH ?2"
            " ORDER BY rowid = 0, rank, rowid LIMIT 1",
            (mark, " OR ".join(_quoted(phrases))),
        ).fetchone()
    # Words in a row may stand in two pieces, and in none alone.
    row, marked = found or (min(1, len(pieces) - 1), "")
    words = tuple(_marked(marked.split(mark), pieces[row].start))
    return Place(article, pieces[row], words, in_title=row == 0)


def _quoted(phrases: Sequence[str]) -> list[str]:
    """Return the phrases as FTS5 reads them, those without a letter or digit left out."""
    plain = dict.fromkeys(plain_phrase(phrase) for phrase in phrases)
    return [f'"{phrase}"' for phrase in plain if any(map(str.isalnum, phrase))]


def _pieces(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text, those of more than `MAX_PIECE` characters in parts that end at a blank."""
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start()
        while paragraph.end() - start > MAX_PIECE:
            end = text.rfind(" ", start, start + MAX_PIECE) + 1 or start + MAX_PIECE
            yield Span(start, end)
            start = end
        yield Span(start, paragraph.end())


def _storable(text: str) -> str:
    """Return a text of the same length that SQLite takes: no half of a pair of surrogates."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def _marked(parts: Sequence[str], start: int) -> Iterator[Span]:
    """Yield where the marked parts of a text stand, which are every second one; the text begins at `start`."""
    for number, part in enumerate(parts):
        if number % 2:
            yield Span(start, start + len(part))
        start += len(part)


def read_older_articles(store: Store) -> int:
    """Read the articles into the table that an older library brought; return how many there were.

    Raises:
        LibraryError: the library cannot be written.
    """
    count = 0
    while store.execute("SELECT 1 FROM unread_articles LIMIT 1"):
        with store.writing() as writer:
            rows = [
                row
                for (row,) in writer.execute("SELECT row FROM unread_articles ORDER BY row LIMIT ?", (ARTICLES_A_STEP,))
            ]
            # The rows are the lowest: what another process has read meanwhile is not among them any more.
            if rows:
                writer.execute(
                    "INSERT INTO article_words (rowid, title, text) SELECT row, title, unpacked(text) FROM articles"
                    " WHERE row IN (SELECT row FROM unread_articles WHERE row <= ?)",
                    (rows[-1],),
                )
                writer.execute("DELETE FROM unread_articles WHERE row <= ?", (rows[-1],))
            count += len(rows)
    return count
