"""An article: the text of one report and where it was printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import ArticleError

UNSTORABLE = re.compile("[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `text[start:end]`, of one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands under its speaker's name in an article that names its speakers itself, as a transcript does.

    `span` is where the words stand, `label` the name or role they stand under, and `place` where they are in what was
    said, as the article gives it: a time code, a column. `found` tells turns that were read from labels in the text
    from those that came with the article, which nobody reads again.
    """

    span: Span
    label: str
    place: str = ""
    found: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was printed; `text` is cleaned before it gets here and never edited after.

    `published` is the day of publication and decides every question about dates; `None` means
    unknown. `sha256` is the hexadecimal digest of the text's UTF-8 bytes. `turns` stand in order and do not overlap.
    """

    id: str
    title: str
    url: str
    outlet: str
    published: date | None
    language: str
    text: str
    sha256: str
    turns: tuple[Turn, ...] = ()

    @property
    def as_given(self) -> Article:
        """The article as it came, without the turns that were found in its text."""
        return replace(self, turns=tuple(turn for turn in self.turns if not turn.found))

    def filled_from(self, other: Article) -> Article:
        """Return this article with its blanks (title, URL, outlet, day, language) as in `other` of the same text."""
        if self.sha256 != other.sha256:
            return self
        return replace(
            self,
            title=self.title or other.title,
            url=self.url or other.url,
            outlet=self.outlet or other.outlet,
            published=self.published or other.published,
            language=self.language or other.language,
        )


def new_article(
    text: str,
    *,
    id: str = "",
    title: str = "",
    url: str = "",
    outlet: str = "",
    published: date | None = None,
    language: str = "",
    turns: Iterable[Turn] = (),
) -> Article:
    """Return an article with its digest, and an id made from URL, title and text where none is given.

    Lone surrogates are replaced by U+FFFD one for one, because they can neither be hashed nor
    stored; NUL likewise.

    Raises:
        ArticleError: the text holds nothing but white space, or a turn lies outside it, overlaps another or has no
            label.
    """
    clean = UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    if not clean.strip():
        raise ArticleError(f"{id or title or url or 'article'}: no text in it; give a file that holds a report")
    digest = hashlib.sha256(clean.encode("utf-8")).hexdigest()
    return Article(
        id=id or _make_id((url, title, clean)),
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        language=language,
        text=clean,
        sha256=digest,
        turns=_in_order(turns, clean, name=id or title or url or "article"),
    )


def _in_order(turns: Iterable[Turn], text: str, *, name: str) -> tuple[Turn, ...]:
    """Return turns as they follow each other, those left out under which nothing stands.

    Raises:
        ArticleError: one lies outside the text, overlaps another or has no label.
    """
    kept: list[Turn] = []
    end = 0
    for turn in sorted(turns, key=lambda turn: turn.span):
        span, label = turn.span, " ".join(UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", turn.label).split())
        what = f"{name}: the turn from {span.start} to {span.end}"
        if not 0 <= span.start <= span.end <= len(text):
            raise ArticleError(f"{what} lies outside its text of {len(text)} characters; count characters from 0")
        if span.start < end:
            raise ArticleError(f"{what} overlaps the one before, which ends at {end}; give each word one speaker")
        if not label:
            raise ArticleError(f"{what} has no label; say whose words they are, or leave the turn out")
        end = span.end
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        if words.strip():
            place = " ".join(UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", turn.place).split())
            kept.append(Turn(Span(start, start + len(words.strip())), label, place, turn.found))
    return tuple(kept)


def paragraph_at(text: str, span: Span) -> Span:
    """Return the whole paragraph, or run of paragraphs, of `text` that `span` lies in."""
    return Span(*_paragraph_edges(text, span.start, span.end))


def paragraph_text(text: str, start: int, end: int) -> str:
    """Return the characters of the paragraph, or run of paragraphs, that `text[start:end]` lies in."""
    start, end = _paragraph_edges(text, start, end)
    return text[start:end]


def paragraph_above(text: str, at: int) -> str:
    """Return the last paragraph above the one that a character stands in, no blank line; empty above the first."""
    end = text.rfind("\n", 0, at) + 1
    while end and text[end - 1].isspace():
        end -= 1
    return text[text.rfind("\n", 0, end) + 1 : end]


def _paragraph_edges(text: str, start: int, end: int) -> tuple[int, int]:
    end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if end < 0 else end


def _make_id(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
