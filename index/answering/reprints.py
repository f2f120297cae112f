"""Places: where else the words of a match are printed, as the other papers with the same story have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from re import findall

from corpus.article import Article
from corpus.statement import Statement, statement_text
from corpus.store.store import Store
from index.answering.ranking import share_words
from index.match import Match, match_of

# A story in hundreds of papers is said to be in these many.
MOST_PLACES = 50


def with_places(store: Store, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches with the other reports of the same story that print their words in `also_in`.

    A match that is another's place by now, whoever the paper says it is, is left out. Words that a paper cut are not
    said to stand there.
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
        others = [id for id in companions.get(match.article.id, ()) if id not in known][:MOST_PLACES]
        pairs = store.statements(store.rows_of(others)) if others else []
        places = [*match.also_in, *_places(store, match, pairs)]
        shown.update(place.statement.id for place in places)
        kept.append(replace(match, also_in=tuple(places)))
    return tuple(kept)


def _places(store: Store, match: Match, pairs: Sequence[tuple[Statement, Article]]) -> list[Match]:
    words = _words(match.statement, match.article)
    places: dict[str, Match] = {}
    for statement, article in pairs:
        if article.id not in places and share_words(words, _words(statement, article)):
            places[article.id] = match_of(store, statement, article, match.score)
    return list(places.values())


def _words(statement: Statement, article: Article) -> frozenset[str]:
    return frozenset(findall(r"\w+", statement_text(article.text, statement.content).casefold()))
