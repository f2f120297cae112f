"""Outdone: who is meant by a description before whomever it was read as, for the whole question fits them better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.statement import Speaker
from index.question.asked.asked import Asked
from index.question.descriptions.others.elsewhere import sits_elsewhere
from index.question.descriptions.others.otherwise import is_called_all
from index.question.descriptions.told import is_of_no_such_body, is_other_gender
from index.question.descriptions.unnamed import Unnamed, is_another, read_unnamed
from index.question.descriptions.wanted import Wanted, read_wanted
from index.question.question import Question
from index.question.tokens import find_tokens
from index.searching.presumed import LIKE, is_named
from index.searching.ranking import Ranked
from index.searching.search import Search
from index.searching.sought import Report

TOLD = 0.8
"""What all of a description counts that roles and the report tell of somebody."""
CLEARLY, SOMEWHAT = 0.23, 0.07
"""How much more must speak for another than for all it was read as, and where none of those is sure to answer."""
NEARLY = 0.12
"""How far below theirs the words of another may answer the question alone."""
ALL = 0.98
"""How much of a description is told of whoever it means, if they are sure to have spoken on the topic."""
MAX_READ = 12
"""Of how many statements, of theirs and of others, the reports are read."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Who said something, how much speaks for them, and whether they may be meant.

    `topic` is how well it answers, `told` how much of the description is told of them.
    """

    speaker: Speaker
    score: float
    topic: float
    told: float
    fits: bool


def find_better(search: Search, *, sure: bool) -> Question | None:
    """Return a question with its description as a guess at somebody else, None where nobody else is clearly better.

    Whoever it was read as is `sure` to have spoken on the topic, or need be outdone by less.

    What narrows a description down may stand near the name of many ("the Marlow rower" near a coach of Marlow's). Of
    whom articles or roles tell it as well, and whose words fit all of the question clearly better, is rather meant.
    """
    question = search.question
    asked = question.asked[0] if len(question.asked) == 1 else None
    if asked is None or asked.by not in {"description", "guess", "role"} or (sure and asked.by == "role"):
        return None
    tokens = [token for token in find_tokens(asked.mention) if token.fold]
    unnamed = read_unnamed(tokens, 0, len(tokens), search.source.names) if tokens else None
    if unnamed is None or unnamed.several or unnamed.phrase is None or unnamed.phrase.body or not unnamed.narrowing:
        return None
    if any(is_called_all(one, unnamed.phrase) for one in asked.speakers):
        return None
    better = _clearly_better(search, asked, unnamed, sure=sure)
    if better is None:
        return None
    guess = Asked(asked.mention, (better,), "guess")
    return replace(question, asked=(guess,), speakers=(better,), unnamed=None)


def _clearly_better(search: Search, asked: Asked, unnamed: Unnamed, *, sure: bool) -> Speaker | None:
    """Return for whom clearly more speaks than for all that a description was read as, None where for nobody."""
    assert unnamed.phrase is not None
    question = search.question
    wanted = read_wanted(unnamed.phrase, search.source.names)
    if any(word.startswith("@") for word in wanted.narrowing):
        return None  # Whoever has an office in Wales is not outdone in a report that names Wales beside another.
    open_ = replace(question, asked=(), speakers=(), topic=question.core, unnamed=unnamed)
    whole = Search(search.source, open_, search.filters)
    read = {one.id for one in asked.speakers}
    weighed = _weigh(whole, whole.rank(whole.within(asked.speakers)), unnamed, wanted)
    theirs = [one for one in weighed if one.speaker.id in read]
    if sure and any(one.told >= ALL for one in theirs):
        return None
    spoken = [one for one in whole.rank(whole.within(())) if one.candidate.speakers]
    others = _weigh(whole, [one for one in spoken if not one.candidate.speakers & read], unnamed, wanted)
    least = max((one.score for one in theirs), default=0.0) + (CLEARLY if sure else SOMEWHAT)
    topic = max((one.topic for one in theirs), default=0.0) - NEARLY
    fitting = [one for one in others if one.fits and one.topic > topic]
    best = max(fitting, key=lambda one: one.score, default=None)
    if best is None or best.score < least or is_named(best.speaker, question.topic):
        return None
    return best.speaker


def _weigh(search: Search, ranked: Sequence[Ranked], unnamed: Unnamed, wanted: Wanted) -> Iterator[_Weighed]:
    """Yield who said each of the statements, and how much speaks for them."""
    assert unnamed.phrase is not None
    rows = np.array([one.candidate.row for one in ranked], np.int64)
    like = search.source.searcher.scores(search.source.embed(unnamed.text), rows).tolist()
    near = sorted(zip(ranked, like, strict=True), key=lambda pair: -pair[0].score - LIKE * pair[1])[:MAX_READ]
    search.expect(one for one, _ in near)
    reports: dict[str, Report] = {}
    for one, _ in near:
        article = one.candidate.article
        report = reports.setdefault(article.id, Report(article, unnamed.phrase, wanted))
        report.speakers.update((each.id, each) for each in one.candidate.statement.speakers)
    for report in reports.values():
        report.read()
    for one, alike in near:
        for speaker in one.candidate.statement.speakers:
            told = reports[one.candidate.article_id].told[speaker.id]
            share = wanted.share(told)
            score = one.score + LIKE * alike + TOLD * share
            yield _Weighed(speaker, score, one.score, share, _may_be_meant(speaker, told, unnamed, wanted))


def _may_be_meant(speaker: Speaker, told: dict[str, float], unnamed: Unnamed, wanted: Wanted) -> bool:
    """Return whether somebody is called by the noun of a description, and some of what narrows it down is told."""
    assert unnamed.phrase is not None
    called = not wanted.nouns or any(told.get(noun) for noun in wanted.nouns)
    return (
        speaker.kind == "person"
        and called
        and any(told.get(word) for word in wanted.narrowing)
        and not is_other_gender(speaker, unnamed.phrase.gender)
        and not (is_another(speaker, unnamed) or sits_elsewhere(speaker, unnamed.phrase))
        and not is_of_no_such_body(wanted, told)
    )
