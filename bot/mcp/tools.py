"""The tools: what an assistant may ask of the library. Whatever cannot be answered is a result that says so."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.absent import who_is_unknown, why_nothing, why_nowhere
from bot.desk import Desk
from bot.mcp.results import (
    Checked,
    Found,
    OverTime,
    People,
    Period,
    person_of,
    printed_of,
    quotation_of,
)
from bot.wording.chart import count_periods
from bot.wording.days import day_in_words, read_day
from bot.wording.match import attribution_of
from bot.wording.printable import one_line
from bot.wording.terminal import notes_in_words, say_with
from bot.wording.verdicts import verdict_in_words, weighty_in_words
from corpus.errors import LibraryError, NoStatementError, OnRecordError, WithdrawnError
from index.answering.timeline import in_order
from index.match import Answer
from index.question.request import Request

MAX_ASKED = 2_000
MAX_CHECKED = 10_000
DEFAULT_QUOTATIONS = 5
MAX_QUOTATIONS = 10
MAX_OVER_TIME = 20
MAX_TIMELINE = 1_000
MAX_SPEAKERS = 10
MAX_PERIODS = 48
TEXTS = {
    "note_empty_library": "There are no articles here yet.",
    "note_unknown_speaker": "“{about}” is not in the library; the tool `speaker` finds names.",
}
"""In place of the terminal's, which tell what to type there."""
say = say_with(TEXTS)


def or_null(default: str | int) -> BeforeValidator:
    """Return what reads null as the default: with it some assistants fill in whatever they leave out."""
    return BeforeValidator(lambda given: default if given is None else given)


Question = Annotated[str, or_null(""), Field(description="As people ask: what did Kishi say about deterrence?")]
Speaker = Annotated[str, or_null(""), Field(description="Only words of this person or organisation.")]
Topic = Annotated[str, or_null(""), Field(description="What the words are about.")]
Outlet = Annotated[str, or_null(""), Field(description="Only articles of this outlet.")]
After = Annotated[str, or_null(""), Field(description="Published then or later: 2021-03-16, 2021-03 or 2021.")]
Before = Annotated[str, or_null(""), Field(description="Published before: 2021-03-16, 2021-03 or 2021.")]
Limit = Annotated[
    int, or_null(DEFAULT_QUOTATIONS), Field(description=f"How many quotations, at most {MAX_QUOTATIONS}.")
]
LongLimit = Annotated[int, or_null(MAX_QUOTATIONS), Field(description=f"How many quotations, at most {MAX_OVER_TIME}.")]
Offset = Annotated[int, or_null(0), Field(description="How many to leave out first, to see more.")]
Words = Annotated[str, or_null(""), Field(description="The words, four or more, without quotation marks around them.")]
By = Annotated[str, or_null(""), Field(description="Who is said to have said it; empty for anybody.")]
Name = Annotated[str, or_null(""), Field(description="A name, or one word of it; empty for the most quoted.")]
Id = Annotated[str, or_null(""), Field(description="As given by ask, check_quotation or timeline.")]

log = logging.getLogger(__name__)


class RefusedError(OnRecordError):
    """What cannot be asked or answered; the message says why, and is fit to be a result."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one library; `page` is the address of the page that shows it, empty where there is none."""

    desk: Desk
    page: str = ""

    def ask(
        self,
        question: Question = "",
        speaker: Speaker = "",
        topic: Topic = "",
        outlet: Outlet = "",
        after: After = "",
        before: Before = "",
        limit: Limit = DEFAULT_QUOTATIONS,
        offset: Offset = 0,
    ) -> Found:
        """Return the statements that answer, best first, or why there is no answer."""
        most = min(max(limit, 1), MAX_QUOTATIONS)
        try:
            request = Request(
                question,
                speaker,
                topic=topic,
                outlet=outlet,
                after=_day(after),
                before=_day(before),
                limit=most,
                offset=max(offset, 0),
            )
            answer = self._answer(request)
        except RefusedError as why:
            return Found(status="refused", note=str(why), quotations=[])
        quotations = [quotation_of(match, page=self.page) for match in answer.matches]
        made = Found(status=answer.status, note=_note(answer), quotations=quotations)
        if suggestions := _suggestions(answer):
            made["try_instead"] = suggestions
        if answer.status == "found" and len(answer.matches) == most:
            made["more"] = True
        return made

    def check_quotation(self, quotation: Words = "", speaker: By = "") -> Checked:
        """Return what became of a quotation: whether it is printed, and as whose words."""
        try:
            if max(len(quotation), len(speaker)) > MAX_CHECKED:
                raise RefusedError(f"a quotation to check may have {MAX_CHECKED} characters; check it in parts")
            with _readable():
                library = self.desk.library()
                found = library.check_quotation(quotation, speaker=speaker)
                absent = why_nowhere(library, found)
                unknown = None if absent else who_is_unknown(library, found, speaker)
        except RefusedError as why:
            return Checked(verdict="refused", note=str(why))
        who = one_line(attribution_of(found.match, say)) if found.match else ""
        notes = (
            notes_in_words([unknown] if unknown else [], say),
            verdict_in_words(found, say, who=who, absent=absent),
            weighty_in_words(found, say),
        )
        made = Checked(verdict=found.verdict, note=" ".join(filter(None, notes)))
        if found.changes:
            made["as_asked"] = " ".join(change.words for change in found.changes if change.op != "dropped")
            made["as_printed"] = " ".join(change.words for change in found.changes if change.op != "added")
        if found.match:
            made["quotation"] = quotation_of(found.match, page=self.page)
        if found.passage:
            made["printed"] = printed_of(found.passage.text, found.passage.article)
        return made

    def speaker(self, name: Name = "") -> People:
        """Return the speakers of a name, the most quoted first; of a single one, what they talk about too."""
        try:
            with _readable():
                entries = self.desk.speakers(name[:MAX_ASKED])
                topics = self.desk.library().topics(entries[0].speaker) if len(entries) == 1 else None
                absent = None if entries else why_nothing(self.desk.library())
        except RefusedError as why:
            return People(status="refused", note=str(why), speakers=[])
        if not entries:
            note = notes_in_words([absent], say) if absent else "Nobody of that name is in the library."
            return People(status="unknown_speaker", note=note, speakers=[])
        left = len(entries) - MAX_SPEAKERS
        note = f"{left} more are not listed; give more of the name." if left > 0 else ""
        return People(status="found", note=note, speakers=[person_of(one, topics) for one in entries[:MAX_SPEAKERS]])

    def timeline(
        self,
        speaker: Speaker = "",
        topic: Topic = "",
        after: After = "",
        before: Before = "",
        limit: LongLimit = MAX_QUOTATIONS,
        offset: Offset = 0,
    ) -> OverTime:
        """Return dated statements, the oldest first, and how many fall into each month or year."""
        try:
            request = Request("", speaker, topic=topic, after=_day(after), before=_day(before), limit=MAX_TIMELINE)
            answer = self._answer(request)
        except RefusedError as why:
            return OverTime(status="refused", note=str(why), total=0, periods=[], quotations=[])
        dated, first = in_order(answer), max(offset, 0)
        periods = [one for one in count_periods(match.article.published for match in dated) if one.count]
        made = OverTime(
            status=answer.status,
            note=_note(answer),
            total=len(dated),
            periods=[Period(period=one.label, statements=one.count) for one in periods[-MAX_PERIODS:]],
            quotations=[
                quotation_of(match, page=self.page)
                for match in dated[first : first + min(max(limit, 1), MAX_OVER_TIME)]
            ],
        )
        if suggestions := _suggestions(answer):
            made["try_instead"] = suggestions
        return made

    def statement(self, id: Id = "") -> Found:
        """Return one statement with all its words and the paragraph it stands in."""
        try:
            with _readable():
                match = self.desk.library().statement(id.strip())
        except WithdrawnError as gone:
            return Found(status="withdrawn", note=str(gone), quotations=[])
        except NoStatementError:
            note = "The library has no statement with this id; `ask` gives the ids there are."
            return Found(status="no_such_statement", note=note, quotations=[])
        except RefusedError as why:
            return Found(status="refused", note=str(why), quotations=[])
        return Found(status="found", note="", quotations=[quotation_of(match, page=self.page, whole=True)])

    def _answer(self, request: Request) -> Answer:
        asked = (request.text, request.speaker, request.topic, request.outlet)
        if max(map(len, asked)) > MAX_ASKED:
            raise RefusedError(f"a question, name or topic may have {MAX_ASKED} characters; ask shorter")
        with _readable():
            return self.desk.ask(request)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Refuse, in words that name no folder of this machine, where the library cannot be read."""
    try:
        yield
    except NoStatementError:
        raise
    except LibraryError as error:
        log.error("the library cannot be read: %s", error)
        raise RefusedError("the library cannot be read just now; there is no answer") from error


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError as error:
        raise RefusedError(str(error)) from None


def _note(answer: Answer) -> str:
    """Return what to say beside an answer, and always something where there is none."""
    return notes_in_words(answer.notes, say) or ("" if answer.status == "found" else "There is no answer.")


def _suggestions(answer: Answer) -> list[str]:
    return [one_line(one) if isinstance(one, str) else day_in_words(one) for one in answer.suggestions][:MAX_QUOTATIONS]
