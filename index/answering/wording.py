"""Wording: the statements whose words are most like given ones, whoever said them and whatever they are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from corpus.statement import statement_text
from index.match import Match, with_roles
from index.question.tokens import drop_unseen, fold_text
from index.searching.search import Source
from index.searching.terms import STOP
from index.stores.filters import Filters

MAX_BY_WORDS = 80
MAX_BY_MEANING = 20
MAX_RARE = 6


def find_wording(source: Source, words: str, *, limit: int = 10) -> list[Match]:
    """Return the statements that share most of `words`, best first; `score` is the share of them found there.

    Each word counts as often as it stands in `words`. A statement that shares none is left out, so the
    list may be short or empty; words in another order, dropped or added only lower the score.

    Raises:
        LibraryError: the library cannot be read.
    """
    text = drop_unseen(words)[:2000]
    wanted = Counter(fold_text(text).split())
    if not wanted or not len(source.searcher):
        return []
    searcher = source.searcher
    known = _search_words(text)
    counts = dict(zip(known, searcher.count_words(known), strict=True))
    rarest = sorted(known, key=lambda word: (counts[word], word))[:MAX_RARE]
    worded = searcher.worded(rarest, Filters(), limit=MAX_BY_WORDS)
    near, _ = searcher.nearest(source.embed(text), Filters(), limit=MAX_BY_MEANING)
    rows = np.unique(np.concatenate([worded, near]))
    found = []
    for statement, article in searcher.statements(rows):
        said = Counter(fold_text(statement_text(article.text, statement.content)).split())
        share = (said & wanted).total() / wanted.total()
        if share:
            found.append(Match(statement, article, round(share, 4)))
    found.sort(
        key=lambda match: (-match.score, match.article.published is None, match.article.published, match.statement.id)
    )
    return with_roles(searcher, found[:limit])


def _search_words(text: str) -> Sequence[str]:
    words = dict.fromkeys(word.casefold() for word in re.findall(r"[^\W_]+", text))
    telling = [word for word in words if word not in STOP]
    # "To be or not to be" has no other words than these.
    return telling or list(words)
