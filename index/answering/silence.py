"""Silence: which of six reasons there is for no answer, or for none that is sure, each with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.statement import Speaker
from index.answering.coverage import note_lost, note_unknown
from index.answering.roles import only_role
from index.match import Answer, Match
from index.notes import Note
from index.question.asked.asked import Asked
from index.question.namesakes import are_one, told_apart
from index.question.question import Question
from index.question.request import Request
from index.searching.search import Search

MAX_DATED = 2000
"""How many statements are read to say from when there is something."""


def is_blank(search: Search, request: Request) -> bool:
    """Return whether a question asks for nobody and nothing, not even for the words of an outlet or of some days."""
    if search.question.speakers or search.rarity or request.outlet:
        return False
    return not search.filters.dated or bool(request.text.strip("?! ."))


def find_ambiguous(search: Search) -> Asked | None:
    """Return the name that several people bear and no topic tells apart, None where there is none."""
    if search.rarity:
        return None
    return next(
        (one for one in search.question.asked if not are_one(one.speakers) and one.by not in {"role", "description"}),
        None,
    )


def explain_silence(search: Search) -> Answer:
    """Return the answer where nothing was found: silent on the topic, or outside the days asked for.

    Of somebody who is only guessed, or whom articles quote without a name, nobody can say so.
    """
    question = search.question
    if question.guess or question.unnamed:
        return unknown_speaker(question)
    if search.filters.dated and (days := _days_outside(search)) is not None:
        silence = outside_dates(question, min(days, default=None), max(days, default=None))
    else:
        silence = silent_on_topic(question, _topics(search))
    unknown = (note_unknown(question),) if question.unknown else ()
    return replace(silence, notes=(*unknown, *silence.notes, *note_lost(search)))


def unsure(search: Search, matches: Sequence[Match], notes: Sequence[Note]) -> Answer:
    """Return the answer where nothing is sure to fit, with the closest there is: a guess, and said to be one."""
    question = search.question
    said = {speaker.id for match in matches for speaker in match.statement.speakers}
    heard = [one for one in question.speakers if one.id in said]
    nothing = Note("unsure", question.topic, told_apart(heard, question.speakers))
    days = _days_outside(search) if search.filters.dated else None
    then = () if days is None else (Note("dated", first=min(days, default=None), last=max(days, default=None)),)
    # Last, because its colon leads to them.
    return Answer(question, "unsure", tuple(matches), notes=(*notes, *then, nothing))


def no_more(question: Question, *, sure: bool) -> Answer:
    """Return the answer behind the last match: of the same status as before it, for it is no silence."""
    return Answer(question, "found" if sure else "unsure", notes=(Note("no_more"),))


def empty_library(question: Question) -> Answer:
    """Return the answer of a library with nothing in it."""
    return Answer(question, "empty_library", notes=(Note("empty_library"),))


def no_question(question: Question) -> Answer:
    """Return the answer to a text that asks nothing."""
    return Answer(question, "no_question", notes=(Note("no_question"),))


def unknown_speaker(question: Question) -> Answer:
    """Return the answer where the library has no statement of the one asked for; the nearest names are suggested.

    Where that one is only guessed, the guess is suggested. Those who have no name are called what the question does.
    """
    if guess := question.guess:
        named = told_apart(guess.speakers)
        question = replace(question, asked=(), speakers=(), unknown=guess.mention, nearest=named)
    elif question.unnamed and not question.unknown:
        question = replace(question, unknown=question.unnamed.text)
    return Answer(question, "unknown_speaker", suggestions=question.nearest, notes=(note_unknown(question),))


def ambiguous_speaker(question: Question, name: str, speakers: Sequence[Speaker]) -> Answer:
    """Return the question asked back: which of the people of that name is meant."""
    names = told_apart(speakers)
    return Answer(question, "ambiguous_speaker", suggestions=names, notes=(Note("ambiguous_speaker", name, names),))


def silent_on_topic(question: Question, topics: Sequence[str]) -> Answer:
    """Return the answer where nothing in the library fits; `topics` are what those asked for do talk about."""
    nothing = Note("silent", question.topic, told_apart(question.speakers))
    if topics:
        then = Note("there_are_topics", names=tuple(topics))
    else:
        then = Note("leave_out_topic" if question.speakers else "other_words")
    return Answer(question, "silent_on_topic", suggestions=tuple(topics), notes=(nothing, then))


def outside_dates(question: Question, first: date | None, last: date | None) -> Answer:
    """Return the answer where something fits, but not in the days asked for; `first` and `last` are when it does."""
    names = told_apart(question.speakers)
    nothing = Note("outside_dates", names=names, first=question.after, last=question.before)
    when = tuple(dict.fromkeys(day for day in (first, last) if day))
    return Answer(question, "outside_dates", suggestions=when, notes=(nothing, Note("dated", first=first, last=last)))


def _days_outside(search: Search) -> list[date] | None:
    """Return days outside those asked for from which there is something, as far as known; None where there is none."""
    question = search.question
    searcher, anytime = search.source.searcher, search.within(question.speakers, dated=False)
    if not search.rarity:
        rows = searcher.listed(anytime, limit=0 if anytime.open else MAX_DATED, newest=False)
        pairs = searcher.statements(rows)
        return [article.published for _, article in pairs if article.published]
    ranked = [one for one in search.rank(anytime) if not search.filters.hold(one.candidate.published)]
    if question.role and not question.speakers and question.intent != "who_said":
        search.expect(ranked)
        ranked = only_role(question.role, ranked)
    if not ranked or search.certainty(ranked) < search.calibration.threshold:
        return None
    return [one.candidate.published for one in ranked[:5] if one.candidate.published]


def _topics(search: Search) -> tuple[str, ...]:
    """Return what those asked for do talk about, by what the search has read of theirs."""
    from index.answering.topics import find_topics  # what few questions need is not loaded by all

    read = search.read
    for excerpt in {excerpt.article: excerpt for excerpt in read}.values():
        excerpt.check()
    said = [(excerpt.words, excerpt.title) for excerpt in read]
    return find_topics(search.source.searcher, search.question.speakers, total=search.total, said=said)
