"""An article: the text of one report and where it was printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
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
class Article:
    """One report as it was printed; `text` is cleaned before it gets here and never edited after.

    `published` is the day of publication and decides every question about dates; `None` means
    unknown. `sha256` is the hexadecimal digest of the text's UTF-8 bytes.
    """

    id: str
    title: str
    url: str
    outlet: str
    published: date | None
    language: str
    text: str
    sha256: str


def new_article(
    text: str,
    *,
    id: str = "",
    title: str = "",
    url: str = "",
    outlet: str = "",
    published: date | None = None,
    language: str = "",
) -> Article:
    """Return an article with its digest, and an id made from URL, title and text where none is given.

    Lone surrogates are replaced by U+FFFD one for one, because they can neither be hashed nor
    stored; NUL likewise.

    Raises:
        ArticleError: the text holds nothing but white space.
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
    )


def paragraph_at(text: str, span: Span) -> Span:
    """Return the whole paragraph, or run of paragraphs, of `text` that `span` lies in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _make_id(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
