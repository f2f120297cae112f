"""Presumed: who may be meant by a description that no role and no article gives anybody, by who speaks on its topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker
from index.question.asked.asked import Asked
from index.question.question import Question
from index.question.tokens import fold_text
from index.searching.ranking import Ranked
from index.searching.search import Search

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

MAX_NEAREST, MAX_TOLD = 12, 40
"""How many of the statements nearest to the topic are looked at for whoever is called by the noun, and for whoever is
told of as described."""
ENOUGH, NEAR = 0.4, 0.2
"""How much of a description must be told of somebody, and how far below the best on its topic they may speak; 0.35 to
0.45 finds the same ones."""


def presume(search: Search) -> Question | None:
    """Return a question with its description as a guess at whoever it may mean, None where it may mean nobody.

    That is who says one of the statements nearest to the topic, is called by the noun of the description, and of whose
    report all is said that narrows it down; or else of whom their report tells much of what it says.
    """
    question = search.question
    unnamed = question.unnamed
    if unnamed is None or unnamed.several or not (unnamed.narrowing or unnamed.owners):
        return None
    if not load_words("sole offices").isdisjoint(fold_text(unnamed.text).split()):
        return None  # A report on Norland quotes other presidents.
    ranked = search.rank(search.within(()))[:MAX_TOLD]
    search.expect(ranked[:MAX_NEAREST])
    presumed = next(_called(ranked[:MAX_NEAREST], unnamed), None) or next(_told(search, ranked, unnamed), None)
    if presumed is None:
        return None
    asked = Asked(unnamed.text, (presumed,), "guess")
    return replace(question, asked=(asked,), speakers=(presumed,), unknown="", unnamed=None, nearest=())


def _called(ranked: Iterable[Ranked], unnamed: Unnamed) -> Iterator[Speaker]:
    from index.question.descriptions.unnamed import may_be_said_by  # what few questions need is not loaded by all

    if unnamed.owners or not unnamed.narrowing:
        return
    for one in ranked:
        statement = one.candidate.statement
        for speaker in statement.speakers:
            if speaker.kind == "person" and may_be_said_by(speaker, statement, one.candidate.article, unnamed):
                yield speaker


def _told(search: Search, ranked: Sequence[Ranked], unnamed: Unnamed) -> Iterator[Speaker]:
    """Yield of whom the reports tell enough of a description, whoever speaks nearest to the topic first."""
    from index.question.descriptions.told import told_in
    from index.question.descriptions.unnamed import is_another, is_elsewhere
    from index.question.descriptions.wanted import read_wanted

    if unnamed.phrase is None:
        return
    wanted = read_wanted(unnamed.phrase, search.source.names)
    near = [one for one in ranked if one.score >= ranked[0].score - NEAR and one.candidate.speakers]
    search.expect(near)
    reports: dict[str, Article] = {}
    speakers: dict[str, dict[str, Speaker]] = {}
    for one in near:
        article = reports.setdefault(one.candidate.article_id, one.candidate.article)
        said_by = {each.id: each for each in one.candidate.statement.speakers if each.kind == "person"}
        speakers.setdefault(article.id, {}).update(said_by)
    for id, article in reports.items():
        text = f"{article.title}\n{article.text}"
        for speaker, heard in told_in(text, [*speakers[id].values()], unnamed.phrase, wanted):
            another = is_another(speaker, unnamed) or is_elsewhere(speaker, unnamed)
            if wanted.share(heard) >= ENOUGH and not another:
                yield speaker
