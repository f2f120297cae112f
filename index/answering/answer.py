"""Answering: a question in, the statements that answer it out, or which of six silences it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.statement import Kind, Speaker
from corpus.store.records import check_text
from index.answering.ranking import Candidate, Ranked, merge_same
from index.answering.search import Filters, Search, Source
from index.answering.silence import (
    ambiguous_speaker,
    empty_library,
    no_question,
    outside_dates,
    silent_on_topic,
    unknown_speaker,
)
from index.answering.thread import Thread, recall
from index.answering.topics import find_topics
from index.match import Answer, Match, match_of
from index.notes import Note
from index.question.asked import read_holders, read_name
from index.question.bearers import Names
from index.question.offices import read_role
from index.question.question import Question, parse_question
from index.question.tokens import drop_unseen

NEAR_BEST = 0.06
MOST_CAUTION = 5


def answer(
    source: Source,
    text: str,
    *,
    speaker: str = "",
    role: str = "",
    topic: str = "",
    outlet: str = "",
    after: date | None = None,
    before: date | None = None,
    kind: Kind | None = None,
    limit: int = 5,
    offset: int = 0,
    today: date | None = None,
    thread: Thread | None = None,
) -> Answer:
    """Return the best statements for a question, or why there are none; never an error, whatever the text.

    The filters say what words in the question could; where both do, the filter counts. `thread` is what
    the question before was about, for a follow-up that leaves it out ("and on Taiwan?"). Every match is
    by a speaker asked for, and its words are slices of a stored article.

    Raises:
        LibraryError: the library cannot be read.
    """
    today = today or date.today()
    if not len(source.vectors):
        return empty_library(Question(drop_unseen(text)))
    question = parse_question(text, source.names, today=today)
    if thread is not None:
        question = recall(thread, question)
    question = _with_filters(
        question, source.names, speaker=speaker, role=role, topic=topic, after=after, before=before
    )
    filters = Filters(question.after, question.before, outlet, kind)
    if question.unknown:
        return unknown_speaker(question)
    search = Search(source, question, filters)
    if not question.speakers and not search.rarity and not (outlet or (filters.dated and not text.strip("?! ."))):
        return no_question(question)
    for one in question.asked:
        if not search.rarity and len(one.speakers) > 1 and one.by != "role":
            return ambiguous_speaker(question, one.mention, one.speakers)
    return _answer(search, limit=limit, offset=offset)


def _answer(search: Search, *, limit: int, offset: int) -> Answer:
    question = search.question
    if not search.rarity:
        return _everything(search, limit=limit, offset=offset)
    while True:
        groups = [_group(search, one.speakers, settle=one.by) for one in question.asked] or [_open_group(search)]
        answered = [group for group in groups if group.ranked]
        if not answered:
            return _silence(search)
        matches = _order(search, answered, most=offset + limit)
        # Where all that was looked at answers, what many papers print can have taken the places of other words.
        full = any(len(group.ranked) >= search.depth for group in answered)
        if len(matches) >= offset + limit or not full or not search.deepen():
            return _found(search, matches, groups, limit=limit, offset=offset)


@dataclass(frozen=True, slots=True)
class _Group:
    """The answers for one name asked for: none where they are silent; `left_out` bear the name but are not shown."""

    ranked: tuple[Ranked, ...]
    certainty: float
    shown: tuple[Speaker, ...] = ()
    left_out: tuple[Speaker, ...] = ()


def _group(search: Search, speakers: Sequence[Speaker], *, settle: str) -> _Group:
    ranked = search.rank(search.rows(speakers))
    certainty = search.certainty(ranked)
    # The more people a name or role can mean, the likelier one of them seems to answer by chance.
    least = search.calibration.threshold * min(len(speakers), MOST_CAUTION)
    if not ranked or certainty < least:
        return _Group((), certainty)
    if len(speakers) == 1:
        return _Group(search.fitting(ranked), certainty, tuple(speakers))
    return _settle(search.fitting(ranked), certainty, speakers, alone=settle == "role")


def _settle(ranked: Sequence[Ranked], certainty: float, speakers: Sequence[Speaker], *, alone: bool) -> _Group:
    """Return the statements of those who clearly speak on it, of all who bear one name or role."""
    ids = {speaker.id: speaker for speaker in speakers}
    best: dict[str, Ranked] = {}
    for one in ranked:
        for speaker in one.candidate.statement.speakers:
            if speaker.id in ids:
                best.setdefault(speaker.id, one)
    top = ranked[0]
    near = {
        id
        for id, one in best.items()
        if one is top
        or (not alone and one.score > top.score - NEAR_BEST and one.candidate.article.id == top.candidate.article.id)
    }
    kept = tuple(one for one in ranked if near & {speaker.id for speaker in one.candidate.statement.speakers})
    return _Group(
        kept,
        certainty,
        tuple(ids[id] for id in ids if id in near),
        tuple(ids[id] for id in ids if id not in near),
    )


def _open_group(search: Search) -> _Group:
    """Return the answers where anybody may answer; who is asked for must be named."""
    ranked = search.rank(search.rows(()))
    who = search.question.intent == "who_said"
    if search.question.role and not who:
        ranked = _only_role(search, ranked)
    elif search.question.role:
        ranked = _prefer_role(search, ranked)
    if who:
        ranked = [one for one in ranked if one.candidate.statement.speakers] or ranked
    certainty = search.certainty(ranked)
    return _Group(search.fitting(ranked), certainty) if search.is_answered(ranked) else _Group((), certainty)


def _only_role(search: Search, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the statements of the one who speaks best to it, of those whose office is the one asked for."""
    asked = read_role(search.question.role)
    places = {word for word in asked.rest if word[0] == "@"}

    def fits(speaker: Speaker) -> bool:
        for role in (read_role(role.name) for role in speaker.roles):
            known = {word for word in role.rest if word[0] == "@"}
            if role.offices & asked.offices and (not places or not known or places & known):
                return True
        return False

    chosen: str | None = None
    kept = []
    for one in ranked:
        ids = [speaker.id for speaker in one.candidate.statement.speakers if fits(speaker)]
        if chosen is None and ids:
            chosen = ids[0]
        if chosen in ids:
            kept.append(one)
    return kept


def _prefer_role(search: Search, ranked: Sequence[Ranked]) -> list[Ranked]:
    asked = read_role(search.question.role)

    def fits(one: Ranked) -> float:
        parts = [read_role(role.name) for speaker in one.candidate.statement.speakers for role in speaker.roles]
        return max(
            (
                0.06 * bool(part.offices & asked.offices or part.words & asked.words)
                + 0.04 * bool(asked.rest and asked.rest & part.words)
                for part in parts
            ),
            default=0.0,
        )

    moved = [replace(one, score=one.score + fits(one)) for one in ranked]
    return sorted(moved, key=lambda one: (-one.score, one.candidate.row))


def _order(search: Search, groups: Sequence[_Group], *, most: int) -> list[tuple[Ranked, tuple[Ranked, ...], float]]:
    """Return the first `most` matches of all groups: one of each in turn, so that both sides of a comparison are seen.

    More come where they are merged anyway.
    """
    intent = search.question.intent
    needed = None if intent in {"first", "latest", "timeline", "both"} else max(most, 1)
    merged = [
        [(one, doubles, group.certainty) for one, doubles in merge_same(group.ranked, most=needed)] for group in groups
    ]
    if intent in {"first", "latest", "timeline"}:
        every = [entry for entries in merged for entry in entries]
        best = max(entry[0].score for entry in every)
        fitting = [entry for entry in every if entry[0].score > best - 2 * NEAR_BEST]
        return sorted(fitting, key=lambda entry: _day(entry[0]), reverse=intent == "latest")
    if intent == "both" and len(merged) > 1:
        joint = {one[0].candidate.row for one in merged[0]} & {one[0].candidate.row for one in merged[1]}
        for entries in merged:
            entries.sort(key=lambda entry: entry[0].candidate.row not in joint)
    ordered: list[tuple[Ranked, tuple[Ranked, ...], float]] = []
    seen: set[int] = set()
    for at in range(max(map(len, merged))):
        for entries in merged:
            if at < len(entries) and entries[at][0].candidate.row not in seen:
                seen.add(entries[at][0].candidate.row)
                ordered.append(entries[at])
    return ordered


def _found(
    search: Search,
    matches: Sequence[tuple[Ranked, tuple[Ranked, ...], float]],
    groups: Sequence[_Group],
    *,
    limit: int,
    offset: int,
) -> Answer:
    best = max(one.score for one, _, _ in matches)
    shown = [
        replace(
            _match(search, one, certainty * math.exp(3 * (one.score - best))),
            also_in=tuple(_match(search, double, certainty) for double in doubles),
        )
        for one, doubles, certainty in matches[offset : offset + limit]
    ]
    if not shown:
        return replace(_silence(search), notes=(Note("no_more"),))
    return Answer(search.question, "found", tuple(shown), notes=tuple(_notes(search, groups)))


def _everything(search: Search, *, limit: int, offset: int) -> Answer:
    """Return what was said, latest first, where no topic is asked for."""
    rows = search.rows(search.question.speakers)
    if rows is None or not len(rows):
        return _silence(search)
    oldest_first = search.question.intent in {"first", "timeline"}
    pairs = search.source.store.statements(rows[-2000:])
    ranked = [Ranked(Candidate(at, *pair), {}, 0.0) for at, pair in enumerate(pairs)]
    ranked.sort(key=lambda one: (_day(one), -one.candidate.row), reverse=not oldest_first)
    matches = [(one, doubles, 1.0) for one, doubles in merge_same(ranked[: offset + 4 * limit])]
    return _found(search, matches, (), limit=limit, offset=offset)


def _silence(search: Search) -> Answer:
    question = search.question
    if search.filters.dated:
        rows = search.rows(question.speakers, dated=False)
        ranked = search.rank(rows) if search.rarity else []
        ranked = [one for one in ranked if not search.filters.hold(one.candidate.article.published)]
        if question.role and not question.speakers and question.intent != "who_said":
            ranked = _only_role(search, ranked)
        if search.rarity and not search.is_answered(ranked):
            return silent_on_topic(question, _topics(search))
        if search.rarity:
            days = [one.candidate.article.published for one in ranked[:5]]
        else:
            days = [
                article.published
                for _, article in search.source.store.statements(rows[:2000] if rows is not None else [])
            ]
        known = [day for day in days if day]
        return outside_dates(question, min(known, default=None), max(known, default=None))
    return silent_on_topic(question, _topics(search))


def _topics(search: Search) -> tuple[str, ...]:
    """Return what those asked for do talk about, by what the search has read of theirs."""
    read = search.read
    for _, article in read:
        check_text(article)
    return find_topics(search.source.store, search.question.speakers, total=search.total, statements=read)


def _notes(search: Search, groups: Sequence[_Group]) -> Iterator[Note]:
    """Yield what the reader should know: whom the answer covers, what was read how, what is left out."""
    for asked, group in zip(search.question.asked, groups, strict=False):
        names = tuple(one.name for one in asked.speakers)
        if asked.by == "correction":
            yield Note("corrected", asked.mention, names)
        shown, left_out = (tuple(one.name for one in some) for some in (group.shown, group.left_out))
        if not group.ranked:
            yield Note("nothing_by", names[0] if len(names) == 1 else asked.mention)
        elif left_out:
            yield Note("answered_by", asked.mention, shown, left_out)
        elif len(shown) > 1:
            yield Note("covers", asked.mention, shown)
    if search.filters.dated and search.question.speakers:
        within, undated = search.rows(search.question.speakers), search.rows(search.question.speakers, undated=True)
        if within is not None and undated is not None and len(undated) > len(within):
            yield Note("undated", count=len(undated) - len(within))


def _match(search: Search, one: Ranked, score: float) -> Match:
    certain = round(min(max(score, 0.0), 1.0), 4)
    check_text(one.candidate.article)
    return match_of(search.source.store, one.candidate.statement, one.candidate.article, certain)


def _day(one: Ranked) -> date:
    return one.candidate.article.published or date.min


def _with_filters(
    question: Question,
    names: Names,
    *,
    speaker: str,
    role: str,
    topic: str,
    after: date | None,
    before: date | None,
) -> Question:
    for text, read in ((speaker, read_name), (role, read_holders)):
        if text.strip():
            asked = read(text, names)
            question = replace(
                question,
                asked=asked,
                speakers=tuple(dict.fromkeys(one for each in asked for one in each.speakers)),
                unknown="" if asked else text.strip(),
                nearest=() if asked else names.nearest(text),
            )
    return replace(
        question,
        topic=topic.strip() or question.topic,
        after=after or question.after,
        before=before or question.before,
    )
