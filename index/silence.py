"""Silence: the lines for a question without an answer, each with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.statement import Speaker
from index.match import Answer
from index.question import Question

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def empty_library(question: Question) -> Answer:
    """Return the answer of a library with nothing in it."""
    return Answer(question, "empty_library", note="The library is empty; add an article first: onrecord add FILE.")


def no_question(question: Question) -> Answer:
    """Return the answer to a text that asks nothing."""
    note = "That asks for nobody and nothing; try “what did NAME say about TOPIC?”."
    return Answer(question, "no_question", note=note)


def unknown_speaker(question: Question) -> Answer:
    """Return the answer where the library has no statement of the one asked for; the nearest names are suggested."""
    known = question.nearest
    then = f"the nearest names are {_list(known)}" if known else "onrecord speakers lists who is"
    note = f"“{_short(question.unknown)}” is not in the library; {then}."
    return Answer(question, "unknown_speaker", suggestions=known, note=note)


def ambiguous_speaker(question: Question, name: str, speakers: Sequence[Speaker]) -> Answer:
    """Return the question asked back: which of the people of that name is meant."""
    names = tuple(speaker.name for speaker in speakers)
    note = f"“{_short(name)}” can be {_list(names)}; give the full name or a topic."
    return Answer(question, "ambiguous_speaker", suggestions=names, note=note)


def silent_on_topic(question: Question, topics: Sequence[str]) -> Answer:
    """Return the answer where nothing in the library fits; `topics` are what those asked for do talk about."""
    topic = f" on “{_short(question.topic)}”" if question.topic else ""
    if question.speakers:
        who = _list([speaker.name for speaker in question.speakers], most=3)
        then = f"there is something on {_list(topics)}" if topics else "leave out the topic to see all there is"
        note = f"Nothing by {who}{topic}; {then}."
    else:
        note = f"Nothing{topic} in the library; try other words, or a name with them."
    return Answer(question, "silent_on_topic", suggestions=tuple(topics), note=note)


def outside_dates(question: Question, first: date | None, last: date | None) -> Answer:
    """Return the answer where something fits, but not in the days asked for; `first` and `last` are when it does."""
    who = _list([speaker.name for speaker in question.speakers], most=3) if question.speakers else "this"
    asked = days_in_words(question.after, question.before)
    when = tuple(dict.fromkeys(_day(day) for day in (first, last) if day))
    there = f"there is something from {' to '.join(when)}" if when else "what there is has no date"
    note = f"Nothing by {who} {asked}; {there}." if question.speakers else f"Nothing on it {asked}; {there}."
    return Answer(question, "outside_dates", suggestions=when, note=note)


def days_in_words(after: date | None, before: date | None) -> str:
    """Return the days asked for in words: "since 1 March 2021", "before 1 January 2022", "from ... to before ..."."""
    if after and before:
        return f"from {_day(after)} to before {_day(before)}"
    if after:
        return f"since {_day(after)}"
    return f"before {_day(before)}" if before else "in those days"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _list(words: Sequence[str], *, most: int = 5) -> str:
    shown = list(words[:most])
    if len(words) > most:
        shown.append(f"{len(words) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
