"""A match in words, for terminal and Discord alike: what was said, by whom, how, and the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
MARKS = "“”\"„«»‘’'‹›「」『』"
LEADS_IN = (",", ":", "、", "，", "：")
ENDS = (".", "?", "!", "…", "。", "？", "！")


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


def frame_of(match: Match) -> Span | None:
    """Return the sentence that the words were printed in, `None` where they are a sentence of their own.

    They are none where they begin with a small letter ("was meant for the world beyond"), or in the middle of a
    sentence that neither leads in to them (by a comma or colon) nor lets them end as one. What was spoken under its
    speaker's name stands by itself.
    """
    statement, text = match.statement, match.article.text
    first, last = min(statement.content), max(statement.content, key=lambda span: span.end)
    if statement.spoken or _is_sentence(text, statement.sentence, first, last):
        return None
    around = context_of(match)
    start = max(around.start, min(statement.sentence.start, first.start))
    end = min(around.end, max(statement.sentence.end, last.end))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


def _is_sentence(text: str, sentence: Span, first: Span, last: Span) -> bool:
    """Return whether the words from the first to the last span can stand alone."""
    letter = next((character for character in first.of(text) if character.isalnum()), "")
    if letter.islower():
        return False
    before = text[min(sentence.start, first.start) : first.start].strip().rstrip(MARKS).rstrip()
    return not before or before.endswith(LEADS_IN) or last.of(text).rstrip(f"{MARKS} ").endswith(ENDS)


def marked(match: Match, around: Span) -> Iterator[tuple[Span, bool]]:
    """Yield `around` in consecutive parts, each with whether it belongs to the statement's words."""
    at = around.start
    for span in sorted(match.statement.content):
        start, end = max(span.start, at), min(span.end, around.end)
        if start >= end:
            continue
        if at < start:
            yield Span(at, start), False
        yield Span(start, end), True
        at = end
    if at < around.end:
        yield Span(at, around.end), False


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
    """Return the reporting words, sliced from the article: "said"; none for what stands under a name or behind ":"."""
    how = "" if match.statement.spoken else statement_text(match.article.text, match.statement.cue)
    return how if any(map(str.isalnum, how)) else ""


def kind_of(match: Match) -> str:
    """Return how the words are given, the end of a text's key: direct, mixed, indirect, or spoken."""
    return "spoken" if match.statement.spoken else match.statement.kind


def role_of(match: Match) -> str:
    """Return what the article calls the speaker; nothing behind the name of whoever tells it, whose it would seem."""
    return "" if match.statement.told_by else match.role


def around(passage: Passage) -> tuple[str, str, str]:
    """Return the words of a passage with the paragraph, or title, before and behind them, sliced from the article."""
    article, span = passage.article, passage.span
    text = article.title if passage.in_title else article.text
    whole = paragraph_at(text, span)
    return text[whole.start : span.start], span.of(text), text[span.end : whole.end]
