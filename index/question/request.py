"""A request: a question in words, with what is said beside the words: filters, how many matches, the thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corpus.statement import Kind
from index.question.asked.slot import read_holders, read_name
from index.question.names import Names
from index.question.question import Question
from index.question.thread import Thread


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks of a library.

    `text` is the question. The filters say the same as words in it would, and count where both do: `speaker` and
    `role` whose words, `topic` on what, `outlet` where (where none is given, any of `among`), `after` (inclusive) and
    `before` (exclusive) when they were published, `kind` how they were reported. `limit` matches are wanted, `offset`
    of them left out first. `thread` is what the question before was about, for a follow-up that leaves it out ("and on
    Taiwan?").
    """

    text: str = ""
    speaker: str = ""
    role: str = ""
    topic: str = ""
    outlet: str = ""
    among: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    kind: Kind | None = None
    limit: int = 5
    offset: int = 0
    thread: Thread | None = None


def apply_filters(request: Request, question: Question, names: Names) -> Question:
    """Return the question with the speaker, the role, the topic and the days of the request in place of its own."""
    for text, read in ((request.speaker, read_name), (request.role, read_holders)):
        if text.strip():
            asked = read(text, names)
            question = replace(
                question,
                asked=asked,
                speakers=tuple(dict.fromkeys(one for each in asked for one in each.speakers)),
                unknown="" if asked else text.strip(),
                nearest=() if asked else names.nearest(text),
                unnamed=None,
            )
    return replace(
        question,
        topic=request.topic.strip() or question.topic,
        after=request.after or question.after,
        before=request.before or question.before,
        dated="" if request.after or request.before else question.dated,
    )
