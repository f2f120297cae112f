"""Silence: the lines for a question without an answer, each with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.statement import Speaker
from index.match import Answer
from index.notes import Note
from index.question.question import Question


def empty_library(question: Question) -> Answer:
    """Return the answer of a library with nothing in it."""
    return Answer(question, "empty_library", notes=(Note("empty_library"),))


def no_question(question: Question) -> Answer:
    """Return the answer to a text that asks nothing."""
    return Answer(question, "no_question", notes=(Note("no_question"),))


def unknown_speaker(question: Question) -> Answer:
    """Return the answer where the library has no statement of the one asked for; the nearest names are suggested."""
    known = tuple(question.nearest)
    note = Note("unknown_speaker", question.unknown, known)
    return Answer(question, "unknown_speaker", suggestions=known, notes=(note,))


def ambiguous_speaker(question: Question, name: str, speakers: Sequence[Speaker]) -> Answer:
    """Return the question asked back: which of the people of that name is meant."""
    names = tuple(speaker.name for speaker in speakers)
    return Answer(question, "ambiguous_speaker", suggestions=names, notes=(Note("ambiguous_speaker", name, names),))


def silent_on_topic(question: Question, topics: Sequence[str]) -> Answer:
    """Return the answer where nothing in the library fits; `topics` are what those asked for do talk about."""
    nothing = Note("silent", question.topic, tuple(speaker.name for speaker in question.speakers))
    if topics:
        then = Note("there_are_topics", names=tuple(topics))
    else:
        then = Note("leave_out_topic" if question.speakers else "other_words")
    return Answer(question, "silent_on_topic", suggestions=tuple(topics), notes=(nothing, then))


def outside_dates(question: Question, first: date | None, last: date | None) -> Answer:
    """Return the answer where something fits, but not in the days asked for; `first` and `last` are when it does."""
    names = tuple(speaker.name for speaker in question.speakers)
    nothing = Note("outside_dates", names=names, first=question.after, last=question.before)
    when = tuple(dict.fromkeys(day for day in (first, last) if day))
    return Answer(question, "outside_dates", suggestions=when, notes=(nothing, Note("dated", first=first, last=last)))
