"""What articles print: words and phrases looked up in whole articles, whether anybody said them or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corpus.store.fulltext import Place, find_place

if TYPE_CHECKING:
    from index.stores.contents import Contents

MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


def find_printed(
    store: Contents,
    words: str,
    *,
    outlet: str = "",
    after: date | None = None,
    before: date | None = None,
    limit: int = 10,
    offset: int = 0,
) -> list[Place]:
    """Return the articles that print all the words, the best first, each with the piece that answers them best.

    What is in quotation marks stands there in a row. `outlet` is one outlet's name in any case of letters, `after`
    (inclusive) and `before` (exclusive) are days of publication.

    Raises:
        LibraryError: the library cannot be read.
    """
    phrases = phrases_of(words)
    articles = store.find_articles(
        phrases, outlet=outlet.strip(), after=after, before=before, limit=limit, offset=offset
    )
    return [find_place(article, phrases) for article in articles]


def phrases_of(words: str) -> list[str]:
    """Return the phrases in quotation marks, and the other words one by one."""
    parts = words.translate(MARKS).split('"')
    if len(parts) % 2 == 0:
        # The last mark has no partner: what is behind it are words.
        parts[-2:] = [" ".join(parts[-2:])]
    return [phrase for number, part in enumerate(parts) for phrase in ([part] if number % 2 else part.split())]
