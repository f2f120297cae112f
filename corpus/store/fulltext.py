"""The words of whole articles: which articles print something, whether anybody said it or not.

The words lie in the table `article_words`, which triggers keep in step with the articles. An older library gets them
when it is first searched, a few articles at a time, so that neither opening nor adding waits for all.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article
from corpus.store.records import ARTICLE_COLUMNS, read_article
from corpus.store.store import Store, plain_phrase

ARTICLES_A_STEP = 500


def find_articles(store: Store, phrases: Sequence[str], *, limit: int = 20) -> list[Article]:
    """Return the articles that print each of the phrases, in title or text, the best BM25 scores first.

    A phrase is one or more words next to each other; capitals, accents, punctuation and the endings of words do not
    count, and nothing in it has a meaning for SQLite. Of an older library `read_older_articles` must have been called.

    Raises:
        LibraryError: the library cannot be read, or an article is not what was stored.
    """
    quoted = [f'"{plain}"' for phrase in phrases if (plain := plain_phrase(phrase))]
    if not quoted or limit < 1:
        return []
    columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
    found = store.execute(
        f"SELECT {columns} FROM article_words AS w JOIN articles AS a ON a.row = w.rowid"
        " WHERE article_words MATCH ? ORDER BY w.rank, w.rowid LIMIT ?",
        (" AND ".join(quoted), limit),
    )
    return [read_article(record) for record in found]


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
                    "INSERT INTO article_words (rowid, title, text) SELECT row, title, text FROM articles"
                    " WHERE row IN (SELECT row FROM unread_articles WHERE row <= ?)",
                    (rows[-1],),
                )
                writer.execute("DELETE FROM unread_articles WHERE row <= ?", (rows[-1],))
            count += len(rows)
    return count
