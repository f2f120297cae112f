"""A statement: words an article attributes to somebody, and the speaker they are attributed to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from corpus.article import Span

Kind = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a speaker was called ("Japan's defense minister"); the days of the first and last article that said so."""

    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or organisation that statements are attributed to.

    Inside one article `aliases` are the forms of the name printed there and `roles` those the
    article gives. In the library they are gathered from all articles, and `id` is stable.
    """

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, as places in one article's text.

    `content` is the reported words (several spans where an attribution interrupts them), without
    a leading "that"; `quoted` the parts of it inside quotation marks; `cue` the reporting words;
    `source` the mention of the speaker as printed; `speakers` whom the mention means: two for a
    joint statement, none where nobody is named. `sentence` runs from the first to the last
    sentence the statement stands in. `confidence` is the estimated probability that content and
    speaker are right. `spoken` holds for what stands under its speaker's name in a transcript or an
    interview: `kind` is direct and `quoted` all of it, although no marks are printed.

    `inner` are the statements reported inside it: in `Lindqvist said that Aker believes it holds` the statement is
    Lindqvist's, and inside it is one of Aker's. That one is `told_by` Lindqvist; `told_by` is empty for what an
    article reports at first hand. A library keeps both side by side (`side_by_side`), so that what is read back from
    it has no `inner`.
    """

    id: str
    article_id: str
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    kind: Kind
    sentence: Span
    confidence: float
    inner: tuple[Statement, ...] = field(default=(), compare=False)
    spoken: bool = False
    told_by: tuple[Speaker, ...] = ()


MARKS = " \t\n“”„‟\"«»‹›‘’‚'`,;:–—"
"""What is at the edge of a quotation and belongs to neither side of it."""

MIN_HEARSAY = 0.55
"""Below this confidence a report inside a report is mostly none ("said the man bashed his head"), read one by one."""


def side_by_side(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements, each followed by those inside it that somebody named tells of somebody else who is named.

    What people tell of themselves stays their own statement, and hearsay of nobody named, or about nobody named, only
    a part of the one around it, as does what is hardly a report (`MIN_HEARSAY`). A quotation with its own speaker that
    nobody named vouches for is that speaker's: `"It leaks," Lindqvist said, according to a transcript`. No two of those
    returned have the same content.
    """
    found: dict[tuple[Span, ...], Statement] = {}
    for statement in statements:
        found.setdefault(statement.content, replace(statement, inner=()))
        for inner in statement.inner:
            tellers = {teller.id for teller in inner.told_by}
            told = tellers and tellers.isdisjoint(speaker.id for speaker in inner.speakers)
            if inner.speakers and (told or _is_vouched_for(inner, statement)) and inner.confidence >= MIN_HEARSAY:
                found.setdefault(inner.content, inner)
    return list(found.values())


def _is_vouched_for(inner: Statement, outer: Statement) -> bool:
    """Return whether nobody named only vouches for a quotation, which stands with its own attribution first."""
    first = min(span.start for span in (*inner.content, *inner.source))
    return not outer.speakers and inner.kind == "direct" and first == outer.content[0].start


def statement_id(article_id: str, content: Sequence[Span]) -> str:
    """Return the id of the statement with this content: stable however often the article is read."""
    spans = ",".join(f"{span.start}-{span.end}" for span in content)
    return hashlib.sha256(f"{article_id}\x1f{spans}".encode("utf-8", "replace")).hexdigest()[:12]


def statement_text(text: str, content: Sequence[Span]) -> str:
    """Return the words themselves: the spans sliced from the article, joined by " … "."""
    return " … ".join([text[span.start : span.end] for span in content])


def paraphrased(statement: Statement, text: str) -> tuple[Span, ...]:
    """Return the parts of the content that are the reporter's words, without blanks and marks at their ends.

    `text` is the text of the article.
    """
    parts = []
    for span in statement.content:
        inside = sorted(quoted for quoted in statement.quoted if quoted.overlaps(span))
        edges = [span.start, *(edge for quoted in inside for edge in (quoted.start, quoted.end)), span.end]
        parts += [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    return tuple(own for part in parts if (own := _without_marks(part, text)))


def _without_marks(span: Span, text: str) -> Span | None:
    words = span.of(text)
    inner = words.strip(MARKS)
    start = span.start + len(words) - len(words.lstrip(MARKS))
    return Span(start, start + len(inner)) if any(map(str.isalnum, inner)) else None
