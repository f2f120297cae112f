"""The extractor: an article in, its statements with their speakers out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.article import Article, Span, Turn, new_article
from corpus.statement import Speaker, Statement, statement_id
from corpus.statements.finding import Finding
from corpus.text.furniture import find_furniture, parts_between
from corpus.text.language import language_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

log = logging.getLogger(__name__)

VERSION = "22"
"""Rises whenever the same article would give other statements; libraries rebuild what is older."""

WARMING = (
    "“It holds,” said Mr. William Aker, Norway’s minister of dams and president of the Water Board (WB), in Bergen. "
    "Bill Aker, 62, said that the minister left. Norway’s Aker Rail said so; Ohio officials agreed that it was."
)
"""A report that needs every lexicon."""
LANGUAGES = frozenset({"en"})
MAX_PIECE = 10_000
"""Characters parsed in one piece: the parser's memory grows with a text's length, and this keeps it flat."""
MAX_REPORT = 100_000
"""Characters whose pieces are put together again, so that a name is known from one end of a report to the other."""
CUTS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?]) +"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the article that came as number `turn`, short enough to parse; it begins at character `start`."""

    turn: int
    article: Article
    start: int


class Extractor:
    """Finds statements and names their speakers; the parser is loaded with the first article."""

    version = VERSION

    def reads(self, article: Article) -> bool:
        """Return whether the article is in a language whose statements can be found, or too short to tell."""
        language = article.language or language_of(article.text)
        return not language or language[:2].lower() in LANGUAGES

    def warm_up(self) -> None:
        """Load the parser, the lexicons and what recognises languages now rather than with the first article."""
        self.extract(new_article(WARMING, id="warming"))

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article in the order in which they stand there."""
        return next(iter(self.extract_all([article])))[1]

    def extract_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]:
        """Yield every article, with the turns found in it, and its statements, in order; other languages have none.

        Articles are parsed in small batches, long ones in pieces, so that time is linear in the
        text's length and memory does not grow with it.
        """
        from corpus.text.parser import parse_all
        from corpus.turns.finding import with_turns

        parsed = parse_all(self._pieces(articles))
        # Its turn tells an article's pieces apart: the same report may come twice in a row.
        for _, pieces in groupby(parsed, key=lambda pair: pair[1].turn):
            statements: list[Statement] = []
            for doc, piece in _put_together(pieces):
                article = piece.article
                statements.extend(_read_piece(doc, piece))
            yield with_turns(article, statements), statements

    def _pieces(self, articles: Iterable[Article]) -> Iterator[tuple[str, _Piece]]:
        """Yield the texts to parse, an empty one for an article that is not read."""
        for turn, article in enumerate(articles):
            if not self.reads(article):
                log.info("%s: not in English; left without statements", article.id)
                yield "", _Piece(turn, article, 0)
                continue
            for span in cut(article.text):
                yield span.of(article.text), _Piece(turn, article, span.start)


def cut(text: str, longest: int = MAX_PIECE) -> Iterator[Span]:
    """Yield spans of at most `longest` characters that make up `text`, cut between paragraphs where there are any."""
    start = 0
    while len(text) - start > longest:
        end = next(
            (place for pattern in CUTS if (place := _last(pattern, text, start, start + longest))), start + longest
        )
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last place in the second half of a stretch ends that the pattern matches, or 0."""
    last = 0
    for match in pattern.finditer(text, (start + end) // 2, end):
        last = match.end()
    return last


def _put_together(pieces: Iterable[tuple[Doc, _Piece]]) -> Iterator[tuple[Doc, _Piece]]:
    """Yield the pieces of one article, joined as far as `MAX_REPORT` allows."""
    waiting: list[tuple[Doc, _Piece]] = []
    for doc, piece in pieces:
        if waiting and piece.start + MAX_PIECE - waiting[0][1].start > MAX_REPORT:
            yield _join(waiting)
            waiting = []
        waiting.append((doc, piece))
    yield _join(waiting)


def _join(pieces: Sequence[tuple[Doc, _Piece]]) -> tuple[Doc, _Piece]:
    """Return neighbouring pieces as one parse."""
    from spacy.tokens import Doc

    if len(pieces) == 1:
        return pieces[0]
    joined = Doc.from_docs([doc for doc, _ in pieces], ensure_whitespace=False)
    assert joined is not None, "there are pieces to join"
    return joined, pieces[0][1]


def _read_piece(doc: Doc, piece: _Piece) -> Iterator[Statement]:
    """Yield the statements of one parsed piece, placed in the article."""
    from corpus.speakers.naming import name_speakers
    from corpus.statements.finder import find_statements

    article = piece.article
    turns = _turns_of(article, Span(piece.start, piece.start + len(doc.text))) if article.turns else []
    findings = find_statements(doc, turns)
    everything = [each for finding in findings for each in (finding, *finding.inner)]
    speakers = name_speakers(doc, everything, published=article.published, title=article.title)
    named = iter(_by_label(everything, speakers, turns, article.published) if turns else speakers)
    part = article.text[piece.start : piece.start + len(doc.text)]
    between = [Span(one.start + piece.start, one.end + piece.start) for one in find_furniture(part)]
    for finding in findings:
        moved = finding.moved(lambda at: at + piece.start) if piece.start else finding
        who = next(named)
        inner = [_make_statement(each, article, next(named), between, told_by=who) for each in moved.inner]
        yield _make_statement(_with_share(moved, article, who), article, who, between, inner=inner)


def _with_share(finding: Finding, article: Article, speakers: Sequence[Speaker]) -> Finding:
    """Return a finding with whoever answered so in its words, where it is that of a body that has made a poll."""
    from corpus.statements.shares import with_share

    of_bodies = speakers and all(one.kind == "organisation" for one in speakers)
    return with_share(finding, article.text) if of_bodies else finding


def _turns_of(article: Article, part: Span) -> list[Turn]:
    """Return the turns the article came with, as far as they stand in a part of its text, as places in that part."""
    return [
        replace(
            turn, span=Span(max(turn.span.start, part.start) - part.start, min(turn.span.end, part.end) - part.start)
        )
        for turn in article.as_given.turns
        if turn.span.overlaps(part)
    ]


def _by_label(
    findings: Sequence[Finding], named: Sequence[tuple[Speaker, ...]], turns: Sequence[Turn], published: date | None
) -> Iterator[tuple[Speaker, ...]]:
    """Yield whom each finding is by, where what stands in a turn is by whom the turn's label means."""
    from corpus.statements.given import RULE
    from corpus.turns.naming import name_labels

    labels = {turn.span: turn.label for turn in turns}
    people = name_labels(labels.values(), [who for each in named for who in each], published=published)
    for finding, who in zip(findings, named, strict=True):
        label = labels.get(finding.content[0]) if finding.rule == RULE else None
        bearer = people[label] if label is not None else None
        yield who if label is None else (bearer,) if bearer else ()


def _make_statement(
    finding: Finding,
    article: Article,
    speakers: Sequence[Speaker],
    furniture: Sequence[Span],
    *,
    inner: Sequence[Statement] = (),
    told_by: Sequence[Speaker] = (),
) -> Statement:
    """Return a finding as a statement of its article, without what the page prints inside its words."""
    content = tuple(part for span in finding.content for part in parts_between(article.text, span, furniture))
    content = content or finding.content
    return Statement(
        id=statement_id(article.id, content),
        article_id=article.id,
        content=content,
        quoted=finding.quoted,
        cue=finding.cue,
        source=finding.source,
        speakers=tuple(speakers),
        kind=finding.kind,
        sentence=finding.sentence,
        confidence=finding.confidence,
        inner=tuple(inner),
        spoken=finding.spoken,
        told_by=tuple(told_by),
    )
