"""Presumed: who may be meant by a description that no role and no article gives anybody, by who speaks on its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Article
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_places
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.asked.asked import Asked
from index.question.question import Question
from index.question.roles import read_role
from index.question.tokens import fold_text, fold_word
from index.searching.ranking import WORD, Ranked
from index.searching.search import Search

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

TOLD, LIKE = 0.35, 0.5
"""What all of a description counts where a report tells it of somebody, and their words where they mean the same."""
AHEAD, MAX_AHEAD = 2.0, 0.2
"""How many times it counts by how much somebody is ahead of all others, and what that is at most."""
ENOUGH, NEARLY = 1.3, 0.05
"""How much must speak for somebody, and how far below the best whoever is called by the noun may be."""
OF_PLACES = words("mayor mayoress governor")
"""Heads of places, whom a report that names the place calls no more than that."""
TOWN = re.compile(r"\b(?:from|in|near|outside) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
"""Where somebody is from by the name of a place, of which no list has all."""


def presume(search: Search) -> Question | None:
    """Return a question with its description as a guess at whoever it may mean, None where it may mean nobody.

    That is of whose words, with the report around them, fit all of the question clearly best, what it says of the
    speaker and what of the topic: as the search weighs it, by what the report tells of them, and by how near they are
    to the description alone, which an article may say in other words.
    """
    # What few questions need is not loaded by all.
    from index.question.descriptions.others.committees import is_of_committee
    from index.question.descriptions.others.elsewhere import MEMBERS

    question = search.question
    unnamed = question.unnamed
    if unnamed is None or unnamed.several or not (unnamed.narrowing or unnamed.owners):
        return None
    if unnamed.phrase is None or unnamed.phrase.body:
        return None
    if is_of_committee(unnamed.phrase) and not MEMBERS.isdisjoint(unnamed.phrase.heads):
        return None  # A report on what a committee does quotes others of each party.
    if not load_words("sole offices").isdisjoint(fold_text(unnamed.text).split()):
        return None  # A report on Norland quotes other presidents.
    presumed = _clearest(search, unnamed)
    if presumed is None:
        return None
    asked = Asked(unnamed.text, (presumed,), "guess")
    return replace(question, asked=(asked,), speakers=(presumed,), unknown="", unnamed=None, nearest=())


def _clearest(search: Search, unnamed: Unnamed) -> Speaker | None:
    """Return for whom most speaks, None where it is too little, or not clearly more than for the next.

    Of those for whom nearly as much speaks whoever is called by the noun needs no more.
    """
    from index.question.descriptions.unnamed import may_be_said_by  # what few questions need is not loaded by all

    whole = Search(search.source, replace(search.question, topic=search.question.core), search.filters)
    ranked = [one for one in whole.rank(whole.within(())) if one.candidate.speakers]
    whole.expect(ranked)
    scores: dict[str, float] = {}
    said: dict[str, list[tuple[Speaker, Ranked]]] = {}
    for speaker, one, score in _weighed(search, ranked, unnamed):
        scores[speaker.id] = max(score, scores.get(speaker.id, score))
        said.setdefault(speaker.id, []).append((speaker, one))
    if not scores:
        return None
    first, *others = sorted(scores, key=lambda id: (-scores[id], id))
    if is_named(said[first][0][0], search.question.topic):
        return None  # To whom it was said, or of whom.
    ahead = scores[first] - max((scores[id] for id in others), default=0.0)
    if scores[first] + AHEAD * min(ahead, MAX_AHEAD) >= ENOUGH:
        return said[first][0][0]
    near = [pair for id in (first, *others) if scores[id] > scores[first] - NEARLY for pair in said[id]]
    called = (
        speaker
        for speaker, one in near
        if may_be_said_by(speaker, one.candidate.statement, one.candidate.article, unnamed)
    )
    return None if unnamed.owners else next(called, None)


def is_named(speaker: Speaker, topic: str) -> bool:
    """Return whether a topic names somebody by their last name."""
    from index.question.descriptions.namings import bearer_of

    named = {fold_word(word.removesuffix("'s")) for word in WORD.findall(topic)}
    return not named.isdisjoint(bearer_of(speaker).bare[-1:])


def _weighed(search: Search, ranked: Sequence[Ranked], unnamed: Unnamed) -> Iterator[tuple[Speaker, Ranked, float]]:
    """Yield each of the statements with who said it, if they may be meant, and how much speaks for it."""
    told = _told(search, ranked, unnamed)
    rows = np.array([one.candidate.row for one in ranked], np.int64)
    like = search.source.searcher.scores(search.source.embed(unnamed.text), rows).tolist()
    for one, near in zip(ranked, like, strict=True):
        for speaker in one.candidate.statement.speakers:
            share = told.get((one.candidate.article_id, speaker.id))
            if share is not None:
                yield speaker, one, one.score + LIKE * near + TOLD * share


def _told(search: Search, ranked: Sequence[Ranked], unnamed: Unnamed) -> dict[tuple[str, str], float]:
    """Return how much of a description each report tells of each of its speakers who may be meant, by their ids.

    Whoever speaks in a report without the place that the description names is none of them.
    """
    # What few questions need is not loaded by all.
    from index.question.descriptions.nearest import FAR
    from index.question.descriptions.others.elsewhere import leads_only_a_group, sits_elsewhere
    from index.question.descriptions.told import is_of_no_such_body, is_other_gender, told_in
    from index.question.descriptions.unnamed import holds, is_another, is_elsewhere
    from index.question.descriptions.wanted import read_wanted

    assert unnamed.phrase is not None
    wanted = read_wanted(unnamed.phrase, search.source.names)
    towns = {fold_word(word) for found in TOWN.finditer(unnamed.text) for word in found["name"].split()}
    places = [wanted.forms[word] for word in wanted.narrowing if word.startswith("@")]
    places += [(town,) for town in towns - load_places().keys()]
    titled = any(map(_is_titled, wanted.nouns))
    # Near a husband whom a report calls so others stand too. A first name says whose he is.
    if wanted.of_kin:
        firsts = {word for word in unnamed.phrase.owners if search.source.names.with_first_name(word)}
        wanted = replace(wanted, owners=wanted.owners | firsts)
    least = FAR if wanted.of_kin and wanted.owners else 0.0
    seated = not OF_PLACES.isdisjoint(wanted.nouns)
    reports: dict[str, tuple[Article, dict[str, Speaker]]] = {}
    for one in ranked:
        _, said_by = reports.setdefault(one.candidate.article_id, (one.candidate.article, {}))
        said_by.update({each.id: each for each in one.candidate.statement.speakers if each.kind == "person"})
    shares: dict[tuple[str, str], float] = {}
    for id, (article, said_by) in reports.items():
        text = f"{article.title}\n{article.text}"
        if not holds(text, places):
            continue
        told = dict(told_in(text, [*said_by.values()], unnamed.phrase, wanted))
        # "It was announced by the mayor on Monday. Ole Brix said ..."
        called = not titled or any(word in heard for heard in told.values() for word in wanted.nouns)
        loose = not called and any(_prints(text, wanted.forms.get(noun, (noun,))) for noun in wanted.nouns)
        for each in said_by.values():
            heard = told.get(each, {})
            # A captain of whom a report says no more than that is any captain.
            bare = bool(heard) and not any(word in heard for word in wanted.narrowing)
            # "Mayor Brix" is that of the town which the report names.
            bare = bare and (not seated or is_elsewhere(each, unnamed) or not holds(text, unnamed.narrowing))
            # Of Lind's rivals and guests, too, reports tell beside Lind: whoever is Lind's lawyer they call one.
            # So they do a mayor.
            stray = bool(wanted.owners) or (titled and not loose)
            stray = stray and not any(heard.get(word, 0.0) > least for word in wanted.nouns)
            another = is_other_gender(each, unnamed.phrase.gender) or is_another(each, unnamed)
            another = another or leads_only_a_group(each, unnamed.phrase) or sits_elsewhere(each, unnamed.phrase)
            if not (bare or stray or another or is_of_no_such_body(wanted, heard)):
                shares[id, each.id] = wanted.share(heard)
    return shares


def _prints(text: str, forms: Sequence[str]) -> bool:
    """Return whether a report has one form of a noun, none where it has not even how one begins."""
    from index.question.descriptions.unnamed import holds

    lowered = text.lower()
    return any(form[:4] in lowered for form in forms) and holds(text, [forms])


def _is_titled(noun: str) -> bool:
    """Return whether articles print an office beside the name of whoever holds it: "Mayor Brix"."""
    known = noun_of(noun)
    jurist = known is not None and "jurist" in known.wider
    return jurist or noun in load_words("known by office") or (" " in noun and bool(read_role(noun).offices))
