"""Incoming articles: which of those that are given are new or changed, a few at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.article import Article
from index.ingest.tally import Tally

if TYPE_CHECKING:
    from index.stores.store import Store

# An interrupted `add` loses the work on no more articles than this, for each process that reads them.
MAX_BATCH = 32
MIN_BATCH = 2
"""The first few articles are kept soon, so that somebody who stops early, or whose articles are long, has something."""
MAX_RECENT = 512
"""Articles that can be on their way between what gives them and the store."""


def find_new(articles: Iterable[Article], store: Store, version: str, tally: Tally) -> Iterator[list[Article]]:
    """Yield the articles that the library does not have as they are, read by `version`, in batches: small ones first.

    What one leaves blank is as the library has it, or an earlier one, of the same id and text. The others are counted
    as unchanged. Where the source of the articles fails, those before come first.
    """
    ids: dict[str, str] = {}
    batch: dict[str, Article] = {}
    # Those given to be read a while ago may not be kept by now.
    recent: dict[str, Article] = {}
    seen, wanted = 0, MIN_BATCH
    try:
        for article in articles:
            seen += 1
            known = _known(article, store, ids)
            known = known.filled_from(recent.pop(known.id, known))
            batch[known.id] = recent[known.id] = known
            if len(recent) > MAX_RECENT:
                del recent[next(iter(recent))]
            if seen >= min(wanted, MAX_BATCH):
                yield _new_of(batch, seen, store, version, tally)
                batch, seen, wanted = {}, 0, wanted * 2
    except Exception:
        yield _new_of(batch, seen, store, version, tally)
        raise
    yield _new_of(batch, seen, store, version, tally)


def _known(article: Article, store: Store, ids: dict[str, str]) -> Article:
    """Return the article under the id the library knows it by; `ids` are those of this run, by URL."""
    # One URL given to several articles of one run says nothing about which is which.
    if article.url and ids.setdefault(article.url, article.id) != article.id:
        return article
    return store.known(article)


def _new_of(batch: dict[str, Article], seen: int, store: Store, version: str, tally: Tally) -> list[Article]:
    new = [article for article in batch.values() if not store.is_current(article, version)]
    tally.skip(seen - len(new))
    return new
