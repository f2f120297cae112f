"""The thread: what a conversation is about so far, so that a follow-up may leave it out ("and on Taiwan?")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.statement import Speaker
from index.question.asked.asked import Asked
from index.question.question import Question
from index.question.tokens import find_tokens

FOLLOWS = re.compile(r"^\W*(?:and|but|also|what about|how about|what else|then|same|ok(?:ay)?)\b", re.I)
MEANS_BEFORE = frozenset({"he", "she", "they", "him", "her", "them", "his", "their", "it", "that"})
MAX_SHORT = 4


@dataclass(frozen=True, slots=True)
class Thread:
    """Whom the last question was about, on what topic and in which days; empty where it named nobody or nothing."""

    asked: tuple[Asked, ...] = ()
    topic: str = ""
    after: date | None = None
    before: date | None = None


def keep(question: Question, thread: Thread | None = None) -> Thread:
    """Return the thread after `question`, which has been through `recall` where there was one before."""
    if not question.asked and not question.topic:
        return thread or Thread()
    return Thread(question.asked, question.topic, question.after, question.before)


# Three things a follow-up may leave out, each by a rule of its own: they read more easily beside each other.
def recall(thread: Thread | None, question: Question) -> Question:
    """Return the question with what it leaves out taken from the thread, or as it is where it stands alone.

    A follow-up begins as one ("and", "what about") or is short, and lacks a speaker or a topic; one
    with "he" or "she" and no name means the speaker before.
    """
    folds = [token.fold for token in find_tokens(question.text)]
    follows = bool(FOLLOWS.match(question.text)) or len(folds) <= MAX_SHORT
    if thread is None or question.unknown or question.unnamed or not (follows or MEANS_BEFORE & set(folds)):
        return question
    asked = question.asked
    if not asked and question.intent != "who_said":
        asked = thread.asked
    topic = question.topic if question.topic.casefold() not in MEANS_BEFORE else ""
    if not topic and (follows or not question.asked):
        topic = thread.topic
    days = question if question.after or question.before or not follows else thread
    return replace(
        question,
        asked=asked,
        speakers=_speakers(asked),
        topic=topic,
        after=days.after,
        before=days.before,
        core=f"{', '.join(one.mention for one in asked)}: {topic}" if asked else topic,
    )


def _speakers(asked: tuple[Asked, ...]) -> tuple[Speaker, ...]:
    return tuple(dict.fromkeys(speaker for one in asked for speaker in one.speakers))
