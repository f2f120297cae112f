"""A match in words, for terminal and Discord alike: what was said, by whom, how, and the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.wording.notes import Say
from corpus.article import Span, paragraph_at
from corpus.statement import statement_text
from index.match import Match

if TYPE_CHECKING:
    from index.checking.check import Passage

# Characters of a paragraph that are shown on either side of a statement and its attribution.
MAX_BESIDE = 4_000
OPENING = ("“", '"', "„", "«", "‘", "'", "‹")


def words_of(match: Match) -> str:
    """Return the words themselves, sliced from the article."""
    return statement_text(match.article.text, match.statement.content)


def quotation_of(match: Match) -> str:
    """Return the words as people read them: in quotation marks where all of them were, or were spoken.

    What was spoken may hold marks of its own, so it gets a pair around it whatever it begins with. A paraphrase keeps
    only the quotation marks the article printed: to put others around it would make the reporter's words the
    speaker's.
    """
    words = words_of(match)
    statement = match.statement
    if statement.kind != "direct" or (words.startswith(OPENING) and not statement.spoken):
        return words
    return f"“{words}”"


def context_of(match: Match) -> Span:
    """Return the paragraph, or run of paragraphs, that holds the statement's words and its attribution.

    Of a paragraph as long as a chapter it is what stands near, from one blank to another.
    """
    statement = match.statement
    spans = (*statement.content, *statement.cue, *statement.source)
    text, said = match.article.text, Span(min(s.start for s in spans), max(s.end for s in spans))
    around = paragraph_at(text, said)
    start, end = max(around.start, said.start - MAX_BESIDE), min(around.end, said.end + MAX_BESIDE)
    if start > around.start:
        start = text.find(" ", start, said.start) + 1 or said.start
    if end < around.end:
        end = max(text.rfind(" ", said.end, end), said.end)
    return Span(start, end)


def who_of(match: Match, *, join: Callable[[Sequence[str]], str] = " and ".join, unnamed: str = "unnamed") -> str:
    """Return the full names of the speakers, or the mention as printed where nobody is named."""
    names = [speaker.name for speaker in match.statement.speakers]
    return join(names) or statement_text(match.article.text, match.statement.source) or unnamed


def attribution_of(
    match: Match, say: Say, *, join: Callable[[Sequence[str]], str] = " and ".join, unnamed: str = "unnamed"
) -> str:
    """Return the same, with who tells it where the article has it from somebody else: "Lind, as told by Pell"."""
    who, tellers = who_of(match, join=join, unnamed=unnamed), [teller.name for teller in match.statement.told_by]
    return say("told_by", who=who, teller=join(tellers)) if tellers else who


def place_of(match: Match) -> str:
    """Return where the words are in what was said, as the article tells: a time code, a column; mostly nothing."""
    first = match.statement.content[0]
    return next((turn.place for turn in match.article.turns if turn.span.overlaps(first)), "")


def how_of(match: Match) -> str:
    """Return the reporting words, sliced from the article: "said", "invited"; none for what is spoken under a name."""
    return "" if match.statement.spoken else statement_text(match.article.text, match.statement.cue)


def around(passage: Passage) -> tuple[str, str, str]:
    """Return the words of a passage with the paragraph, or title, before and behind them, sliced from the article."""
    article, span = passage.article, passage.span
    text = article.title if passage.in_title else article.text
    whole = paragraph_at(text, span)
    return text[whole.start : span.start], span.of(text), text[span.end : whole.end]
