"""Presumed: who may be meant by a description that no role and no article gives anybody, by who speaks on its topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker, Statement
from index.question.asked.asked import Asked
from index.question.question import Question
from index.question.tokens import fold_text
from index.searching.search import Search

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

MAX_NEAREST = 12
"""How many of the statements nearest to the topic are looked at."""


def presume(search: Search) -> Question | None:
    """Return a question with its description as a guess at whoever it may mean, None where it may mean nobody.

    That is who says one of the statements nearest to the topic, is called by the noun of the description, and of whose
    report all is said that narrows it down.
    """
    question = search.question
    unnamed = question.unnamed
    if unnamed is None or unnamed.several or unnamed.owners or not unnamed.narrowing:
        return None
    if not load_words("sole offices").isdisjoint(fold_text(unnamed.text).split()):
        return None  # A report on Norland quotes other presidents.
    ranked = search.rank(search.within(()))[:MAX_NEAREST]
    search.expect(ranked)
    said = ((one.candidate.statement, one.candidate.article) for one in ranked)
    presumed = next(_fitting(said, unnamed), None)
    if presumed is None:
        return None
    asked = Asked(unnamed.text, (presumed,), "guess")
    return replace(question, asked=(asked,), speakers=(presumed,), unknown="", unnamed=None, nearest=())


def _fitting(said: Iterable[tuple[Statement, Article]], unnamed: Unnamed) -> Iterator[Speaker]:
    from index.question.descriptions.unnamed import may_be_said_by  # what few questions need is not loaded by all

    for statement, article in said:
        for speaker in statement.speakers:
            if speaker.kind == "person" and may_be_said_by(speaker, statement, article, unnamed):
                yield speaker
