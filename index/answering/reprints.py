"""Reprints: where else the words of a match are printed, as the other papers with the same story have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from re import findall
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.statement import Statement, statement_text
from index.match import Match, with_roles
from index.searching.ranking import share_words

if TYPE_CHECKING:
    from index.stores.contents import Contents

# A story in hundreds of papers is said to be in these many.
MAX_REPRINTS = 50


def with_reprints(store: Contents, matches: Sequence[Match], *, outlets: Collection[str] = ()) -> tuple[Match, ...]:
    """Return matches with the other reports of the same story that print their words in `also_in`.

    A match that is another's reprint by now, whoever the paper says it is, is left out. Words that a paper cut are not
    said to stand there. With `outlets` no others are named.
    """
    companions = store.companions([match.article.id for match in matches])
    if not companions:
        return tuple(matches)
    kept: list[Match] = []
    shown: set[str] = set()
    for match in matches:
        if match.statement.id in shown:
            continue
        known = {match.article.id, *(other.article.id for other in match.also_in)}
        others = [id for id in companions.get(match.article.id, ()) if id not in known]
        some = others if outlets else others[:MAX_REPRINTS]
        pairs = store.statements_in(some, outlets=tuple(outlets)) if some else []
        reprints = [*match.also_in, *_reprints(store, match, pairs)]
        shown.update(reprint.statement.id for reprint in reprints)
        kept.append(replace(match, also_in=tuple(reprints)))
    return tuple(kept)


def _reprints(store: Contents, match: Match, pairs: Sequence[tuple[Statement, Article]]) -> list[Match]:
    words = _words(match.statement, match.article)
    found: dict[str, Match] = {}
    for statement, article in pairs:
        if article.id not in found and share_words(words, _words(statement, article)):
            found[article.id] = Match(statement, article, match.score)
    return with_roles(store, list(found.values()))


def _words(statement: Statement, article: Article) -> frozenset[str]:
    return frozenset(findall(r"\w+", statement_text(article.text, statement.content).casefold()))
