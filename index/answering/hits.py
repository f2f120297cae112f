"""Hits: the statements found, each once with its doubles, in the order they are shown in, and as matches."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import paragraph_text
from corpus.lexicon.lists import words
from corpus.store.records import check_text
from index.answering.groups import NEAR_BEST, Group, find_groups
from index.answering.hearsay import first_hand_first, is_told
from index.match import Match, with_roles
from index.question.asked.asked import Asked
from index.question.question import Intent, Question
from index.question.tokens import find_tokens
from index.searching.candidates import Candidate
from index.searching.presumed import presume
from index.searching.ranking import Ranked, merge_same
from index.searching.search import Search

MAX_LISTED = 2000
"""How many of the newest statements are read where no topic is asked for."""
LINKS = words(
    "in on at of the during since from to until till up before after by between and around back mid early late"
)
FROM_TODAY = words("last past previous this today yesterday")
BY_DATE = frozenset[Intent]({"first", "latest", "timeline"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement found, its doubles in other articles, and the probability that its group answers."""

    ranked: Ranked
    doubles: tuple[Ranked, ...]
    certainty: float


def find_hits(search: Search, *, wanted: int) -> tuple[Search, list[Group], list[Hit]]:
    """Return the search, the groups of a question with a topic, and their hits in order; the first `wanted`, or all.

    Where nobody spoke on it in the days of the question, it is a search for what names them: "what did Lind say of the
    flood in 2012?", or for what may have been on them: "does Lind think the flood only began in 2012?". Days that count
    from today, as "last month" does, are those of the report and of nothing else.
    Where a description means nobody, it is a search for whoever may be meant, and where a body is not sure to have
    spoken on it one for whoever speaks for it too.
    """
    groups, hits = _find(search, wanted=wanted)
    question = search.question
    if guess := _guess_otherwise(search, groups) if hits else presume(search):
        presumed = Search(search.source, guess, search.filters)
        told, found = _find(presumed, wanted=wanted)
        # Who is outdone by somebody is not meant, whether or not that one has spoken on it.
        return (presumed, told, found) if hits or found else (search, groups, hits)
    if not any(group.sure for group in groups) and (speaking := _guess_spokespeople(search, silent=not hits)):
        heard = Search(search.source, replace(question, asked=(speaking,), speakers=speaking.speakers), search.filters)
        told, found = _find(heard, wanted=wanted)
        if found:
            return heard, told, found
    named = frozenset(token.fold for token in find_tokens(question.dated)) - LINKS
    if hits or not named or named & FROM_TODAY:
        return search, groups, hits
    of_days = replace(question, topic=f"{question.topic} {question.dated}", after=None, before=None, dated="")
    anytime = Search(search.source, of_days, replace(search.filters, after=None, before=None))
    told, found = _find(anytime, wanted=wanted)
    found = [hit for hit in found if question.happened or _names(hit, named)]
    return (anytime, told, found) if found else (search, groups, hits)


def _guess_otherwise(search: Search, groups: Sequence[Group]) -> Question | None:
    """Return a question with whom its description rather means, None where it means nobody else, or has none."""
    if all(one.by not in {"role", "description", "guess"} for one in search.question.asked):
        return None
    from index.searching.outdone import find_better  # what few questions need is not loaded by all

    return find_better(search, sure=any(group.sure for group in groups))


def _guess_spokespeople(search: Search, *, silent: bool) -> Asked | None:
    """Return a body and those who speak for it as a guess; None where the question asks no body, or nobody does.

    Of a body that articles quote without a name it is they alone, where what articles print has nothing on the topic.
    """
    question, names = search.question, search.source.names
    bodies = question.speakers
    named = len(question.asked) == 1 and not question.guess and all(one.kind == "organisation" for one in bodies)
    if not named and not (silent and question.unnamed and not question.asked):
        return None
    # What few questions need is not loaded by all.
    from index.question.asked.forms.speaking import find_spokespeople, guess_spokespeople

    if not named:
        return guess_spokespeople(question.unnamed.text, names) if question.unnamed else None
    speaking = dict.fromkeys(each for body in bodies for each in find_spokespeople(body, names))
    return Asked(question.asked[0].mention, (*bodies, *speaking), "guess") if speaking else None


def _find(search: Search, *, wanted: int) -> tuple[list[Group], list[Hit]]:
    while True:
        groups = find_groups(search)
        answered = _sure_first([group for group in groups if group.ranked])
        hits = _order(answered, search.question.intent, wanted=wanted) if answered else []
        # Where all that was looked at answers, what many papers print can have taken the places of other words.
        full = any(len(group.ranked) >= search.depth for group in answered)
        if len(hits) >= wanted or not full or not search.deepen():
            return groups, hits


def _names(hit: Hit, named: Set[str]) -> bool:
    """Return whether the words of a hit, their sentence or the beginning of their report have all of these."""
    statement, text = hit.ranked.candidate.statement, hit.ranked.candidate.article.text
    spans = (*statement.content, statement.sentence)
    said = text[min(span.start for span in spans) : max(span.end for span in spans)]
    opening = paragraph_text(text, 0, 1)
    return any(named <= {token.fold for token in find_tokens(part)} for part in (said, opening))


def list_hits(search: Search, *, limit: int, offset: int) -> list[Hit]:
    """Return what was said, latest first, where no topic is asked for; last what those asked for tell of others."""
    searcher, asked = search.source.searcher, search.question.speakers
    if search.within(asked).open or search.question.guess or not searcher.count(search.within(asked)):
        return []
    oldest_first = search.question.intent in {"first", "timeline"}
    listed: list[Ranked] = []
    for filters in (search.within(asked), search.within(asked, told=True)):
        pairs = searcher.statements(searcher.listed(filters, limit=MAX_LISTED))
        ranked = [Ranked(Candidate(at, *pair), {}, 0.0) for at, pair in enumerate(pairs)]
        ranked.sort(key=lambda one: (_day(one), -one.candidate.row), reverse=not oldest_first)
        listed += first_hand_first(ranked)
    return [Hit(one, doubles, 1.0) for one, doubles in merge_same(listed[: offset + 4 * limit])]


def make_matches(search: Search, hits: Sequence[Hit], *, limit: int, offset: int) -> list[Match]:
    """Return these of the hits as matches, their articles' texts checked; the best of all has its group's certainty."""
    best = max(hit.ranked.score for hit in hits)
    shown = hits[offset : offset + limit]
    search.expect(one for hit in shown for one in (hit.ranked, *hit.doubles))
    matches = [
        replace(
            _match(hit.ranked, hit.certainty * math.exp(3 * (hit.ranked.score - best))),
            also_in=tuple(_match(double, hit.certainty) for double in hit.doubles),
        )
        for hit in shown
    ]
    return with_roles(search.source.searcher, matches)


def _sure_first(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that are sure to answer, then the best of each other one; all of them where none is sure."""
    sure = [group for group in groups if group.sure]
    return [*sure, *(replace(g, ranked=g.ranked[:1]) if sure else g for g in groups if not g.sure)]


def _order(groups: Sequence[Group], intent: Intent, *, wanted: int) -> list[Hit]:
    """Return the hits of all groups: by date where the question asks so, else one group after the other in turn.

    More than `wanted` come where they are merged anyway.
    """
    first = None if intent in BY_DATE or intent == "both" else max(wanted, 1)
    merged = [
        [Hit(one, doubles, group.certainty) for one, doubles in merge_same(group.ranked, most=first)]
        for group in groups
    ]
    if intent in BY_DATE:
        return _by_date([hit for hits in merged for hit in hits], latest_first=intent == "latest")
    if intent == "both" and len(merged) > 1:
        joint = {hit.ranked.candidate.row for hit in merged[0]} & {hit.ranked.candidate.row for hit in merged[1]}
        for hits in merged:
            hits.sort(key=lambda hit: (is_told(hit.ranked), hit.ranked.candidate.row not in joint))
    return _in_turn(merged)


def _by_date(hits: Sequence[Hit], *, latest_first: bool) -> list[Hit]:
    """Return the hits that fit nearly as well as the best, by the day they were published; hearsay last."""
    best = max(hit.ranked.score for hit in hits)
    fitting = [hit for hit in hits if hit.ranked.score > best - 2 * NEAR_BEST]
    fitting.sort(key=lambda hit: _day(hit.ranked), reverse=latest_first)
    return sorted(fitting, key=lambda hit: is_told(hit.ranked))


def _in_turn(merged: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Return one hit of each group in turn, each once, so that both sides of a comparison are seen."""
    ordered: list[Hit] = []
    seen: set[int] = set()
    for at in range(max(map(len, merged))):
        for hits in merged:
            if at < len(hits) and hits[at].ranked.candidate.row not in seen:
                seen.add(hits[at].ranked.candidate.row)
                ordered.append(hits[at])
    return ordered


def _match(one: Ranked, score: float) -> Match:
    certain = round(min(max(score, 0.0), 1.0), 4)
    check_text(one.candidate.article)
    return Match(one.candidate.statement, one.candidate.article, certain)


def _day(one: Ranked) -> date:
    return one.candidate.published or date.min
