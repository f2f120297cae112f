"""An answer: the statements that match a question, best first, or the reason there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

# For types only: a match is a record, and whoever shows one need not load the store and what reads questions (0.2 s).
if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.statement import Statement
    from index.notes import Note
    from index.question.question import Question
    from index.stores.contents import Contents

Status = Literal[
    "found",
    "unsure",
    "unknown_speaker",
    "silent_on_topic",
    "outside_dates",
    "ambiguous_speaker",
    "no_question",
    "empty_library",
]


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that answers, the article it is sliced from, and how well it fits (0 to 1).

    `role` is what that article calls the one speaker, empty where it says nothing; `also_in` are
    matches with the same words in other articles; `corrected` is how often the article was
    corrected since it was added (looked up for a single statement, else 0).
    """

    statement: Statement
    article: Article
    score: float
    role: str = ""
    also_in: tuple[Match, ...] = ()
    corrected: int = 0

    @property
    def words(self) -> str:
        """The words themselves, cut from the article; " … " stands where an attribution interrupts them."""
        # Here and not above: to show a match one need not load what makes statements.
        from corpus.statement import statement_text

        return statement_text(self.article.text, self.statement.content)


def match_of(store: Contents, statement: Statement, article: Article, score: float = 1.0) -> Match:
    """Return a statement of the library as a match, with the role the article gives its speaker."""
    return with_roles(store, [Match(statement, article, score)])[0]


def with_roles(store: Contents, matches: Sequence[Match]) -> list[Match]:
    """Return matches, and those they are also in, with the roles their articles give their speakers.

    Of several speakers none has a role: beside their names it would seem to be each one's.
    """
    pairs = dict.fromkeys(pair for match in matches for one in (match, *match.also_in) if (pair := _named(one)))
    roles = store.roles(list(pairs)) if pairs else {}

    def called(match: Match) -> Match:
        pair = _named(match)
        return replace(match, role=roles.get(pair, "") if pair else "")

    return [replace(called(match), also_in=tuple(map(called, match.also_in))) for match in matches]


def _named(match: Match) -> tuple[str, str] | None:
    """Return the article and the one speaker of a match, by id."""
    speakers = match.statement.speakers
    return (match.article.id, speakers[0].id) if len(speakers) == 1 else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question: matches best first where `status` is found or unsure, else none.

    With `unsure` nothing is sure to answer, and the matches are the closest there is.

    `suggestions` are next steps as data: the nearest names for an unknown or ambiguous speaker,
    topics the speaker does talk about, the days there is something from. `notes` are what the
    reader should know: whom the answer covers, what was corrected in the question, why there is silence.
    `approximate` is whether something was looked for by an index that may miss some statements.
    """

    question: Question
    status: Status
    matches: tuple[Match, ...] = ()
    suggestions: tuple[str | date, ...] = ()
    notes: tuple[Note, ...] = ()
    approximate: bool = False
